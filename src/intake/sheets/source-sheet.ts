import type { Finding } from '../../domain/finding.ts';
import type { IsoDate } from '../../domain/iso-date.ts';

/**
 * A cell that holds something. `text` is what a person reads there: numbers in full (never «3,5E+12»), padded with the leading
 * zeros their format shows; days as ДД.ММ.ГГГГ; booleans as «да» and «нет». Types are what the file says: text is never
 * guessed to be a number or a day.
 */
export interface SheetCell {
  /** 1-based. */
  readonly column: number;
  readonly type: 'text' | 'number' | 'date' | 'boolean' | 'error';
  readonly text: string;
  /** The value as stored: the serial number behind a day, the number behind a padded text. */
  readonly value: string | number | boolean;
  /** Set for days only; no zone is involved, so the day never shifts. */
  readonly date: IsoDate | null;
  /** Number format code, null for «General» and for files without formats. */
  readonly format: string | null;
}

/** A row that holds at least one cell; cells in the order of their columns. */
export interface SourceRow {
  /** 1-based, as the spreadsheet program shows it. */
  readonly number: number;
  readonly hidden: boolean;
  readonly cells: readonly SheetCell[];
}

/** A merged range, 1-based and inclusive. */
export interface MergedRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A sheet, or the whole of a delimited file. */
export interface SourceSheet {
  /** null for files without sheets. */
  readonly name: string | null;
  readonly hidden: boolean;
  /** 1-based numbers of hidden columns. */
  readonly hiddenColumns: readonly number[];
  readonly merges: readonly MergedRange[];
  /** The first rows, for recognising the layout without reading on; blank rows are left out. */
  readonly head: readonly SourceRow[];
  /** What was noticed while opening (text broken, rows beyond the limit), cells addressed. */
  readonly findings: readonly Finding[];
  /** All rows from the first, in batches; blank rows are left out. May be called again. */
  rows(): AsyncIterable<readonly SourceRow[]>;
}

/** An opened file. Close it when done: a workbook holds a process while it is open. */
export interface SheetSource {
  readonly format: 'workbook' | 'delimited';
  readonly sheets: readonly SourceSheet[];
  close(): void;
}

/** How many rows {@link SourceSheet.head} holds at most. */
export const HEAD_ROWS = 60;

/** Limits of reading; see {@link DEFAULT_LIMITS}. */
export interface ReaderLimits {
  /** Largest file, and largest sum of its inflated parts, bytes. */
  readonly fileBytes: number;
  /** Largest inflated part of a package, bytes. */
  readonly entryBytes: number;
  /** Most parts in a package. */
  readonly entries: number;
  /** Last row read of a sheet. */
  readonly rows: number;
  /** Time for opening, milliseconds; 3 s more for every 10 MB inflated. */
  readonly openMs: number;
}

/** 150 MB a part, 300 MB a file, 2,000 parts, 400,000 rows a sheet, 20 seconds. */
export const DEFAULT_LIMITS: ReaderLimits = {
  fileBytes: 300_000_000,
  entryBytes: 150_000_000,
  entries: 2000,
  rows: 400_000,
  openMs: 20_000,
};
