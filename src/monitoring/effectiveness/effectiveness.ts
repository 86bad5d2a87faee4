import type { Graduate } from '../../domain/graduate.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { College } from '../../domain/organisations.ts';
import type { RegisterRow } from '../../domain/register.ts';
import type { OFFICIAL_FIGURES } from '../../domain/registers/official-figures.ts';
import type { REQUESTS } from '../../domain/registers/requests.ts';
import { compareRussian } from '../../domain/russian.ts';
import { type SpoRef, spoKey } from '../../domain/spo-code.ts';
import { collegeDirectory } from '../college-directory.ts';
import { type EmploymentRow, firstJobs, jobSpells } from '../retention/job-spells.ts';
import type { SnapshotChanges } from './compare-snapshots.ts';
import {
  type CountContext,
  countEffectiveness,
  countLabel,
  type EffectivenessCounts,
  NO_OWN_COUNTS,
  type OwnCounts,
} from './effectiveness-counts.ts';
import { COUNT_KEYS, type CountKey, type EffectivenessMethod, mayBeMissing } from './effectiveness-method.ts';
import { type ExpectedShare, expectedShares } from './expected-share.ts';
import { type ForecastOutcome, forecastOutcomes } from './forecast-accuracy.ts';
import { type IndicatorValue, indicatorValue } from './indicator-value.ts';
import { countMeasures, type MeasureRows, type Measures } from './measures.ts';
import { compareOfficial, type OfficialLine } from './official-figures.ts';
import { countRequests } from './request-counts.ts';
import { type ReturnDiscipline, sumDiscipline } from './return-discipline.ts';
import { type Score, scoreOf } from './score.ts';

/** Everything the effectiveness report is made of. */
export interface EffectivenessInput {
  readonly asOf: IsoDate;
  readonly region: string;
  readonly cohort: number;
  readonly graduates: readonly Graduate[];
  readonly colleges: readonly College[];
  /** By college name in any spelling; a college that is missing has no data. */
  readonly discipline: ReadonlyMap<string, ReturnDiscipline>;
  readonly specialtyName: (ref: SpoRef) => string | null;
  readonly method: EffectivenessMethod;
  /** Rows of registers; a register that is absent has no data. */
  readonly employment?: readonly EmploymentRow[];
  readonly requests?: readonly RegisterRow<typeof REQUESTS>[];
  readonly official?: readonly RegisterRow<typeof OFFICIAL_FIGURES>[];
  readonly measures?: MeasureRows;
  /** Graduates of the red level: whether their plan is carried out. */
  readonly plans?: ReadonlyMap<number, boolean> | null;
  /** The day the cohort graduates; before it there is no forecast to compare. */
  readonly graduation?: IsoDate | null;
  /** How the cohort was chosen; absent = asked for by year. */
  readonly cohortRule?: CohortChoice | null;
}

/** The rule of the method that chose the cohort. `early` = fewer months since graduation than the rule measures after. */
export interface CohortChoice {
  readonly title: string;
  readonly early: boolean;
}

/** Counts and indicators of one group of graduates; indicators in the order of the method. */
export interface EffectivenessLine {
  readonly key: string;
  readonly label: string;
  readonly counts: EffectivenessCounts;
  readonly indicators: readonly IndicatorValue[];
  readonly score: Score;
}

/** A college's line with its comparison; null where the denominator is empty. */
export interface CollegeLine extends EffectivenessLine {
  readonly expected: ExpectedShare | null;
}

/** A specialty's line over all colleges. */
interface SpecialtyLine extends EffectivenessLine {
  readonly ref: SpoRef | null;
}

/** A count as the workbook shows it; `optional` = without data where its input was not given. */
interface CountColumn {
  readonly key: CountKey;
  readonly label: string;
  readonly optional: boolean;
}

/** The effectiveness report as numbers. */
export interface EffectivenessReport {
  readonly asOf: IsoDate;
  readonly region: string;
  readonly cohort: number;
  readonly method: EffectivenessMethod;
  /** Counts the workbook shows, in order. */
  readonly countColumns: readonly CountColumn[];
  readonly total: EffectivenessLine;
  readonly colleges: readonly CollegeLine[];
  readonly specialties: readonly SpecialtyLine[];
  /** Plans of the day of the forecast against outcomes; null before graduation. */
  readonly forecast: { readonly day: IsoDate; readonly outcomes: readonly ForecastOutcome[] } | null;
  readonly official: readonly OfficialLine[];
  readonly measures: Measures | null;
  readonly cohortRule: CohortChoice | null;
  /** Employed graduates whose first day at work is not known: they are in no count of months. */
  readonly withoutStart: number;
  /** Since the snapshot before; null where there is none. */
  readonly changes: SnapshotChanges | null;
  /** Digest of the numbers of this report; null until it is frozen. */
  readonly digest: string | null;
}

const NO_COLLEGE = 'Колледж не указан';
const NO_SPECIALTY = 'Специальность не указана';

