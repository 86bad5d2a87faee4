import type { ColumnMapping } from '../../domain/intake-record.ts';
import type { AdvertField } from './advert-source.ts';
import type { ColumnKind } from './column-kind.ts';
import { findPortalColumn, foldColumnName } from './portal-columns.ts';

/** The columns of one bulk CSV, in its own order. */
export interface CsvColumns {
  readonly headers: readonly string[];
  readonly kinds: readonly ColumnKind[];
  /** Index of the column each field is read from. */
  readonly indexOf: ReadonlyMap<AdvertField, number>;
  readonly idFirst: boolean;
  readonly mapping: readonly ColumnMapping[];
  readonly unknownColumns: readonly string[];
  readonly droppedColumns: readonly string[];
}

/** Maps the headers of a bulk CSV. Of two columns with one meaning the first is read. */
export function planCsvColumns(headers: readonly string[]): CsvColumns {
  const kinds: ColumnKind[] = [];
  const indexOf = new Map<AdvertField, number>();
  const mapping: ColumnMapping[] = [];
  const unknownColumns: string[] = [];
  const droppedColumns: string[] = [];
  for (const [index, header] of headers.entries()) {
    const column = findPortalColumn(header);
    kinds.push(column?.kind ?? 'any');
    if (column?.personal === true) droppedColumns.push(header);
    else if (column === null || column.field === null || indexOf.has(column.field))
      unknownColumns.push(header);
    else {
      indexOf.set(column.field, index);
      mapping.push({ sheet: null, column: String(index + 1), header, field: column.field });
    }
  }
  const idFirst = foldColumnName(headers[0] ?? '') === 'id';
  return { headers, kinds, indexOf, idFirst, mapping, unknownColumns, droppedColumns };
}
