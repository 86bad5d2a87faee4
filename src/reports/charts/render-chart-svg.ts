import { createRequire } from 'node:module';
import { chartOption } from './chart-option.ts';
import type { ChartPlan, ChartSize } from './chart-plan.ts';
import { measureText } from './measure-text.ts';
import { type ChartPalette, DEFAULT_PALETTE } from './palette.ts';

type Charting = Pick<typeof import('echarts'), 'init' | 'setPlatformAPI'>;

let loaded: Charting | null = null;

/** The whole library in one file loads four times faster than its parts; and only once a chart is drawn. */
function loadCharting(): Charting {
  if (loaded === null) {
    const charting: Charting = createRequire(import.meta.url)('echarts/dist/echarts.min');
    charting.setPlatformAPI({
      measureText(text, font = '') {
        const size = Number(/([\d.]{1,9})px/.exec(font)?.[1] ?? 12);
        return { width: measureText(text, size, font.includes('bold')) };
      },
    });
    loaded = charting;
  }
  return loaded;
}

/**
 * The chart as SVG of the given size. The same plan, size and palette give the same bytes: no animation, no clock, widths of text
 * from a table, names of parts from the id of the chart.
 */
export function renderChartSvg(
  chart: ChartPlan,
  size: ChartSize,
  palette: ChartPalette = DEFAULT_PALETTE,
): string {
  const instance = loadCharting().init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: size.width,
    height: size.height,
  });
  try {
    instance.setOption(chartOption(chart, size, palette));
    return tidy(instance.renderToSVGString(), chart.id);
  } finally {
    instance.dispose();
  }
}

/** Running numbers of the library out of names; styles and marks for pointers, which a still picture has no use for, away. */
function tidy(svg: string, id: string): string {
  return svg
    .replace(/<style\b[^>]*>[\s\S]*?<\/style>\s*/g, '')
    .replace(/ ecmeta_[a-z_]+="[^"]*"/g, '')
    .replace(/ class="zr\d+-cls-\d+"/g, '')
    .replace(/ pointer-events="[^"]*"/g, '')
    .replace(/\bzr\d+-/g, `${id}-`);
}
