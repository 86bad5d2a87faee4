import type { ChartPlan, ChartSize } from './chart-plan.ts';

/** Width of a chart across a printed page, pixels. */
const PAGE_WIDTH = 940;
/** Title, units, source. */
const AROUND = 120;

/** A size in which every name and number of the chart has room; `width` in pixels. */
export function chartSize(chart: ChartPlan, width: number = PAGE_WIDTH): ChartSize {
  switch (chart.kind) {
    case 'line':
      return { width, height: Math.round(width * 0.42) };
    case 'bars':
      return {
        width,
        height: AROUND + 30 * Math.max(1, chart.categories.length) + (chart.series.length > 1 ? 24 : 0),
      };
    case 'intervals':
      return { width, height: AROUND + 44 + 28 * Math.max(1, chart.lines.length) };
    case 'heat-map':
      return { width, height: AROUND + 40 + 30 * Math.max(1, chart.rows.length) };
    case 'flows': {
      const most = Math.max(
        1,
        ...chart.levels.map((_, level) => chart.nodes.filter((node) => node.level === level).length),
      );
      return { width, height: AROUND + 20 + Math.max(300, 34 * most) };
    }
    case 'settlements':
      return { width, height: Math.round(width * 0.72) };
    case 'sparkline':
      return { width: 120, height: 28 };
  }
}
