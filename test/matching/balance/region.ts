import {
  type Graduate,
  NO_CATEGORIES,
  NO_CIRCUMSTANCES,
  NO_INTENTIONS,
} from '../../../src/domain/graduate.ts';
import { type IsoDate, isIsoDate } from '../../../src/domain/iso-date.ts';
import type { SpoProgramme, SpoReference, SpoSuccession } from '../../../src/domain/lookups.ts';
import type { College } from '../../../src/domain/organisations.ts';
import type { RecognitionDecision } from '../../../src/domain/recognition.ts';
import { isSpoCode, type SpoRef, spoKey } from '../../../src/domain/spo-code.ts';
import { bareStatus, type Status, type StatusKind } from '../../../src/domain/status.ts';
import { isRegionCode, type Place, type RegionCode, type WorkMode } from '../../../src/domain/territory.ts';
import type { StoredVacancy } from '../../../src/domain/vacancy.ts';
import {
  type BalanceFilter,
  type BalanceInput,
  type BalanceSettings,
  DEFAULT_BALANCE_SETTINGS,
  type PlacedGraduate,
  type RecognisedAdvert,
} from '../../../src/matching/balance/balance-input.ts';

/** A day of the tests. */
export function day(text: string): IsoDate {
  if (!isIsoDate(text)) throw new TypeError(text);
  return text;
}

/** The day all cases speak of. */
export const AS_OF = day('2026-05-25');

/** «336:15.01.05» → the programme; the edition may be left out. */
function programme(text: string): SpoRef {
  const [first = '', second] = text.split(':');
  const code = second ?? first;
  if (!isSpoCode(code)) throw new TypeError(text);
  return { code, edition: second !== undefined && first === '1199' ? '1199' : '336' };
}

const NAMES: Record<string, string> = {
  '336:15.01.05': 'Сварщик (ручной и частично механизированной сварки (наплавки))',
  '1199:15.01.05': 'Сварщик (ручной и частично механизированной сварки (наплавки))',
  '336:15.01.38': 'Оператор-наладчик металлообрабатывающих станков',
  '336:43.01.09': 'Повар, кондитер',
  '336:23.01.17': 'Мастер по ремонту и обслуживанию автомобилей',
  '1199:15.01.23': 'Наладчик станков и оборудования в механообработке',
};

/** A small list: the welder of both editions is one trade, the setter (1199) went over into the operator (336). */
export function spoReference(
  successions: readonly (readonly [string, string, SpoSuccession['basis']])[] = [
    ['1199:15.01.05', '336:15.01.05', 'identical-name'],
    ['1199:15.01.23', '336:15.01.38', 'name-similarity'],
  ],
): SpoReference {
  const programmes: SpoProgramme[] = Object.entries(NAMES).map(([key, name]) => {
    const ref = programme(key);
    return {
      ref,
      name,
      formerNames: [],
      type: 'profession',
      ugs: `${ref.code.slice(0, 2)}.00.00`,
      qualifications: [],
      confirmed: true,
      sources: ['test'],
    };
  });
  const steps = successions.map(([from, to, basis]) => ({ from: programme(from), to: programme(to), basis }));
  return {
    programmes,
    find: (ref) => programmes.find((one) => spoKey(one.ref) === spoKey(ref)) ?? null,
    findByCode: (code) => programmes.filter((one) => one.ref.code === code),
    findByName: (name) => programmes.filter((one) => one.name === name),
    findByOldCode: () => null,
    resolve: () => ({ ref: null, finding: null, candidates: [] }),
    successorsOf: (ref) => steps.filter(({ from }) => spoKey(from) === spoKey(ref)),
    predecessorsOf: (ref) => steps.filter(({ to }) => spoKey(to) === spoKey(ref)),
    ugsName: () => null,
    describe: (edition) => edition,
  };
}

/** The region of all cases. */
export const REGION: RegionCode = (() => {
  const code = '6600000000000';
  if (!isRegionCode(code)) throw new TypeError(code);
  return code;
})();

/** «Екатеринбург», «Сысертский, Двуреченск»; null = unknown. Points are made up: one town a degree of longitude apart. */
function placeOf(text: string | null): Place | null {
  if (text === null) return null;
  const [municipality = null, settlement = null] = text.split(', ');
  return { region: REGION, municipality, settlement, point: POINTS[text] ?? null };
}

const POINTS: Record<string, { latitude: number; longitude: number }> = {
  Екатеринбург: { latitude: 56.84, longitude: 60.6 },
  Берёзовский: { latitude: 56.91, longitude: 60.8 },
  Серов: { latitude: 59.6, longitude: 60.58 },
};

