import type { EChartsOption } from 'echarts';
import type { ChartSeries, ChartSize, LineChart } from '../chart-plan.ts';
import { measureText, shorten } from '../measure-text.ts';
import { numberText } from '../number-text.ts';
import { type ChartPalette, seriesColour } from '../palette.ts';
import { type RoundAxis, roundAxis } from '../round-axis.ts';
import { spreadLabels } from '../spread-labels.ts';
import { frameChart, TEXT } from './chart-frame.ts';

const DASHES = ['solid', [7, 4], [2, 3], [10, 3, 2, 3], [5, 2], [1, 4]] as const;
const MARKS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect'] as const;
/** Room for the names of the points under the axis. */
const AXIS_HEIGHT = 20;
/** From one number at the right edge to the next: a line of text and a hair. */
const LABEL_GAP = TEXT.body + 2;
/** Numbers stand at every point while there are few, else at the ends only. */
const FEW_POINTS = 8;

/** Weeks from left to right; the last value of each series stands at its end. A gap stays a gap. */
export function lineOption(chart: LineChart, size: ChartSize, palette: ChartPalette): EChartsOption {
  const { format } = chart;
  const names = chart.series.map(({ name }) => name);
  const frame = frameChart(chart, size, palette, names);
  const numbers = chart.series.flatMap(({ values }) => values.filter((value) => value !== null));
  const axis = roundAxis(numbers, format === 'percent' ? 0.01 : format === 'decimal' ? 0.1 : 1);
  const widest = Math.max(
    0,
    ...numbers.map((value) => measureText(numberText(value, format), TEXT.body, true)),
  );
  const marks = [axis.min, axis.max, axis.max - axis.interval].map((mark) => numberText(mark, format));
  const plot = { top: frame.top + 10, bottom: frame.bottom + 6 + AXIS_HEIGHT };
  const shifts = labelShifts(chart.series, axis, { top: plot.top, bottom: size.height - plot.bottom });
  return {
    ...frame.option,
    grid: {
      ...plot,
      left: frame.left + Math.max(...marks.map((mark) => measureText(mark, TEXT.body))) + 8,
      right: frame.right + widest + 8,
      containLabel: false,
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
      ...axis,
      axisLabel: {
        color: palette.text,
        fontSize: TEXT.body,
        formatter: (value: number) => numberText(value, format),
      },
      splitLine: { lineStyle: { color: palette.grid } },
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
            offset: at === last ? [0, shifts[i] ?? 0] : [0, 0],
            formatter: () => numberText(value, format),
            color: palette.text,
            fontSize: TEXT.body,
            fontWeight: 'bold' as const,
          },
        })),
      };
    }),
  };
}

/** How far down the number at the end of each line moves so that it covers no other; numbers keep the order of the lines. */
function labelShifts(
  series: readonly ChartSeries[],
  { min, max }: RoundAxis,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): readonly number[] {
  const ends = series.map(({ values }) => {
    const last = values.findLastIndex((value) => value !== null);
    return { last, y: bottom - (((values[last] ?? min) - min) / (max - min)) * (bottom - top) };
  });
  const shifts = ends.map(() => 0);
  for (const [, group] of Map.groupBy(ends.keys(), (i) => ends[i]?.last ?? -1)) {
    const wanted = group.map((i) => ends[i]?.y ?? 0);
    const placed = spreadLabels(wanted, LABEL_GAP, { from: top, to: bottom });
    for (const [at, i] of group.entries()) shifts[i] = (placed[at] ?? 0) - (wanted[at] ?? 0);
  }
  return shifts;
}

function dashOf(index: number): 'solid' | number[] {
  const dash = DASHES[index % DASHES.length] ?? 'solid';
  return dash === 'solid' ? dash : [...dash];
}
