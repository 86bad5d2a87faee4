import type { CellPlan, ColumnPlan, RowPlan, TableBlock } from '../sheet-plan.ts';
import { linesNeeded } from './lines-needed.ts';
import { LINE_POINTS } from './style.ts';

/** Characters of 9-point Arial to a unit of column width, which is a digit of the 11-point default font. */
const BODY_DENSITY = 1.2;

/** Height of a row of a table whose text wraps, points; null where one line is enough and the program decides. */
export function wrappedHeight({ columns }: TableBlock, row: RowPlan): number | null {
  const lines = Math.max(...columns.map((column) => linesOf(row.cells[column.key] ?? null, column)));
  return lines > 1 ? LINE_POINTS * lines + 2 : null;
}

/** Lines a cell takes; only text wraps. Office programs do not all grow rows by themselves. */
function linesOf(value: CellPlan, column: ColumnPlan): number {
  const text =
    typeof value === 'string'
      ? value
      : value !== null && typeof value === 'object' && value.kind === 'link'
        ? value.text
        : '';
  return linesNeeded(text, column.width * BODY_DENSITY);
}
