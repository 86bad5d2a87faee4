import { parseArgs } from 'node:util';
import { type Random, seededRandom } from '../fixtures/generator/random.ts';
import { type Graduate, NO_CATEGORIES, NO_CIRCUMSTANCES, NO_INTENTIONS } from '../src/domain/graduate.ts';
import type { IsoDate } from '../src/domain/iso-date.ts';
import type { SpoReference } from '../src/domain/lookups.ts';
import type { SpoRef } from '../src/domain/spo-code.ts';
import { bareStatus, type StatusKind } from '../src/domain/status.ts';
import type { Place, RegionCode } from '../src/domain/territory.ts';
import {
  type BalanceInput,
  DEFAULT_BALANCE_SETTINGS,
  type PlacedGraduate,
  type RecognisedAdvert,
} from '../src/matching/balance/balance-input.ts';
import { balanceRegion } from '../src/matching/balance/balance-region.ts';
import { loadReference } from '../src/reference/load-reference.ts';

/**
 * The balance of a synthetic country, region by region or as one market. Nobody in it exists: people carry a number, no name.
 * `node bench/balance-country.ts [--graduates 1000000] [--adverts 600000] [--regions 80] [--only 8] [--whole]`
 */
const { values } = parseArgs({
  options: {
    graduates: { type: 'string', default: '1000000' },
    adverts: { type: 'string', default: '600000' },
    regions: { type: 'string', default: '80' },
    seed: { type: 'string', default: '1' },
    /** Only the first so many regions. */
    only: { type: 'string' },
    whole: { type: 'boolean', default: false },
  },
});
const size = { graduates: Number(values.graduates), adverts: Number(values.adverts) };
const regions = values.whole ? 1 : Number(values.regions);
/** Municipalities and settlements of the country, whatever number of regions it is cut into. */
const TOWNS = 8000;
/** Colleges of the country and programmes each teaches. */
const COLLEGES = 3600;
const PROGRAMMES_OF_COLLEGE = 16;
const SECTORS = Array.from({ length: 30 }, (_, i) => `Отрасль ${i + 1}`);
const STATUSES: readonly (StatusKind | null)[] = [
  null,
  null,
  'employed',
  'studying',
  'conscript',
  'unemployed-registered',
];
const AS_OF = '2026-05-25' as IsoDate;

const { spo } = loadReference();
const programmes = spo.programmes.map(({ ref }) => ref);
const random = seededRandom(values.seed);

function townsOf(region: number, draw: Random): readonly Place[] {
  const code = `${String(region + 1).padStart(2, '0')}00000000000` as RegionCode;
  return Array.from({ length: Math.max(1, Math.round(TOWNS / regions)) }, (_, i) => ({
    region: code,
    municipality: `Округ ${region}-${i >> 2}`,
    settlement: `Город ${region}-${i}`,
    point: { latitude: 50 + draw.next() * 12, longitude: 35 + draw.next() * 100 },
  }));
}

function collegesOf(region: number, draw: Random): readonly TaughtCollege[] {
  return Array.from({ length: Math.max(1, Math.round(COLLEGES / regions)) }, (_, i) => ({
    name: `Колледж ${region}-${i}`,
    programmes: Array.from({ length: PROGRAMMES_OF_COLLEGE }, () => skewed(programmes, draw)),
  }));
}

interface TaughtCollege {
  readonly name: string;
  readonly programmes: readonly SpoRef[];
}

function graduatesOf(
  count: number,
  towns: readonly Place[],
  colleges: readonly TaughtCollege[],
  draw: Random,
  first: number,
): PlacedGraduate[] {
  return Array.from({ length: count }, (_, i) => {
    const { name, programmes: taught } = draw.pick(colleges);
    return {
      graduate: graduate(first + i, name, draw.pick(taught), draw),
      place: draw.chance(0.02) ? null : skewed(towns, draw),
    };
  });
}

function graduate(id: number, college: string, specialty: SpoRef, draw: Random): Graduate {
  const status = draw.pick(STATUSES);
  return {
    id,
    person: { surname: 'Несуществующий', name: 'Тест', patronymic: null },
    birthDate: null,
    snils: null,
    cohort: 2026,
    college,
    specialty,
    qualification: null,
    group: null,
    studyForm: null,
    funding: null,
    professionalitet: null,
    residence: null,
    targetContract: null,
    status: status === null ? null : bareStatus(status),
    categories: NO_CATEGORIES,
    intentions: NO_INTENTIONS,
    circumstances: NO_CIRCUMSTANCES,
    consentDate: null,
    statusAsOf: null,
    statusHistory: [],
    source: { file: 'список.xlsx', sheet: null, row: id },
  };
}

