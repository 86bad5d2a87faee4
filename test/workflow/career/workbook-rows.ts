import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';

/** The first table of a sheet of a written workbook: header and rows, what stands above it left out. */
export function workbookRows(
  folder: string,
  name: string,
  sheet: string,
): readonly (readonly (string | number | null)[])[] {
  const book = XLSX.read(readFileSync(join(folder, 'reports', name)));
  const found = book.Sheets[sheet];
  if (found === undefined) throw new Error(`no sheet ${sheet}: ${book.SheetNames.join(', ')}`);
  const rows = XLSX.utils.sheet_to_json<(string | number | null)[]>(found, { header: 1, defval: null });
  const head = rows.findIndex((row) => row.filter((cell) => cell !== null).length > 2);
  return rows.slice(head).filter((row) => row.some((cell) => cell !== null));
}
