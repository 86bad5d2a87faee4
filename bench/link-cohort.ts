import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Random, seededRandom } from '../fixtures/generator/random.ts';
import type { Snils } from '../src/domain/identifiers.ts';
import type { IsoDate } from '../src/domain/iso-date.ts';
import type { KnownPerson, LinkDecision, PersonIdentity } from '../src/domain/person-link.ts';
import type { SpoCode } from '../src/domain/spo-code.ts';
import { comparePair, type Pair } from '../src/matching/link/compare-pair.ts';
import { createDescriber } from '../src/matching/link/describe-person.ts';
import { indexPersons } from '../src/matching/link/index-persons.ts';
import { FIELDS, LEVELS } from '../src/matching/link/levels.ts';
import { createPersonLinker } from '../src/matching/link/link-person.ts';
import { withNamesInUse } from '../src/matching/link/names-in-use.ts';
import { readLinkWeights } from '../src/matching/link/read-link-weights.ts';
import { readNameFrequencies } from '../src/matching/link/read-name-frequencies.ts';

/** Two lists of one cohort, a week apart, each with its own mistakes, and who is who. */
export interface Cohort {
  readonly known: readonly KnownPerson[];
  readonly rows: readonly PersonIdentity[];
  /** By row: the known person it is about, null for a new one. */
  readonly truth: readonly (number | null)[];
  /** By id: the twin. */
  readonly twins: ReadonlyMap<number, number>;
}

/** How well a cohort was linked. Shares 0–1. */
export interface LinkQuality {
  readonly precision: number;
  readonly recall: number;
  /** Recall when a reviewer finds the right person among the candidates shown. */
  readonly recallAfterReview: number;
  /** Share of rows with a question to a reviewer. */
  readonly review: number;
  readonly wrong: number;
  readonly twinsMerged: number;
}

/** What a list gets wrong, as shares of its rows; the first list has half of the mistakes. */
const MISTAKES = {
  surname: 0.015,
  name: 0.01,
  patronymic: 0.012,
  lookAlikes: 0.02,
  capitals: 0.04,
  yo: 0.3,
  spelling: 0.05,
  changedSurname: 0.015,
  lostPatronymic: 0.02,
  swappedCells: 0.003,
  initials: 0.001,
  birthTypo: 0.01,
  noBirth: 0.03,
  noBirthColumn: 0.04,
  noSnils: 0.4,
  wrongSnils: 0.0005,
  otherCollege: 0.005,
  noCollege: 0.005,
  noGroup: 0.05,
  otherGroup: 0.01,
  noProgramme: 0.03,
};
/** Share of people whose names no table of the product lists. */
const UNLISTED = 0.08;
const UNLISTED_MEN =
  'Айнур Азамат Алмаз Анзор Арсен Аюр Баир Бато Беслан Гасан Дамир Джамал Жаргал Заур Ильнур Инал Казбек Мансур Мурад Нурлан Омар Радмир Расул Салават Сослан Темирлан Умар Фанис Хизир Чингиз Шахзод Эрдэни'.split(
    ' ',
  );
const UNLISTED_WOMEN =
  'Айгерим Айзиля Альфия Аюна Баира Гузель Гулия Дарима Джамиля Заира Ильвина Карима Ляйсан Мадинат Муслимат Наргиз Оюна Разина Саида Сарюна Субират Туяна Умукусюм Фарида Хадижат Чимита Шахноза Эльмира Эржена'.split(
    ' ',
  );
const TWINS = 0.012;
const NAMESAKES = 0.002;

interface Someone {
  readonly id: number;
  readonly woman: boolean;
  /** Masculine form. */
  readonly surname: string;
  readonly name: string;
  readonly father: string;
  readonly birthDate: string;
  readonly snils: Snils;
  readonly college: number;
  readonly programme: number;
  readonly group: number;
}

type Weighted = readonly [readonly string[], Float64Array];

function weighted(entries: readonly (readonly [string, number])[]): Weighted {
  const sums = new Float64Array(entries.length);
  let total = 0;
  for (const [at, [, weight]] of entries.entries()) {
    total += weight;
    sums[at] = total;
  }
  return [entries.map(([text]) => text), sums];
}

