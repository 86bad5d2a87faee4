import type { RowBatch } from './row-batch.ts';
import type { MergedRange, ReaderLimits } from './source-sheet.ts';

/** What the parent asks of the reading process; one question at a time. */
export type ReaderRequest =
  | {
      readonly ask: 'open';
      readonly path: string;
      readonly limits: ReaderLimits;
      readonly passwords: readonly string[];
    }
  | { readonly ask: 'rows'; readonly sheet: number; readonly from: number; readonly count: number }
  | { readonly ask: 'close' };

/** What it answers. `checked` comes before `opened`, so that the time allowed follows the size. */
export type ReaderAnswer =
  | { readonly say: 'checked'; readonly inflated: number }
  | { readonly say: 'opened'; readonly date1904: boolean; readonly sheets: readonly PackedSheet[] }
  | { readonly say: 'rows'; readonly batch: RowBatch; readonly next: number | null }
  | { readonly say: 'closed' }
  | { readonly say: 'failed'; readonly code: string; readonly message: string; readonly hint: string | null };

/** A sheet without its rows. */
export interface PackedSheet {
  /** null for a web page with one table. */
  readonly name: string | null;
  readonly hidden: boolean;
  readonly hiddenColumns: readonly number[];
  readonly merges: readonly MergedRange[];
  readonly formulasWithoutResult: number;
  /** Last row of the sheet when it lies beyond the limit of rows, else null. */
  readonly cutAfter: number | null;
}
