import type { Severity } from '../../domain/finding.ts';
import { checkRules, type RuleCheck } from '../../domain/form-rules.ts';
import type { Graduate } from '../../domain/graduate.ts';
import { addDays, type IsoDate } from '../../domain/iso-date.ts';
import type { College } from '../../domain/organisations.ts';
import { type SpoRef, spoKey } from '../../domain/spo-code.ts';
import { collegeDirectory } from '../college-directory.ts';
import { compareForecast, type ForecastComparison } from '../forms/compare-forecast.ts';
import type { FormEdition } from '../forms/form-edition.ts';
import { countForm, type FormCount } from '../forms/form-rows.ts';
import { OUTCOME_GROUPS } from '../outcome-group.ts';
import type { TaskReport } from '../tasks/tasks-by-college.ts';
import { type BreakdownRow, breakDown, type OutcomeTally, tallyOutcomes } from './outcome-tally.ts';
import { type CollegeReturn, type ReturnState, returnStates } from './return-state.ts';
import { compareWeeks, type WeekChanges } from './status-moves.ts';
import { type WeekPoint, weekSeries } from './week-series.ts';

/** A profession in shortage, from the balance; counts of adverts' places and persons. */
export interface ScarceProfession {
  readonly name: string;
  readonly code: string;
  readonly places: number;
  readonly available: number;
  /** Places nobody reachable can take under any allocation. */
  readonly unmet: number;
}

/** Findings of one kind, at one college or at none in particular. */
export interface QualityCount {
  readonly code: string;
  /** Russian name of the kind of finding. */
  readonly title: string;
  readonly severity: Severity;
  readonly college: string | null;
  readonly count: number;
}

/** A labelled number of persons. */
interface LabelledCount {
  readonly label: string;
  readonly count: number;
}

/** Who needs an individual approach, in numbers only. */
export interface AttentionCounts {
  /** Persons of at least one statutory category, each once; the categories overlap. */
  readonly statutoryPersons: number;
  readonly statutory: readonly LabelledCount[];
  /** Marks counted and not stored for want of a basis; above 0 the statutory list is incomplete. */
  readonly withoutBasis: number;
  readonly red: number;
  readonly amber: number;
  readonly tracks: readonly LabelledCount[];
  readonly byCollege: readonly {
    readonly college: string;
    readonly statutory: number;
    readonly red: number;
    readonly amber: number;
  }[];
}

/** The cohort as known on a day. */
interface GraduatesOn {
  readonly asOf: IsoDate;
  readonly graduates: readonly Graduate[];
}

/** Everything the report is made of. */
export interface WeeklyInput {
  /** The Monday of the report. */
  readonly asOf: IsoDate;
  readonly region: string;
  readonly cohort: number;
  readonly edition: FormEdition;
  /** Graduates as known at `asOf`. */
  readonly now: readonly Graduate[];
  /** The same cohort as known on the day of comparison. */
  readonly before: readonly Graduate[];
  /** The day of comparison; absent = seven days before `asOf`. */
  readonly compareWith?: IsoDate;
  /** The same cohort at the first week of monitoring; absent or null = the report is of that week or an earlier one. */
  readonly start?: GraduatesOn | null;
  /** Days of the weekly dynamics, from the oldest to the newest; absent = the day of the report alone. */
  readonly weeks?: readonly IsoDate[];
  /** The form that gave way to `edition`, and the cohort on its last day; absent or null = `edition` is the campaign's own. */
  readonly forecast?: (GraduatesOn & { readonly edition: FormEdition }) | null;
  /** How the tasks set to colleges stand on that day; absent or null = no register of them was ever imported. */
  readonly tasks?: TaskReport | null;
  readonly colleges: readonly College[];
  readonly returns: readonly CollegeReturn[];
  readonly specialtyName: (ref: SpoRef) => string | null;
  /** null = no balance was computed. */
  readonly scarce: readonly ScarceProfession[] | null;
  readonly quality: readonly QualityCount[];
  /** null = flags were not computed. */
  readonly attention: AttentionCounts | null;
}

/** A specialty's line keeps the parts of its label for columns of their own. */
interface SpecialtyRow extends BreakdownRow {
  readonly ref: SpoRef | null;
  readonly name: string | null;
}