function draw(random: Random, [items, sums]: Weighted): string {
  const at = random.next() * (sums.at(-1) ?? 0);
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return items[low] ?? '';
}

/** The long tail behind the hundred commonest surnames: 21 000 invented ones, many a letter apart, by Zipf's law. */
function rareSurnames(random: Random): readonly (readonly [string, number])[] {
  const heads =
    'Бар Вер Гор Дол Жар Зим Каз Кос Лап Лит Мар Мур Неч Ост Пан Пер Рог Руд Сав Сал Сен Тат Тер Тур Уст Фар Хар Цвет Чер Чур Шал Шев Щег Юд Яр Бел Вол Гал Дуб Кор Куз Лук Мел Нос Пол Рыб Сур Труб'.split(
      ' ',
    );
  const middles = 'ан ач ен ет ик ищ об ов ош ук ул ун ч ш к н л ыг ат ем'.split(' ');
  const tails = 'ов ев ин ский енко ович юк ко ый ян'.split(' ');
  const all = heads.flatMap((head) => middles.flatMap((middle) => tails.map((tail) => head + middle + tail)));
  const doubled = all.flatMap((name) => [name, `${name.slice(0, 3)}о${name.slice(3)}`]);
  return random.shuffle(doubled).map((name, at) => [name, 1 / (at + 40)] as const);
}

/** How unlike the two lists are. */
export interface CohortOptions {
  /** Multiplies the mistakes. */
  readonly mess?: number;
  /** Share of people who are new in the second list, and of those who are missing from it. */
  readonly turnover?: number;
}

/** A cohort of so many persons. The same size and seed give the same cohort. */
export function generateCohort(
  size: number,
  seed: string,
  { mess = 1, turnover = 0.03 }: CohortOptions = {},
): Cohort {
  const random = seededRandom(`link-cohort/${seed}`);
  const people = generatePeople(size, random.fork('people'));
  const twins = new Map<number, number>();
  for (const [twin, other] of people.twins) twins.set(twin, other).set(other, twin);
  const known: KnownPerson[] = [];
  const rows: { row: PersonIdentity; truth: number | null }[] = [];
  const [first, second, staying] = [random.fork('first'), random.fork('second'), random.fork('staying')];
  for (const someone of people.all) {
    const isNew = staying.chance(turnover);
    if (!isNew) known.push({ id: someone.id, identities: [writeRow(someone, first, 0.5 * mess, null)] });
    if (!isNew && staying.chance(turnover)) continue;
    const married =
      someone.woman && second.chance(MISTAKES.changedSurname) ? second.pick(people.all).surname : null;
    rows.push({ row: writeRow(someone, second, mess, married), truth: isNew ? null : someone.id });
  }
  const mixed = random.fork('order').shuffle(rows);
  return { known, rows: mixed.map(({ row }) => row), truth: mixed.map(({ truth }) => truth), twins };
}

