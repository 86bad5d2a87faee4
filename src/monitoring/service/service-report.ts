import type { Graduate } from '../../domain/graduate.ts';
import { addDays, type IsoDate } from '../../domain/iso-date.ts';
import type { DEFERRAL } from '../../domain/registers/deferral.ts';
import { compareRussian } from '../../domain/russian.ts';
import type { CollegeOf, GraduateRow } from '../tracking/graduate-row.ts';
import { groupBy } from '../tracking/group-by.ts';
import { type ServiceEnd, serviceEnd } from './service-end.ts';

/**
 * Where a graduate stands. `returning`: the term ends within the days asked for; `overdue`: it has ended and no source tells what
 * came after; `later`; `unknown-end`: serves, and no source gives a day to count from; `back`: has finished and has no work yet.
 */
const SERVICE_STATES = ['overdue', 'returning', 'back', 'later', 'unknown-end'] as const;

/** One of the states, in the order of urgency. */
export type ServiceState = (typeof SERVICE_STATES)[number];

/** What is ready for somebody who returns. */
export interface ReadyWork {
  readonly vacancies: number;
  readonly places: number;
  /** The best vacancy in words; null where there is none. */
  readonly best: string | null;
  readonly courses: readonly string[];
}

/** A graduate who serves, or has served and has no work. */
export interface ServiceEntry {
  readonly graduate: Graduate;
  readonly college: string;
  readonly contract: boolean;
  readonly state: ServiceState;
  readonly end: ServiceEnd | null;
  /** The contract of target training goes on after the service. */
  readonly targetEmployer: string | null;
  readonly ready: ReadyWork;
}

/** A deferral that ends, or the service it puts off. */
interface DeferralEnd {
  readonly graduate: Graduate;
  readonly college: string;
  readonly employer: string;
  readonly until: IsoDate;
}

/** Graduates in counts; states sum to `entries`. */
export interface ServiceCounts {
  readonly entries: number;
  readonly states: Readonly<Record<ServiceState, number>>;
  /** Of those who return, are late or are back: with a vacancy of their profession within reach. */
  readonly withVacancies: number;
  readonly withCourses: number;
}

/** Service and its end. */
export interface ServiceReport {
  readonly asOf: IsoDate;
  readonly dueDays: number;
  /** The nearest end first inside a state. */
  readonly entries: readonly ServiceEntry[];
  readonly total: ServiceCounts;
  readonly byCollege: readonly { readonly college: string; readonly counts: ServiceCounts }[];
  /** Ends of terms within the days asked for, by month «2026-08». */
  readonly byMonth: readonly {
    readonly month: string;
    readonly returning: number;
    readonly estimated: number;
  }[];
  /** Graduates due for conscription who do not serve yet. */
  readonly dueForConscription: number;
  readonly deferrals: readonly DeferralEnd[];
}

const SERVING: ReadonlySet<string> = new Set(['conscript', 'contract-service']);
const BUSY: ReadonlySet<string> = new Set([
  'employed',
  'entrepreneur',
  'self-employed',
  'studying',
  'childcare',
  'moved-abroad',
  'death-or-grave-illness',
  'custody',
]);

/** Who returns from service when, and what is ready for them; whose deferral ends. Of every year of graduation given. */
export function serviceReport(
  graduates: readonly Graduate[],
  deferral: readonly GraduateRow<typeof DEFERRAL>[],
  {
    collegeOf,
    readyFor,
  }: { readonly collegeOf: CollegeOf; readonly readyFor: (graduate: Graduate, from: IsoDate) => ReadyWork },
  { asOf, dueDays }: { readonly asOf: IsoDate; readonly dueDays: number },
): ServiceReport {
  const last = addDays(asOf, dueDays);
  const entries = graduates
    .flatMap((graduate): ServiceEntry[] => {
      const end = serviceEnd(graduate);
      const state = stateOf(graduate, end, asOf, last);
      if (state === null) return [];
      const from = end === null || end.day < asOf ? asOf : end.day;
      return [
        {
          graduate,
          college: collegeOf(graduate),
          contract: graduate.status?.kind === 'contract-service',
          state,
          end,
          targetEmployer: heldBy(graduate),
          ready: readyFor(graduate, from),
        },
      ];
    })
    .sort(
      (a, b) =>
        SERVICE_STATES.indexOf(a.state) - SERVICE_STATES.indexOf(b.state) ||
        compareDays(a.end?.day, b.end?.day) ||
        compareRussian(a.college, b.college) ||
        a.graduate.id - b.graduate.id,
    );
  const returning = entries.filter(({ state }) => state === 'returning');
  return {
    asOf,
    dueDays,
    entries,
    total: count(entries),
    byCollege: groupBy(entries, ({ college }) => college).map(([college, own]) => ({
      college,
      counts: count(own),
    })),
    byMonth: groupBy(returning, ({ end }) => end?.day.slice(0, 7) ?? '').map(([month, own]) => ({
      month,
      returning: own.length,
      estimated: own.filter(({ end }) => end?.basis === 'term').length,
    })),
    dueForConscription: graduates.filter(isDueForConscription).length,
    deferrals: deferral
      .flatMap(({ graduate, row: { values } }): DeferralEnd[] => {
        const { until, employer } = values;
        if (until === null || until < asOf || until > last || values.granted === false) return [];
        return [{ graduate, college: collegeOf(graduate), employer, until }];
      })
      .sort((a, b) => compareDays(a.until, b.until) || a.graduate.id - b.graduate.id),
  };
}

function stateOf(
  { status, circumstances }: Graduate,
  end: ServiceEnd | null,
  asOf: IsoDate,
  last: IsoDate,
): ServiceState | null {
  if (status !== null && BUSY.has(status.kind)) return null;
  const serves = status !== null && SERVING.has(status.kind);
  if (circumstances.serviceFinished === true) return 'back';
  if (!serves && circumstances.serviceEnds === null) return null;
  if (end === null) return 'unknown-end';
  if (end.day < asOf) return 'overdue';
  return end.day <= last ? 'returning' : 'later';
}

function isDueForConscription({ status, circumstances }: Graduate): boolean {
  if (circumstances.serviceFinished === true || (status !== null && SERVING.has(status.kind))) return false;
  return status?.kind === 'will-be-conscript' || circumstances.dueForConscription === true;
}

/** A broken contract holds nobody; of one without a stated state nobody knows that it was broken. */
function heldBy({ targetContract }: Graduate): string | null {
  if (targetContract === null || targetContract.state?.startsWith('broken') === true) return null;
  return targetContract.employer ?? 'заказчик не указан';
}

function count(entries: readonly ServiceEntry[]): ServiceCounts {
  const states: Record<ServiceState, number> = {
    overdue: 0,
    returning: 0,
    back: 0,
    later: 0,
    'unknown-end': 0,
  };
  for (const { state } of entries) states[state]++;
  const near = entries.filter(({ state }) => state !== 'later' && state !== 'unknown-end');
  return {
    entries: entries.length,
    states,
    withVacancies: near.filter(({ ready }) => ready.vacancies > 0).length,
    withCourses: near.filter(({ ready }) => ready.courses.length > 0).length,
  };
}

function compareDays(a: IsoDate | undefined, b: IsoDate | undefined): number {
  const [first, second] = [a ?? '9', b ?? '9'];
  return first < second ? -1 : first > second ? 1 : 0;
}
