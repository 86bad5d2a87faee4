import { createHash } from 'node:crypto';
import { russianDate } from '../../domain/iso-date.ts';
import { OUTPUT_CLASS_LABEL } from '../../domain/output-class.ts';
import { groupThousands } from '../../domain/russian.ts';
import { type ChartPalette, DEFAULT_PALETTE } from '../charts/palette.ts';
import { escapeHtml } from '../charts/render-chart-html.ts';
import type { DashboardPlan, KeyFigure } from './dashboard-plan.ts';
import { DASHBOARD_SCRIPT } from './dashboard-script.ts';
import { dashboardStyle } from './dashboard-style.ts';
import {
  type GroupLabels,
  planFlowTable,
  planHeatTable,
  planSearchedTables,
  planSettlementTable,
  planWeeksTable,
} from './plan-page-tables.ts';
import { renderFigure } from './render-figure.ts';
import { renderPageTable, WITHHELD } from './render-page-table.ts';

interface Section {
  readonly id: string;
  readonly heading: string;
  readonly body: readonly string[];
}

/** Name of the file without folder, class and extension. */
export function dashboardName({ asOf }: Pick<DashboardPlan, 'asOf'>): string {
  return `Панель ${asOf}`;
}

/** The page: one file, nothing from the network, and it says so to the browser. All texts are escaped. */
export function renderDashboard(
  plan: DashboardPlan,
  groups: GroupLabels,
  palette: ChartPalette = DEFAULT_PALETTE,
): string {
  const title = `Выпускники и рабочие места: ${plan.region}`;
  const sections = sectionsOf(plan, groups, palette);
  return [
    '<!DOCTYPE html>',
    '<html lang="ru">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy()}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeHtml(`${title}, ${russianDate(plan.asOf)}`)}</title>`,
    `<style>${dashboardStyle(palette)}</style>`,
    '</head>',
    '<body>',
    '<a class="skip" href="#main">К содержанию</a>',
    '<header>',
    `<h1>${escapeHtml(title)}</h1>`,
    `<p>Выпуск ${plan.cohort} года · данные на <time datetime="${plan.asOf}">${russianDate(plan.asOf)}</time></p>`,
    `<p class="quiet">Класс: ${escapeHtml(OUTPUT_CLASS_LABEL[plan.outputClass])}</p>`,
    ...withheldNote(plan),
    '</header>',
    '<nav aria-label="Разделы"><ul>',
    ...sections.map(({ id, heading }) => `<li><a href="#${id}">${escapeHtml(heading)}</a></li>`),
    '</ul></nav>',
    '<main id="main" tabindex="-1">',
    ...sections.map(renderSection),
    '</main>',
    `<script>${DASHBOARD_SCRIPT}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** Nothing may be loaded; the one script is named by its hash. Pictures carry their style in attributes. */
function policy(): string {
  const hash = createHash('sha256').update(DASHBOARD_SCRIPT).digest('base64');
  return `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}

function withheldNote({ outputClass }: DashboardPlan): readonly string[] {
  return outputClass === 'official'
    ? []
    : [
        `<p class="quiet">Числа от 1 до 4 человек и те, по которым их можно вычислить, не показаны: «${WITHHELD}». Незакрытые места скрыты, где по ним видно такое число людей; вакансии и места показаны всегда.</p>`,
      ];
}

function renderSection({ id, heading, body }: Section): string {
  return [
    `<section id="${id}" aria-labelledby="${id}-heading">`,
    `<h2 id="${id}-heading">${escapeHtml(heading)}</h2>`,
    ...body,
    '</section>',
  ].join('\n');
}

function sectionsOf(plan: DashboardPlan, groups: GroupLabels, palette: ChartPalette): readonly Section[] {
  const { dynamics, heatMap, flows, settlements } = plan;
  const tables = planSearchedTables(plan);
  const weeks = planWeeksTable(plan, groups);
  return [
    { id: 'main-figures', heading: 'Главное', body: figureList(plan.figures) },
    {
      id: 'by-week',
      heading: 'Динамика по неделям',
      body: dynamics === null ? [renderPageTable(weeks)] : [renderFigure(dynamics, weeks, palette)],
    },
    ...(heatMap === null
      ? []
      : [
          {
            id: 'by-deficit',
            heading: 'Где не хватает людей',
            body: [
              `<p>Места, которые не закрыть при любом распределении выпускников: чем темнее, тем больше.${plan.outputClass === 'open' ? ' <span class="whole">«н/д»</span> — число скрыто.' : ''}</p>`,
              renderFigure(heatMap, planHeatTable(heatMap), palette),
            ],
          },
        ]),
    ...(flows === null
      ? []
      : [
          {
            id: 'by-flow',
            heading: 'Кто какие места может занять',
            body: [
              '<p>Одно из наибольших распределений: сколько выпускников и куда могут пойти разом. Это не направления: людей распределяет специалист.</p>',
              renderFigure(flows, planFlowTable(flows), palette),
            ],
          },
        ]),
    ...(settlements === null
      ? []
      : [
          {
            id: 'by-settlement',
            heading: 'Карта населённых пунктов',
            body: [renderFigure(settlements, planSettlementTable(settlements), palette)],
          },
        ]),
    ...(tables.length === 0
      ? []
      : [{ id: 'tables', heading: 'Таблицы', body: [SEARCH, ...tables.map(renderPageTable)] }]),
  ];
}

const SEARCH = [
  '<form class="search" role="search" hidden>',
  '<label for="query">Поиск по названию или коду</label>',
  '<input id="query" type="search" autocomplete="off" aria-describedby="found">',
  '<p id="found" class="quiet" role="status"></p>',
  '</form>',
].join('\n');

function figureList(figures: readonly KeyFigure[]): readonly string[] {
  return [
    '<dl>',
    ...figures.map(({ key, label, value, change }) =>
      [
        `<div><dt>${escapeHtml(label)}</dt>`,
        `<dd class="figure" data-key="${escapeHtml(key)}">${value === null ? WITHHELD : groupThousands(value)}</dd>`,
        ...(change === null ? [] : [`<dd class="change">${changeText(change)}</dd>`]),
        '</div>',
      ].join(''),
    ),
    '</dl>',
  ];
}

function changeText(change: number): string {
  if (change === 0) return 'за неделю без изменений';
  return `за неделю ${change > 0 ? '+' : '−'}${groupThousands(Math.abs(change))}`;
}