/** Computes the indicators of the region, of each college and of each specialty. */
export function effectivenessReport(input: EffectivenessInput): EffectivenessReport {
  const { method, asOf } = input;
  const directory = collegeDirectory(input.colleges);
  const collegeOf = (stated: string | null) => directory.nameOf(stated) ?? NO_COLLEGE;
  const discipline = new Map(
    [...input.discipline].map(([college, value]) => [directory.nameOf(college) ?? college, value]),
  );
  const { context, withoutStart } = countContext(input);
  const line = (key: string, label: string, graduates: readonly Graduate[], own: OwnCounts) => {
    const counts = countEffectiveness(graduates, own, context);
    const indicators = method.indicators.map((one) => indicatorValue(one, counts, method.minimum));
    return { key, label, counts, indicators, score: scoreOf(method, indicators) };
  };
  const requests = Map.groupBy(input.requests ?? [], ({ values }) => collegeOf(values.college));
  const requestsOf = (college: string) =>
    requests.size === 0 ? null : countRequests(requests.get(college) ?? []);
  const byCollege = Map.groupBy(input.graduates, (graduate) => collegeOf(graduate.college));
  for (const college of [...discipline.keys(), ...requests.keys()])
    if (!byCollege.has(college)) byCollege.set(college, []);
  const bySpecialty = Map.groupBy(input.graduates, ({ specialty }) =>
    specialty === null ? '' : spoKey(specialty),
  );
  const expected = expectedFor(byCollege, input, context);
  const { forecastDay } = context;
  const colleges = [...byCollege]
    .sort(([a], [b]) => compareRussian(a, b))
    .map(([name, graduates]) => ({
      ...line(name, name, graduates, {
        discipline: discipline.get(name) ?? null,
        requests: requestsOf(name),
      }),
      expected: expected.get(name) ?? null,
    }));
  return {
    asOf,
    region: input.region,
    cohort: input.cohort,
    method,
    countColumns: COUNT_KEYS.map((key) => ({ key, label: countLabel(key), optional: mayBeMissing(key) })),
    total: line('region', input.region, input.graduates, {
      discipline: sumDiscipline(discipline),
      requests: requests.size === 0 ? null : countRequests(input.requests ?? []),
    }),
    colleges,
    specialties: [...bySpecialty]
      .sort(([a], [b]) => codeOrder(a, b))
      .map(([key, graduates]) => {
        const ref = graduates[0]?.specialty ?? null;
        const name = ref === null ? null : input.specialtyName(ref);
        const label = ref === null ? NO_SPECIALTY : name === null ? ref.code : `${ref.code} ${name}`;
        return { ...line(key, label, graduates, NO_OWN_COUNTS), ref };
      }),
    forecast:
      forecastDay === null
        ? null
        : { day: forecastDay, outcomes: forecastOutcomes(input.graduates, forecastDay) },
    official: compareOfficial(
      input.official ?? [],
      input.cohort,
      new Map(colleges.map(({ key, counts }) => [key, counts])),
      method,
      collegeOf,
    ),
    measures:
      input.measures === undefined
        ? null
        : countMeasures(input.graduates, input.measures, {
            indicator: method.indicators.find(({ id }) => id === method.expected),
            minimum: method.minimum,
            context,
            collegeOf,
          }),
    cohortRule: input.cohortRule ?? null,
    withoutStart,
    changes: null,
    digest: null,
  };
}

/** The forecast is that of the day of graduation: until then all of it is still a plan. */
function countContext({ graduates, employment, asOf, method, plans, graduation }: EffectivenessInput): {
  readonly context: CountContext;
  readonly withoutStart: number;
} {
  const { spells, withoutStart } = jobSpells(graduates, employment ?? [], asOf);
  return {
    context: {
      asOf,
      retentionMonths: method.retentionMonths,
      jobs: firstJobs(spells),
      plans: plans ?? null,
      forecastDay: graduation != null && graduation < asOf ? graduation : null,
    },
    withoutStart,
  };
}

function expectedFor(
  byCollege: ReadonlyMap<string, readonly Graduate[]>,
  { method }: EffectivenessInput,
  context: CountContext,
): ReadonlyMap<string, ExpectedShare> {
  const indicator = method.indicators.find(({ id }) => id === method.expected);
  if (indicator === undefined) return new Map();
  const cells = [...byCollege].flatMap(([college, graduates]) =>
    [...Map.groupBy(graduates, ({ specialty }) => (specialty === null ? '' : spoKey(specialty)))].map(
      ([specialty, group]) => ({
        college,
        specialty,
        counts: countEffectiveness(group, NO_OWN_COUNTS, context),
      }),
    ),
  );
  return expectedShares(cells, indicator);
}

/** By code, then edition; what has no specialty comes last. */
function codeOrder(a: string, b: string): number {
  if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
  const [left, right] = [a.split(':').reverse().join(' '), b.split(':').reverse().join(' ')];
  return left < right ? -1 : left > right ? 1 : 0;
}