function generatePeople(size: number, random: Random) {
  const file = new URL('../src/matching/link/data/name-frequencies.json', import.meta.url);
  const table = JSON.parse(readFileSync(file, 'utf8'));
  const common = Object.entries<number>(table.surnames);
  const commonShare = common.reduce((sum, [, count]) => sum + count, 0) / 100_000;
  const commonSurnames = weighted(common);
  const rare = weighted(rareSurnames(random.fork('surnames')));
  const men = weighted(Object.entries<number>(table.men));
  const women = weighted(Object.entries<number>(table.women));
  const colleges = Math.max(1, Math.round(size / 200));
  const all: Someone[] = [];
  const twins: [number, number][] = [];
  const place = () => ({
    college: random.int(1, colleges),
    programme: random.int(1, 4),
    group: random.int(1, 2),
  });
  while (all.length < size) {
    const id = all.length + 1;
    const woman = random.chance(0.5);
    const before = all.length > 0 ? random.pick(all) : null;
    const namesake = before !== null && random.chance(NAMESAKES) ? before : null;
    const given = (other: boolean) =>
      random.chance(UNLISTED)
        ? random.pick(other ? UNLISTED_WOMEN : UNLISTED_MEN)
        : draw(random, other ? women : men);
    const someone: Someone = {
      id,
      woman,
      surname: draw(random, random.chance(commonShare) ? commonSurnames : rare),
      name: given(woman),
      father: given(false),
      birthDate: generateBirthDate(random),
      snils: impossibleSnils(id),
      ...place(),
      ...(namesake && {
        woman: namesake.woman,
        surname: namesake.surname,
        name: namesake.name,
        father: namesake.father,
        college: namesake.college,
      }),
    };
    all.push(someone);
    if (all.length < size && random.chance(TWINS)) {
      const sister = random.chance(0.6) ? someone.woman : !someone.woman;
      let name = someone.name;
      while (name === someone.name) name = given(sister);
      const apart = random.chance(0.3) ? place() : {};
      all.push({ ...someone, id: id + 1, woman: sister, name, snils: impossibleSnils(id + 1), ...apart });
      twins.push([id, id + 1]);
    }
  }
  return { all, twins };
}

