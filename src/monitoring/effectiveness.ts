import type { Graduate } from '../domain/graduate.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { College } from '../domain/organisations.ts';
import { compareRussian } from '../domain/russian.ts';
import { type SpoRef, spoKey } from '../domain/spo-code.ts';
import { collegeDirectory } from './college-directory.ts';
import {
  countEffectiveness,
  countLabel,
  type EffectivenessCounts,
  type ReturnDiscipline,
} from './effectiveness/effectiveness-counts.ts';
import { COUNT_KEYS, type CountKey, type EffectivenessMethod } from './effectiveness/effectiveness-method.ts';
import { type ExpectedShare, expectedShares } from './effectiveness/expected-share.ts';
import { type IndicatorValue, indicatorValue } from './effectiveness/indicator-value.ts';

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
}

/** Counts and indicators of one group of graduates; indicators in the order of the method. */
export interface EffectivenessLine {
  readonly key: string;
  readonly label: string;
  readonly counts: EffectivenessCounts;
  readonly indicators: readonly IndicatorValue[];
}

/** A college's line with its comparison; null where the denominator is empty. */
export interface CollegeLine extends EffectivenessLine {
  readonly expected: ExpectedShare | null;
}

/** A specialty's line over all colleges. */
interface SpecialtyLine extends EffectivenessLine {
  readonly ref: SpoRef | null;
}

/** The effectiveness report as numbers. */
export interface EffectivenessReport {
  readonly asOf: IsoDate;
  readonly region: string;
  readonly cohort: number;
  readonly method: EffectivenessMethod;
  /** Counts the workbook shows, in order. */
  readonly countColumns: readonly { readonly key: CountKey; readonly label: string }[];
  readonly total: EffectivenessLine;
  readonly colleges: readonly CollegeLine[];
  readonly specialties: readonly SpecialtyLine[];
}

const NO_COLLEGE = 'Колледж не указан';
const NO_SPECIALTY = 'Специальность не указана';

/** Computes the indicators of the region, of each college and of each specialty. */
export function effectivenessReport(input: EffectivenessInput): EffectivenessReport {
  const { method, asOf } = input;
  const directory = collegeDirectory(input.colleges);
  const discipline = new Map(
    [...input.discipline].map(([college, value]) => [directory.nameOf(college) ?? college, value]),
  );
  const line = (
    key: string,
    label: string,
    graduates: readonly Graduate[],
    sent: ReturnDiscipline | null,
  ) => {
    const counts = countEffectiveness(graduates, sent, method.retentionMonths, asOf);
    const indicators = method.indicators.map((one) => indicatorValue(one, counts, method.minimum));
    return { key, label, counts, indicators };
  };
  const byCollege = Map.groupBy(
    input.graduates,
    (graduate) => directory.nameOf(graduate.college) ?? NO_COLLEGE,
  );
  for (const college of discipline.keys()) if (!byCollege.has(college)) byCollege.set(college, []);
  const bySpecialty = Map.groupBy(input.graduates, ({ specialty }) =>
    specialty === null ? '' : spoKey(specialty),
  );
  const expected = expectedFor(byCollege, input);
  return {
    asOf,
    region: input.region,
    cohort: input.cohort,
    method,
    countColumns: COUNT_KEYS.map((key) => ({ key, label: countLabel(key) })),
    total: line('region', input.region, input.graduates, sumDiscipline(discipline)),
    colleges: [...byCollege]
      .sort(([a], [b]) => compareRussian(a, b))
      .map(([name, graduates]) => ({
        ...line(name, name, graduates, discipline.get(name) ?? null),
        expected: expected.get(name) ?? null,
      })),
    specialties: [...bySpecialty]
      .sort(([a], [b]) => codeOrder(a, b))
      .map(([key, graduates]) => {
        const ref = graduates[0]?.specialty ?? null;
        const name = ref === null ? null : input.specialtyName(ref);
        const label = ref === null ? NO_SPECIALTY : name === null ? ref.code : `${ref.code} ${name}`;
        return { ...line(key, label, graduates, null), ref };
      }),
  };
}

function expectedFor(
  byCollege: ReadonlyMap<string, readonly Graduate[]>,
  { method, asOf }: EffectivenessInput,
): ReadonlyMap<string, ExpectedShare> {
  const indicator = method.indicators.find(({ id }) => id === method.expected);
  if (indicator === undefined) return new Map();
  const cells = [...byCollege].flatMap(([college, graduates]) =>
    [...Map.groupBy(graduates, ({ specialty }) => (specialty === null ? '' : spoKey(specialty)))].map(
      ([specialty, group]) => ({
        college,
        specialty,
        counts: countEffectiveness(group, null, method.retentionMonths, asOf),
      }),
    ),
  );
  return expectedShares(cells, indicator);
}

function sumDiscipline(discipline: ReadonlyMap<string, ReturnDiscipline>): ReturnDiscipline | null {
  if (discipline.size === 0) return null;
  let due = 0;
  let onTime = 0;
  for (const one of discipline.values()) {
    due += one.due;
    onTime += one.onTime;
  }
  return { due, onTime };
}

/** By code, then edition; what has no specialty comes last. */
function codeOrder(a: string, b: string): number {
  if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
  const [left, right] = [a.split(':').reverse().join(' '), b.split(':').reverse().join(' ')];
  return left < right ? -1 : left > right ? 1 : 0;
}
