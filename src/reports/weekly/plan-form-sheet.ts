import type { FormColumn, FormRule } from '../../monitoring/forms/form-edition.ts';
import type { FormRow } from '../../monitoring/forms/form-rows.ts';
import type { WeeklyReport } from '../../monitoring/weekly/weekly.ts';
import type { CellPlan, ColumnPlan, RowPlan, SheetPlan } from '../sheet-plan.ts';
import { verticalWidth } from './header-width.ts';
import { checkCell } from './live-cells.ts';
import { subtitle } from './subtitle.ts';

const NO_DATA = 'нет данных';

/**
 * The federal form for the region: official labels, number row, row categories, control rules as live formulas. Persons without
 * a status stand beside the form, never in a column, and the check shows them as the difference.
 */
export function planFormSheet(report: WeeklyReport): SheetPlan {
  const { edition, totals } = report.form;
  const columns = edition.columns.filter((column) => column.content === 'count');
  const columnRules = edition.rules.filter((rule) => rule.axis === 'columns');
  const rowRules = edition.rules.filter((rule) => rule.axis === 'rows');
  return {
    name: 'Форма',
    title: `${edition.title}: свод по региону`,
    subtitle: subtitle(report, `Издание формы: ${edition.source}`),
    freezeColumns: 2,
    blocks: [
      {
        kind: 'table',
        id: 'form',
        numberRow: true,
        columns: [
          ...identityColumns(report),
          ...columns.map(countColumn),
          {
            key: 'unknown',
            header: 'Нет данных',
            group: 'Вне граф',
            width: 8,
            vertical: true,
            format: 'integer',
          },
          {
            key: 'without-column',
            header: 'Нет графы',
            group: 'Вне граф',
            width: 8,
            vertical: true,
            format: 'integer',
          },
          ...columnRules.map(
            (rule): ColumnPlan => ({
              key: rule.id,
              header: shorten(rule),
              group: 'ПРОВЕРКА',
              width: verticalWidth(shorten(rule)),
              vertical: true,
              format: 'integer',
            }),
          ),
        ],
        rows: [
          ...totals.map((row) => formRow(row, columnRules)),
          ...rowRules.map((rule) => checkRow(rule, columns, totals)),
        ],
      },
      { kind: 'text', lines: notes(report) },
    ],
  };
}

function identityColumns({ form: { edition } }: WeeklyReport): readonly ColumnPlan[] {
  const numberOf = (holds: 'row-number' | 'row-label') =>
    edition.identity.find((column) => column.holds === holds);
  const rowNumber = numberOf('row-number');
  const rowLabel = numberOf('row-label');
  return [
    {
      key: 'number',
      header: rowNumber?.label ?? 'Номер строки',
      ...(rowNumber === undefined ? {} : { number: rowNumber.number }),
      width: 9,
      format: 'text',
    },
    {
      key: 'label',
      header: rowLabel?.label ?? 'Категория выпускников',
      ...(rowLabel === undefined ? {} : { number: rowLabel.number }),
      width: 26,
      format: 'text',
    },
  ];
}

function countColumn({ number, label, parent }: FormColumn): ColumnPlan {
  return {
    key: number,
    header: label,
    ...(parent === null ? {} : { group: `из графы ${parent}` }),
    number,
    width: verticalWidth(label),
    vertical: true,
    format: 'integer',
  };
}

function shorten(rule: FormRule): string {
  return rule.text.replaceAll('гр.', '');
}

function formRow(row: FormRow, rules: readonly FormRule[]): RowPlan {
  const { counts } = row;
  const cells: Record<string, CellPlan> = { number: row.number, label: row.label };
  if (counts === null) {
    cells.unknown = NO_DATA;
    return { key: row.number, cells, style: 'muted' };
  }
  for (const [column, count] of counts) cells[column] = count;
  cells.unknown = row.unknown;
  cells['without-column'] = row.withoutColumn;
  for (const rule of rules) {
    cells[rule.id] = ruleCell(rule, (key) => ({ value: counts.get(key), row: row.number, column: key }));
  }
  return { key: row.number, cells };
}

function checkRow(rule: FormRule, columns: readonly FormColumn[], rows: readonly FormRow[]): RowPlan {
  const byNumber = new Map(rows.map((row) => [row.number, row.counts]));
  const cells: Record<string, CellPlan> = { number: 'ПРОВЕРКА', label: rule.text };
  for (const { number: column } of columns) {
    cells[column] = ruleCell(rule, (key) => ({ value: byNumber.get(key)?.get(column), row: key, column }));
  }
  return { key: rule.id, cells, style: 'check' };
}

/** A rule as a live check; without one of its numbers it is undecided: a column nobody counted is not 0. */
function ruleCell(
  rule: FormRule,
  cellOf: (key: string) => {
    readonly value: number | undefined;
    readonly row: string;
    readonly column: string;
  },
): CellPlan {
  if ([...rule.left, ...rule.right].some((key) => cellOf(key).value === undefined)) return NO_DATA;
  const side = (keys: readonly string[]) => ({
    value: keys.reduce((sum, key) => sum + (cellOf(key).value ?? 0), 0),
    cells: (at: (row: string, column: string) => string) =>
      keys.map(cellOf).map(({ row, column }) => at(row, column)),
  });
  return checkCell(rule.kind, side(rule.left), side(rule.right));
}

function notes({ form: { edition, totals, withoutColumn } }: WeeklyReport): readonly string[] {
  const all = totals.find((row) => row.counts !== null);
  const lines = [
    '«ОК» — контроль сходится; число — разница левой и правой частей. Клетки проверки считаются формулами.',
  ];
  if (all !== undefined && all.unknown > 0) {
    lines.push(
      `Нет данных: ${all.unknown}. Выпускники без сведений о статусе входят только в графу ${edition.total}.`,
    );
  }
  if (withoutColumn.length > 0) {
    const parts = withoutColumn.map(({ label, count }) => `${label} — ${count}`);
    lines.push(`Нет графы: ${parts.join('; ')}. Входят только в графу ${edition.total}.`);
  }
  if (edition.gaps !== '') lines.push(edition.gaps);
  return lines;
}
