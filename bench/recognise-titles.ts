// Measures recognition of titles: node bench/recognise-titles.ts [TITLES]. Prints a Markdown table; times are CPU time.
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Recogniser } from '../src/domain/recognition.ts';
import { createRecogniser } from '../src/matching/recognise/create-recogniser.ts';
import { loadKnowledge, loadProfessionCodes } from '../src/matching/recognise/knowledge/read-knowledge.ts';
import { normaliseTitle } from '../src/matching/recognise/normalise/normalise-title.ts';
import type { RecognitionStep } from '../src/matching/recognise/phrases/title-lexicon.ts';
import { loadReference } from '../src/reference/load-reference.ts';

const TITLES = Number(process.argv[2] ?? 100_000);
const WARM_UP = 20_000;
const ADVERTS = 600_000;

/** What employers write around a job: cut away by normalising. */
const TAILS = [
  '',
  ' (вахта 30/30)',
  ', г. Екатеринбург, ул. Ленина, д. 5',
  ' 4 разряда',
  ' в ООО "Ромашка"',
  ' без опыта',
  ' на период отпуска',
  ' 2/2, з/п от 60 000 руб.',
  ', 0,5 ставки',
  ' (срочно!)',
  ' на 2027 год г. Нижнекамск',
  ' АО «Завод № 9»',
];
/** What they write besides, which normalising keeps. */
const BESIDES = [
  'складского комплекса',
  'на участок ремонта',
  'в цех горячего проката',
  'отдела снабжения',
  'по обслуживанию агрегатов',
  'детского отделения',
  'на линию фасовки',
  'в бригаду наладки',
  'северного филиала',
  'буровой установки',
  'в лабораторию испытаний',
  'малой техники',
  'торгового павильона',
  'школьной столовой',
];

/** A part of an enterprise and what it does: with these a title of the set stays a title of its own. */
const PARTS = [
  'на участок',
  'в цех',
  'на линию',
  'в бригаду',
  'в лабораторию',
  'отдела',
  'службы',
  'северного филиала',
  'складского комплекса',
  'по обслуживанию',
  'торгового павильона',
  'детского отделения',
];
const WORKS = [
  'ремонта',
  'горячего проката',
  'снабжения',
  'агрегатов',
  'фасовки',
  'наладки',
  'испытаний',
  'малой техники',
  'буровой установки',
  'школьной столовой',
  'готовой продукции',
  'жилого фонда',
];

const SPHERES = ['Industry', 'Transport', 'Medicine', 'Education', 'Sales', 'BuldindRealty'];
const OKVED = ['25.1', '41.2', '47.11', '49.4', '85.1', '86.1'];

const labelled = ['titles-dev.csv', 'titles-train.csv'].flatMap((name) => {
  const text = readFileSync(new URL(`../test/eval/${name}`, import.meta.url), 'utf8');
  const rows: { title: string }[] = parse(text, { columns: true, bom: true });
  return rows.map(({ title }) => title);
});

/** A generator of the same numbers every time (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** So many titles no two of which are equal, or equal after `normal`. */
function distinctTitles(
  count: number,
  seed: number,
  form: (random: () => number) => string,
  normal = (title: string) => title,
): string[] {
  const random = randomFrom(seed);
  const found = new Map<string, string>();
  while (found.size < count) {
    const title = form(random);
    const key = normal(title);
    if (!found.has(key)) found.set(key, title);
  }
  return [...found.values()];
}

const pick = (items: readonly string[], random: () => number) =>
  items[Math.floor(random() * items.length)] ?? '';

/** Titles that stay apart after normalising: two trades, or a trade with something employers add to it. */
function apart(random: () => number): string {
  const title = pick(labelled, random);
  const besides = pick(BESIDES, random);
  const kind = random();
  if (kind < 0.2) return `${title} / ${pick(labelled, random)}${pick(TAILS, random)}`;
  const core = kind < 0.8 ? `${title} ${besides}` : `${title} ${besides} ${pick(BESIDES, random)}`;
  return `${core}${pick(TAILS, random)}`;
}

/** The same with many more words beside a trade, so that draws seldom meet. */
function ofItsOwn(random: () => number): string {
  const besides = () => `${pick(PARTS, random)} ${pick(WORKS, random)}`;
  const title = pick(labelled, random);
  const kind = random();
  if (kind < 0.2) return `${title} / ${pick(labelled, random)}${pick(TAILS, random)}`;
  const core = kind < 0.8 ? `${title} ${besides()}` : `${title} ${besides()} ${besides()}`;
  return `${core}${pick(TAILS, random)}`;
}

