import type { EffectivenessMethod } from './effectiveness-method.ts';
import type { IndicatorValue } from './indicator-value.ts';

/** The band an indicator falls into; null where it has no value. */
interface BandValue {
  readonly id: string;
  readonly title: string | null;
  readonly points: number | null;
}

/** The weighted mean of points (0–100) over the indicators that have a value; `covered` = their part of all weight, 0–1. */
export interface Score {
  readonly bands: readonly BandValue[];
  /** null where the method gives no weight or no weighted indicator has a value. */
  readonly points: number | null;
  readonly covered: number;
}

/** Bands and score of one line. */
export function scoreOf(method: EffectivenessMethod, values: readonly IndicatorValue[]): Score {
  let weight = 0;
  let known = 0;
  let sum = 0;
  const bands = method.indicators
    .filter(({ bands: own }) => own.length > 0)
    .map((indicator): BandValue => {
      const rate = values.find(({ id }) => id === indicator.id)?.rate ?? null;
      const band = rate === null ? undefined : indicator.bands.find(({ from }) => rate >= from);
      weight += indicator.weight;
      if (band !== undefined) {
        known += indicator.weight;
        sum += indicator.weight * band.points;
      }
      return { id: indicator.id, title: band?.title ?? null, points: band?.points ?? null };
    });
  return { bands, points: known === 0 ? null : sum / known, covered: weight === 0 ? 0 : known / weight };
}
