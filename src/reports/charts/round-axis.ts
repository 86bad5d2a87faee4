/** An axis whose marks are round numbers. */
export interface RoundAxis {
  readonly min: number;
  readonly max: number;
  readonly interval: number;
}

const MARKS = 5;

/**
 * The axis from 0, or from below it where there are negative values, to the first round mark that holds the greatest value. Steps
 * are 1, 2 or 5 times a power of ten. @param least the smallest step: 1 for things that come whole
 */
export function roundAxis(values: readonly number[], least: number): RoundAxis {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const rough = Math.max(least, (high - low) / MARKS);
  const power = 10 ** Math.floor(Math.log10(rough));
  const interval = Math.max(least, power * ([1, 2, 5].find((step) => step * power >= rough) ?? 10));
  // A sum of steps like 0.1 is a hair off its mark.
  const marks = (value: number) => Math.ceil(value / interval - 1e-9);
  return { min: -marks(-low) * interval, max: Math.max(1, marks(high)) * interval, interval };
}
