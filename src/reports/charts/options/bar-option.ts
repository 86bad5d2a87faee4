import type { BarSeriesOption, EChartsOption } from 'echarts';
import type { BarChart, ChartSeries, ChartSize } from '../chart-plan.ts';
import { measureText, wrapText } from '../measure-text.ts';
import { numberText } from '../number-text.ts';
import { type ChartPalette, readableOn, seriesColour } from '../palette.ts';
import { frameChart, TEXT } from './chart-frame.ts';

/** The names of categories take at most this share of the width. */
const NAMES_SHARE = 0.42;

type Pattern = Exclude<NonNullable<BarSeriesOption['itemStyle']>['decal'], undefined | 'none'>;

/** Patterns over the fills of stacked bars: none, then stripes one way, dots, stripes the other way. */
const PATTERNS: readonly (Pattern | null)[] = [
  null,
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 },
  { symbol: 'circle', symbolSize: 0.5, dashArrayX: [4, 4], dashArrayY: [4, 4] },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4 },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 4] },
  { symbol: 'rect', dashArrayX: [2, 4], dashArrayY: [1, 0] },
];
/** Colour of a pattern by the colour that reads on its fill. */
const PATTERN_OVER: Readonly<Record<string, string>> = {
  '#000000': 'rgba(0,0,0,0.28)',
  '#ffffff': 'rgba(255,255,255,0.35)',
};

/** Horizontal bars, first category on top, every number written; stacked series carry patterns and the total at the end. */
export function barOption(chart: BarChart, size: ChartSize, palette: ChartPalette): EChartsOption {
  const { categories, series, format } = chart;
  const frame = frameChart(
    chart,
    size,
    palette,
    series.map(({ name }) => name),
  );
  const namesWidth = Math.min(
    size.width * NAMES_SHARE,
    Math.max(40, ...categories.map((name) => measureText(name, TEXT.body) + 2)),
  );
  const totals = categories.map((_, c) => sumOf(series.map(({ values }) => values[c] ?? null)));
  const greatest = Math.max(1e-9, ...totals.map((total) => total ?? 0));
  const widestNumber = Math.max(
    20,
    ...totals.map((total) => measureText(numberText(total, format), TEXT.body, true)),
  );
  const plotWidth = size.width - frame.left - frame.right - namesWidth - widestNumber - 20;
  return {
    ...frame.option,
    grid: {
      top: frame.top,
      bottom: frame.bottom,
      left: frame.left + namesWidth + 8,
      right: frame.right + widestNumber + 8,
      containLabel: false,
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: categories.map((name) => wrapText(name, namesWidth, TEXT.body, 2).join('\n')),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.muted } },
      axisLabel: { interval: 0, color: palette.text, fontSize: TEXT.body, lineHeight: 13 },
    },
    xAxis: { type: 'value', show: false, min: 0, max: greatest },
    series: [
      ...series.map((each, i) =>
        seriesOption(
          chart,
          each,
          seriesColour(palette, i),
          i,
          palette,
          (value) => (value / greatest) * plotWidth,
        ),
      ),
      ...(series.length > 1 ? [totalsOption(chart, totals, palette)] : []),
    ],
  };
}

function seriesOption(
  { series, format }: BarChart,
  { name, values }: ChartSeries,
  colour: string,
  index: number,
  palette: ChartPalette,
  pixels: (value: number) => number,
): BarSeriesOption {
  const stacked = series.length > 1;
  const pattern = stacked ? (PATTERNS[index % PATTERNS.length] ?? null) : null;
  return {
    type: 'bar',
    name,
    stack: 'all',
    barCategoryGap: '28%',
    itemStyle: {
      color: colour,
      borderColor: palette.background,
      borderWidth: stacked ? 1 : 0,
      ...(pattern === null
        ? {}
        : { decal: { ...pattern, color: PATTERN_OVER[readableOn(colour)] ?? colour } }),
    },
    data: values.map((value) => {
      const text = numberText(value, format);
      const fits = value !== null && pixels(value) > measureText(text, TEXT.small) + 8;
      return {
        value: value ?? 0,
        label: stacked
          ? {
              show: fits,
              position: 'inside',
              formatter: () => text,
              color: readableOn(colour),
              fontSize: TEXT.small,
              backgroundColor: colour,
              padding: [1, 2],
            }
          : endLabel(text, palette),
      };
    }),
  };
}

/** A bar without width at the end of each stack carries the total. */
function totalsOption(
  { format }: BarChart,
  totals: readonly (number | null)[],
  palette: ChartPalette,
): BarSeriesOption {
  return {
    type: 'bar',
    stack: 'all',
    data: totals.map((total) => ({ value: 0, label: endLabel(numberText(total, format), palette) })),
  };
}

function endLabel(text: string, { text: color }: ChartPalette): NonNullable<BarSeriesOption['label']> {
  return {
    show: true,
    position: 'right',
    formatter: () => text,
    color,
    fontSize: TEXT.body,
    fontWeight: 'bold',
  };
}

function sumOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
}
