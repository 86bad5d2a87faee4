import type { SourceRow } from '../sheets/source-sheet.ts';
import { formNumberOf } from './form-number.ts';

/** The row of official numbers: which number stands over which column. */
export interface NumberRow {
  /** 1-based. */
  readonly row: number;
  /** 1-based column by canonical number; the first where a number stands twice. */
  readonly columns: ReadonlyMap<string, number>;
}

/** Fewer numbers than this are no number row. */
const LEAST_NUMBERS = 5;

/**
 * Finds the row of numbers wherever it stands: most of its cells are column numbers and they grow from left to right. Inserted
 * columns may have no number or a text. null = none in these rows.
 */
export function findNumberRow(rows: readonly SourceRow[]): NumberRow | null {
  const known = FOUND.get(rows);
  if (known !== undefined) return known;
  const found = bestRow(rows);
  FOUND.set(rows, found);
  return found;
}

/** Every edition asks for the number row of the same sheet. */
const FOUND = new WeakMap<readonly SourceRow[], NumberRow | null>();

function bestRow(rows: readonly SourceRow[]): NumberRow | null {
  let best: NumberRow | null = null;
  for (const row of rows) {
    const columns = new Map<string, number>();
    let growing = 0;
    let before = -1;
    let filled = 0;
    for (const cell of row.cells) {
      if (cell.text.trim() === '') continue;
      filled++;
      const number = formNumberOf(cell);
      if (number === null || columns.has(number)) continue;
      const [whole = '0', part = '0'] = number.split('.');
      const order = Number(whole) * 100 + Number(part);
      if (order > before) growing++;
      before = order;
      columns.set(number, cell.column);
    }
    if (columns.size < LEAST_NUMBERS || columns.size < filled * 0.6 || growing < columns.size * 0.9) continue;
    if (best === null || columns.size > best.columns.size) best = { row: row.number, columns };
  }
  return best;
}