/** The Monday report as numbers. Every breakdown sums to `total`. */
export interface WeeklyReport {
  readonly asOf: IsoDate;
  readonly previousAsOf: IsoDate;
  readonly region: string;
  readonly cohort: number;
  readonly groups: typeof OUTCOME_GROUPS;
  readonly total: { readonly now: OutcomeTally; readonly before: OutcomeTally };
  /** The first week of monitoring; null = there is none before this one. */
  readonly start: { readonly asOf: IsoDate; readonly tally: OutcomeTally } | null;
  /** Week by week up to `asOf`, as known at the moment of the report. */
  readonly weeks: readonly WeekPoint[];
  readonly form: FormCount;
  readonly checks: readonly RuleCheck[];
  readonly byCollege: readonly BreakdownRow[];
  readonly bySpecialty: readonly SpecialtyRow[];
  readonly byTerritory: readonly BreakdownRow[];
  readonly changes: WeekChanges;
  readonly returns: readonly ReturnState[];
  readonly scarce: readonly ScarceProfession[] | null;
  readonly quality: readonly QualityCount[];
  readonly attention: AttentionCounts | null;
  readonly tasks: TaskReport | null;
  /** The form of the forecast beside the form of facts; null while the forecast itself is asked for. */
  readonly forecast: { readonly asOf: IsoDate; readonly comparison: ForecastComparison } | null;
}

/** Makes the Monday report. A person's territory is the municipality of the college. */
export function weeklyReport(input: WeeklyInput): WeeklyReport {
  const { now, before, asOf, edition } = input;
  const directory = collegeDirectory(input.colleges);
  const form = countForm(now, edition, asOf, directory.nameOf);
  const byCollege = breakDown(
    now,
    before,
    ({ college }) => labelled(directory.nameOf(college)),
    'Колледж не указан',
  );
  const persons = new Map(byCollege.filter((row) => row.key !== '').map((row) => [row.key, row.now.persons]));
  return {
    asOf,
    previousAsOf: input.compareWith ?? addDays(asOf, -7),
    region: input.region,
    cohort: input.cohort,
    groups: OUTCOME_GROUPS,
    total: { now: tallyOutcomes(now), before: tallyOutcomes(before) },
    start: startOf(input),
    weeks: weekSeries(now, input.weeks ?? [asOf], input.returns, directory),
    form,
    checks: checkRules(form.totals, edition.rules),
    byCollege,
    bySpecialty: specialtyRows(input),
    byTerritory: breakDown(
      now,
      before,
      ({ college }) => labelled(directory.find(college)?.municipality ?? null),
      'Территория не указана',
    ),
    changes: compareWeeks(before, now),
    returns: returnStates(directory, input.returns, persons, asOf),
    scarce: input.scarce,
    quality: input.quality.map((line) => ({ ...line, college: directory.nameOf(line.college) })),
    attention: input.attention,
    tasks: input.tasks ?? null,
    forecast: forecastOf(input, form),
  };
}

function startOf({ start, asOf }: WeeklyInput): WeeklyReport['start'] {
  if (start == null || start.asOf >= asOf) return null;
  return { asOf: start.asOf, tally: tallyOutcomes(start.graduates) };
}

function forecastOf({ forecast }: WeeklyInput, form: FormCount): WeeklyReport['forecast'] {
  if (forecast == null) return null;
  const { edition, asOf, graduates } = forecast;
  const expected = { edition, rows: countForm(graduates, edition, asOf).totals };
  return { asOf, comparison: compareForecast(expected, { edition: form.edition, rows: form.totals }) };
}

function specialtyRows(input: WeeklyInput): readonly SpecialtyRow[] {
  const refs = new Map<string, SpoRef>();
  const rows = breakDown(
    input.now,
    input.before,
    ({ specialty }) => {
      if (specialty === null) return null;
      const key = spoKey(specialty);
      refs.set(key, specialty);
      return { key, label: `${specialty.code} ${specialty.edition}` };
    },
    'Специальность не указана',
  );
  return rows.map((row) => {
    const ref = refs.get(row.key) ?? null;
    return { ...row, ref, name: ref === null ? null : input.specialtyName(ref) };
  });
}

function labelled(name: string | null): { key: string; label: string } | null {
  return name === null ? null : { key: name, label: name };
}