/** One line of a table of graduates; `count` of them alike. */
export interface GraduateLine {
  readonly specialty: string | null;
  readonly count?: number;
  readonly home?: string | null;
  readonly college?: string | null;
  readonly status?: StatusKind | Partial<Status>;
  readonly target?: {
    readonly employer: string | null;
    readonly state: 'active' | 'suspended' | 'broken-by-employer' | null;
  };
  readonly professionalitet?: boolean;
}

/** Graduates from a table. */
export function graduates(...lines: readonly GraduateLine[]): PlacedGraduate[] {
  const people: PlacedGraduate[] = [];
  for (const line of lines) {
    for (let i = 0; i < (line.count ?? 1); i++) {
      people.push({ graduate: graduate(line, people.length + 1), place: placeOf(line.home ?? null) });
    }
  }
  return people;
}

function graduate(line: GraduateLine, id: number): Graduate {
  const status = line.status ?? null;
  return {
    id,
    person: { surname: 'Несуществующий', name: 'Тест', patronymic: null },
    birthDate: null,
    snils: null,
    cohort: 2026,
    college: line.college ?? null,
    specialty: line.specialty === null ? null : programme(line.specialty),
    qualification: null,
    group: null,
    studyForm: null,
    funding: null,
    professionalitet: line.professionalitet ?? null,
    residence: null,
    targetContract:
      line.target === undefined
        ? null
        : { number: '1', date: null, employerInn: null, employerOgrn: null, ...line.target },
    status:
      status === null
        ? null
        : typeof status === 'string'
          ? bareStatus(status)
          : { ...bareStatus('employed'), ...status },
    categories: NO_CATEGORIES,
    intentions: NO_INTENTIONS,
    circumstances: NO_CIRCUMSTANCES,
    consentDate: null,
    statusAsOf: null,
    statusHistory: [],
    source: { file: 'список.xlsx', sheet: null, row: id },
  };
}

/** One line of a table of adverts. `codes`: «15.01.05» or «15.01.05 0.6, 43.01.09 0.4». */
export interface AdvertLine {
  readonly codes?: string;
  readonly decision?: RecognitionDecision;
  readonly places: number | null;
  readonly at?: string | null;
  readonly sector?: string | null;
  readonly title?: string;
  readonly employer?: string;
  readonly mode?: WorkMode;
  readonly housing?: boolean;
  readonly createdOn?: string;
  readonly foreignQuota?: boolean;
  readonly agency?: boolean;
  readonly priority?: boolean;
  readonly open?: boolean;
  readonly id?: string;
}

/** Adverts from a table. */
export function adverts(...lines: readonly AdvertLine[]): RecognisedAdvert[] {
  return lines.map((line, i) => ({
    vacancy: vacancy(line, line.id ?? `v${String(i + 1).padStart(5, '0')}`),
    recognition: {
      decision: line.decision ?? 'spo',
      codes: (line.codes ?? '')
        .split(', ')
        .filter((part) => part !== '')
        .map((part) => {
          const [code = '', weight = '1'] = part.split(' ');
          return { ref: programme(code), weight: Number(weight) };
        }),
      evidence: [],
    },
    sector: { sector: line.sector === undefined ? 'Металлургия' : line.sector, basis: 'okved' },
    place: placeOf(line.at === undefined ? 'Екатеринбург' : line.at),
    mode: line.mode ?? 'on-site',
    employer: { defence: null, priority: line.priority ?? null, industries: [] },
  }));
}

function vacancy(line: AdvertLine, id: string): StoredVacancy {
  return {
    id,
    title: line.title ?? 'Сварщик',
    typicalPosition: null,
    places: line.places,
    region: null,
    address: null,
    addressCode: null,
    point: null,
    employer: { name: line.employer ?? 'АО «Завод»', inn: null, ogrn: null, agency: line.agency ?? false },
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
    foreignQuota: line.foreignQuota ?? false,
    housing: line.housing ?? null,
    description: null,
    createdOn: line.createdOn === undefined ? null : day(line.createdOn),
    modifiedOn: null,
    url: null,
    open: line.open ?? true,
    source: { file: 'vacancy.csv', sheet: null, row: null },
  };
}

/** A college of the reference table. */
export function college(
  name: string,
  clusters: readonly string[] = [],
  clusterProgrammes: readonly string[] = [],
): College {
  return {
    name,
    aliases: [],
    inn: null,
    settlement: null,
    municipality: null,
    email: null,
    clusters,
    clusterProgrammes: clusterProgrammes.map(programme),
  };
}

/** A whole input with the default thresholds. */
export function region(
  people: readonly PlacedGraduate[],
  wanted: readonly RecognisedAdvert[],
  filter: BalanceFilter = {},
  settings: Partial<BalanceSettings> = {},
  colleges: readonly College[] = [],
): BalanceInput {
  return {
    graduates: people,
    adverts: wanted,
    colleges,
    spo: spoReference(),
    asOf: AS_OF,
    settings: { ...DEFAULT_BALANCE_SETTINGS, ...settings },
    filter,
  };
}
