import zlib from 'node:zlib';
import {
  type CellObject,
  CFB,
  type ParsingOptions,
  read,
  set_cptable,
  type WorkBook,
  type WorkSheet,
} from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { Failure } from '../../domain/failure.ts';
import { checkBiff } from './check-biff.ts';
import type { CheckedPackage } from './check-package.ts';
import { decodeMarkup } from './decode-markup.ts';
import { readOpenDocumentMarks } from './open-document-marks.ts';
import { packCell } from './pack-cell.ts';
import { relationshipsOf } from './package-parts.ts';
import type { ParsedWorkbook } from './parse-workbook.ts';
import type { PackedSheet } from './reader-protocol.ts';
import { RowBatchBuilder } from './row-batch.ts';
import { hiddenLines, type LineMarks, readSheetMarks } from './sheet-marks.ts';
import type { ReaderLimits } from './source-sheet.ts';

/** Most merged ranges kept of a sheet; more is decoration. */
const MOST_RANGES = 50_000;
const LAST_COLUMN = 16_384;
/** Rows looked at for one batch, blank ones among them. */
const MOST_LOOKED_AT = 100_000;

class CountingInflate extends zlib.InflateRaw {
  get bytesRead(): number {
    return this.bytesWritten;
  }
}

// Books older than Excel 97 hold one-byte text.
set_cptable(codePages);
// The library's own inflate is slow and loops on damaged data; the platform's no longer tells what it has read by the old name.
CFB.utils.use_zlib({ ...zlib, InflateRaw: CountingInflate });

/**
 * Parses any workbook SheetJS knows, after the check of its container.
 * @param container `package` = checked zip, `ole` = BIFF in a compound file, `markup` = a web page or XML of 2003
 * @throws Failure when the container is damaged, protected, or rows would be lost
 */
export function parseByLibrary(
  bytes: Buffer,
  container: 'package' | 'ole' | 'markup',
  checked: CheckedPackage | null,
  limits: ReaderLimits,
): ParsedWorkbook {
  const options: ParsingOptions = {
    dense: true,
    cellNF: true,
    cellFormula: false,
    cellHTML: false,
    sheetRows: limits.rows,
  };
  const filledRows =
    container === 'ole' ? checkBiff(CFB.read(bytes, { type: 'buffer' }), bytes.length) : null;
  const workbook =
    container === 'markup'
      ? read(decodeMarkup(bytes), { ...options, type: 'string', raw: true })
      : read(bytes, { ...options, type: 'buffer', cellStyles: checked?.kind !== 'xlsx' });
  const isWebPage = workbook.bookType === 'html';
  const openDocument =
    checked?.kind === 'ods'
      ? readOpenDocumentMarks(checked.parts.get('content.xml')?.toString('utf8') ?? '')
      : workbook.bookType === 'fods'
        ? readOpenDocumentMarks(bytes.toString('utf8'))
        : null;
  const marks = workbook.SheetNames.map((_, at) => openDocument?.[at] ?? marksOf(workbook, at, checked));
  const result: ParsedWorkbook = {
    date1904: workbook.Workbook?.WBProps?.date1904 === true,
    sheets: workbook.SheetNames.map((name, at) => packSheet(workbook, name, at, marks[at], limits)).map(
      (sheet, at, all) =>
        isWebPage ? { ...sheet, name: all.length === 1 ? null : `Таблица ${at + 1}` } : sheet,
    ),
    rows: (at, from, count) => {
      const sheet = workbook.Sheets[workbook.SheetNames[at] ?? ''];
      return packRows(sheet, marks[at]?.hiddenRows, from, count, limits.rows);
    },
  };
  if (filledRows !== null) proveNoRowLost(workbook, filledRows, limits);
  return result;
}

/** A damaged book is read without complaint and with fewer rows; the rows counted in its records say so. */
function proveNoRowLost(workbook: WorkBook, filledRows: readonly number[], limits: ReaderLimits): void {
  const read_ = workbook.SheetNames.map((name) => {
    let rows = 0;
    for (const row of workbook.Sheets[name]?.['!data'] ?? []) if (row?.some(holdsValue) === true) rows++;
    return rows;
  });
  const lost =
    read_.length < filledRows.length ||
    read_.some((rows, at) => rows < Math.min(filledRows[at] ?? 0, limits.rows));
  if (lost) {
    throw new Failure('file-unreadable', 'Файл не читается: часть строк книги повреждена.', {
      hint: 'Откройте его в табличном редакторе, сохраните заново как .xlsx и повторите.',
    });
  }
}

function holdsValue(cell: CellObject | null | undefined): boolean {
  return cell !== null && cell !== undefined && cell.t !== 'z' && cell.v !== undefined;
}

function packSheet(
  workbook: WorkBook,
  name: string,
  at: number,
  marks: LineMarks | undefined,
  limits: ReaderLimits,
): PackedSheet {
  const sheet = workbook.Sheets[name];
  const merges = (sheet?.['!merges'] ?? []).slice(0, MOST_RANGES).map((range) => ({
    top: range.s.r + 1,
    left: range.s.c + 1,
    bottom: range.e.r + 1,
    right: range.e.c + 1,
  }));
  const full = Number(/(?<!\d)\d{1,9}$/.exec(String(sheet?.['!fullref'] ?? ''))?.[0] ?? 0);
  const rows = sheet?.['!data']?.length ?? 0;
  return {
    name,
    hidden: marks?.hidden === true || (workbook.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0,
    hiddenColumns: marks?.hiddenColumns ?? [],
    formulasWithoutResult: marks?.formulasWithoutResult ?? 0,
    merges,
    cutAfter: rows >= limits.rows ? Math.max(full, rows) : null,
  };
}

function marksOf(workbook: WorkBook, at: number, checked: CheckedPackage | null): LineMarks {
  if (checked?.kind !== 'xlsx') return hiddenLines(workbook.Sheets[workbook.SheetNames[at] ?? '']);
  const properties: unknown = workbook.Workbook?.Sheets?.[at];
  const id =
    typeof properties === 'object' && properties !== null && 'id' in properties ? String(properties.id) : '';
  const book = relationshipsOf('', checked.parts).find(({ kind }) => kind === 'officeDocument')?.target ?? '';
  const target = relationshipsOf(book, checked.parts).find((link) => link.id === id)?.target ?? '';
  const part = checked.parts.get(target);
  return part === undefined ? hiddenLines(undefined) : readSheetMarks(part);
}

function packRows(
  sheet: WorkSheet | undefined,
  hidden: ReadonlySet<number> | undefined,
  from: number,
  count: number,
  mostRows: number,
) {
  const cells: readonly (readonly CellObject[] | null | undefined)[] = sheet?.['!data'] ?? [];
  const batch = new RowBatchBuilder(count);
  const end = Math.min(cells.length, mostRows);
  let at = from;
  for (; at < end && !batch.isFull && at - from < MOST_LOOKED_AT; at++) {
    const row = cells[at];
    if (row === undefined || row === null) continue;
    batch.beginRow(at + 1, hidden?.has(at + 1) === true);
    // A stray cell far to the right makes an array of millions of holes: no spreadsheet has such a column.
    const width = Math.min(row.length, LAST_COLUMN);
    for (let column = 0; column < width; column++) {
      const cell = row[column];
      if (cell !== undefined && cell !== null) packCell(batch, cell, at + 1, column + 1);
    }
    batch.endRow();
  }
  return { batch: batch.finish(), next: at < end ? at : null };
}
