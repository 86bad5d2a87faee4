import type { EChartsOption } from 'echarts';
import { russianDate } from '../../../domain/iso-date.ts';
import type { ChartPlan, ChartSize } from '../chart-plan.ts';
import { measureText, wrapText } from '../measure-text.ts';
import { type ChartPalette, seriesColour } from '../palette.ts';

/** Fonts in order of preference; the first is the one the widths of `measureText` are of. */
export const CHART_FONTS = "'PT Sans', 'Liberation Sans', Arial, sans-serif";

/** Sizes of text, pixels. */
export const TEXT = { title: 16, body: 12, small: 11 } as const;

const MARGIN = 12;
const TITLE_LINES = 3;

/** What stands around the plot, and the box that is left for the plot, pixels from the edges of the picture. */
export interface ChartFrame {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly option: EChartsOption;
}

/** A mark of the legend that is not simply filled with the colour of its series. */
interface LegendEntry {
  readonly name: string;
  readonly itemStyle: { readonly color: string; readonly borderColor: string; readonly borderWidth: number };
}

/** Title, units and legend above the plot, source and day under it. */
export function frameChart(
  chart: ChartPlan,
  { width }: ChartSize,
  palette: ChartPalette,
  legend: readonly (string | LegendEntry)[] = [],
): ChartFrame {
  const inner = width - 2 * MARGIN;
  const titleLines = wrapText(chart.title, inner, TEXT.title, TITLE_LINES, true);
  const sourceLines = wrapText(
    `Источник: ${chart.source}. Данные на ${russianDate(chart.asOf)}.`,
    inner,
    TEXT.small,
    2,
  );
  const unitsTop = MARGIN + titleLines.length * 20 + 2;
  const legendTop = unitsTop + 20;
  const entries = legend.map((entry, i) =>
    typeof entry === 'string' ? { name: entry, itemStyle: { color: seriesColour(palette, i) } } : entry,
  );
  const rows =
    entries.length < 2
      ? 0
      : legendRows(
          entries.map(({ name }) => name),
          inner,
        );
  const line = (text: string, size: number, colour: string, weight: 'bold' | 'normal') => ({
    text,
    left: MARGIN,
    padding: 0,
    textStyle: {
      color: colour,
      fontSize: size,
      fontWeight: weight,
      fontFamily: CHART_FONTS,
      lineHeight: size + 4,
    },
  });
  return {
    top: legendTop + rows * 20 + 4,
    bottom: MARGIN + sourceLines.length * 15 + 4,
    left: MARGIN,
    right: MARGIN,
    option: {
      animation: false,
      backgroundColor: palette.background,
      textStyle: { fontFamily: CHART_FONTS, color: palette.text, fontSize: TEXT.body },
      color: [...palette.series],
      title: [
        { ...line(titleLines.join('\n'), TEXT.title, palette.text, 'bold'), top: MARGIN },
        { ...line(chart.units, TEXT.body, palette.muted, 'normal'), top: unitsTop },
        { ...line(sourceLines.join('\n'), TEXT.small, palette.muted, 'normal'), bottom: MARGIN },
      ],
      ...(rows === 0
        ? {}
        : {
            legend: {
              data: entries,
              left: MARGIN,
              top: legendTop,
              width: inner,
              padding: 0,
              itemGap: LEGEND_GAP,
              itemWidth: LEGEND_MARK,
              itemHeight: 12,
              selectedMode: false,
              textStyle: { fontSize: TEXT.body, color: palette.text, fontFamily: CHART_FONTS },
            },
          }),
    },
  };
}

const LEGEND_GAP = 16;
const LEGEND_MARK = 22;

function legendRows(names: readonly string[], width: number): number {
  let rows = 1;
  let used = 0;
  for (const name of names) {
    const needed = LEGEND_MARK + 6 + measureText(name, TEXT.body) + LEGEND_GAP;
    if (used > 0 && used + needed > width) {
      rows += 1;
      used = 0;
    }
    used += needed;
  }
  return rows;
}
