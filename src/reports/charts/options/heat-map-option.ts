import type { EChartsOption } from 'echarts';
import type { ChartSize, HeatMapChart } from '../chart-plan.ts';
import { measureText, wrapText } from '../measure-text.ts';
import { numberText } from '../number-text.ts';
import { type ChartPalette, mixColours, readableOn } from '../palette.ts';
import { frameChart, TEXT } from './chart-frame.ts';

const NAMES_SHARE = 0.28;
const HEADER_LINES = 4;
/** The largest size at which no header is cut; names of towns are long words. */
const HEADER_SIZES: readonly number[] = [TEXT.small, TEXT.small - 1, TEXT.small - 2];

/**
 * A grid of numbers, darker = more, every number written in its cell. Lightness follows the square root of the value, so that one
 * great number does not make the rest look alike; zero stays white and empty, a number not known or withheld says so.
 */
export function heatMapOption(chart: HeatMapChart, size: ChartSize, palette: ChartPalette): EChartsOption {
  const { rows, columns, values, format } = chart;
  const frame = frameChart(chart, size, palette);
  const namesWidth = Math.min(
    size.width * NAMES_SHARE,
    Math.max(40, ...rows.map((name) => measureText(name, TEXT.body) + 2)),
  );
  const left = frame.left + namesWidth + 8;
  const cellWidth = (size.width - left - frame.right) / Math.max(1, columns.length);
  const headersAt = (size: number) =>
    columns.map((name) => wrapText(name, cellWidth - 2, size, HEADER_LINES));
  const headerSize =
    HEADER_SIZES.find((size) => !headersAt(size).some((lines) => lines.some((line) => line.endsWith('…')))) ??
    TEXT.small;
  const headers = headersAt(headerSize);
  const headerHeight = Math.max(1, ...headers.map((lines) => lines.length)) * 13 + 6;
  const greatest = Math.max(1e-9, ...values.flat().map((value) => value ?? 0));
  const [light, dark] = palette.scale;
  const colourOf = (value: number | null) =>
    value === null || value <= 0 ? palette.background : mixColours(light, dark, Math.sqrt(value / greatest));
  return {
    ...frame.option,
    grid: {
      top: frame.top + headerHeight,
      bottom: frame.bottom,
      left,
      right: frame.right,
      containLabel: false,
    },
    xAxis: {
      type: 'category',
      position: 'top',
      data: headers.map((lines) => lines.join('\n')),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { interval: 0, color: palette.text, fontSize: headerSize, lineHeight: 13 },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map((name) => wrapText(name, namesWidth, TEXT.body, 2).join('\n')),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { interval: 0, color: palette.text, fontSize: TEXT.body, lineHeight: 13 },
    },
    series: [
      {
        type: 'heatmap',
        data: values.flatMap((row, r) =>
          row.map((value, c) => {
            const colour = colourOf(value);
            return {
              value: [c, r, value ?? 0],
              itemStyle: { color: colour, borderColor: palette.grid, borderWidth: 1 },
              label: {
                show: value !== 0,
                formatter: () => numberText(value, format),
                color: value === null ? palette.muted : readableOn(colour),
                fontSize: TEXT.body,
              },
            };
          }),
        ),
      },
    ],
    visualMap: { show: false, min: 0, max: greatest, inRange: { opacity: 1 } },
  };
}
