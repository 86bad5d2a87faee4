/** Colours of charts. Series differ in lightness, so that they stay apart in grey print and for colour-blind readers. */
export interface ChartPalette {
  /** Fills and lines of series in order, from dark to light by turns. */
  readonly series: readonly string[];
  /** Least and greatest value of a heat map. */
  readonly scale: readonly [light: string, dark: string];
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly background: string;
}

/** The palette used where the region has none of its own; it goes with the colours of the workbooks. */
export const DEFAULT_PALETTE: ChartPalette = {
  series: ['#1f3a5f', '#f0a860', '#4a7bab', '#9dbfe0', '#8a3b00', '#7f7f7f'],
  scale: ['#fdf3ec', '#8a2b0c'],
  text: '#222222',
  muted: '#555555',
  grid: '#d5dbe2',
  background: '#ffffff',
};

/** The colour of a series; colours come round again after the last. */
export function seriesColour({ series, text }: ChartPalette, index: number): string {
  return series[index % series.length] ?? text;
}

/** A colour between two, `share` 0 … 1. Colours are `#rrggbb`. */
export function mixColours(from: string, to: string, share: number): string {
  const part = (at: number) => {
    const [a, b] = [from, to].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16));
    return Math.round((a ?? 0) + ((b ?? 0) - (a ?? 0)) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${part(1)}${part(3)}${part(5)}`;
}

/** Relative luminance of a `#rrggbb` colour, 0 = black … 1 = white (WCAG 2.2, relative luminance). */
export function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Black or white, whichever stands out more on the colour. */
export function readableOn(colour: string): string {
  const luminance = luminanceOf(colour);
  return (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05) ? '#000000' : '#ffffff';
}
