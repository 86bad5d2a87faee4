import { russianDate } from '../../domain/iso-date.ts';
import { codeOf } from '../balance/plan-pivot-sheets.ts';
import type { FlowChart, HeatMapChart, SettlementChart } from '../charts/chart-plan.ts';
import type { BalanceLine, DashboardPlan } from './dashboard-plan.ts';
import type { PageTable } from './render-page-table.ts';

/** Labels of the groups of outcome, in the order of the report. */
export type GroupLabels = readonly {
  readonly key: keyof DashboardPlan['weeks'][number]['groups'];
  readonly label: string;
}[];

/** Tables of the page that can be searched, those without rows left out. */
export function planSearchedTables({
  professions,
  territories,
  sectors,
  colleges,
}: DashboardPlan): readonly PageTable[] {
  const demand = [
    { key: 'adverts', header: 'Вакансий' },
    { key: 'places', header: 'Мест' },
    { key: 'unmet', header: 'Не закрыть никак, мест' },
  ];
  const supply = [
    { key: 'graduates', header: 'Выпускников' },
    { key: 'available', header: 'Ищут место' },
    { key: 'surplus', header: 'Без места' },
  ];
  const tables: readonly PageTable[] = [
    {
      id: 'professions',
      caption: 'По профессиям и специальностям',
      columns: [
        { key: 'name', header: 'Профессия, специальность' },
        { key: 'code', header: 'Код' },
        ...demand,
        ...supply,
      ],
      rows: professions.filter(isTold).map((line) => ({
        name: line.name,
        cells: [codeOf(line.key), ...demandCells(line), ...supplyCells(line)],
      })),
    },
    {
      id: 'territories',
      caption: 'По территориям: места — где работа, выпускники — где живут',
      columns: [{ key: 'name', header: 'Муниципалитет' }, ...demand, ...supply],
      rows: territories
        .filter(isTold)
        .map((line) => ({ name: line.name, cells: [...demandCells(line), ...supplyCells(line)] })),
    },
    {
      id: 'sectors',
      caption: 'По отраслям',
      columns: [{ key: 'name', header: 'Отрасль' }, ...demand],
      rows: sectors.map((line) => ({ name: line.name, cells: demandCells(line) })),
    },
    {
      id: 'colleges',
      caption: 'По колледжам: занятость выпускников',
      columns: [
        { key: 'name', header: 'Колледж' },
        { key: 'persons', header: 'Выпускников' },
        { key: 'known', header: 'Статус известен' },
        { key: 'employed', header: 'Трудоустроены' },
        { key: 'inSpecialty', header: 'из них по специальности' },
      ],
      rows: colleges.map(({ name, persons, known, employed, inSpecialty }) => ({
        name,
        cells: [persons, known, employed, inSpecialty],
      })),
    },
  ];
  return tables.flatMap((table) => (table.rows.length === 0 ? [] : [{ ...table, isSearched: true }]));
}

/** Neither adverts nor graduates: the row is in the workbook for the sake of other sheets. */
function isTold({ adverts, graduates }: BalanceLine): boolean {
  return adverts > 0 || graduates !== 0;
}

function demandCells({ adverts, places, unmet }: Pick<BalanceLine, 'adverts' | 'places' | 'unmet'>) {
  return [adverts, places, unmet];
}

function supplyCells({ graduates, available, surplus }: BalanceLine) {
  return [graduates, available, surplus];
}

/** All weeks and groups. */
export function planWeeksTable({ weeks }: DashboardPlan, groups: GroupLabels): PageTable {
  return {
    id: 'weeks',
    caption: 'Выпускники по неделям',
    columns: [
      { key: 'asOf', header: 'На дату' },
      { key: 'persons', header: 'Выпускников' },
      ...groups.map(({ key, label }) => ({ key, header: label })),
    ],
    rows: weeks.map(({ asOf, persons, groups: counts }) => ({
      name: russianDate(asOf),
      cells: [persons, ...groups.map(({ key }) => counts[key])],
    })),
  };
}

/** The numbers of the heat map. */
export function planHeatTable({ rows, columns, values }: HeatMapChart): PageTable {
  return {
    id: 'deficit-numbers',
    caption: 'Мест, которые не закрыть: профессии и территории',
    columns: [
      { key: 'name', header: 'Профессия' },
      ...columns.map((header, at) => ({ key: `t${at}`, header })),
    ],
    rows: rows.map((name, r) => ({ name, cells: columns.map((_, c) => values[r]?.[c] ?? null) })),
  };
}

/** The numbers of the flows. */
export function planFlowTable({ nodes, links, levels }: FlowChart): PageTable {
  const nodeOf = new Map(nodes.map((node) => [node.key, node]));
  const named = (key: string) => {
    const node = nodeOf.get(key);
    return node === undefined ? key : `${levels[node.level] ?? ''}: ${node.name}`;
  };
  return {
    id: 'flow-numbers',
    caption: 'Сколько выпускников могут занять места',
    columns: [
      { key: 'from', header: 'Откуда' },
      { key: 'to', header: 'Куда' },
      { key: 'graduates', header: 'Выпускников' },
    ],
    rows: links.map(({ from, to, value }) => ({ name: named(from), cells: [named(to), value] })),
  };
}

/** The numbers of the map. */
export function planSettlementTable({ points }: SettlementChart): PageTable {
  return {
    id: 'settlement-numbers',
    caption: 'Мест, которые не закрыть: населённые пункты',
    columns: [
      { key: 'name', header: 'Населённый пункт' },
      { key: 'unmet', header: 'Не закрыть никак, мест' },
    ],
    rows: points.map(({ name, value }) => ({ name, cells: [value] })),
  };
}
