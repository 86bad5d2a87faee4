const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** Values as a line of little bars, the least lowest and the greatest highest; null is a gap. The newest `width` values are kept. */
export function sparkline(values: readonly (number | null)[], width: number): string {
  const shown = values.slice(-Math.max(1, width));
  const known = shown.filter((value) => value !== null);
  const [least, greatest] = [Math.min(...known), Math.max(...known)];
  return shown
    .map((value) => {
      if (value === null) return ' ';
      if (greatest === least) return BARS[3];
      return BARS[Math.round(((value - least) / (greatest - least)) * (BARS.length - 1))] ?? BARS[0];
    })
    .join('');
}
