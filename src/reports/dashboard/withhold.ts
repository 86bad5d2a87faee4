import type { suppressTable } from '../../monitoring/suppression/suppress-table.ts';

/** The rule by which counts of persons are withheld; null = nothing is (class `official`). */
export type Suppress = typeof suppressTable | null;

/** True when a count alone must not be published. */
export function isSmall(count: number, suppress: Suppress): boolean {
  return suppress !== null && suppress([[count]]).total === null;
}

/**
 * Rows of a table that are withheld as a whole. Every column is protected as a list with a public total, and a row is withheld in
 * all columns or in none: so the columns of a row, which may sum to each other or nearly so, never reveal one another, and other
 * tables may use the numbers of the rows that are left. Where a total is small itself, all rows are withheld.
 * @param rows counts of persons, rows of equal length
 */
export function withheldRows(rows: readonly (readonly number[])[], suppress: Suppress): readonly boolean[] {
  if (suppress === null) return rows.map(() => false);
  const hidden = rows.map(() => false);
  for (const column of (rows[0] ?? []).keys()) {
    const counts = rows.map((row) => row[column] ?? 0);
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (isSmall(total, suppress)) return rows.map(() => true);
    // No person is there: nothing to protect, and nothing to protect others with.
    const told = counts.flatMap((count, row) => (count === 0 ? [] : [{ row, count }]));
    const { cells } = suppress(
      told.map(({ count }) => [count]),
      undefined,
      { columns: true },
    );
    for (const [at, { row }] of told.entries()) if (cells[at]?.[0] == null) hidden[row] = true;
  }
  return hidden;
}

/** The counts of one list with a public total; null = withheld. */
export function publishedParts(counts: readonly number[], suppress: Suppress): readonly (number | null)[] {
  if (suppress === null) return counts;
  const { cells } = suppress(
    counts.map((count) => [count]),
    undefined,
    { columns: true },
  );
  return counts.map((_, at) => cells[at]?.[0] ?? null);
}

/** A table whose totals are all public: null where a count is withheld. */
export function publishedCells(
  counts: readonly (readonly number[])[],
  suppress: Suppress,
): readonly (readonly (number | null)[])[] {
  return suppress === null ? counts : suppress(counts, undefined, { rows: true, columns: true }).cells;
}

/**
 * A table with public totals of columns and of the rows not withheld as a whole; what those hold together is public too, as the
 * difference. null where a count is withheld.
 */
export function publishedRows(
  rows: readonly (readonly number[])[],
  isWithheld: readonly boolean[],
  suppress: Suppress,
): readonly (readonly (number | null)[])[] {
  const open = rows.filter((_, at) => isWithheld[at] !== true);
  const rest = rows.filter((_, at) => isWithheld[at] === true);
  const together = rest[0]?.map((_, column) => rest.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  const cells = publishedCells(together === undefined ? open : [...open, together], suppress);
  let next = 0;
  return rows.map((row, at) => (isWithheld[at] === true ? row.map(() => null) : (cells[next++] ?? [])));
}
