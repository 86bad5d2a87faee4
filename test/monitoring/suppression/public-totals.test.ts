import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inferableRange } from '../../../src/monitoring/suppression/inferable-range.ts';
import { suppressTable } from '../../../src/monitoring/suppression/suppress-table.ts';
import { tableNetwork } from '../../../src/monitoring/suppression/table-network.ts';

const ALL = { rows: true, columns: true };

test('a total stated elsewhere stays, the rectangle is drawn among the cells', () => {
  const published = suppressTable(
    [
      [2, 30, 50],
      [20, 31, 60],
      [40, 45, 70],
    ],
    undefined,
    ALL,
  );
  expect(published.rowTotals).toEqual([82, 111, 155]);
  expect(published.columnTotals).toEqual([62, 106, 180]);
  expect(published.cells).toEqual([
    [null, null, 50],
    [null, null, 60],
    [40, 45, 70],
  ]);
});

test('where no one cycle hides a count, rows are withheld whole, the smallest first, and the rest stays', () => {
  const { cells } = suppressTable(
    [
      [1, 3, 4],
      [2, 2, 3],
      [60, 70, 80],
      [90, 91, 92],
    ],
    undefined,
    ALL,
  );
  expect(
    cells
      .slice(0, 2)
      .flat()
      .every((value) => value === null),
  ).toBe(true);
  expect(cells[3]).toEqual([90, 91, 92]);
});

test('whatever the table: public totals stay true, small cells are withheld and wide open, or no cell is published', () => {
  const counts = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }))
    .chain(([rows, columns]) => {
      const cell = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 200 }));
      return fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      });
    });
  fc.assert(
    fc.property(counts, fc.constantFrom(ALL, { columns: true }, { rows: true }), (table, kept) => {
      const { cells, rowTotals, columnTotals, total } = suppressTable(table, undefined, kept);
      const network = tableNetwork(table);
      const shown = [...cells.flat(), ...rowTotals, ...columnTotals, total];
      const hidden = shown.map((value) => value === null);
      for (const [at, { row, column, count }] of network.arcs.entries()) {
        if (shown[at] !== null) expect(shown[at]).toBe(count);
        const isPublic =
          (row === null ? 'columns' in kept : column === null && 'rows' in kept) ||
          (row === null && column === null);
        if (isPublic) expect(shown[at]).toBe(count);
        if (isPublic || count === 0 || count >= 5) continue;
        expect(shown[at]).toBeNull();
        const { least, most } = inferableRange(network, hidden, at, 20);
        if (most - least < 4) expect(cells.flat().every((value) => value === null)).toBe(true);
      }
    }),
    { numRuns: 150, seed: 3 },
  );
});
