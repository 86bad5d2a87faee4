import type { EffectivenessCounts } from './effectiveness-counts.ts';
import type { CountKey, Indicator } from './effectiveness-method.ts';
import { type ShareInterval, wilson } from './wilson.ts';

/**
 * An indicator with everything it is made of. `rate` (0–1; a mean where days are counted) is null when withheld: `small` = fewer persons than the method's
 * minimum, `no-data` = the input is missing or nothing is known of anyone in the denominator, `empty` = the denominator is 0.
 */
export interface IndicatorValue {
  readonly id: string;
  readonly numerator: number | null;
  readonly base: number | null;
  readonly excluded: number | null;
  readonly denominator: number | null;
  /** Persons of the denominator of whom the numerator's fact is not known. */
  readonly unknown: number | null;
  readonly rate: number | null;
  /** 95 % Wilson interval, for shares of persons. */
  readonly interval: ShareInterval | null;
  readonly withheld: 'small' | 'no-data' | 'empty' | null;
}

/** Computes one indicator from counts. */
export function indicatorValue(
  indicator: Indicator,
  counts: EffectivenessCounts,
  minimum: number,
): IndicatorValue {
  const base = sumOf(indicator.base, counts);
  const excluded = sumOf(indicator.exclusions, counts);
  const unknown = sumOf(indicator.unknown, counts);
  const numerator = sumOf(indicator.numerator, counts);
  const denominator = base === null || excluded === null ? null : base - excluded;
  const parts = { id: indicator.id, numerator, base, excluded, denominator, unknown };
  const withhold = (withheld: IndicatorValue['withheld']): IndicatorValue => ({
    ...parts,
    rate: null,
    interval: null,
    withheld,
  });
  if (numerator === null || denominator === null || unknown === null) return withhold('no-data');
  if (denominator <= 0) return withhold('empty');
  if (numerator === 0 && unknown >= denominator) return withhold('no-data');
  if (indicator.counts !== 'persons') {
    return { ...parts, rate: numerator / denominator, interval: null, withheld: null };
  }
  if (denominator < minimum) return withhold('small');
  return {
    ...parts,
    rate: numerator / denominator,
    interval: wilson(numerator, denominator),
    withheld: null,
  };
}

function sumOf(keys: readonly CountKey[], counts: EffectivenessCounts): number | null {
  let sum = 0;
  for (const key of keys) {
    const count = counts[key];
    if (count === null) return null;
    sum += count;
  }
  return sum;
}
