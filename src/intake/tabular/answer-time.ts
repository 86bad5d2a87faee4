import type { SheetCell } from '../sheets/source-sheet.ts';

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/;
const DAY_FIRST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})/;
const CLOCK = /(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(am|pm)?/i;

/** When a web form was answered, as a text whose order is that of time: «2026-03-12 10:31:05»; null where the cell tells no day. */
export function answerTime(cell: SheetCell | undefined): string | null {
  if (cell === undefined) return null;
  const text = cell.text.trim();
  const [, year, month, day] = YEAR_FIRST.exec(text) ?? [];
  const [, dayFirst, monthSecond, yearLast] = DAY_FIRST.exec(text) ?? [];
  const date = [year ?? yearLast, month ?? monthSecond, day ?? dayFirst];
  if (date.some((part) => part === undefined)) return cell.date;
  const [, hours = '0', minutes = '00', seconds = '00', half = ''] = CLOCK.exec(text) ?? [];
  const hour = half === '' ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  const two = (part: string | number | undefined) => String(part).padStart(2, '0');
  return `${date[0]}-${two(date[1])}-${two(date[2])} ${two(hour)}:${minutes}:${seconds}`;
}
