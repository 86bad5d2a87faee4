import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { impossibleInn, impossibleSnils } from '../fixtures/generator/impossible-numbers.ts';
import { type Random, seededRandom } from '../fixtures/generator/random.ts';
import {
  type GraduateRecord,
  NO_CATEGORIES,
  NO_CIRCUMSTANCES,
  NO_INTENTIONS,
} from '../src/domain/graduate.ts';
import type { Inn, Snils } from '../src/domain/identifiers.ts';
import type { ImportKind, IntakeEvent, IntakeRecord } from '../src/domain/intake-record.ts';
import type { IsoDate, IsoInstant } from '../src/domain/iso-date.ts';
import type { PersonLinker } from '../src/domain/person-link.ts';
import type { SpoRef } from '../src/domain/spo-code.ts';
import { bareStatus, type StatusKind } from '../src/domain/status.ts';
import type { GeoPoint, RegionCode } from '../src/domain/territory.ts';
import type { Vacancy } from '../src/domain/vacancy.ts';
import { loadReference } from '../src/reference/load-reference.ts';
import { openStore } from '../src/store/open-store.ts';

/** How large the country is. Of the 1,000,000 graduates each college of 278 sends one list. */
export interface CountrySize {
  readonly graduates: number;
  readonly adverts: number;
  readonly regions: number;
  readonly seed: string;
}

/** The day the lists and the export speak of. */
export const COUNTRY_DAY = '2026-05-25' as IsoDate;
/** A region without shipped municipalities: the country's own ОКТМО is all there is. */
export const COUNTRY_CODE = '9900000000000' as RegionCode;

const DISTRICTS = 25;
const TOWNS_OF_DISTRICT = 4;
const GRADUATES_OF_COLLEGE = 278;
const PROGRAMMES_OF_COLLEGE = 16;
const COHORT = 2026;

interface Town {
  readonly name: string;
  readonly district: string;
  readonly point: GeoPoint;
}

/**
 * Fills an empty workspace's database with a synthetic country, through the store's own API: the country's ОКТМО, colleges,
 * employers, a list of graduates a college, a complete export of adverts. Nobody and nothing in it exists.
 */
export async function fillCountry(database: string, size: CountrySize): Promise<void> {
  const random = seededRandom(size.seed);
  const towns = Array.from({ length: size.regions }, (_, region) =>
    townsOf(region, random.fork(`towns ${region}`)),
  );
  const store = openStore(database, { now: () => `${COUNTRY_DAY}T06:00:00Z` as IsoInstant });
  const put = async (name: string, kind: ImportKind, layout: string, records: Iterable<IntakeRecord>) => {
    const header = {
      path: name,
      fileName: name,
      sha256: createHash('sha256').update(name).digest('hex'),
      sizeBytes: 0,
      kind,
      layout,
      asOf: COUNTRY_DAY,
      cohort: COHORT,
      complete: kind === 'vacancies',
      mapping: [],
      unknownColumns: [],
      droppedColumns: [],
    };
    await store.importRecords(header, inBatches(records), { linker: NOBODY_KNOWN });
  };
  try {
    await put('октмо.csv', 'oktmo', 'oktmo', oktmoOf(towns));
    const colleges = collegesOf(size, towns, random.fork('colleges'));
    await put(
      'колледжи.xlsx',
      'colleges',
      'colleges',
      colleges.map(({ name, town }) => ({
        kind: 'colleges',
        value: {
          name,
          aliases: [],
          inn: null,
          settlement: town.name,
          municipality: town.district,
          email: null,
          clusters: [],
          clusterProgrammes: [],
        },
      })),
    );
    await put('предприятия.csv', 'employers', 'employers', employersOf(random.fork('employers')));
    const people = random.fork('people');
    for (const [at, college] of colleges.entries()) {
      const first = Math.floor((at * size.graduates) / colleges.length);
      const last = Math.floor(((at + 1) * size.graduates) / colleges.length);
      const homes = towns[college.region] ?? [];
      await put(
        `список ${at + 1}.xlsx`,
        'graduates',
        'graduate-list',
        Array.from({ length: last - first }, (_, i) => ({
          kind: 'graduates',
          value: graduateOf(first + i, college, homes, people),
        })),
      );
    }
    await put(
      'vacancy.csv',
      'vacancies',
      'portal-bulk-csv-v2',
      advertsOf(size, towns.flat(), random.fork('adverts')),
    );
  } finally {
    store.close();
  }
}

