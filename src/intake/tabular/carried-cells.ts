import type { MergedRange, SheetCell, SourceRow } from '../sheets/source-sheet.ts';

/**
 * Gives the value of a cell merged down a column to all rows it covers. Feed rows in order.
 * @param columns the columns read
 */
export function carryMergedCells(
  merges: readonly MergedRange[],
  columns: ReadonlySet<number>,
): (row: SourceRow) => ReadonlyMap<number, SheetCell> {
  const down = merges
    .filter((range) => range.bottom > range.top && columns.has(range.left))
    .sort((a, b) => a.top - b.top);
  const active = new Map<number, { readonly range: MergedRange; readonly cell: SheetCell | undefined }>();
  let next = 0;
  return (row) => {
    for (let range = down[next]; range !== undefined && range.top <= row.number; range = down[next]) {
      const { left, top } = range;
      const cell = top === row.number ? row.cells.find((candidate) => candidate.column === left) : undefined;
      active.set(left, { range, cell });
      next++;
    }
    const carried = new Map<number, SheetCell>();
    for (const [column, { range, cell }] of active) {
      if (range.bottom < row.number) active.delete(column);
      else if (cell !== undefined) carried.set(column, cell);
    }
    return carried;
  };
}
