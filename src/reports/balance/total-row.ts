import { type CellPlan, formula, type RowPlan } from '../sheet-plan.ts';

/** Rows with a total under them: live sums of the named columns; no total under an empty table. */
export function withTotal(
  rows: readonly RowPlan[],
  labelColumn: string,
  columns: readonly string[],
): readonly RowPlan[] {
  const first = rows[0];
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return rows;
  const cells: Record<string, CellPlan> = { [labelColumn]: 'Итого' };
  for (const column of columns) {
    const sum = rows.reduce((total, row) => total + numberOf(row.cells[column]), 0);
    cells[column] = formula(sum, (at) => `SUM(${at(first.key, column)}:${at(last.key, column)})`);
  }
  return [...rows, { key: 'total', style: 'total', cells }];
}

function numberOf(cell: CellPlan | undefined): number {
  if (typeof cell === 'number') return cell;
  if (cell !== null && typeof cell === 'object' && cell.kind === 'formula') return Number(cell.value);
  return 0;
}