function advertsOf(count: number, towns: readonly Place[], draw: Random, first: number): RecognisedAdvert[] {
  return Array.from({ length: count }, (_, i) => {
    const codes = Array.from({ length: 1 + Math.floor(draw.next() * 2.4) }, () => skewed(programmes, draw));
    const roll = draw.next();
    return {
      vacancy: vacancy(`v${String(first + i).padStart(8, '0')}`, draw),
      recognition: {
        decision: roll < 0.2 ? ('none' as const) : roll < 0.27 ? ('unsure' as const) : ('spo' as const),
        codes: codes.map((ref) => ({ ref, weight: 1 / codes.length })),
        evidence: [],
      },
      sector: { sector: draw.pick(SECTORS), basis: 'okved' },
      place: skewed(towns, draw),
      mode: draw.next() < 0.05 ? ('rotation' as const) : ('on-site' as const),
      employer: { defence: null, priority: null, industries: [] },
    };
  });
}

function vacancy(id: string, draw: Random): RecognisedAdvert['vacancy'] {
  const employer = Math.floor(draw.next() * 90_000);
  return {
    id,
    title: `Профессия ${Math.floor(draw.next() * 20_000)}`,
    typicalPosition: null,
    places: 1 + Math.floor(draw.next() ** 4 * 12),
    region: null,
    address: null,
    addressCode: null,
    point: null,
    employer: { name: `ООО «Работодатель ${employer}»`, inn: null, ogrn: null, agency: false },
    professionCode: null,
    oksoCode: null,
    sphereCode: null,
    sphereName: null,
    defenceBranch: null,
    education: null,
    experienceYears: null,
    schedule: null,
    employment: null,
    pay: null,
    quota: false,
    foreignQuota: false,
    housing: draw.next() < 0.04,
    description: null,
    createdOn: (draw.next() < 0.3 ? '2026-05-21' : '2026-02-01') as IsoDate,
    modifiedOn: null,
    url: null,
    open: true,
    source: { file: 'vacancy.csv', sheet: null, row: null },
  };
}

/** A few are frequent, most are rare. */
function skewed<Item>(items: readonly Item[], draw: Random): Item {
  const item = items[Math.floor(draw.next() ** 2.5 * items.length)];
  if (item === undefined) throw new RangeError('nothing to draw from');
  return item;
}

function inputOf(region: number, reference: SpoReference): BalanceInput {
  const towns = townsOf(region, random);
  const share = (count: number) =>
    Math.floor(((region + 1) * count) / regions) - Math.floor((region * count) / regions);
  return {
    graduates: graduatesOf(
      share(size.graduates),
      towns,
      collegesOf(region, random),
      random,
      1 + Math.floor((region * size.graduates) / regions),
    ),
    adverts: advertsOf(share(size.adverts), towns, random, 1 + Math.floor((region * size.adverts) / regions)),
    colleges: [],
    spo: reference,
    asOf: AS_OF,
    settings: DEFAULT_BALANCE_SETTINGS,
    filter: {},
  };
}

const sums = { available: 0, places: 0, matched: 0, unmet: 0, certificates: 0 };
let seconds = 0;
let cpu = 0;
let longest = 0;
const last = Math.min(regions, Number(values.only ?? regions));
for (let region = 0; region < last; region++) {
  const input = inputOf(region, spo);
  const start = performance.now();
  const cpuStart = process.cpuUsage();
  const { totals, headline, certificates } = balanceRegion(input);
  const took = (performance.now() - start) / 1000;
  seconds += took;
  const used = process.cpuUsage(cpuStart);
  cpu += (used.user + used.system) / 1e6;
  longest = Math.max(longest, took);
  sums.available += totals.available;
  sums.places += totals.places - totals.unmatchedPlaces;
  sums.matched += headline.matched;
  sums.unmet += headline.feasibleUnmet;
  sums.certificates += certificates.length;
}
const memory = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(
  `${size.graduates} graduates, ${size.adverts} adverts, ${last} of ${regions} regions: ${seconds.toFixed(1)} s, ${cpu.toFixed(1)} s of CPU ` +
    `(longest region ${longest.toFixed(2)} s), ${memory} MB with the data\n${JSON.stringify(sums)}\n`,
);
