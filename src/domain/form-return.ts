import type { Finding } from './finding.ts';
import type { IsoDate } from './iso-date.ts';
import type { SpoRef } from './spo-code.ts';

/** A row of a block as returned. */
export interface ReturnedRow {
  /** Official number of the row category, «01». */
  readonly number: string;
  /** Number of the row in the sheet, 1-based. */
  readonly sheetRow: number;
  /** Numbers by official column number; a blank or unreadable cell has no entry and is never 0. */
  readonly counts: ReadonlyMap<string, number>;
  /** Columns of text in which something is written. The text itself is not kept: it may name people. */
  readonly written: readonly string[];
}

/**
 * The rows of one specialty (`specialty`), or a total line of the sheet (`total`: «Итого», a region's свод), which is never
 * added to anything. Only a `good` block may be counted; a `failed` one has at least one finding that is an error.
 */
export interface FormBlock {
  readonly kind: 'specialty' | 'total';
  /** As a column of the sheet names it, else the college of the whole return. */
  readonly college: string | null;
  readonly specialty: SpoRef | null;
  /** Rows in the official order; a missing category is left out. */
  readonly rows: readonly ReturnedRow[];
  readonly verdict: 'good' | 'failed';
  readonly findings: readonly Finding[];
}

/** Column letter of an official column in a returned sheet: with `sheetRow` it gives the address of any number. */
export type ReturnedColumns = ReadonlyMap<string, string>;

/** A federal form a college sent: one sheet of one file. */
export interface FormReturn {
  /** Id of the edition. */
  readonly edition: string;
  readonly college: string | null;
  /** The day the numbers speak of. */
  readonly asOf: IsoDate;
  readonly sheet: string | null;
  readonly columns: ReturnedColumns;
  readonly blocks: readonly FormBlock[];
}

/** A block as intake hands it to the store, with the sheet it stands in. */
export interface FormBlockRecord {
  readonly form: {
    /** Id of the edition. */
    readonly edition: string;
    /** Year of graduation. */
    readonly cohort: number;
    readonly sheet: string | null;
    readonly columns: ReturnedColumns;
  };
  /** College and programme are null only in a failed block. */
  readonly block: Pick<FormBlock, 'college' | 'specialty' | 'rows' | 'verdict'> & {
    /** Numbers of all rows the block takes in the sheet, 1-based: more than `rows` where one stands twice. */
    readonly sheetRows: readonly number[];
  };
}

/** A block that counts at some moment, with the import it came with. */
export interface StoredFormBlock extends FormBlock {
  readonly college: string;
  readonly specialty: SpoRef;
}

/**
 * What one sheet of one returned file still has to say at some moment. `blocks` are good and not restated by anything newer:
 * together, the returns of a moment hold each specialty of a college once an edition. `failed` are newer than any good block.
 */
export interface StoredFormReturn extends FormReturn {
  readonly importId: number;
  readonly file: string;
  readonly cohort: number;
  readonly college: string;
  readonly blocks: readonly StoredFormBlock[];
  readonly failed: readonly StoredFormBlock[];
}
