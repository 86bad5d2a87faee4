import { russianDate } from '../../domain/iso-date.ts';
import type { WeekPoint } from '../../monitoring/weekly/week-series.ts';
import type { WeeklyReport } from '../../monitoring/weekly/weekly.ts';
import { dateCell, type RowPlan, type SheetPlan } from '../sheet-plan.ts';
import { headerWidth } from './header-width.ts';
import { checkCell, restShareCell } from './live-cells.ts';
import { subtitle } from './subtitle.ts';
import { halfPageSize, planWeekCharts } from './week-charts.ts';

/** Lines of several outcomes need height to be told apart, pixels. */
const CHART_HEIGHT = 400;
/** More weeks leave no room for charts on their page. */
const WEEKS_WITH_CHARTS = 14;

/** Row of the day of the report, which other sheets are checked against. */
export function weekRow({ asOf }: Pick<WeekPoint, 'asOf'>): string {
  return `week ${asOf}`;
}

/** «Динамика»: every week of the campaign, and its lines. */
export function planDynamicsSheet(report: WeeklyReport): SheetPlan {
  const { weeks } = report;
  const [first] = weeks;
  return {
    name: 'Динамика',
    title: `Исходы выпускников по неделям${first === undefined ? '' : ` с ${russianDate(first.asOf)}`}`,
    subtitle: subtitle(
      report,
      'Прошлые недели показаны так, как они известны на день отчёта: данные, присланные позже, учтены',
    ),
    freezeColumns: 1,
    blocks: [
      {
        kind: 'table',
        id: 'weeks',
        columns: [
          { key: 'week', header: 'Неделя', width: 12, format: 'date' },
          { key: 'persons', header: 'Всего', width: 10, format: 'integer' },
          ...report.groups.map(({ key, label }) => ({
            key,
            header: label,
            width: headerWidth(label, 10, 3),
            format: 'integer' as const,
          })),
          {
            key: 'known-share',
            header: 'Статус известен',
            width: 11,
            format: 'percent',
            scale: 'more-is-better',
          },
          { key: 'reported', header: 'Колледжей прислали данные', width: 13, format: 'integer' },
          { key: 'check', header: 'ПРОВЕРКА: сумма исходов', width: 12, format: 'integer' },
        ],
        rows: weeks.map((week) => rowOf(week, report)),
      },
      ...planWeekCharts(report).map((chart, i) => ({
        kind: 'chart' as const,
        chart,
        ...halfPageSize(chart),
        height: CHART_HEIGHT,
        ...(i === 0 ? { newPage: weeks.length > WEEKS_WITH_CHARTS } : { beside: true }),
      })),
    ],
  };
}

function rowOf(week: WeekPoint, { groups }: WeeklyReport): RowPlan {
  const key = weekRow(week);
  const sum = groups.reduce((total, group) => total + week.groups[group.key], 0);
  return {
    key,
    cells: {
      week: dateCell(week.asOf),
      persons: week.persons,
      ...Object.fromEntries(groups.map((group) => [group.key, week.groups[group.key]])),
      'known-share': restShareCell(
        { row: key, column: 'unknown', value: week.groups.unknown },
        { row: key, column: 'persons', value: week.persons },
      ),
      reported: week.reported,
      check: checkCell(
        'equals',
        { value: week.persons, cells: (at) => [at(key, 'persons')] },
        { value: sum, cells: (at) => groups.map((group) => at(key, group.key)) },
      ),
    },
  };
}
