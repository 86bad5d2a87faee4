/** The quantile of the normal distribution for a 95 % interval, rounded as the workbook's formula has it. */
const Z95 = 1.96;

/** Bounds of a share, 0–1. */
export interface ShareInterval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson score interval of a share, 95 % (Wilson 1927): (p + z²/2n ± z√(p(1−p)/n + z²/4n²)) / (1 + z²/n).
 * @param successes 0…n @param n > 0
 */
export function wilson(successes: number, n: number): ShareInterval {
  const p = successes / n;
  const z2 = Z95 * Z95;
  const centre = p + z2 / (2 * n);
  const half = Z95 * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  const scale = 1 + z2 / n;
  return { low: Math.max(0, (centre - half) / scale), high: Math.min(1, (centre + half) / scale) };
}
