import Table from 'cli-table3';
import { groupThousands } from '../domain/russian.ts';
import { safeText } from './safe-text.ts';
import type { Terminal } from './terminal.ts';

/** A small table for the screen. Numbers are grouped and set to the right; null is an empty cell. */
export interface ScreenTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

const FRAME_PER_COLUMN = 3;
const NARROWEST_TEXT = 12;

/** The table as text that fits the width of the screen: the text columns give way, numbers never do. */
export function renderTable(table: ScreenTable, terminal: Pick<Terminal, 'paint' | 'width'>): string {
  const cells = table.rows.map((row) => row.map(cellOf));
  const numeric = table.columns.map(
    (_, i) => table.rows.length > 0 && table.rows.every((row) => typeof (row[i] ?? 0) === 'number'),
  );
  const widths = fitted(table.columns, cells, numeric, terminal.width);
  const output = new Table({
    head: table.columns.map((column) => terminal.paint.bold(column)),
    colAligns: numeric.map((isNumber) => (isNumber ? 'right' : 'left')),
    colWidths: widths.map((width) => width + 2),
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  });
  for (const row of cells) output.push(row);
  return `${terminal.paint.bold(table.title)}\n${output.toString()}\n`;
}

function cellOf(value: string | number | null): string {
  if (value === null) return '';
  return typeof value === 'number' ? groupThousands(value) : safeText(value);
}

function fitted(
  columns: readonly string[],
  cells: readonly (readonly string[])[],
  numeric: readonly boolean[],
  width: number,
): number[] {
  const longestWord = (text: string) => Math.max(...text.split(' ').map((word) => word.length));
  const wanted = columns.map((column, i) =>
    Math.max(longestWord(column), ...cells.map((row) => row[i]?.length ?? 0)),
  );
  const room = width - columns.length * FRAME_PER_COLUMN - 1;
  const widths = [...wanted];
  for (;;) {
    const total = widths.reduce((sum, value) => sum + value, 0);
    if (total <= room) return widths;
    const widest = widths.reduce(
      (best, value, i) => (numeric[i] !== true && value > (widths[best] ?? 0) ? i : best),
      numeric.indexOf(false),
    );
    const current = widths[widest];
    if (current === undefined || current <= NARROWEST_TEXT) return widths;
    widths[widest] = current - 1;
  }
}
