import type { ChartPlan, ChartSize } from './chart-plan.ts';
import { chartSize } from './chart-size.ts';
import { numberText } from './number-text.ts';
import { type ChartPalette, DEFAULT_PALETTE } from './palette.ts';
import { planChartTable } from './plan-chart-table.ts';
import { renderChartSvg } from './render-chart-svg.ts';

/**
 * The chart as a `<figure>` to stand in a page: the picture and, folded under it, the table of the same numbers. A screen reader
 * is given the title and the table. All texts are escaped.
 */
export function renderChartHtml(
  chart: ChartPlan,
  size: ChartSize = chartSize(chart),
  palette: ChartPalette = DEFAULT_PALETTE,
): string {
  const svg = renderChartSvg(chart, size, palette).replace(
    /^<svg\b/,
    `<svg role="img" aria-labelledby="${chart.id}-title" style="max-width:100%;height:auto"`,
  );
  return [
    `<figure class="chart" id="${chart.id}">`,
    svg.trimEnd(),
    `<figcaption id="${chart.id}-title">${escapeHtml(`${chart.title} (${chart.units})`)}</figcaption>`,
    '<details>',
    '<summary>Таблица</summary>',
    ...tableLines(chart),
    '</details>',
    '</figure>',
    '',
  ].join('\n');
}

function tableLines(chart: ChartPlan): readonly string[] {
  const { columns, rows } = planChartTable(chart, chart.id);
  const cell = (value: unknown): string => {
    if (typeof value === 'number') return `<td class="number">${numberText(value, chart.format)}</td>`;
    return `<td>${value == null ? 'н/д' : escapeHtml(String(value))}</td>`;
  };
  return [
    '<table>',
    `<thead><tr>${columns.map(({ header }) => `<th scope="col">${escapeHtml(header)}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map(({ cells }) => {
      const [first, ...rest] = columns;
      const name = first === undefined ? '' : String(cells[first.key] ?? '');
      return `<tr><th scope="row">${escapeHtml(name)}</th>${rest.map(({ key }) => cell(cells[key])).join('')}</tr>`;
    }),
    '</tbody>',
    '</table>',
  ];
}

/** Text that means itself in HTML, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
