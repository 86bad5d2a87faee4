import type { ImportKind, SkipReason } from '../../domain/intake-record.ts';
import { isBlank, normaliseLabel } from '../../domain/text.ts';
import type { SheetCell, SourceRow } from '../sheets/source-sheet.ts';
import { headerLabel } from './header-label.ts';
import type { ColumnMatch } from './match-columns.ts';

const TOTAL = /^(итого|всего|сумма|проверка|общий итог|итог)( |$)/;
const SAMPLE = /^(выпадающий список|пример|образец|дд мм гггг)( |$)/;
/** What a sample row may begin with, before the cost of normalising every cell of every row. */
const MAYBE_SAMPLE = /^\s*(выпад|пример|образ|дд)/i;
const SIGNATURE =
  /^(директор|зам|заместитель|руководител|исполнител|исп(?= |$)|ответственн|подпись|м п|мп|куратор|заведующ|главный|составил|проверил|согласовано|утверждаю|тел|дата заполнения|дата составления|начальник|примечание|методист|классный руководитель|специалист)/;

/** Columns whose value makes a row a person's, whatever its first words are. */
const PERSONAL_FACTS = ['birthDate', 'snils', 'specialtyCode', 'specialtyName', 'group', 'status'];

/** Why a row below a header is no record; null when it may be one. */
export function skipReason(row: SourceRow, match: ColumnMatch, kind: ImportKind): SkipReason | null {
  const filled = row.cells.filter((cell) => !isBlank(cell.text));
  const [first] = filled;
  if (first === undefined) return 'note';
  if (isNumberRow(filled)) return 'number-row';
  const words = filled.find((cell) => /\p{L}{2}/u.test(cell.text));
  const start = normaliseLabel(words?.text ?? '');
  if (filled.some((cell) => MAYBE_SAMPLE.test(cell.text) && SAMPLE.test(normaliseLabel(cell.text))))
    return 'sample-row';
  if (repeatsHeader(filled, match)) return 'repeated-header';
  const fields = new Map([...match.columns].map(([field, header]) => [header.column, field]));
  const read = filled.filter((cell) => fields.has(cell.column));
  if (TOTAL.test(start) && !isPerson(read, fields)) return 'total-row';
  if (read.length === 0) return filled.length <= 4 && SIGNATURE.test(start) ? 'signature' : 'note';
  if (filled.length > 4 || !(SIGNATURE.test(start) || filled.some((cell) => /_{4}/.test(cell.text))))
    return null;
  if (filled.some((cell) => /_{4}|подпись/i.test(cell.text))) return 'signature';
  return kind === 'graduates' && !isPerson(read, fields) ? 'signature' : null;
}

function isPerson(cells: readonly SheetCell[], fields: ReadonlyMap<number, string>): boolean {
  return cells.some((cell) => PERSONAL_FACTS.includes(fields.get(cell.column) ?? ''));
}

/** «1 2 3 …», «01 02 05», «А Б 1 2»: numbers of columns, growing from left to right. */
function isNumberRow(cells: readonly SheetCell[]): boolean {
  if (cells.length < 3) return false;
  let before = -1;
  let numbers = 0;
  for (const cell of cells) {
    const text = cell.text.trim();
    if (/^[А-Яа-я]$/.test(text)) continue;
    if (!/^\d{1,2}(\.\d{1,2})?\.?$/.test(text)) return false;
    const number = Number(text.replace(/\.$/, ''));
    if (number <= before) return false;
    before = number;
    numbers++;
  }
  return numbers >= 2;
}

function repeatsHeader(cells: readonly SheetCell[], match: ColumnMatch): boolean {
  let same = 0;
  for (const header of match.columns.values()) {
    const cell = cells.find((candidate) => candidate.column === header.column);
    if (cell === undefined || !mayEqual(cell.text, header.own)) continue;
    const text = headerLabel(cell.text);
    if (text !== '' && (text === header.own || text === headerLabel(header.shown))) same++;
  }
  return same >= 2 && same >= cells.length / 2;
}

/** Every value of every row comes here: only those that could equal the header, in full or shortened, are worth normalising. */
function mayEqual(text: string, header: string): boolean {
  return /\p{L}/u.test(text) && text.toLowerCase().includes(header.slice(0, 2));
}
