import { russianDate } from '../../domain/iso-date.ts';
import type { BreakdownRow, OutcomeTally } from '../../monitoring/weekly/outcome-tally.ts';
import type { WeeklyReport } from '../../monitoring/weekly/weekly.ts';
import { type CellPlan, type ColumnPlan, dateCell, type RowPlan, type SheetPlan } from '../sheet-plan.ts';
import { headerWidth } from './header-width.ts';
import { type NumberAt, restShareCell, sumCells } from './live-cells.ts';
import { changeSpan, subtitle } from './subtitle.ts';

/** «По колледжам», «По специальностям», «По территориям»: one line each, groups of outcomes, change of the week. */
export function planBreakdownSheets(report: WeeklyReport): readonly SheetPlan[] {
  const lastReturn = new Map(report.returns.map(({ college, last }) => [college, last]));
  const late = new Set(
    report.returns.filter(({ state }) => state !== 'current').map(({ college }) => college),
  );
  const specialties = new Map(report.bySpecialty.map((row) => [row.key, row]));
  return [
    breakdownSheet(report, {
      name: 'По колледжам',
      id: 'by-college',
      rows: report.byCollege,
      head: [
        { key: 'label', header: 'Колледж', width: 38, format: 'text' },
        { key: 'as-of', header: 'По данным на', width: 11, format: 'date' },
      ],
      cells: ({ key, label }) => ({ label, 'as-of': dateCell(lastReturn.get(key) ?? null) }),
      muted: ({ key }) => late.has(key),
      note: 'Серым показаны колледжи, которые за эту неделю данных не прислали: их числа взяты на дату в столбце «По данным на».',
    }),
    breakdownSheet(report, {
      name: 'По специальностям',
      id: 'by-specialty',
      rows: report.bySpecialty,
      head: [
        { key: 'code', header: 'Код', width: 10, format: 'text' },
        { key: 'label', header: 'Профессия, специальность', width: 40, format: 'text' },
        { key: 'edition', header: 'Перечень', width: 11, format: 'text' },
      ],
      cells: (row) => {
        const line = specialties.get(row.key);
        if (line === undefined || line.ref === null) return { label: row.label };
        return {
          code: line.ref.code,
          label: line.name ?? 'название не найдено',
          edition: `приказ № ${line.ref.edition}`,
        };
      },
    }),
    breakdownSheet(report, {
      name: 'По территориям',
      id: 'by-territory',
      rows: report.byTerritory,
      head: [{ key: 'label', header: 'Территория (по колледжу)', width: 38, format: 'text' }],
      cells: ({ label }) => ({ label }),
    }),
  ];
}

interface Breakdown {
  readonly name: string;
  readonly id: string;
  readonly rows: readonly BreakdownRow[];
  readonly head: readonly ColumnPlan[];
  readonly cells: (row: BreakdownRow) => Readonly<Record<string, CellPlan>>;
  readonly muted?: (row: BreakdownRow) => boolean;
  readonly note?: string;
}

function breakdownSheet(report: WeeklyReport, plan: Breakdown): SheetPlan {
  const rows = plan.rows.map((row): RowPlan => {
    const key = rowKey(row);
    const cells = { ...plan.cells(row), ...numbers(report, row), ...shares(key, row.now) };
    return plan.muted?.(row) === true ? { key, cells, style: 'muted' } : { key, cells };
  });
  const total: RowPlan = {
    key: 'total',
    style: 'total',
    cells: {
      label: 'Итого',
      ...sumCells(rows, numbers(report, report.total)),
      ...shares('total', report.total.now),
    },
  };
  return {
    name: plan.name,
    title: `Занятость выпускников ${plan.name.replace('По', 'по')}`,
    subtitle: subtitle(report, `Изменение считается к ${russianDate(report.previousAsOf)}`),
    freezeColumns: plan.head.length,
    blocks: [
      {
        kind: 'table',
        id: plan.id,
        columns: [...plan.head, ...numberColumns(report)],
        rows: [...rows, total],
      },
      ...(plan.note === undefined ? [] : [{ kind: 'text' as const, lines: [plan.note] }]),
    ],
  };
}

/** The line of what is not stated has an empty key of its own. */
function rowKey({ key }: BreakdownRow): string {
  return key === '' ? 'unstated' : `row ${key}`;
}

function numberColumns(report: WeeklyReport): readonly ColumnPlan[] {
  const change = `Изменение ${changeSpan(report)}`;
  const column = (key: string, header: string, group?: string): ColumnPlan => ({
    key,
    header,
    ...(group === undefined ? {} : { group }),
    width: headerWidth(header, 10, 3),
    format: 'integer',
  });
  return [
    column('persons', 'Всего'),
    ...report.groups.map(({ key, label }) => column(key, label)),
    { key: 'known-share', header: 'Статус известен', width: 11, format: 'percent', scale: 'more-is-better' },
    column('change-persons', 'Всего', change),
    column('change-employed', 'Трудоустроены', change),
    column('change-unknown', 'Нет данных', change),
  ];
}

function numbers(
  report: WeeklyReport,
  { now, before }: { readonly now: OutcomeTally; readonly before: OutcomeTally },
): Record<string, number> {
  return {
    persons: now.persons,
    ...Object.fromEntries(report.groups.map(({ key }) => [key, now.groups[key]])),
    'change-persons': now.persons - before.persons,
    'change-employed': now.groups.employed - before.groups.employed,
    'change-unknown': now.groups.unknown - before.groups.unknown,
  };
}

function shares(row: string, now: OutcomeTally): Readonly<Record<string, CellPlan>> {
  const unknown: NumberAt = { row, column: 'unknown', value: now.groups.unknown };
  const persons: NumberAt = { row, column: 'persons', value: now.persons };
  return { 'known-share': restShareCell(unknown, persons) };
}