/** People of the country are all different. */
const NOBODY_KNOWN: PersonLinker = {
  nameKey: ({ surname, name, patronymic }) => `${surname} ${name} ${patronymic ?? ''}`.toLowerCase(),
  linkRows: (rows) => rows.map(() => ({ personId: null, basis: 'none', conflict: false })),
};

async function* inBatches(records: Iterable<IntakeRecord>): AsyncGenerator<readonly IntakeEvent[]> {
  let batch: IntakeEvent[] = [];
  let row = 1;
  for (const record of records) {
    batch.push({ type: 'record', record, sheet: null, row: ++row });
    if (batch.length === 1000) {
      yield batch;
      batch = [];
    }
  }
  yield batch;
}

const CONSONANTS = 'бвгдзклмнпрстф';
const VOWELS = 'аеиоу';

/** A different invented word for every number below 343,000. */
function word(number: number): string {
  let rest = number;
  let text = '';
  for (let i = 0; i < 3; i++) {
    text += `${CONSONANTS[rest % 14]}${VOWELS[Math.floor(rest / 14) % 5]}`;
    rest = Math.floor(rest / 70);
  }
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Towns of one region: districts of a few towns each, laid on their own piece of the map. */
function townsOf(region: number, draw: Random): readonly Town[] {
  const south = 44 + (region % 8) * 3;
  const west = 32 + Math.floor(region / 8) * 5;
  return Array.from({ length: DISTRICTS * TOWNS_OF_DISTRICT }, (_, i) => {
    const number = region * DISTRICTS * TOWNS_OF_DISTRICT + i;
    return {
      name: `${word(number * 31)}ск`,
      district: `${word(200_000 + Math.floor(number / TOWNS_OF_DISTRICT) * 17)}нский`,
      point: { latitude: south + draw.next() * 2.2, longitude: west + draw.next() * 3.5 },
    };
  });
}

function* oktmoOf(regions: readonly (readonly Town[])[]): Generator<IntakeRecord> {
  for (const [i, town] of regions.flat().entries()) {
    const district = String(20_000 + Math.floor(i / TOWNS_OF_DISTRICT));
    if (i % TOWNS_OF_DISTRICT === 0) {
      yield {
        kind: 'oktmo',
        value: { code: `${district}000`, name: `${town.district} муниципальный район`, type: null },
      };
    }
    const code = `${district}000${String(101 + (i % TOWNS_OF_DISTRICT))}`;
    yield { kind: 'oktmo', value: { code, name: town.name, type: 'г' } };
  }
}

interface TaughtCollege {
  readonly name: string;
  readonly region: number;
  readonly town: Town;
  readonly programmes: readonly SpoRef[];
}

function collegesOf(
  size: CountrySize,
  regions: readonly (readonly Town[])[],
  draw: Random,
): readonly TaughtCollege[] {
  const all = loadReference().spo.programmes.map(({ ref }) => ref);
  return Array.from({ length: Math.max(1, Math.round(size.graduates / GRADUATES_OF_COLLEGE)) }, (_, i) => {
    const region = i % regions.length;
    const town = skewed(regions[region] ?? [], draw);
    return {
      name: `ГАПОУ «${town.name}ий вымышленный колледж № ${i + 1}»`,
      region,
      town,
      programmes: Array.from({ length: PROGRAMMES_OF_COLLEGE }, () => skewed(all, draw)),
    };
  });
}

const EMPLOYERS = 90_000;
const OKVED = ['25.1', '41.2', '47.11', '49.4', '56.1', '85.1', '86.1', '01.1', '10.7', '62.0'];

/** The user's table names every fourth employer. */
function* employersOf(draw: Random): Generator<IntakeRecord> {
  for (let i = 0; i < EMPLOYERS; i += 4) {
    yield {
      kind: 'employers',
      value: {
        name: employerName(i),
        inn: impossibleInn(i) as Inn,
        ogrn: null,
        okved: draw.pick(OKVED),
        defence: draw.chance(0.02),
        priority: draw.chance(0.1),
        settlement: null,
      },
    };
  }
}

function employerName(number: number): string {
  return `ООО «${word(number * 3).toUpperCase()}ПРИМЕР-${number}»`;
}

const STATUSES: readonly (StatusKind | null)[] = [
  null,
  null,
  null,
  'employed',
  'studying',
  'conscript',
  'unemployed-registered',
  'will-be-employed',
];

function graduateOf(
  id: number,
  college: TaughtCollege,
  towns: readonly Town[],
  draw: Random,
): GraduateRecord {
  const kind = draw.pick<StatusKind | null>(STATUSES);
  const employer = Math.floor(draw.next() * EMPLOYERS);
  return {
    person: {
      surname: `${word(id)}ова`,
      name: word((id * 7) % 70),
      patronymic: `${word((id * 13) % 490)}овна`,
    },
    birthDate: `${2004 + (id % 4)}-0${1 + (id % 9)}-1${id % 10}` as IsoDate,
    snils: impossibleSnils(id % 1_000_000) as Snils,
    cohort: COHORT,
    college: college.name,
    specialty: draw.pick(college.programmes),
    qualification: null,
    group: `Г-${1 + (id % 40)}`,
    studyForm: 'full-time',
    funding: draw.chance(0.7) ? 'budget' : 'paid',
    professionalitet: null,
    residence: draw.chance(0.5) ? `г ${skewed(towns, draw).name}` : null,
    targetContract: draw.chance(0.02)
      ? {
          number: String(id),
          date: '2023-09-01' as IsoDate,
          employer: employerName(employer),
          employerInn: impossibleInn(employer) as Inn,
          employerOgrn: null,
          state: null,
        }
      : null,
    status:
      kind === null
        ? null
        : { ...bareStatus(kind), employer: kind === 'employed' ? employerName(employer) : null },
    categories: NO_CATEGORIES,
    intentions: { ...NO_INTENTIONS, surveyed: draw.chance(0.4) ? true : null },
    circumstances: { ...NO_CIRCUMSTANCES, practiceAtEmployer: draw.chance(0.3) ? true : null },
    consentDate: null,
  };
}

const SPHERES = [
  ['Industry', 'Производство'],
  ['Medicine', 'Здравоохранение и социальное обеспечение'],
  ['Transport', 'Транспорт, автобизнес, логистика, склад, ВЭД'],
  ['NotQualification', 'Работы, не требующие квалификации'],
  ['BuldindRealty', 'Строительство, ремонт, стройматериалы, недвижимость'],
] as const;
const SENTENCES = [
  'Выполнение работ согласно должностной инструкции и технологической карте.',
  'Соблюдение правил охраны труда и пожарной безопасности на рабочем месте.',
  'Ответственность, дисциплинированность, отсутствие вредных привычек.',
  'Оформление по Трудовому кодексу с первого дня, выплата два раза в месяц.',
  'Умение читать чертежи, знание стандартов, опыт работы от одного года.',
];
const REPOSTED = 0.04;

function* advertsOf(size: CountrySize, towns: readonly Town[], draw: Random): Generator<IntakeRecord> {
  const titles = distinctTitles(Math.max(1, Math.round(size.adverts / 3)), draw.fork('titles'));
  let last = advertOf('', titles, towns, draw);
  for (let i = 0; i < size.adverts; i++) {
    const id = `v${String(i + 1).padStart(8, '0')}`;
    last = draw.chance(REPOSTED) ? { ...last, id } : advertOf(id, titles, towns, draw);
    yield { kind: 'vacancies', value: last };
  }
}

function advertOf(id: string, titles: readonly string[], towns: readonly Town[], draw: Random): Vacancy {
  const employer = Math.floor(draw.next() ** 2 * EMPLOYERS);
  const town = towns[(employer * 7 + (draw.chance(0.1) ? 1 : 0)) % towns.length];
  if (town === undefined) throw new RangeError('a country without towns');
  const [sphereCode, sphereName] = draw.pick(SPHERES);
  const pay = 30_000 + 1000 * draw.int(0, 60);
  const created = new Date(Date.UTC(2026, 4, 25) - 86_400_000 * Math.floor(draw.next() ** 2 * 200));
  const createdOn = created.toISOString().slice(0, 10) as IsoDate;
  return {
    id,
    title: titles[Math.floor(draw.next() ** 2 * titles.length)] ?? '',
    typicalPosition: null,
    places: draw.chance(0.01) ? null : 1 + Math.floor(draw.next() ** 20 * 60),
    region: COUNTRY_CODE,
    address: `${town.district} район, г ${town.name}, ул Мира, д. ${1 + (employer % 90)}`,
    addressCode: null,
    point: town.point,
    employer: {
      name: employerName(employer),
      inn: impossibleInn(employer) as Inn,
      ogrn: null,
      agency: draw.chance(0.03),
    },
    professionCode: null,
    oksoCode: null,
    sphereCode,
    sphereName,
    defenceBranch: null,
    education: draw.chance(0.5) ? 'Среднее профессиональное' : 'Среднее',
    experienceYears: draw.int(0, 3),
    schedule: draw.chance(0.05) ? 'Вахтовый метод' : 'Полный рабочий день',
    employment: 'Полная занятость',
    pay: { min: pay, max: pay, period: 'month' },
    quota: draw.chance(0.02),
    foreignQuota: draw.chance(0.005),
    housing: draw.chance(0.04),
    description: Array.from({ length: draw.int(2, 9) }, () => draw.pick(SENTENCES)).join(' '),
    createdOn,
    modifiedOn: createdOn,
    url: `https://example.org/vacancy/${id}`,
    open: true,
  };
}

const TAILS = [
  ...[
    '',
    '',
    '',
    ' 4 разряда',
    ' без опыта',
    ' (вахта 30/30)',
    ' на период отпуска',
    ', 0,5 ставки',
    ' (срочно!)',
  ],
  ...[' 2/2, з/п от 60 000 руб.', ' АО «Завод № 9»', ', ул. Мира, д. 5'],
];
const BESIDES = [
  ...['складского комплекса', 'на участок ремонта', 'отдела снабжения', 'по обслуживанию агрегатов'],
  ...[
    'детского отделения',
    'на линию фасовки',
    'северного филиала',
    'в лабораторию испытаний',
    'торгового павильона',
  ],
];

/** Titles as portals hold them: real trades in the dresses employers give them. */
function distinctTitles(count: number, draw: Random): readonly string[] {
  const trades = ['titles-dev.csv', 'titles-train.csv'].flatMap((name) => {
    const text = readFileSync(new URL(`../test/eval/${name}`, import.meta.url), 'utf8');
    const rows: { title: string }[] = parse(text, { columns: true, bom: true });
    return rows.map(({ title }) => title);
  });
  const found = new Set<string>();
  while (found.size < count) {
    const trade = draw.pick(trades);
    const kind = draw.next();
    const beside = kind < 0.5 ? '' : kind < 0.9 ? ` ${draw.pick(BESIDES)}` : ` / ${draw.pick(trades)}`;
    found.add(`${trade}${beside}${draw.pick(TAILS)}${draw.pick(TAILS)}`);
  }
  return Array.from(found);
}

/** A few are frequent, most are rare. */
function skewed<Item>(items: readonly Item[], draw: Random): Item {
  const item = items[Math.floor(draw.next() ** 2.5 * items.length)];
  if (item === undefined) throw new RangeError('nothing to draw from');
  return item;
}
