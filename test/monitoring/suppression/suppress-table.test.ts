import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inferableRange } from '../../../src/monitoring/suppression/inferable-range.ts';
import { suppressTable } from '../../../src/monitoring/suppression/suppress-table.ts';
import { tableNetwork } from '../../../src/monitoring/suppression/table-network.ts';

const tableOf = (most: number) =>
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })).chain(([rows, columns]) =>
    fc.array(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: most })), {
        minLength: columns,
        maxLength: columns,
      }),
      { minLength: rows, maxLength: rows },
    ),
  );
/** Cells the enumeration goes up to stay above what hiding adds to the largest cell. */
const [SMALL_TABLE, ANY_TABLE, BOUND] = [tableOf(9), tableOf(60), 15];

const MOST_HIDDEN = 4;

/** The reader's attack: every table that agrees with what is published, counts bounded, by plain enumeration. */
function attack(
  counts: readonly (readonly number[])[],
  bound: number,
): (range: { row: number; column: number }) => Set<number> {
  const published = suppressTable(counts);
  const width = counts[0]?.length ?? 0;
  const hidden = counts.flatMap((line, row) =>
    line.flatMap((_, column) => (published.cells[row]?.[column] === null ? [{ row, column }] : [])),
  );
  const possible = new Map(hidden.map(({ row, column }) => [`${row},${column}`, new Set<number>()]));
  const trial = counts.map((line) => [...line]);
  const agrees = () => {
    const rowSums = trial.map((line) => line.reduce((a, b) => a + b, 0));
    const columnSums = Array.from({ length: width }, (_, c) =>
      trial.reduce((sum, line) => sum + (line[c] ?? 0), 0),
    );
    const total = rowSums.reduce((a, b) => a + b, 0);
    return (
      rowSums.every((sum, at) => published.rowTotals[at] === null || published.rowTotals[at] === sum) &&
      columnSums.every(
        (sum, at) => published.columnTotals[at] === null || published.columnTotals[at] === sum,
      ) &&
      (published.total === null || published.total === total)
    );
  };
  const fill = (at: number) => {
    const cell = hidden[at];
    if (cell === undefined) {
      if (agrees())
        for (const { row, column } of hidden)
          possible.get(`${row},${column}`)?.add(trial[row]?.[column] ?? -1);
      return;
    }
    const line = trial[cell.row];
    if (line === undefined) return;
    for (let value = 0; value <= bound; value++) {
      line[cell.column] = value;
      fill(at + 1);
    }
  };
  if (hidden.length <= MOST_HIDDEN) fill(0);
  return ({ row, column }) => possible.get(`${row},${column}`) ?? new Set();
}

describe('withholding small counts of persons', () => {
  test('one small college of a list takes the smallest other with it', () => {
    expect(suppressTable([[40], [3], [12], [25]])).toEqual({
      cells: [[40], [null], [null], [25]],
      rowTotals: [40, null, null, 25],
      columnTotals: [80],
      total: 80,
      withheld: { small: 2, complementary: 2 },
    });
  });

  test('a table without small counts is published whole', () => {
    const { cells, withheld } = suppressTable([
      [10, 0],
      [7, 30],
    ]);
    expect(cells).toEqual([
      [10, 0],
      [7, 30],
    ]);
    expect(withheld).toEqual({ small: 0, complementary: 0 });
  });

  test('a small cell of a cross table is hidden by a rectangle', () => {
    const { cells } = suppressTable([
      [2, 30, 50],
      [20, 31, 60],
      [40, 45, 70],
    ]);
    expect(cells).toEqual([
      [null, null, 50],
      [null, null, 60],
      [40, 45, 70],
    ]);
  });

  test('a table of nothing but a small group publishes nothing', () => {
    expect(suppressTable([[3]])).toMatchObject({ cells: [[null]], rowTotals: [null], total: null });
  });

  test('enumerating all tables that agree with what is published never narrows a small count down', () => {
    fc.assert(
      fc.property(SMALL_TABLE, (counts) => {
        const possible = attack(counts, BOUND);
        const hidden = suppressTable(counts)
          .cells.flat()
          .filter((value) => value === null).length;
        fc.pre(hidden > 0 && hidden <= MOST_HIDDEN);
        for (const [row, line] of counts.entries()) {
          for (const [column, count] of line.entries()) {
            if (count === 0 || count >= 5) continue;
            const range = possible({ row, column });
            expect(range.has(count)).toBe(true);
            expect(Math.max(...range) - Math.min(...range)).toBeGreaterThanOrEqual(4);
          }
        }
      }),
      { numRuns: 40, seed: 7 },
    );
  });

  test('every count of 1 to 4 is withheld, published counts are true, totals add up', () => {
    fc.assert(
      fc.property(ANY_TABLE, (counts) => {
        const { cells, rowTotals } = suppressTable(counts);
        for (const [row, line] of counts.entries()) {
          for (const [column, count] of line.entries()) {
            const shown = cells[row]?.[column] ?? null;
            if (count > 0 && count < 5) expect(shown).toBeNull();
            if (shown !== null) expect(shown).toBe(count);
          }
          const total = rowTotals[row] ?? null;
          if (total !== null) expect(total).toBe(line.reduce((a, b) => a + b, 0));
        }
      }),
      { numRuns: 300, seed: 11 },
    );
  });

  test('a published count is inferred exactly, a lone hidden one too', () => {
    const network = tableNetwork([
      [3, 10],
      [8, 9],
    ]);
    const hidden = network.arcs.map((_, at) => at === 0);
    expect(inferableRange(network, hidden, 1)).toEqual({ least: 10, most: 10 });
    expect(inferableRange(network, hidden, 0)).toEqual({ least: 3, most: 3 });
  });
});
