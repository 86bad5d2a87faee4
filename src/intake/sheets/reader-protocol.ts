import type { IsoDate } from '../../domain/iso-date.ts';
import type { MergedRange, ReaderLimits, SheetCell, SourceRow } from './source-sheet.ts';

/** What the parent asks of the reading process; one question at a time. */
export type ReaderRequest =
  | { readonly ask: 'open'; readonly path: string; readonly limits: ReaderLimits }
  | { readonly ask: 'rows'; readonly sheet: number; readonly from: number; readonly count: number }
  | { readonly ask: 'close' };

/** What it answers. `checked` comes before `opened`, so that the time allowed follows the size. */
export type ReaderAnswer =
  | { readonly say: 'checked'; readonly inflated: number }
  | { readonly say: 'opened'; readonly sheets: readonly PackedSheet[] }
  | { readonly say: 'rows'; readonly rows: readonly PackedRow[]; readonly next: number | null }
  | { readonly say: 'closed' }
  | { readonly say: 'failed'; readonly code: string; readonly message: string; readonly hint: string | null };

/** A sheet without its rows. */
export interface PackedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly hiddenColumns: readonly number[];
  readonly merges: readonly MergedRange[];
  readonly formulasWithoutResult: number;
  /** Last row of the sheet when it lies beyond the limit of rows, else null. */
  readonly cutAfter: number | null;
}

/** Row number (negative when hidden), then columns and cells by turns. */
export type PackedRow = readonly (number | PackedCell)[];

/** A text cell is its text; others are [type, value, text, format, date]. */
export type PackedCell =
  | string
  | readonly [SheetCell['type'], string | number | boolean, string, string | null, IsoDate | null];

/** The row behind its packed form. */
export function unpackRow(packed: PackedRow): SourceRow {
  const signed = packed[0];
  const number = typeof signed === 'number' ? signed : 0;
  const cells: SheetCell[] = [];
  for (let at = 1; at + 1 < packed.length; at += 2) {
    const column = packed[at];
    const cell = packed[at + 1];
    if (typeof column !== 'number' || cell === undefined || typeof cell === 'number') continue;
    cells.push(unpackCell(column, cell));
  }
  return { number: Math.abs(number), hidden: number < 0, cells };
}

function unpackCell(column: number, cell: PackedCell): SheetCell {
  if (typeof cell === 'string') {
    return { column, type: 'text', text: cell, value: cell, date: null, format: null };
  }
  const [type, value, text, format, date] = cell;
  return { column, type, value, text, format, date };
}
