import type { MergedRange, SourceRow } from '../sheets/source-sheet.ts';

/** What stands above a column: every cell, and every run of cells down to the last one, joined. */
export type HeaderTexts = ReadonlyMap<number, readonly string[]>;

/**
 * Texts of header rows by column. A merged cell speaks for every column and row it covers, so that «В том числе:» over two
 * columns joins with what stands under it.
 * @param first and last: 1-based numbers of the rows, inclusive
 */
export function headerTexts(
  rows: readonly SourceRow[],
  merges: readonly MergedRange[],
  first: number,
  last: number,
): HeaderTexts {
  const stacks = new Map<number, string[]>();
  for (const row of rows) {
    if (row.number < first || row.number > last) continue;
    for (const cell of row.cells) {
      const range = merges.find(
        (one) => one.top === row.number && one.left === cell.column && one.right - one.left < 200,
      );
      for (let column = cell.column; column <= (range?.right ?? cell.column); column++) {
        const stack = stacks.get(column) ?? [];
        stack.push(cell.text);
        stacks.set(column, stack);
      }
    }
  }
  return new Map(
    [...stacks].map(([column, stack]) => [
      column,
      [...new Set([...stack.toReversed(), ...stack.map((_, index) => stack.slice(index).join(' '))])],
    ]),
  );
}
