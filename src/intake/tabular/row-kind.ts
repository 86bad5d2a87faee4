import type { ImportKind, SkipReason } from '../../domain/intake-record.ts';
import { isBlank, normaliseLabel } from '../../domain/text.ts';
import type { SheetCell, SourceRow } from '../sheets/source-sheet.ts';
import { headerLabel } from './header-label.ts';
import type { ColumnMatch, HeaderCell } from './match-columns.ts';

const TOTAL = /^(итого|всего|сумма|проверка|общий итог|итог)( |$)/;
const SAMPLE = /^(выпадающий список|пример|образец|дд мм гггг)( |$)/;
/** What a sample row may begin with, before the cost of normalising every cell of every row. */
const MAYBE_SAMPLE = /^\s*(выпад|пример|образ|дд)/i;
const SIGNATURE =
  /^(директор|зам(?= |$)|заместител|руководител|исполнител|исп(?= |$)|ответственн|подпись|м п(?= |$)|мп(?= |$)|куратор|заведующ|главный|составил|проверил|согласовано|утверждаю|тел(?= |$)|телефон|дата заполнения|дата составления|начальник|примечание|методист|классный руководитель|специалист)/;

/** «И.О. Фамилия», as nobody's birth date, code or status is written. */
const SIGNED = /^\s*(?:(?:\p{Lu}\.\s?){2}\p{Lu}\p{L}+|\p{Lu}\p{Ll}+ (?:\p{Lu}\.\s?){2})\s*$/u;

/** How many there are: what a row of totals holds in the columns of persons. */
const COUNT = /^\s*\d{1,4}(?: ?чел\S{0,6})?\s*$/;

/** Columns whose value makes a row a person's, whatever its first words are. */
const PERSONAL_FACTS = ['birthDate', 'snils', 'specialtyCode', 'specialtyName', 'group', 'status'];

/** Why a row below a header is no record; null when it may be one. */
export function skipReason(row: SourceRow, match: ColumnMatch, kind: ImportKind): SkipReason | null {
  const filled = row.cells.filter((cell) => !isBlank(cell.text));
  const [first] = filled;
  if (first === undefined) return 'note';
  if (isNumberRow(filled)) return 'number-row';
  if (filled.some((cell) => MAYBE_SAMPLE.test(cell.text) && SAMPLE.test(normaliseLabel(cell.text))))
    return 'sample-row';
  if (repeatsHeader(filled, match)) return 'repeated-header';
  const columns = columnsOf(match);
  const isPerson = filled.some((cell) => columns.personal.has(cell.column));
  // Most rows end here: what their first words are no longer matters.
  if (isPerson && filled.length > 4) return null;
  const read = filled.filter((cell) => columns.read.has(cell.column));
  const words = filled.find((cell) => /\p{L}{2}/u.test(cell.text));
  const start = normaliseLabel(words?.text ?? '');
  if (
    TOTAL.test(start) &&
    !filled.some((cell) => columns.personal.has(cell.column) && !COUNT.test(cell.text))
  )
    return 'total-row';
  if (read.length === 0) return filled.length <= 4 && SIGNATURE.test(start) ? 'signature' : 'note';
  if (filled.length > 4 || !(SIGNATURE.test(start) || filled.some((cell) => /_{4}/.test(cell.text))))
    return null;
  if (filled.some((cell) => /_{4}|подпись/i.test(cell.text))) return 'signature';
  // «М.П.» beside «Дата заполнения: …»: neither says anything of a person, whatever columns they stand in.
  if (filled.every((cell) => SIGNATURE.test(normaliseLabel(cell.text)))) return 'signature';
  const personal = filled.filter((cell) => columns.personal.has(cell.column));
  return kind === 'graduates' && personal.every((cell) => SIGNED.test(cell.text)) ? 'signature' : null;
}

/** Columns of a match that are read, and those whose values are a person's. */
interface ReadColumns {
  readonly read: ReadonlySet<number>;
  readonly personal: ReadonlySet<number>;
  readonly headers: ReadonlyMap<number, HeaderCell>;
}

const COLUMNS = new WeakMap<ColumnMatch, ReadColumns>();

function columnsOf(match: ColumnMatch): ReadColumns {
  const known = COLUMNS.get(match);
  if (known !== undefined) return known;
  const found = {
    read: new Set([...match.columns.values()].map(({ column }) => column)),
    personal: new Set(PERSONAL_FACTS.flatMap((field) => match.columns.get(field)?.column ?? [])),
    headers: new Map([...match.columns.values()].map((header) => [header.column, header])),
  };
  COLUMNS.set(match, found);
  return found;
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
  const { headers } = columnsOf(match);
  const enough = Math.max(2, cells.length / 2);
  let same = 0;
  for (const [at, cell] of cells.entries()) {
    // Rows of data leave here, about half-way.
    if (same + cells.length - at < enough) return false;
    const header = headers.get(cell.column);
    if (header === undefined || !mayEqual(cell.text, header.own)) continue;
    const text = headerLabel(cell.text);
    if (text !== '' && (text === header.own || text === headerLabel(header.shown))) same++;
  }
  return same >= enough;
}

/** Every value of every row comes here: only those that could equal the header, in full or shortened, are worth normalising. */
function mayEqual(text: string, header: string): boolean {
  return /\p{L}/u.test(text) && text.toLowerCase().includes(header.slice(0, 2));
}
