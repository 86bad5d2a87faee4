import type { SheetCell } from '../sheets/source-sheet.ts';

/** «05» and «5» are one number, «3.10» is not «3.1»: leading zeros go, the rest stays. */
export function canonicalNumber(text: string): string {
  return text.replace(/^0+(?=\d)/, '');
}

/** «  графа 12.10.  » is no longer than this. */
const LONGEST = 24;

/**
 * The column number a cell of the number row states: «05», «5», «гр. 05», «5,0», «3.1»; a spreadsheet that took «3.1» for a day
 * (3 January) is undone. null = no such number.
 */
export function formNumberOf(cell: SheetCell): string | null {
  if (cell.date !== null) return `${Number(cell.date.slice(8))}.${Number(cell.date.slice(5, 7))}`;
  if (cell.text.length > LONGEST) return null;
  const match = /^(?:гр(?:афа)?\.?\s*)?(\d{1,2})(?:[.,](\d{1,2}))?\.?$/i.exec(cell.text.trim());
  if (match === null) return null;
  const whole = canonicalNumber(match[1] ?? '');
  return match[2] === undefined || /^0+$/.test(match[2]) ? whole : `${whole}.${match[2]}`;
}
