import type { ColumnMapping } from '../../domain/intake-record.ts';
import type { SpoEdition } from '../../domain/spo-code.ts';
import { columnLetters } from '../sheets/cell-address.ts';
import type { SheetSource, SourceSheet } from '../sheets/source-sheet.ts';
import type { FoundHeader } from './find-header.ts';
import type { TitleSection } from './section-of-titles.ts';

/** A sheet with the table found on it and what its surroundings say. */
export interface TableSource {
  readonly sheet: SourceSheet;
  readonly header: FoundHeader;
  readonly college: string | null;
  /** Programme and group of rows that state none and stand under no section row. */
  readonly section: TitleSection;
  /** Year of graduation of rows that state none; null where the sheet names none either. */
  readonly cohort: number | null;
  /** Edition of an official list of programmes that names none in its rows. */
  readonly edition: SpoEdition | null;
}

/** The columns read of a table. */
export function columnMapping(table: TableSource, format: SheetSource['format']): readonly ColumnMapping[] {
  return [...table.header.match.columns]
    .map(([field, header]) => ({ field, header }))
    .sort((a, b) => a.header.column - b.header.column)
    .map(({ field, header }) => ({
      sheet: table.sheet.name,
      column: format === 'workbook' ? columnLetters(header.column) : String(header.column),
      header: header.shown,
      field,
    }));
}
