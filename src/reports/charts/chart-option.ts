import type { EChartsOption } from 'echarts';
import type { ChartPlan, ChartSize } from './chart-plan.ts';
import { barOption } from './options/bar-option.ts';
import { flowOption } from './options/flow-option.ts';
import { heatMapOption } from './options/heat-map-option.ts';
import { intervalOption } from './options/interval-option.ts';
import { lineOption } from './options/line-option.ts';
import { settlementOption } from './options/settlement-option.ts';
import { sparklineOption } from './options/sparkline-option.ts';
import type { ChartPalette } from './palette.ts';

/** What the charting library is told to draw. */
export function chartOption(chart: ChartPlan, size: ChartSize, palette: ChartPalette): EChartsOption {
  switch (chart.kind) {
    case 'line':
      return lineOption(chart, size, palette);
    case 'bars':
      return barOption(chart, size, palette);
    case 'intervals':
      return intervalOption(chart, size, palette);
    case 'heat-map':
      return heatMapOption(chart, size, palette);
    case 'flows':
      return flowOption(chart, size, palette);
    case 'settlements':
      return settlementOption(chart, size, palette);
    case 'sparkline':
      return sparklineOption(chart, palette);
  }
}
