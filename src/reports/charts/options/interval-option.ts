import type { CustomSeriesRenderItem, EChartsOption } from 'echarts';
import type { ChartSize, IntervalChart, IntervalLine } from '../chart-plan.ts';
import { measureText, wrapText } from '../measure-text.ts';
import { numberText } from '../number-text.ts';
import { type ChartPalette, seriesColour } from '../palette.ts';
import { frameChart, TEXT } from './chart-frame.ts';

const NAMES_SHARE = 0.33;
const CAP = 4;

/**
 * A dot with its interval a row, first line on top, and a hollow diamond where the value was expected. The numbers stand at the
 * right edge, bold where the expected value is outside the interval: position and shape tell everything without colour.
 */
export function intervalOption(chart: IntervalChart, size: ChartSize, palette: ChartPalette): EChartsOption {
  const { lines, format, valueName, expectedName } = chart;
  const hollow = { color: palette.background, borderColor: palette.text, borderWidth: 1.8 };
  const frame = frameChart(chart, size, palette, [valueName, { name: expectedName, itemStyle: hollow }]);
  const namesWidth = Math.min(
    size.width * NAMES_SHARE,
    Math.max(40, ...lines.map(({ name }) => measureText(name, TEXT.body) + 2)),
  );
  const texts = lines.map((line) => lineText(line, format));
  const textWidth = Math.max(40, ...texts.map((text) => measureText(text, TEXT.body, true)));
  const [low, high] = boundsOf(lines, format);
  const rightEdge = size.width - frame.right - textWidth;
  return {
    ...frame.option,
    grid: {
      top: frame.top,
      bottom: frame.bottom + 20,
      left: frame.left + namesWidth + 10,
      right: frame.right + textWidth + 12,
      containLabel: false,
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: lines.map(({ name }) => wrapText(name, namesWidth, TEXT.body, 2).join('\n')),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.muted } },
      axisLabel: { interval: 0, color: palette.text, fontSize: TEXT.body, lineHeight: 13 },
    },
    xAxis: {
      type: 'value',
      min: low,
      max: high,
      axisLabel: {
        color: palette.text,
        fontSize: TEXT.small,
        hideOverlap: true,
        formatter: (value: number) => numberText(value, format),
      },
      splitLine: { lineStyle: { color: palette.grid } },
    },
    series: [
      {
        type: 'custom',
        encode: { y: 0, x: [1, 2] },
        data: lines.map(({ low: from, high: to }, row) => [row, from, to]),
        renderItem: whiskers(texts, lines, { rightEdge, colour: seriesColour(palette, 0), palette }),
        silent: true,
      },
      {
        type: 'scatter',
        name: valueName,
        symbol: 'circle',
        symbolSize: 10,
        itemStyle: { color: seriesColour(palette, 0) },
        data: lines.map(({ value }, row) => [value, row]),
      },
      {
        type: 'scatter',
        name: expectedName,
        symbol: 'diamond',
        symbolSize: 13,
        itemStyle: hollow,
        data: lines.map(({ expected }, row) => [expected, row]),
      },
    ],
  };
}

function lineText({ value, low, high, expected }: IntervalLine, format: IntervalChart['format']): string {
  const text = (number: number) =>
    numberText(format === 'percent' ? Math.round(number * 100) / 100 : number, format);
  // «23 % (16–32)»: the sign once.
  const bare = (number: number) => text(number).replace('%', '').trim();
  return `${text(value)} (${bare(low)}–${bare(high)}), ждали ${text(expected)}`;
}

/** Whether chance alone leaves room for the expected value. */
function isOutside({ low, high, expected }: IntervalLine): boolean {
  return expected < low || expected > high;
}

function whiskers(
  texts: readonly string[],
  lines: readonly IntervalLine[],
  {
    rightEdge,
    colour,
    palette,
  }: { readonly rightEdge: number; readonly colour: string; readonly palette: ChartPalette },
): CustomSeriesRenderItem {
  return (_params, api) => {
    const row = Number(api.value(0));
    const [from, y = 0] = api.coord([api.value(1), row]);
    const [to] = api.coord([api.value(2), row]);
    const [left, right] = [from ?? 0, to ?? 0];
    const stroke = (x1: number, y1: number, x2: number, y2: number) => ({
      type: 'line' as const,
      shape: { x1, y1, x2, y2 },
      style: { stroke: colour, lineWidth: 2 },
    });
    const line = lines[row];
    return {
      type: 'group',
      children: [
        stroke(left, y, right, y),
        stroke(left, y - CAP, left, y + CAP),
        stroke(right, y - CAP, right, y + CAP),
        {
          type: 'text',
          x: rightEdge,
          y: y - TEXT.body / 2,
          style: {
            text: texts[row] ?? '',
            fill: palette.text,
            fontSize: TEXT.body,
            fontWeight: line !== undefined && isOutside(line) ? 'bold' : 'normal',
          },
        },
      ],
    };
  };
}

/** The axis runs from and to round values around everything drawn; a share stays within 0 and 1. */
function boundsOf(
  lines: readonly IntervalLine[],
  format: IntervalChart['format'],
): readonly [number, number] {
  const drawn = lines.flatMap(({ value, low, high, expected }) => [value, low, high, expected]);
  if (format !== 'percent') return [Math.min(0, ...drawn), Math.max(1, ...drawn)];
  return [
    Math.max(0, Math.floor(Math.min(1, ...drawn) * 10) / 10),
    Math.min(1, Math.ceil(Math.max(0, ...drawn) * 10) / 10),
  ];
}