/** Titles as a portal holds them: the same trades in many dresses. */
function dressed(random: () => number): string {
  const tail = `${pick(TAILS, random)}${pick(TAILS, random)}`;
  const title = pick(labelled, random);
  return random() < 0.3 ? `${title} ${pick(BESIDES, random)}${tail}` : `${title}${tail}`;
}

/** CPU seconds of this process, because the machine is shared. */
function cpuSeconds(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const figures: string[] = [];
const tell = (what: string, figure: string, target = '') =>
  figures.push(`| ${what} | ${figure} | ${target} |`);
const whole = (value: number) => Math.round(value).toLocaleString('en-US');

const { spo } = loadReference();
const created: { recogniser?: Recogniser } = {};
const cold = cpuSeconds(() => {
  created.recogniser = createRecogniser(loadKnowledge(), spo, loadProfessionCodes());
  created.recogniser.recognise({ title: 'Сварщик' });
});
const { recogniser } = created;
if (recogniser === undefined) throw new Error('no recogniser');
tell('knowledge read, indexed, first title', `${(cold * 1000).toFixed(0)} ms`);

/** CPU µs a title of a step, after warming up. */
function microseconds(titles: readonly string[], step: (title: string) => void): number {
  for (const title of titles.slice(0, WARM_UP)) step(title);
  const measured = titles.slice(WARM_UP);
  const spent = cpuSeconds(() => {
    for (const title of measured) step(title);
  });
  return (spent / measured.length) * 1e6;
}

const ownTitles = () => distinctTitles(TITLES + WARM_UP, 5, ofItsOwn, normaliseTitle);
const all = microseconds(ownTitles(), (title) => recogniser.recognise({ title }));
tell(
  `${whole(TITLES)} titles, every one distinct after normalising`,
  `${whole(1e6 / all)} a second`,
  '≥ 30,000',
);
for (const [name, form] of [
  ['distinct titles, many of them the same after normalising', apart],
  ['distinct titles, the same trades in many dresses', dressed],
] as const) {
  const titles = distinctTitles(TITLES + WARM_UP, 7, form);
  for (const title of titles.slice(0, WARM_UP)) recogniser.recognise({ title });
  const measured = titles.slice(WARM_UP);
  const spent = cpuSeconds(() => {
    for (const title of measured) recogniser.recognise({ title });
  });
  const normal = new Set(measured.map(normaliseTitle)).size;
  tell(
    `${name}: ${whole(TITLES)}, ${whole(normal)} after normalising`,
    `${whole(TITLES / spent)} a second`,
    '≥ 30,000',
  );
}

const random = randomFrom(11);
const pool = distinctTitles(ADVERTS / 3, 13, (next) => (next() < 0.5 ? apart(next) : dressed(next)));
const adverts = Array.from({ length: ADVERTS }, () => ({
  title: pool[Math.floor(random() ** 2 * pool.length)] ?? '',
  sphereCode: pick(SPHERES, random),
  okved: pick(OKVED, random),
}));
const decisions = { spo: 0, none: 0, unsure: 0 };
const started = performance.now();
const spent = cpuSeconds(() => {
  for (const advert of adverts) decisions[recogniser.recognise(advert).decision] += 1;
});
tell(
  `${whole(ADVERTS)} adverts, ${whole(pool.length)} titles, 6 spheres × 6 ОКВЭД classes, one core`,
  `${spent.toFixed(1)} s CPU, ${((performance.now() - started) / 1000).toFixed(1)} s wall, ${whole(process.memoryUsage.rss() / 2 ** 20)} MB`,
  '≤ 30 s on two cores, ≤ 1 GB',
);

/** A recogniser that remembers nothing yet, with every step or without the last. */
const withoutSteps = (...steps: readonly RecognitionStep[]) =>
  createRecogniser(loadKnowledge(), spo, loadProfessionCodes(), new Set(steps));
const [complete, wordsOnly] = [withoutSteps(), withoutSteps('similar-title')];
const own = ownTitles();
const read = microseconds(own, (title) => wordsOnly.recognise({ title }));
const everything = microseconds(own, (title) => complete.recognise({ title }));
const normalising = microseconds(own, normaliseTitle);
tell(
  'µs of processor a title of the first set: normalising / reading words and remembering / similar titles',
  [normalising, read - normalising, everything - read].map((part) => part.toFixed(1)).join(' / '),
);

process.stdout.write(`| what | figure | target |\n|---|---|---|\n${figures.join('\n')}\n`);
process.stdout.write(`spo ${decisions.spo}, none ${decisions.none}, unsure ${decisions.unsure}\n`);
