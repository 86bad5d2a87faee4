import type { FormRule } from '../../domain/form-rules.ts';
import type { FormColumn, FormEdition } from '../../monitoring/forms/form-edition.ts';
import type { FormRow } from '../../monitoring/forms/form-rows.ts';
import { type CellPlan, type ColumnPlan, type FormulaCell, formula } from '../sheet-plan.ts';
import { verticalWidth } from '../weekly/header-width.ts';
import { checkCell } from '../weekly/live-cells.ts';

/** What a check says where a number it needs was never counted. */
const NO_DATA = 'нет данных';

/** Columns of checks: one for each rule over columns, then one for each rule over rows. */
export function checkColumns({ rules }: FormEdition): readonly ColumnPlan[] {
  return [...rules]
    .sort((a, b) => (a.axis === b.axis ? 0 : a.axis === 'columns' ? -1 : 1))
    .map((rule) => {
      const header = rule.text.replaceAll('гр.', '').replaceAll('стр.', '');
      return {
        key: checkKey(rule),
        header,
        group: rule.axis === 'columns' ? 'ПРОВЕРКА граф' : 'ПРОВЕРКА строк',
        width: verticalWidth(header),
        vertical: true,
        format: 'integer',
      };
    });
}

/** The rows of a block as they are checked. */
export interface CheckedRows {
  readonly rows: readonly FormRow[];
  /** Key of a row in the table by its official number. */
  readonly keyOf: (number: string) => string;
  /** Only counted from lists: a number that is not there was never counted. Else a blank adds nothing. */
  readonly counted: boolean;
}

/** Check cells of one row of a block: rules over columns, and the rules over rows that begin with this row. */
export function checkCells(
  row: FormRow,
  block: CheckedRows,
  edition: FormEdition,
): Readonly<Record<string, CellPlan>> {
  const cells: Record<string, CellPlan> = {};
  for (const rule of edition.rules) {
    if (rule.axis === 'columns') cells[checkKey(rule)] = columnsCheck(rule, row, block);
    else if (rule.left[0] === row.number) cells[checkKey(rule)] = rowsCheck(rule, block, edition);
  }
  return cells;
}

function checkKey({ id }: FormRule): string {
  return `check ${id}`;
}

function columnsCheck(rule: FormRule, row: FormRow, { keyOf, counted }: CheckedRows): CellPlan {
  const { counts } = row;
  if (counts === null || counts.size === 0) return null;
  if (counted && [...rule.left, ...rule.right].some((column) => !counts.has(column))) return NO_DATA;
  const side = (columns: readonly string[]) => ({
    value: columns.reduce((sum, column) => sum + (counts.get(column) ?? 0), 0),
    cells: (at: (row: string, column: string) => string) =>
      columns.map((column) => at(keyOf(row.number), column)),
  });
  return checkCell(rule.kind, side(rule.left), side(rule.right));
}

/** All columns of a rule over rows in one cell: «ОК», or by how much the sides differ in all. */
function rowsCheck(rule: FormRule, { rows, keyOf, counted }: CheckedRows, edition: FormEdition): CellPlan {
  const columns = edition.columns.filter(({ content }) => content === 'count');
  const named = [...rule.left, ...rule.right].map((number) => rows.find((row) => row.number === number));
  const known = named.filter((row) => row !== undefined && row.counts !== null && row.counts.size > 0);
  const [first] = columns;
  const last = columns.at(-1);
  if (known.length < named.length || first === undefined || last === undefined) return NO_DATA;
  const sumOf = (numbers: readonly string[], { number: column }: FormColumn) =>
    numbers.reduce(
      (sum, number) => sum + (rows.find((row) => row.number === number)?.counts?.get(column) ?? 0),
      0,
    );
  const answered = (column: FormColumn) =>
    !counted || known.every((row) => row?.counts?.has(column.number) === true);
  const excess = columns.filter(answered).reduce((total, column) => {
    const difference = sumOf(rule.left, column) - sumOf(rule.right, column);
    return total + (rule.kind === 'equals' ? Math.abs(difference) : Math.max(0, difference));
  }, 0);
  return rowsFormula(excess, rule, (at) => {
    const ranges = (numbers: readonly string[]) =>
      numbers
        .map((number) => `${at(keyOf(number), first.number)}:${at(keyOf(number), last.number)}`)
        .join('+');
    return [ranges(rule.left), ranges(rule.right)];
  });
}

function rowsFormula(
  excess: number,
  rule: FormRule,
  sides: (at: (row: string, column: string) => string) => readonly [string, string],
): FormulaCell {
  return formula(excess === 0 ? 'ОК' : excess, (at) => {
    const [left, right] = sides(at);
    const sum =
      rule.kind === 'equals'
        ? `SUMPRODUCT(ABS(${left}-(${right})))`
        : `SUMPRODUCT((${left}>${right})*(${left}-(${right})))`;
    return `IF(${sum}=0,"ОК",${sum})`;
  });
}
