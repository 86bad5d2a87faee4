import { readFileSync, statSync } from 'node:fs';
import zlib from 'node:zlib';
import { type CellObject, CFB, read, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { Failure } from '../../domain/failure.ts';
import { type CheckedPackage, checkPackage } from './check-package.ts';
import { fileSignature } from './file-signature.ts';
import { packCell } from './pack-cell.ts';
import type { PackedCell, PackedRow, PackedSheet } from './reader-protocol.ts';
import type { SheetMarks } from './sheet-marks.ts';
import type { ReaderLimits } from './source-sheet.ts';

/** A parsed workbook, held by the reading process until closed. */
export interface ParsedWorkbook {
  readonly sheets: readonly PackedSheet[];
  /** Up to `count` rows with content from 0-based index `from`; `next` is null at the end. */
  rows(
    sheet: number,
    from: number,
    count: number,
  ): { readonly rows: readonly PackedRow[]; readonly next: number | null };
}

/** Most merged ranges kept of a sheet; more is decoration. */
const MOST_RANGES = 50_000;
const LAST_COLUMN = 16_384;

/**
 * Checks and parses a workbook (xlsx, xlsm, and by the same parser xls). Runs in the reading process only: the parser may need
 * much memory on hostile input.
 * @throws Failure with a finding code of files
 */
export async function parseWorkbook(
  path: string,
  limits: ReaderLimits,
  onChecked: (inflated: number) => void,
): Promise<ParsedWorkbook> {
  const size = statSync(path).size;
  if (size > limits.fileBytes) throw new Failure('file-too-large', 'Файл слишком велик для таблицы.');
  const bytes = readFileSync(path);
  const checked = fileSignature(bytes) === 'zip' ? await checkPackage(bytes, limits) : checkOle(bytes);
  onChecked(checked.inflated);
  CFB.utils.use_zlib(zlib);
  const workbook = read(bytes, {
    type: 'buffer',
    dense: true,
    cellNF: true,
    cellFormula: false,
    cellHTML: false,
    sheetRows: limits.rows,
  });
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const sheets = workbook.SheetNames.map((name, at) => packSheet(workbook, name, at, checked, limits));
  return {
    sheets,
    rows: (sheet, from, count) => {
      const parsed = workbook.Sheets[workbook.SheetNames[sheet] ?? ''];
      return parsed === undefined
        ? { rows: [], next: null }
        : packRows(parsed, marksOf(workbook, sheet, checked)?.hiddenRows, date1904, from, count);
    },
  };
}

function checkOle(bytes: Buffer): CheckedPackage {
  let names: readonly string[];
  try {
    const container = CFB.read(bytes, { type: 'buffer' });
    names = container.FullPaths;
  } catch (cause) {
    throw new Failure('file-unreadable', 'Файл не читается: он обрезан или повреждён.', { cause });
  }
  if (names.some((name) => name.endsWith('/EncryptedPackage') || name.endsWith('EncryptionInfo'))) {
    throw new Failure('file-protected', 'Файл защищён паролем, прочитать его нельзя.', {
      hint: 'Снимите пароль (Файл → Сведения → Защита книги) и сохраните файл заново.',
    });
  }
  if (!names.some((name) => /\/(workbook|book)$/i.test(name))) {
    throw new Failure('file-unknown', 'Это не таблица: внутри файла нет книги Excel.');
  }
  return { inflated: bytes.length, marks: new Map() };
}

function packSheet(
  workbook: WorkBook,
  name: string,
  at: number,
  checked: CheckedPackage,
  limits: ReaderLimits,
): PackedSheet {
  const sheet = workbook.Sheets[name];
  const marks = marksOf(workbook, at, checked);
  const merges = (sheet?.['!merges'] ?? []).slice(0, MOST_RANGES).map((range) => ({
    top: range.s.r + 1,
    left: range.s.c + 1,
    bottom: range.e.r + 1,
    right: range.e.c + 1,
  }));
  const full = Number(/(\d+)$/.exec(String(sheet?.['!fullref'] ?? ''))?.[1] ?? 0);
  const last = Math.max(full, sheet?.['!data']?.length ?? 0);
  return {
    name,
    hidden: (workbook.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0,
    hiddenColumns: marks?.hiddenColumns ?? [],
    formulasWithoutResult: marks?.formulasWithoutResult ?? 0,
    merges,
    cutAfter: last >= limits.rows ? last : null,
  };
}

function marksOf(workbook: WorkBook, at: number, checked: CheckedPackage): SheetMarks | undefined {
  const properties: unknown = workbook.Workbook?.Sheets?.[at];
  if (typeof properties !== 'object' || properties === null || !('id' in properties)) return undefined;
  return checked.marks.get(String(properties.id));
}

function packRows(
  sheet: WorkSheet,
  hidden: ReadonlySet<number> | undefined,
  date1904: boolean,
  from: number,
  count: number,
) {
  const cells: readonly (readonly CellObject[] | null | undefined)[] = sheet['!data'] ?? [];
  const rows: PackedRow[] = [];
  let at = from;
  for (; at < cells.length && rows.length < count; at++) {
    const row = packRow(cells[at] ?? [], at + 1, hidden?.has(at + 1) === true, date1904);
    if (row.length > 1) rows.push(row);
  }
  return { rows, next: at < cells.length ? at : null };
}

function packRow(
  cells: readonly CellObject[],
  number: number,
  hidden: boolean,
  date1904: boolean,
): PackedRow {
  const row: (number | PackedCell)[] = [hidden ? -number : number];
  // A stray cell far to the right makes an array of millions of holes: no spreadsheet has such a column.
  const width = Math.min(cells.length, LAST_COLUMN);
  for (let column = 0; column < width; column++) {
    const cell = cells[column];
    if (cell === undefined || cell === null) continue;
    const packed = packCell(cell, date1904);
    if (packed !== null) row.push(column + 1, packed);
  }
  return row;
}
