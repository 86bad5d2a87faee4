import { type ChartPalette, luminanceOf } from './palette.ts';

/** Two colours that print alike in grey; `keys` are their places in the palette of the config. */
export interface GreyClash {
  readonly keys: readonly [string, string];
  readonly colours: readonly [string, string];
  /** 1 = the same grey. */
  readonly contrast: number;
}

/** Ratio of luminances below which two fills side by side look one (WCAG 2.2 counts contrast the same way). */
const LEAST_CONTRAST = 1.5;
/** The ends of a scale hold all its steps between them. */
const LEAST_SCALE_CONTRAST = 3;

/**
 * Colours of a palette that cannot be told apart without colour: neighbours in the order series take them, the last beside the
 * first; each on the paper; the ends of the scale. Series further apart differ by dashes, marks and patterns too.
 */
export function greyClashes({ series, scale, background }: ChartPalette): readonly GreyClash[] {
  const pairs: (readonly [Named, Named, number])[] = [];
  for (const [i, colour] of series.entries()) {
    const next = (i + 1) % series.length;
    const here = { key: `series[${i}]`, colour };
    const beside = series[next];
    if (beside !== undefined && next !== i && !(series.length === 2 && i === 1))
      pairs.push([here, { key: `series[${next}]`, colour: beside }, LEAST_CONTRAST]);
    pairs.push([here, { key: 'фон', colour: background }, LEAST_CONTRAST]);
  }
  const [light, dark] = scale;
  pairs.push([{ key: 'scale[0]', colour: light }, { key: 'scale[1]', colour: dark }, LEAST_SCALE_CONTRAST]);
  return pairs.flatMap(([a, b, least]) => {
    const contrast = contrastOf(a.colour, b.colour);
    return contrast < least ? [{ keys: [a.key, b.key], colours: [a.colour, b.colour], contrast }] : [];
  });
}

interface Named {
  readonly key: string;
  readonly colour: string;
}

/** Contrast of two colours, 1 … 21 (WCAG 2.2, contrast ratio). */
export function contrastOf(a: string, b: string): number {
  const [one, other] = [luminanceOf(a), luminanceOf(b)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
