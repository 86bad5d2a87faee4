import type { ImportKind } from './intake-record.ts';

/** One column of a fixed layout, told by its header, its letters, or both. */
export interface MappedColumn {
  /** Letters of a workbook column, the number of a delimited one; null = wherever the header stands. */
  readonly column: string | null;
  /** Text of the header; compared as labels are, so case, ё and dots do not matter. null = the letters alone decide. */
  readonly header: string | null;
  /** The field it is read as; null = it is not read. */
  readonly field: string | null;
}

/** The layout of a table as a user has fixed it. */
export interface TableMapping {
  readonly kind: Exclude<ImportKind, 'forms'>;
  /** The college whose lists it is for; null = of whoever sends such a file. */
  readonly college: string | null;
  /** Name of the sheet; null = every sheet it fits. */
  readonly sheet: string | null;
  /** Last row of the header, 1-based; 0 = the table has none; null = the row that holds all headers. */
  readonly headerRow: number | null;
  readonly columns: readonly MappedColumn[];
  /** What rows that do not say it themselves are of. */
  readonly constants: {
    readonly college: string | null;
    readonly cohort: number | null;
    /** Code or name of a programme. */
    readonly specialty: string | null;
    readonly group: string | null;
  };
}
