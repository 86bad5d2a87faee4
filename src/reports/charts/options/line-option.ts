import type { EChartsOption } from 'echarts';
import type { ChartSize, LineChart } from '../chart-plan.ts';
import { measureText, shorten } from '../measure-text.ts';
import { numberText } from '../number-text.ts';
import { type ChartPalette, seriesColour } from '../palette.ts';
import { frameChart, TEXT } from './chart-frame.ts';

const DASHES = ['solid', [7, 4], [2, 3], [10, 3, 2, 3], [5, 2], [1, 4]] as const;
const MARKS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect'] as const;
/** Numbers stand at every point while there are few, else at the ends only. */
const FEW_POINTS = 8;

/** Weeks from left to right; the last value of each series stands at its end. A gap stays a gap. */
export function lineOption(chart: LineChart, size: ChartSize, palette: ChartPalette): EChartsOption {
  const names = chart.series.map(({ name }) => name);
  const frame = frameChart(chart, size, palette, names);
  const numbers = chart.series.flatMap(({ values }) => values.filter((value) => value !== null));
  const widest = Math.max(
    0,
    ...numbers.map((value) => measureText(numberText(value, chart.format), TEXT.body)),
  );
  return {
    ...frame.option,
    grid: {
      top: frame.top + 10,
      bottom: frame.bottom + 6,
      left: frame.left,
      right: frame.right + widest + 8,
      containLabel: true,
    },
    xAxis: {
      type: 'category',
      data: chart.points.map((point) => shorten(point, 110, TEXT.body)),
      boundaryGap: false,
      axisLine: { lineStyle: { color: palette.muted } },
      axisTick: { show: false },
      axisLabel: { color: palette.text, fontSize: TEXT.body, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      axisLabel: {
        color: palette.text,
        fontSize: TEXT.body,
        formatter: (value: number) => numberText(value, chart.format),
      },
      splitLine: { lineStyle: { color: palette.grid } },
      ...(chart.format === 'percent' || chart.format === 'decimal' ? {} : { minInterval: 1 }),
    },
    series: chart.series.map(({ name, values }, i) => {
      const last = values.findLastIndex((value) => value !== null);
      const everywhere = values.length <= FEW_POINTS && chart.series.length === 1;
      return {
        type: 'line',
        name,
        symbol: MARKS[i % MARKS.length] ?? 'circle',
        symbolSize: values.length > 30 ? 4 : 7,
        showAllSymbol: true,
        lineStyle: { width: 2.5, color: seriesColour(palette, i), type: dashOf(i) },
        itemStyle: { color: seriesColour(palette, i) },
        data: values.map((value, at) => ({
          value: value ?? '-',
          label: {
            show: value !== null && (everywhere || at === last),
            position: everywhere && at !== last ? ('top' as const) : ('right' as const),
            formatter: () => numberText(value, chart.format),
            color: palette.text,
            fontSize: TEXT.body,
            fontWeight: 'bold' as const,
          },
        })),
      };
    }),
  };
}

function dashOf(index: number): 'solid' | number[] {
  const dash = DASHES[index % DASHES.length] ?? 'solid';
  return dash === 'solid' ? dash : [...dash];
}