/** Most finish at 18–20: the year of birth is 2006–2008, with a thin tail. */
function generateBirthDate(random: Random): string {
  const year = random.chance(0.85) ? random.int(2006, 2007) : random.int(2003, 2008);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`;
}

/** Numbers of the series 999 were never issued. */
function impossibleSnils(number: number): Snils {
  const digits = `999${String(number).padStart(6, '0')}`;
  const sum = Array.from(digits, (digit, at) => (9 - at) * Number(digit)).reduce((a, b) => a + b, 0) % 101;
  return `${digits}${String(sum === 100 ? 0 : sum).padStart(2, '0')}` as Snils;
}

const LETTERS = 'абвгдежзиклмнопрстуфхцчшыьэюя';
const LATIN: Readonly<Record<string, string>> = { а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x' };

/** A letter lost, added, replaced or two swapped, the first letter too. */
function mistype(text: string, random: Random): string {
  const at = random.int(random.chance(0.1) ? 0 : 1, text.length - 1);
  const kind = random.int(1, 4);
  if (kind === 1) return text.slice(0, at) + text.slice(at + 1);
  if (kind === 2) return text.slice(0, at) + random.pick([...LETTERS]) + text.slice(at);
  if (kind === 3) return text.slice(0, at) + random.pick([...LETTERS]) + text.slice(at + 1);
  return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
}

/** Still a day of the calendar: readers of cells refuse the others. */
function mistypeDate(date: string, random: Random): string {
  const day = date.slice(8);
  if (Number(day) <= 12 && random.chance(0.4)) return `${date.slice(0, 4)}-${day}-${date.slice(5, 7)}`;
  if (random.chance(0.3)) return `${date.slice(0, 3)}${random.int(3, 8)}${date.slice(4)}`;
  if (random.chance(0.4)) return `${date.slice(0, 5)}0${random.int(1, 9)}${date.slice(7)}`;
  return `${date.slice(0, 9)}${random.int(1, 8)}`;
}

function feminine(surname: string): string {
  if (/(?:ов|ев|ин)$/.test(surname)) return `${surname}а`;
  return surname.replace(/ский$/, 'ская').replace(/ый$/, 'ая');
}

function patronymicOf(father: string, woman: boolean): string {
  if (father === 'Илья') return woman ? 'Ильинична' : 'Ильич';
  if (father === 'Никита') return woman ? 'Никитична' : 'Никитич';
  const ending = (base: string) => base + (woman ? 'на' : 'ич');
  if (/ий$/.test(father)) return ending(`${father.slice(0, -2)}ьев`).replace(/([стр])рьев/, '$1риев');
  if (/[йь]$/.test(father)) return ending(`${father.slice(0, -1)}ев`);
  return ending(`${father.replace(/[ая]$/, '')}ов`);
}

/** A few colleges send lists without birth dates. */
function lacksBirthColumn(college: number, rate: number): boolean {
  return rate >= 1 && (college * 37) % 100 < MISTAKES.noBirthColumn * 100;
}

function writeRow(someone: Someone, random: Random, rate: number, married: string | null): PersonIdentity {
  const wrong = (mistake: keyof typeof MISTAKES) => random.chance(MISTAKES[mistake] * rate);
  const dress = (text: string) => {
    let dressed = text;
    if (wrong('lookAlikes')) dressed = dressed.replace(/[аеорсух]/, (letter) => LATIN[letter] ?? letter);
    if (wrong('yo')) dressed = dressed.replace(/[её]/, (letter) => (letter === 'е' ? 'ё' : 'е'));
    return wrong('capitals') ? dressed.toUpperCase() : dressed;
  };
  const masculine = married ?? someone.surname;
  let surname = someone.woman ? feminine(masculine) : masculine;
  if (married !== null && random.chance(0.2)) surname = `${feminine(someone.surname)}-${surname}`;
  if (wrong('surname')) surname = mistype(surname, random);
  let name = someone.name;
  if (wrong('spelling')) name = name.replace(/(?:ия|ья)$/, (ending) => (ending === 'ия' ? 'ья' : 'ия'));
  if (wrong('name')) name = mistype(name, random);
  let patronymic: string | null = patronymicOf(someone.father, someone.woman);
  if (wrong('patronymic')) patronymic = mistype(patronymic, random);
  if (wrong('lostPatronymic')) patronymic = null;
  if (wrong('initials')) [name, patronymic] = [`${name[0]}.`, patronymic && `${patronymic[0]}.`];
  if (wrong('swappedCells')) [surname, name] = [name, surname];
  const birthDate = wrong('birthTypo') ? mistypeDate(someone.birthDate, random) : someone.birthDate;
  const college = wrong('otherCollege') ? someone.college + 1 : someone.college;
  const group = wrong('otherGroup') ? someone.group + 1 : someone.group;
  const snils = wrong('wrongSnils') ? impossibleSnils(random.int(900_000, 999_999)) : someone.snils;
  return {
    person: { surname: dress(surname), name: dress(name), patronymic: patronymic && dress(patronymic) },
    birthDate: wrong('noBirth') || lacksBirthColumn(someone.college, rate) ? null : (birthDate as IsoDate),
    // A list either has the column or not, so both have as many blanks.
    snils: random.chance(MISTAKES.noSnils) ? null : snils,
    cohort: 2026,
    college: wrong('noCollege') ? null : `Колледж № ${college}`,
    specialty: wrong('noProgramme')
      ? null
      : { code: `15.02.0${someone.programme}` as SpoCode, edition: '336' },
    group: wrong('noGroup') ? null : `П${someone.programme}-${group}`,
  };
}

/** The decisions in the order of the rows, whether they come in one file or in a file a college. */
function linkFiles(
  { rows }: Cohort,
  byCollege: boolean,
  link: (rows: readonly PersonIdentity[]) => readonly LinkDecision[],
): readonly LinkDecision[] {
  if (!byCollege) return link(rows);
  const files = Map.groupBy(rows.keys(), (at) => rows[at]?.college ?? '');
  const decisions: LinkDecision[] = [];
  for (const file of files.values()) {
    const found = link(file.flatMap((at) => rows[at] ?? []));
    for (const [place, at] of file.entries()) {
      const decision = found[place];
      if (decision !== undefined) decisions[at] = decision;
    }
  }
  return decisions;
}

/** Links a cohort and compares with the truth. @param byCollege each college sends a file of its own */
export function judgeCohort(
  cohort: Cohort,
  byCollege = false,
): LinkQuality & { readonly indexSeconds: number; readonly linkSeconds: number } {
  const linker = createPersonLinker();
  const started = performance.now();
  const candidatesOf = indexPersons(cohort.known, (row) => linker.blockKeys?.(row) ?? []);
  const indexed = performance.now();
  const decisions = linkFiles(cohort, byCollege, (rows) =>
    linker.linkRows(rows, candidatesOf, { population: cohort.known.length }),
  );
  const ended = performance.now();
  let [right, wrong, found, reviewed, twinsMerged, pairs] = [0, 0, 0, 0, 0, 0];
  for (const [at, decision] of decisions.entries()) {
    const truth = cohort.truth[at] ?? null;
    if (truth !== null) pairs++;
    if (decision.review !== undefined) reviewed++;
    if (decision.review?.some(({ personId }) => personId === truth)) found++;
    if (decision.personId === null) continue;
    if (decision.personId === truth) right++;
    else wrong++;
    if (truth !== null && cohort.twins.get(truth) === decision.personId) twinsMerged++;
  }
  return {
    precision: right / Math.max(1, right + wrong),
    recall: right / Math.max(1, pairs),
    recallAfterReview: (right + found) / Math.max(1, pairs),
    review: reviewed / Math.max(1, cohort.rows.length),
    wrong,
    twinsMerged,
    indexSeconds: (indexed - started) / 1000,
    linkSeconds: (ended - indexed) / 1000,
  };
}

/** Shares of levels among true pairs and among random ones: where the shipped weights come from. */
function estimateShares(cohort: Cohort): Record<'m' | 'u', Record<string, Record<string, number>>> {
  const names = readNameFrequencies();
  const describer = createDescriber(names.isGivenName);
  const known = new Map(cohort.known.map((person) => [person.id, describer.describeKnown(person, 2026)]));
  const rows = cohort.rows.map((row) => describer.describe(row));
  const persons = [...known.values()].filter((person) => person !== null);
  const comparison = {
    m: readLinkWeights().m,
    surprise: () => 0,
    isGivenName: withNamesInUse(rows, persons, names),
  };
  const [matches, strangers]: [Pair[], Pair[]] = [[], []];
  for (const [at, row] of rows.entries()) {
    const same = known.get(cohort.truth[at] ?? 0);
    if (same) matches.push(comparePair(at, row, same, comparison));
    const other = persons[(at * 7919) % persons.length];
    if (other && other !== same) strangers.push(comparePair(at, row, other, comparison));
  }
  const shares = (pairs: readonly Pair[]) =>
    Object.fromEntries(
      FIELDS.map((field) => {
        const stated = pairs.map(({ levels }) => levels[field]).filter((level) => level !== 'missing');
        const counts = Map.groupBy(stated, (level) => level);
        const ofLevel = Object.keys(LEVELS[field]).flatMap((level): [string, number][] => {
          const count = [...counts].find(([each]) => each === level)?.[1].length ?? 0;
          return level === 'missing' ? [] : [[level, Number((count / stated.length).toPrecision(2))]];
        });
        return [field, Object.fromEntries(ofLevel)];
      }),
    );
  return { m: shares(matches), u: shares(strangers) };
}

function main(): void {
  const { values } = parseArgs({
    options: {
      estimate: { type: 'boolean', default: false },
      mess: { type: 'string', default: '1' },
      turnover: { type: 'string', default: '0.03' },
      size: { type: 'string', default: '200000' },
      seed: { type: 'string', default: '1' },
      'by-college': { type: 'boolean', default: false },
    },
  });
  const cohort = generateCohort(Number(values.size), values.seed, {
    mess: Number(values.mess),
    turnover: Number(values.turnover),
  });
  if (values.estimate) {
    process.stdout.write(`${JSON.stringify(estimateShares(cohort), null, 1)}\n`);
    return;
  }
  const quality = judgeCohort(cohort, values['by-college']);
  const percent = (share: number) => `${(share * 100).toFixed(3)} %`;
  process.stdout.write(
    [
      `rows ${cohort.rows.length} against ${cohort.known.length} persons, seed ${values.seed}`,
      `automatic precision   ${percent(quality.precision)} (${quality.wrong} wrong)`,
      `automatic recall      ${percent(quality.recall)}`,
      `recall after review   ${percent(quality.recallAfterReview)}`,
      `rows to review        ${percent(quality.review)}`,
      `twins merged          ${quality.twinsMerged}`,
      `time                  index ${quality.indexSeconds.toFixed(2)} s, link ${quality.linkSeconds.toFixed(2)} s`,
      '',
    ].join('\n'),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
