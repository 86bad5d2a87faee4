import type { Graduate } from '../../domain/graduate.ts';
import type { Inn } from '../../domain/identifiers.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { DEFERRAL } from '../../domain/registers/deferral.ts';
import { compareRussian } from '../../domain/russian.ts';
import type { StatusKind } from '../../domain/status.ts';
import { normaliseLabel } from '../../domain/text.ts';
import type { CollegeOf, GraduateRow } from '../tracking/graduate-row.ts';
import { groupBy } from '../tracking/group-by.ts';
import {
  DEFERRAL_STATES,
  type DeferralProgress,
  type DeferralRow,
  type DeferralState,
  deferralProgress,
} from './deferral-case.ts';

/** An enterprise of the defence industry. */
export interface DefenceEmployer {
  readonly name: string;
  readonly inn: Inn | null;
}

/** A graduate of the register at an enterprise. */
export interface DeferralEntry extends DeferralProgress {
  readonly graduate: Graduate;
  readonly college: string;
  readonly row: DeferralRow;
}

/** Graduates who go to one enterprise. */
export interface EnterpriseDeferrals {
  readonly enterprise: string;
  readonly inn: Inn | null;
  /** False when neither the table of employers nor its adverts say that it is of the defence industry. */
  readonly isKnownDefence: boolean;
  readonly entries: readonly DeferralEntry[];
  readonly counts: Readonly<Record<DeferralState, number>>;
}

/** Liable for conscription, not in the register, and near to work at an enterprise of the defence industry. */
interface DeferralCandidate {
  readonly graduate: Graduate;
  readonly college: string;
  /** `named`: works or will work at such an enterprise; `vacancies`: such enterprises nearby look for the specialty. */
  readonly why: 'named' | 'vacancies';
  readonly enterprises: readonly string[];
  readonly places: number;
}

/** What {@link deferralReport} looks at. */
export interface DeferralInput {
  readonly graduates: readonly Graduate[];
  readonly rows: readonly GraduateRow<typeof DEFERRAL>[];
  readonly collegeOf: CollegeOf;
  readonly defence: readonly DefenceEmployer[];
  /** Enterprises of the defence industry with open places in the graduate's specialty nearby, best first. */
  readonly placesFor: (graduate: Graduate) => {
    readonly enterprises: readonly string[];
    readonly places: number;
  };
  readonly asOf: IsoDate;
}

/** The register of deferrals by enterprise, and who could be added to it. */
export interface DeferralReport {
  readonly asOf: IsoDate;
  readonly enterprises: readonly EnterpriseDeferrals[];
  readonly counts: Readonly<Record<DeferralState, number>>;
  /** Those named at an enterprise first, then by college and name. */
  readonly candidates: readonly DeferralCandidate[];
  /** Graduates the lists call liable, and those of whom they say nothing. */
  readonly liable: number;
  readonly liabilityUnknown: number;
}

/** Outcomes after which no deferral is sought. */
const ELSEWHERE: ReadonlySet<StatusKind> = new Set([
  'studying',
  'will-study',
  'conscript',
  'contract-service',
  'will-serve-contract',
  'death-or-grave-illness',
  'custody',
  'moved-abroad',
  'will-move-abroad',
]);

/** Gathers the register by enterprise with what is missing, and finds candidates. */
export function deferralReport(input: DeferralInput): DeferralReport {
  const { graduates, rows, collegeOf, defence, asOf } = input;
  const byInn = new Map(defence.flatMap((one) => (one.inn === null ? [] : [[one.inn, one.name] as const])));
  const byName = new Map(defence.map((one) => [normaliseLabel(one.name), one.name]));
  const nameOf = (name: string | null, inn: Inn | null): string | null =>
    (inn === null ? undefined : byInn.get(inn)) ?? byName.get(normaliseLabel(name ?? '')) ?? null;

  const entries = rows.map(({ row: { values: row }, graduate }): DeferralEntry & { enterprise: string } => ({
    graduate,
    college: collegeOf(graduate),
    row,
    enterprise: nameOf(row.employer, row.employerInn) ?? row.employer,
    ...deferralProgress(row, graduate, asOf),
  }));
  entries.sort((a, b) => byCollegeAndName(a, b));
  const registered = new Set(entries.map(({ graduate }) => graduate.id));
  const isLiable = ({ circumstances: { dueForConscription, serviceFinished }, status }: Graduate) =>
    serviceFinished !== true && (dueForConscription === true || status?.kind === 'will-be-conscript');
  return {
    asOf,
    enterprises: groupBy(entries, ({ enterprise }) => enterprise).map(([enterprise, own]) => ({
      enterprise,
      inn: own.find(({ row }) => row.employerInn !== null)?.row.employerInn ?? null,
      isKnownDefence: own.some(({ row }) => nameOf(row.employer, row.employerInn) !== null),
      entries: own,
      counts: countStates(own),
    })),
    counts: countStates(entries),
    candidates: graduates
      .filter((graduate) => isLiable(graduate) && !registered.has(graduate.id))
      .filter(({ status }) => status === null || !ELSEWHERE.has(status.kind))
      .flatMap((graduate) => candidateOf(graduate, nameOf, input))
      .sort(
        (a, b) => Number(a.why === 'vacancies') - Number(b.why === 'vacancies') || byCollegeAndName(a, b),
      ),
    liable: graduates.filter(isLiable).length,
    liabilityUnknown: graduates.filter(
      (graduate) => graduate.circumstances.dueForConscription === null && !isLiable(graduate),
    ).length,
  };
}

function candidateOf(
  graduate: Graduate,
  nameOf: (name: string | null, inn: Inn | null) => string | null,
  { collegeOf, placesFor }: DeferralInput,
): readonly DeferralCandidate[] {
  const { status } = graduate;
  const college = collegeOf(graduate);
  const works = status?.kind === 'employed' || status?.kind === 'will-be-employed';
  const named = works ? nameOf(status.employer, status.employerInn) : null;
  if (named !== null) return [{ graduate, college, why: 'named', enterprises: [named], places: 0 }];
  // Whoever works elsewhere is not called away.
  if (status?.kind === 'employed') return [];
  const { enterprises, places } = placesFor(graduate);
  return enterprises.length === 0 ? [] : [{ graduate, college, why: 'vacancies', enterprises, places }];
}

function countStates(entries: readonly DeferralProgress[]): Readonly<Record<DeferralState, number>> {
  const counts = Object.fromEntries(DEFERRAL_STATES.map((state) => [state, 0])) as Record<
    DeferralState,
    number
  >;
  for (const { state } of entries) counts[state]++;
  return counts;
}

function byCollegeAndName(
  a: { readonly graduate: Graduate; readonly college: string },
  b: { readonly graduate: Graduate; readonly college: string },
): number {
  return (
    compareRussian(a.college, b.college) ||
    compareRussian(a.graduate.person.surname, b.graduate.person.surname) ||
    compareRussian(a.graduate.person.name, b.graduate.person.name) ||
    a.graduate.id - b.graduate.id
  );
}
