import { withTotal } from '../balance/total-row.ts';
import type { CellFormat, CellPlan, ColumnPlan, TableBlock } from '../sheet-plan.ts';

/** A column of numbers. Whole numbers are summed under the table unless told not to. */
export interface CountColumn {
  readonly key: string;
  readonly header: string;
  readonly group?: string;
  readonly width?: number;
  readonly format?: CellFormat;
  readonly summed?: false;
}

/** A line of the table: what it is of, and its numbers by key of the column. */
export interface CountLine {
  readonly label: string;
  readonly cells: Readonly<Record<string, CellPlan>>;
}

/** Key of the row of a line, for formulas. */
export function lineKey(at: number): string {
  return `line ${at}`;
}

/** A table of counts by one thing, with live totals. */
export function countTable(
  id: string,
  label: string,
  columns: readonly CountColumn[],
  lines: readonly CountLine[],
  caption?: string,
): TableBlock {
  const plans: readonly ColumnPlan[] = columns.map(({ key, header, group, width, format }) => ({
    key,
    header,
    ...(group === undefined ? {} : { group }),
    width: width ?? 13,
    format: format ?? 'integer',
  }));
  const summed = columns
    .filter((column) => (column.format ?? 'integer') === 'integer' && column.summed !== false)
    .map(({ key }) => key);
  const rows = lines.map((line, at) => ({
    key: lineKey(at),
    cells: { label: line.label, ...line.cells },
  }));
  return {
    kind: 'table',
    id,
    ...(caption === undefined ? {} : { caption }),
    columns: [{ key: 'label', header: label, width: 44, format: 'text' }, ...plans],
    rows: withTotal(rows, 'label', summed),
  };
}
