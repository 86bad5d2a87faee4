import type { SpoReference } from '../../domain/lookups.ts';
import { type Parsed, parsed } from '../../domain/parsed.ts';
import { parseSpoCode, type SpoCode, spoCodeFromDate } from '../../domain/spo-code.ts';
import type { SheetCell } from '../sheets/source-sheet.ts';

/**
 * The code in a cell: written any way `parseSpoCode` reads, or turned into a day by the spreadsheet (08.02.01 → 8 February
 * 2001), which is taken back only when a programme has that code.
 */
export function codeOfCell(cell: SheetCell, spo: SpoReference): Parsed<SpoCode> {
  const day = cell.date ?? dayInText(cell.text);
  if (day === null) return parseSpoCode(cell.text);
  const code = spoCodeFromDate(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8)));
  return code !== null && spo.findByCode(code).length > 0
    ? parsed(code, 'code-from-date')
    : { kind: 'bad', reason: 'not-a-code' };
}

function dayInText(text: string): string | null {
  const match = /^\s*(\d{2})\.(\d{2})\.(\d{4})\s*$/.exec(text);
  return match === null ? null : `${match[3]}-${match[2]}-${match[1]}`;
}
