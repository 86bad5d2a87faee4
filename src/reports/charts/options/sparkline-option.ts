import type { EChartsOption } from 'echarts';
import type { SparklineChart } from '../chart-plan.ts';
import { type ChartPalette, seriesColour } from '../palette.ts';

/** A line without axes and words; the last value is marked. */
export function sparklineOption({ points, values }: SparklineChart, palette: ChartPalette): EChartsOption {
  const last = values.findLastIndex((value) => value !== null);
  return {
    animation: false,
    grid: { top: 4, bottom: 4, left: 4, right: 6, containLabel: false },
    xAxis: { type: 'category', data: [...points], show: false, boundaryGap: false },
    yAxis: { type: 'value', show: false, scale: true },
    series: [
      {
        type: 'line',
        lineStyle: { width: 1.5, color: seriesColour(palette, 0) },
        itemStyle: { color: seriesColour(palette, 1) },
        symbol: 'circle',
        data: values.map((value, at) => ({ value: value ?? '-', symbolSize: at === last ? 5 : 0 })),
      },
    ],
  };
}
