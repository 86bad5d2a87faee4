import type { Cell, Person } from './clean-table.ts';

/** A column: which field it holds and what stands above it. */
export interface DraftColumn {
  field: string;
  header: string;
  /** Header of the group the column belongs to, in headers of two lines. */
  over: string | null;
}

/** A line of the body: a graduate, a blank line, or something that is no graduate, by the number of the column from 0. */
export type BodyLine =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'other'; readonly cells: ReadonlyMap<number, Cell>; readonly across?: boolean };

/** One sheet, before it is laid out. */
export interface DraftSheet {
  name: string;
  hidden: boolean;
  /** Lines above the header, one text each. */
  titles: string[];
  /** Blank columns on the left. */
  shift: number;
  columns: DraftColumn[];
  header: 'one' | 'two' | 'none';
  numberRow: boolean;
  body: BodyLine[];
  below: BodyLine[];
  hiddenColumns: number[];
  hidesRows: boolean;
  /** Fields whose equal neighbours are merged down. */
  mergedDown: Set<string>;
}

/** A book being spoilt: sheets, and the graduates that must be found in it. */
export interface Draft {
  readonly sheets: DraftSheet[];
  readonly persons: readonly Person[];
  /** Transformations applied, by name. */
  readonly applied: string[];
}

export interface LaidSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly (readonly Cell[])[];
  /** 1-based, inclusive. */
  readonly merges: readonly { top: number; left: number; bottom: number; right: number }[];
  /** 1-based. */
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  /** 1-based row of each graduate listed. */
  readonly rowOf: ReadonlyMap<Person, number>;
  /** 1-based column of each field, and the rows of the header. */
  readonly columnOf: ReadonlyMap<string, number>;
  readonly headerRows: readonly number[];
}

/** Turns a sheet into rows of cells. */
export function layOut(sheet: DraftSheet): LaidSheet {
  const rows: Cell[][] = [];
  const merges: { top: number; left: number; bottom: number; right: number }[] = [];
  const rowOf = new Map<Person, number>();
  const { columns, shift } = sheet;
  const width = columns.length + shift;
  const headerRows: number[] = [];
  for (const title of sheet.titles) {
    rows.push([...blanks(shift), text(title)]);
    if (title !== '') merges.push({ top: rows.length, left: shift + 1, bottom: rows.length, right: width });
  }
  if (sheet.header === 'one') {
    rows.push([...blanks(shift), ...columns.map(({ header }) => text(header))]);
    headerRows.push(rows.length);
  } else if (sheet.header === 'two') {
    layHeaderOfTwo(sheet, rows, merges);
    headerRows.push(rows.length - 1, rows.length);
  }
  if (sheet.numberRow) rows.push([...blanks(shift), ...columns.map((_, at) => text(String(at + 1)))]);
  for (const line of [...sheet.body, ...sheet.below]) {
    if (line.kind === 'other') {
      rows.push([...blanks(shift), ...columns.map((_, at) => line.cells.get(at) ?? null)]);
      if (line.across === true)
        merges.push({ top: rows.length, left: shift + 1, bottom: rows.length, right: width });
      continue;
    }
    rows.push([...blanks(shift), ...columns.map(({ field }) => line.person.cells[field] ?? null)]);
    rowOf.set(line.person, rows.length);
  }
  const columnOf = new Map(columns.map(({ field }, at) => [field, shift + at + 1]));
  for (const field of sheet.mergedDown) mergeDown(rows, columnOf.get(field), rowOf, merges);
  const hiddenRows = sheet.hidesRows ? [...rowOf.values()].filter((row) => row % 3 === 0) : [];
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    rows,
    merges,
    hiddenRows,
    hiddenColumns: sheet.hiddenColumns.map((at) => shift + at + 1),
    rowOf,
    columnOf,
    headerRows,
  };
}

const text = (words: string): Cell => (words === '' ? null : { type: 'text', text: words });
const blanks = (count: number): Cell[] => Array.from({ length: count }, () => null);

function layHeaderOfTwo(sheet: DraftSheet, rows: Cell[][], merges: LaidSheet['merges'][number][]): void {
  const { columns, shift } = sheet;
  const top = rows.length + 1;
  const upper: Cell[] = blanks(shift);
  const lower: Cell[] = blanks(shift);
  for (const [at, column] of columns.entries()) {
    const isFirst = at === 0 || columns[at - 1]?.over !== column.over;
    if (column.over === null) {
      upper.push(text(column.header));
      lower.push(null);
      merges.push({ top, left: shift + at + 1, bottom: top + 1, right: shift + at + 1 });
      continue;
    }
    upper.push(isFirst ? text(column.over) : null);
    lower.push(text(column.header));
    if (!isFirst) continue;
    let last = at;
    while (columns[last + 1]?.over === column.over) last++;
    if (last > at) merges.push({ top, left: shift + at + 1, bottom: top, right: shift + last + 1 });
  }
  rows.push(upper, lower);
}

function mergeDown(
  rows: Cell[][],
  column: number | undefined,
  rowOf: ReadonlyMap<Person, number>,
  merges: LaidSheet['merges'][number][],
): void {
  if (column === undefined) return;
  const numbers = new Set(rowOf.values());
  let top = 0;
  for (let row = 1; row <= rows.length + 1; row++) {
    const cell = rows[row - 1]?.[column - 1] ?? null;
    const first = rows[top - 1]?.[column - 1] ?? null;
    if (top > 0 && numbers.has(row) && cell !== null && JSON.stringify(cell) === JSON.stringify(first))
      continue;
    if (top > 0 && row - top > 1) {
      merges.push({ top, left: column, bottom: row - 1, right: column });
      for (let below = top + 1; below < row; below++) {
        const line = rows[below - 1];
        if (line !== undefined) line[column - 1] = null;
      }
    }
    top = numbers.has(row) && cell !== null ? row : 0;
  }
}
