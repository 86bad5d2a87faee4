import { Failure } from '../../domain/failure.ts';
import type { GraduateRecord } from '../../domain/graduate.ts';
import type { IntakeContext } from '../../domain/intake-record.ts';
import { cleanText } from '../../domain/text.ts';
import { openInput } from '../open-input.ts';
import { readSheets } from '../sheets/read-sheets.ts';
import type { MergedRange, SheetCell, SourceRow, SourceSheet } from '../sheets/source-sheet.ts';
import { findHeader } from '../tabular/find-header.ts';
import { LAYOUTS } from '../tabular/layouts.ts';
import { readSection } from '../tabular/section-row.ts';
import { columnWidths } from './column-widths.ts';

/** Rows of a file beyond which it is not rebuilt: lists of colleges are a tenth of it. */
const MOST_ROWS = 20_000;

/** A row as it was read. */
interface ReturnedSheetRow {
  readonly number: number;
  readonly hidden: boolean;
  readonly cells: readonly SheetCell[];
  /** `record` = a person was read, `refused` = none could be; `header` = names of columns; `beside` = titles, totals, notes. */
  readonly part: 'header' | 'record' | 'refused' | 'beside';
  /** The college the row's person is at, as it is known; null = nobody can tell. Of rows `beside` always null. */
  readonly college: string | null;
}

/** A sheet of persons as it was read. */
export interface ReturnedSheet {
  /** null for files without sheets. */
  readonly name: string | null;
  readonly rows: readonly ReturnedSheetRow[];
  readonly merges: readonly MergedRange[];
  readonly hiddenColumns: readonly number[];
  /** Width by 1-based column, in characters; columns of the usual width are left out. */
  readonly widths: ReadonlyMap<number, number>;
  /** Columns with personal data the product does not keep: their values are not given on. */
  readonly droppedColumns: readonly number[];
  /** Colleges that rows above others name. */
  readonly sections: readonly string[];
}

/**
 * Reads a list of graduates as sheets of cells, every row with the college it speaks of. Sheets without persons are left out.
 * @param collegeOf the college of a person whose row names none
 * @throws Failure with a code of {@link openInput}; `not-a-return` for files of another kind; `file-too-large`
 */
export async function readReturn(
  path: string,
  context: IntakeContext,
  collegeOf: (record: GraduateRecord) => string | null,
): Promise<readonly ReturnedSheet[]> {
  const { colleges, refused, mapping } = await readRecords(path, context, collegeOf);
  const source = await readSheets(path, undefined, context.passwords);
  try {
    const widths = source.format === 'workbook' ? await columnWidths(path) : new Map();
    const sheets: ReturnedSheet[] = [];
    for (const sheet of source.sheets) {
      const rows = await allRows(sheet);
      const isRead = rows.some(({ number }) => {
        const key = rowKey(sheet.name, number);
        return colleges.has(key) || refused.has(key);
      });
      if (!isRead) continue;
      const column = mapping.find((each) => each.sheet === sheet.name && each.field === 'college')?.column;
      sheets.push(sheetOf(sheet, rows, { colleges, refused }, columnNumber(column), widths, context));
    }
    return sheets;
  } finally {
    source.close();
  }
}

interface Records {
  /** College by place of the row. */
  readonly colleges: ReadonlyMap<string, string | null>;
  /** Places of rows refused. */
  readonly refused: ReadonlySet<string>;
}

async function readRecords(
  path: string,
  context: IntakeContext,
  collegeOf: (record: GraduateRecord) => string | null,
) {
  const opened = await openInput(path, { ...context, kind: 'graduates' });
  const colleges = new Map<string, string | null>();
  const refused = new Set<string>();
  for await (const batch of opened.batches) {
    for (const event of batch) {
      if (event.type === 'record' && event.record.kind === 'graduates' && event.row !== null) {
        const { value } = event.record;
        colleges.set(rowKey(event.sheet, event.row), value.college ?? collegeOf(value));
      } else if (event.type === 'rejected') {
        for (const { at } of event.findings) if (at.row !== null) refused.add(rowKey(at.sheet, at.row));
      }
    }
  }
  return { colleges, refused, mapping: opened.mapping };
}

/** All rows of a sheet. @throws Failure `file-too-large` */
export async function allRows(sheet: SourceSheet): Promise<readonly SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const batch of sheet.rows()) {
    rows.push(...batch);
    if (rows.length > MOST_ROWS) {
      throw new Failure(
        'file-too-large',
        `В файле больше ${MOST_ROWS} строк: книга с пометками не составлена.`,
      );
    }
  }
  return rows;
}

function sheetOf(
  sheet: SourceSheet,
  rows: readonly SourceRow[],
  { colleges, refused }: Records,
  collegeColumn: number | null,
  widths: ReadonlyMap<string, ReadonlyMap<number, number>>,
  { reference }: IntakeContext,
): ReturnedSheet {
  const header = findHeader(
    sheet,
    LAYOUTS.filter(({ kind }) => kind === 'graduates'),
  );
  const kept = new Set([...(header?.match.columns.values() ?? [])].map(({ column }) => column));
  const isProgramme = (name: string) => reference.spo.findByName(name).length > 0;
  const sections: string[] = [];
  const read = rows.map((row): ReturnedSheetRow => {
    const key = rowKey(sheet.name, row.number);
    const { number, hidden, cells } = row;
    const stated = colleges.get(key);
    if (stated !== undefined) return { number, hidden, cells, part: 'record', college: stated };
    if (refused.has(key)) {
      const cell = cells.find(({ column }) => column === collegeColumn);
      const named = cell === undefined ? '' : cleanText(cell.text);
      return { number, hidden, cells, part: 'refused', college: named === '' ? null : named };
    }
    const isHeader = header !== null && number >= header.firstRow && number <= header.lastRow;
    const section = isHeader || number <= (header?.lastRow ?? 0) ? null : readSection(row, isProgramme);
    if (section?.kind === 'college') sections.push(section.name);
    return { number, hidden, cells, part: isHeader ? 'header' : 'beside', college: null };
  });
  return {
    name: sheet.name,
    rows: read,
    merges: sheet.merges,
    hiddenColumns: sheet.hiddenColumns,
    widths: widths.get(sheet.name ?? '') ?? new Map(),
    droppedColumns: (header?.match.dropped ?? [])
      .map(({ column }) => column)
      .filter((column) => !kept.has(column)),
    sections,
  };
}

function rowKey(sheet: string | null, row: number): string {
  return JSON.stringify([sheet, row]);
}

/** The number of a column named by its letters or, in delimited files, by its number. */
function columnNumber(name: string | undefined): number | null {
  if (name === undefined) return null;
  if (/^\d+$/.test(name)) return Number(name);
  return Array.from(name).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}
