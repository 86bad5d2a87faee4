import type { EffectivenessCounts } from './effectiveness-counts.ts';
import type { Indicator } from './effectiveness-method.ts';
import { indicatorValue } from './indicator-value.ts';

/** Counts of one specialty at one college. */
export interface SpecialtyCell {
  readonly college: string;
  readonly specialty: string;
  readonly counts: EffectivenessCounts;
}

/**
 * What a college would have reached with the region's figure for each of its specialties: Σ denominator × region's share.
 * `difference` = actual − expected, in persons. `comparable` of `denominator` persons study what another college teaches too;
 * for the others the region's figure is the college's own.
 */
export interface ExpectedShare {
  readonly denominator: number;
  readonly actual: number;
  readonly expected: number;
  readonly difference: number;
  readonly comparable: number;
}

/** Indirect standardisation by specialty over all colleges of the region. Colleges with an empty denominator are left out. */
export function expectedShares(
  cells: readonly SpecialtyCell[],
  indicator: Indicator,
): ReadonlyMap<string, ExpectedShare> {
  const parts = cells.flatMap(({ college, specialty, counts }) => {
    const { numerator, denominator } = indicatorValue(indicator, counts, 1);
    return numerator === null || denominator === null || denominator <= 0
      ? []
      : [{ college, specialty, numerator, denominator }];
  });
  const region = new Map<string, { numerator: number; denominator: number; colleges: Set<string> }>();
  for (const { college, specialty, numerator, denominator } of parts) {
    const sum = region.get(specialty) ?? { numerator: 0, denominator: 0, colleges: new Set<string>() };
    sum.numerator += numerator;
    sum.denominator += denominator;
    sum.colleges.add(college);
    region.set(specialty, sum);
  }
  const shares = new Map<string, ExpectedShare>();
  for (const { college, specialty, numerator, denominator } of parts) {
    const whole = region.get(specialty);
    if (whole === undefined) continue;
    const before = shares.get(college);
    const actual = (before?.actual ?? 0) + numerator;
    const expected = (before?.expected ?? 0) + (denominator * whole.numerator) / whole.denominator;
    shares.set(college, {
      denominator: (before?.denominator ?? 0) + denominator,
      actual,
      expected,
      difference: actual - expected,
      comparable: (before?.comparable ?? 0) + (whole.colleges.size > 1 ? denominator : 0),
    });
  }
  return shares;
}
