import type { ChartPlan } from '../charts/chart-plan.ts';
import { chartSize } from '../charts/chart-size.ts';
import type { ChartPalette } from '../charts/palette.ts';
import { escapeHtml } from '../charts/render-chart-html.ts';
import { renderChartSvg } from '../charts/render-chart-svg.ts';
import { type PageTable, renderPageTable } from './render-page-table.ts';

const PHONE_WIDTH = 358;

/** Pictures that stay readable on a phone are drawn once more for it; the others scroll sideways there. */
const FITS_A_PHONE: readonly ChartPlan['kind'][] = ['line', 'settlements'];

/** The chart with its numbers as a folded table under it. */
export function renderFigure(chart: ChartPlan, table: PageTable, palette: ChartPalette): string {
  const fits = FITS_A_PHONE.includes(chart.kind);
  const title = `${chart.id}-title`;
  return [
    `<figure id="${chart.id}">`,
    `<figcaption id="${title}"${fits ? '' : ' class="lone"'}>${escapeHtml(`${chart.title} (${chart.units})`)}</figcaption>`,
    fits
      ? `<div class="wide twin">`
      : `<div class="wide alone scroll" role="region" tabindex="0" aria-labelledby="${title}">`,
    picture(chart, title, palette),
    '</div>',
    ...(fits
      ? ['<div class="narrow">', picture(forPhone(chart), title, palette, PHONE_WIDTH), '</div>']
      : []),
    `<details><summary>Числа таблицей: ${escapeHtml(table.caption)}</summary>`,
    renderPageTable(table),
    '</details>',
    '</figure>',
  ].join('\n');
}

/** The units in a few words: what stands behind a semicolon is in the caption. */
function forPhone(chart: ChartPlan): ChartPlan {
  const [units = ''] = chart.units.split(';');
  return { ...chart, id: `${chart.id}-narrow`, units };
}

function picture(chart: ChartPlan, title: string, palette: ChartPalette, width?: number): string {
  const size = width === undefined ? chartSize(chart) : { width, height: Math.round(width * 1.15) };
  return renderChartSvg(chart, size, palette)
    .replace(/^<svg\b/, `<svg role="img" aria-labelledby="${title}"`)
    .trimEnd();
}
