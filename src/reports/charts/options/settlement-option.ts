import type { EChartsOption } from 'echarts';
import type { ChartSize, SettlementChart } from '../chart-plan.ts';
import { numberText } from '../number-text.ts';
import { type ChartPalette, seriesColour } from '../palette.ts';
import { frameChart, TEXT } from './chart-frame.ts';

const LARGEST_CIRCLE = 54;
const SMALLEST_CIRCLE = 5;
/** Settlements with a name on the picture, largest value first; the rest are in the table. */
const NAMED = 14;

/**
 * Settlements where they lie, one degree of longitude shortened by the cosine of the latitude (equirectangular projection), so
 * that distances look alike in both directions. Larger circles are drawn first.
 */
export function settlementOption(
  chart: SettlementChart,
  size: ChartSize,
  palette: ChartPalette,
): EChartsOption {
  const frame = frameChart(chart, size, palette);
  const points = chart.points.toSorted((a, b) => b.value - a.value || (a.name < b.name ? -1 : 1));
  const greatest = Math.max(1e-9, ...points.map(({ value }) => value));
  const box = boxOf(chart, {
    width: size.width - frame.left - frame.right - 120,
    height: size.height - frame.top - frame.bottom - 40,
  });
  const axis = (from: number, to: number) => ({
    type: 'value' as const,
    min: from,
    max: to,
    show: false,
  });
  return {
    ...frame.option,
    grid: {
      top: frame.top + 20,
      bottom: frame.bottom + 20,
      left: frame.left + 40,
      right: frame.right + 80,
      show: true,
      borderColor: palette.grid,
      containLabel: false,
    },
    xAxis: axis(box.west, box.east),
    yAxis: axis(box.south, box.north),
    series: [
      {
        type: 'scatter',
        clip: false,
        data: points.map(({ name, latitude, longitude, value }, i) => ({
          value: [longitude, latitude],
          symbolSize: Math.max(SMALLEST_CIRCLE, LARGEST_CIRCLE * Math.sqrt(value / greatest)),
          itemStyle: {
            color: seriesColour(palette, 2),
            opacity: 0.75,
            borderColor: palette.series[0] ?? palette.text,
            borderWidth: 1,
          },
          label: {
            show: i < NAMED,
            position: 'right' as const,
            formatter: () => `${name} ${numberText(value, chart.format)}`,
            color: palette.text,
            fontSize: TEXT.body,
            textBorderColor: palette.background,
            textBorderWidth: 2,
          },
        })),
        labelLayout: { hideOverlap: true },
      },
    ],
  };
}

interface Box {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/** The bounds of the points, widened on one side so that a degree is as long as it should be. */
function boxOf({ points }: SettlementChart, { width, height }: ChartSize): Box {
  const latitudes = points.map(({ latitude }) => latitude);
  const longitudes = points.map(({ longitude }) => longitude);
  const [south, north] = padded(Math.min(90, ...latitudes), Math.max(-90, ...latitudes));
  const [west, east] = padded(Math.min(180, ...longitudes), Math.max(-180, ...longitudes));
  const shortening = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const tall = north - south;
  const wide = (east - west) * shortening;
  const wanted = Math.max(1, width) / Math.max(1, height);
  if (wide / tall < wanted) {
    const extra = (tall * wanted - wide) / shortening / 2;
    return { west: west - extra, east: east + extra, south, north };
  }
  const extra = (wide / wanted - tall) / 2;
  return { west, east, south: south - extra, north: north + extra };
}

/** A twentieth wider on each side, for the circles, and never less than a tenth of a degree in all. */
function padded(from: number, to: number): readonly [number, number] {
  if (to < from) return [0, 1];
  const room = Math.max(0.05, (to - from) * 0.05);
  return [from - room, to + room];
}
