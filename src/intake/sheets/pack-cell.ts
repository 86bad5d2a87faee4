import { type CellObject, SSF } from '@e965/xlsx';
import { dateFromSerial, russianDate } from '../../domain/iso-date.ts';
import type { PackedCell } from './reader-protocol.ts';

/** A cell of the parsed workbook in packed form; null when it holds nothing. */
export function packCell(cell: CellObject, date1904: boolean): PackedCell | null {
  const value = cell.v;
  if (cell.t === 's') {
    const text = typeof value === 'string' ? value : String(value ?? '');
    return text.trim() === '' ? null : text;
  }
  if (cell.t === 'b') return ['boolean', value === true, value === true ? 'да' : 'нет', null, null];
  if (cell.t === 'e') return ['error', cell.w ?? '#Н/Д', cell.w ?? '#Н/Д', null, null];
  if (cell.t !== 'n' || typeof value !== 'number') return null;
  const format = typeof cell.z === 'string' && cell.z !== 'General' ? cell.z : null;
  if (format !== null && SSF.is_date(format)) return packDay(value, format, date1904);
  return ['number', value, numberText(value, format, cell.w), format, null];
}

/** Days between the 1900 and the 1904 date systems. */
const SYSTEM_1904 = 1462;

function packDay(serial: number, format: string, date1904: boolean): PackedCell {
  const date = dateFromSerial(date1904 ? serial + SYSTEM_1904 : serial);
  if (date === null || serial < 1) return ['number', serial, plainNumber(serial), format, null];
  return ['date', serial, russianDate(date), format, date];
}

/** A format that shows leading zeros pads; any other is only a way to look at the number, which is given in full. */
function numberText(value: number, format: string | null, shown: string | undefined): string {
  if (format === null || !Number.isSafeInteger(value) || value < 0) return plainNumber(value);
  const pattern = (format.split(';')[0] ?? '').replace(/\[[^\]]*\]/g, '');
  const zeros = /^0[0\s\\\-"]*$/.test(pattern) ? pattern.replaceAll(/[^0]/g, '').length : 0;
  if (zeros < 2) return plainNumber(value);
  const digits = shown?.replace(/\D/g, '');
  return shown !== undefined && digits?.length === zeros ? shown.trim() : String(value).padStart(zeros, '0');
}

function plainNumber(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') && Math.abs(value) >= 1 && Math.abs(value) < 1e21
    ? BigInt(Math.round(value)).toString()
    : text;
}
