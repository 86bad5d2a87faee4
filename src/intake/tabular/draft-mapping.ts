import type { ImportKind } from '../../domain/intake-record.ts';
import type { MappedColumn, TableMapping } from '../../domain/table-mapping.ts';
import { columnLetters } from '../sheets/cell-address.ts';
import { readSheets } from '../sheets/read-sheets.ts';
import type { SheetSource, SourceRow, SourceSheet } from '../sheets/source-sheet.ts';
import { type FoundHeader, findHeader, headerCells } from './find-header.ts';
import { LAYOUTS } from './layouts.ts';
import { type HeaderCell, matchColumns } from './match-columns.ts';

/** How far down a header is guessed. */
const DEEPEST_HEADER = 30;

/**
 * A layout to be edited: every column of the likeliest header, with the field it was recognised as or none.
 * @param kind what the table is said to list; null = whatever it looks like
 * @throws Failure of {@link readSheets}
 */
export async function draftMapping(path: string, kind: ImportKind | null): Promise<TableMapping> {
  const source = await readSheets(path);
  try {
    return draftOf(source, kind);
  } finally {
    source.close();
  }
}

function draftOf(source: SheetSource, kind: ImportKind | null): TableMapping {
  const layouts = LAYOUTS.filter((layout) => kind === null || layout.kind === kind);
  const sheets = source.sheets.filter((sheet) => sheet.head.length > 0);
  for (const layout of layouts) {
    for (const sheet of sheets) {
      const header = findHeader(sheet, [layout]);
      if (header !== null) return mappingOf(source, sheet, header);
    }
  }
  const [sheet] = [...sheets].sort((a, b) => widest(b).cells.length - widest(a).cells.length);
  const [layout] = layouts;
  if (sheet === undefined || layout === undefined)
    throw new RangeError('a file that was read has a filled row');
  const line = widest(sheet);
  const match = matchColumns(headerCells(line), layout.fields);
  return mappingOf(source, sheet, { layout, firstRow: line.number, lastRow: line.number, match });
}

/** The row of most words among the first: headers name every column, titles do not. */
function widest(sheet: SourceSheet): SourceRow {
  const words = (row: SourceRow) =>
    row.cells.filter((cell) => cell.type === 'text' && !/^\s*\d/.test(cell.text)).length;
  return sheet.head
    .slice(0, DEEPEST_HEADER)
    .reduce(
      (best, row) => (words(row) > words(best) ? row : best),
      sheet.head[0] ?? { number: 1, hidden: false, cells: [] },
    );
}

function mappingOf(
  source: SheetSource,
  sheet: SourceSheet,
  { layout, lastRow, match }: FoundHeader,
): TableMapping {
  const fields = new Map<HeaderCell, string>([...match.columns].map(([field, header]) => [header, field]));
  const duplicates = match.duplicates.map(({ header }) => header);
  const headers = [
    ...new Set([...match.columns.values(), ...match.unknown, ...match.dropped, ...duplicates]),
  ];
  const columns = headers
    .sort((a, b) => a.column - b.column)
    .map(
      (header): MappedColumn => ({
        column: source.format === 'workbook' ? columnLetters(header.column) : String(header.column),
        header: header.shown,
        field: fields.get(header) ?? null,
      }),
    );
  return {
    kind: layout.kind,
    college: null,
    sheet: source.sheets.length > 1 ? sheet.name : null,
    headerRow: lastRow,
    columns,
    constants: { college: null, cohort: null, specialty: null, group: null },
  };
}
