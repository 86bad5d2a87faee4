import { counted, groupThousands } from '../../domain/russian.ts';
import { chartSize } from '../charts/chart-size.ts';
import { planChartTable } from '../charts/plan-chart-table.ts';
import { type Block, type ColumnPlan, formula, type RowPlan, type SheetPlan } from '../sheet-plan.ts';
import { planDeficitHeatMap, planDeficitMap, planFlowChart } from './balance-charts.ts';
import { type BalanceReport, headingOf } from './balance-report.ts';
import { deficitMatrix } from './deficit-matrix.ts';
import { withTotal } from './total-row.ts';

/** Flows listed one by one; the rest is one row. */
const MOST_FLOWS = 200;

/** «Карта дефицита»: profession × territory as a picture and as a table of all professions, then settlements by coordinates. */
export function planDeficitMapSheet(report: BalanceReport): SheetPlan {
  const heading = headingOf(report, 'Карта дефицита: профессии и территории');
  const chart = planDeficitHeatMap(report.balance);
  const sheet = { name: 'Карта дефицита', ...heading, freezeColumns: 1 };
  if (chart === null) {
    return { ...sheet, blocks: [{ kind: 'text', lines: ['Дефицита нет: каждое место можно закрыть.'] }] };
  }
  const map = planDeficitMap(report.balance);
  return {
    ...sheet,
    blocks: [
      { kind: 'chart', chart, ...chartSize(chart) },
      matrixTable(report),
      ...(map === null
        ? []
        : [
            { kind: 'chart' as const, chart: map, ...chartSize(map), newPage: true },
            planChartTable(map, 'map'),
          ]),
    ],
  };
}

function matrixTable({ balance }: BalanceReport): Block {
  const { columns, rows } = deficitMatrix(balance);
  const keys = columns.map((_, i) => `t${i}`);
  const [first = 't0', last = 't0'] = [keys[0], keys.at(-1)];
  const plans = rows.map(
    ({ key, name, values }): RowPlan => ({
      key,
      cells: {
        name,
        ...Object.fromEntries(values.map((value, i) => [`t${i}`, value])),
        all: formula(
          values.reduce((a, b) => a + b, 0),
          (at) => `SUM(${at(key, first)}:${at(key, last)})`,
        ),
      },
    }),
  );
  const numbers: ColumnPlan[] = columns.map((header, i) => ({
    key: `t${i}`,
    header,
    width: 14,
    format: 'integer',
    scale: 'more-is-worse',
  }));
  return {
    kind: 'table',
    id: 'deficit-matrix',
    caption: 'Места, которые не закрыть: все профессии',
    columns: [
      { key: 'name', header: 'Профессия', width: 44, format: 'text' },
      ...numbers,
      { key: 'all', header: 'Всего', width: 11, format: 'integer' },
    ],
    rows: withTotal(plans, 'name', [...keys, 'all']),
  };
}

/** «Потоки»: who can fill which places, as a picture, as the table behind it, and in full. */
export function planFlowSheet(report: BalanceReport): SheetPlan {
  const { flows, professions } = report.balance;
  const heading = headingOf(report, 'Потоки: программа — отрасль — муниципалитет');
  const chart = planFlowChart(report.balance);
  const sheet = { name: 'Потоки', ...heading };
  if (chart === null) {
    return { ...sheet, blocks: [{ kind: 'text', lines: ['Ни одному выпускнику места не нашлось.'] }] };
  }
  const names = new Map(professions.map(({ key, name }) => [key, name]));
  const sorted = flows.toSorted((a, b) => b.graduates - a.graduates);
  const shown = sorted.slice(0, MOST_FLOWS);
  const rest = sorted.slice(MOST_FLOWS).reduce((sum, { graduates }) => sum + graduates, 0);
  const rows = shown.map(
    ({ profession, sector, territory, graduates }, i): RowPlan => ({
      key: `f${i}`,
      cells: {
        profession: names.get(profession) ?? profession,
        sector,
        territory: territory ?? 'не установлен',
        graduates,
      },
    }),
  );
  return {
    ...sheet,
    subtitle: [
      ...heading.subtitle,
      'Одно из наибольших распределений: сколько выпускников и куда могут пойти разом. Это не направления: людей распределяет специалист.',
    ],
    blocks: [
      { kind: 'chart', chart, ...chartSize(chart) },
      planChartTable(chart, 'flow-links'),
      {
        kind: 'table',
        id: 'flow-rows',
        caption:
          rest === 0
            ? 'Все потоки'
            : `Потоки: первые ${counted(shown.length, 'строка', 'строки', 'строк')} из ${groupThousands(flows.length)}, прочие — одной строкой`,
        columns: [
          { key: 'profession', header: 'Программа', width: 40, format: 'text' },
          { key: 'sector', header: 'Отрасль', width: 16, format: 'text' },
          { key: 'territory', header: 'Муниципалитет места', width: 34, format: 'text' },
          { key: 'graduates', header: 'Выпускников', width: 13, format: 'integer' },
        ],
        rows: withTotal(
          rest === 0
            ? rows
            : [...rows, { key: 'rest', cells: { profession: 'Прочие потоки', graduates: rest } }],
          'profession',
          ['graduates'],
        ),
      },
    ],
  };
}
