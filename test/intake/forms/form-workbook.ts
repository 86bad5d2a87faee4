import * as XLSX from '@e965/xlsx';
import type { MergedRange } from '../../../src/intake/sheets/source-sheet.ts';
import type { Value } from './form-case.ts';

/** A sheet of a workbook as a college fills it. */
export interface WorkbookSheet {
  readonly name: string;
  readonly grid: readonly (readonly Value[])[];
  readonly merges?: readonly MergedRange[];
  readonly hidden?: boolean;
}

/** The bytes of a workbook that holds these sheets; days stand as serial numbers, as spreadsheets keep them. */
export function formWorkbook(
  sheets: readonly WorkbookSheet[],
  bookType: 'xlsx' | 'biff8' | 'ods' = 'xlsx',
): Uint8Array {
  const workbook = XLSX.utils.book_new();
  for (const { name, grid, merges = [] } of sheets) {
    const sheet: XLSX.WorkSheet = XLSX.utils.aoa_to_sheet(grid.map((row) => row.map(cellOf)));
    sheet['!merges'] = merges.map(({ top, left, bottom, right }) => ({
      s: { r: top - 1, c: left - 1 },
      e: { r: bottom - 1, c: right - 1 },
    }));
    XLSX.utils.book_append_sheet(workbook, sheet, name);
  }
  workbook.Workbook = {
    Sheets: sheets.map(({ name, hidden }) => ({ name, Hidden: hidden === true ? 1 : 0 })),
  };
  const bytes: unknown = XLSX.write(workbook, { type: 'buffer', bookType });
  if (!(bytes instanceof Uint8Array)) throw new TypeError('no bytes');
  return bytes;
}

function cellOf(value: Value): XLSX.CellObject | string | number | null {
  if (value === null || typeof value !== 'object') return value;
  const serial = Math.round(Date.parse(`${value.day}T00:00:00Z`) / 86_400_000) + 25_569;
  return { t: 'n', v: serial, z: 'dd.mm.yyyy' };
}
