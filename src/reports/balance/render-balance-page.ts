import { russianDate } from '../../domain/iso-date.ts';
import { OUTPUT_CLASS_LABEL } from '../../domain/output-class.ts';
import { groupThousands } from '../../domain/russian.ts';
import { chartSize } from '../charts/chart-size.ts';
import { type ChartPalette, DEFAULT_PALETTE } from '../charts/palette.ts';
import { escapeHtml, renderChartHtml } from '../charts/render-chart-html.ts';
import { planDeficitHeatMap, planDeficitMap, planFlowChart } from './balance-charts.ts';
import { type BalanceReport, headingOf, reachLine } from './balance-report.ts';

/** Name of the page without folder and extension. */
export function balancePageName({ balance }: BalanceReport): string {
  return `Баланс в картинках ${balance.asOf}`;
}

/**
 * The pictures of a balance as one self-contained page: no scripts, nothing from the network. The numbers are those of the
 * workbook's sheets «Сводка», «Карта дефицита», «Потоки».
 */
export function renderBalancePage(report: BalanceReport, palette: ChartPalette = DEFAULT_PALETTE): string {
  const { totals, headline, asOf } = report.balance;
  const heading = headingOf(report, `Баланс выпускников и рабочих мест на ${russianDate(asOf)}`);
  const charts = [
    planDeficitHeatMap(report.balance),
    planFlowChart(report.balance),
    planDeficitMap(report.balance),
  ].filter((chart) => chart !== null);
  const figures: readonly (readonly [string, number])[] = [
    ['Доступно выпускников', totals.available],
    ['Мест в балансе', totals.places - totals.unmatchedPlaces],
    ['Мест можно закрыть', headline.matched],
    ['Мест не закрыть никак', headline.feasibleUnmet],
    ['Выпускников без места', headline.surplus],
    ['Мест под вопросом', headline.unsurePlaces],
  ];
  return [
    '<!DOCTYPE html>',
    '<html lang="ru">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(heading.title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${escapeHtml(heading.title)}</h1>`,
    ...heading.subtitle.map((line) => `<p class="quiet">${escapeHtml(line)}</p>`),
    `<p class="quiet">Класс: ${escapeHtml(OUTPUT_CLASS_LABEL.official)}</p>`,
    '<dl>',
    ...figures.map(
      ([name, value]) => `<div><dt>${escapeHtml(name)}</dt><dd>${groupThousands(value)}</dd></div>`,
    ),
    '</dl>',
    ...charts.map((chart) => renderChartHtml(chart, chartSize(chart), palette).trimEnd()),
    ...(charts.length === 0 ? ['<p>Показывать нечего: ни дефицита, ни распределения.</p>'] : []),
    `<p class="quiet">${escapeHtml(reachLine(report.balance))}</p>`,
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

const STYLE = [
  'body{font:16px/1.45 "PT Sans","Segoe UI","Liberation Sans",Arial,sans-serif;color:#222;background:#fff;margin:0}',
  'main{max-width:1000px;margin:0 auto;padding:16px}',
  'h1{font-size:1.5rem;color:#1f3a5f;margin:.2em 0}',
  '.quiet{color:#555;font-size:.9rem;margin:.3em 0}',
  'dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:8px;margin:16px 0}',
  'dl div{border:1px solid #bfc8d2;border-radius:6px;padding:8px 12px}',
  'dt{font-size:.85rem;color:#555}',
  'dd{margin:0;font-size:1.5rem;font-weight:bold;color:#1f3a5f}',
  'figure{margin:24px 0;border-top:2px solid #dce6f1;padding-top:12px}',
  'figcaption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}',
  'summary{cursor:pointer;color:#1f5fa8;padding:4px 0}',
  'summary:focus-visible{outline:2px solid #1f5fa8}',
  'details{overflow-x:auto}',
  'table{border-collapse:collapse;font-size:.9rem}',
  'th,td{border:1px solid #bfc8d2;padding:3px 8px;text-align:left;font-weight:normal}',
  'thead th{background:#2f5d8a;color:#fff}',
  'td.number{text-align:right;white-space:nowrap}',
  '@media print{figure{break-inside:avoid}details{display:none}}',
].join('\n');
