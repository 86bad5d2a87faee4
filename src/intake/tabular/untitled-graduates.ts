import { parseSnils } from '../../domain/identifiers.ts';
import type { IntakeContext } from '../../domain/intake-record.ts';
import { parseDate, yearOf } from '../../domain/iso-date.ts';
import { parseFullName, parseNamePart } from '../../domain/person-name.ts';
import { parseSpoCode } from '../../domain/spo-code.ts';
import { cleanText } from '../../domain/text.ts';
import type { SheetCell, SourceRow, SourceSheet } from '../sheets/source-sheet.ts';
import { type FoundHeader, headerCells } from './find-header.ts';
import { headerLabel } from './header-label.ts';
import { LAYOUTS } from './layouts.ts';
import { type HeaderCell, matchColumns } from './match-columns.ts';

/** Fewest rows that must look like persons, and the share of rows whose cell in a column must be of its kind. */
const FEWEST_ROWS = 3;
const MOST_OF = 0.8;

const PATRONYMIC = /(ич|вна|чна|оглы|кызы|гызы|уулу|улы)$/i;
const GROUP = /^\p{L}{1,6}(?:[ -]?\d[\p{L}\d]{0,3}){1,3}$/u;

/**
 * Recognises a list of graduates that has no header, or one without a word for the names, by what its cells are: full names with a patronymic, programme codes, and days
 * of birth or СНИЛС, in at least three rows. Other columns are left unread, but for one of groups.
 */
export function findUntitledGraduates(sheet: SourceSheet, context: IntakeContext): FoundHeader | null {
  const layout = LAYOUTS.find((candidate) => candidate.kind === 'graduates');
  const now = yearOf(context.asOf);
  const years = { first: now - 75, last: now - 13 };
  const isBirthDate = (cell: SheetCell) => {
    if (cell.date !== null) return yearOf(cell.date) >= years.first && yearOf(cell.date) <= years.last;
    return cell.type === 'text' && parseDate(cell.text, years).kind === 'value';
  };
  const rows = sheet.head.filter((row) => row.cells.some(isFullName) || row.cells.some(isPatronymic));
  if (layout === undefined || rows.length < FEWEST_ROWS) return null;

  const above = headerAbove(sheet, rows[0]?.number ?? 0);
  const titled = above === null ? null : matchColumns(headerCells(above), layout.fields);
  const columns = new Map<string, HeaderCell>(titled?.columns ?? []);
  const take = (field: string, shown: string, column: number | null) => {
    const isTaken = [...columns.values()].some((header) => header.column === column);
    if (column !== null && !columns.has(field) && !isTaken)
      columns.set(field, { column, shown, own: headerLabel(shown), joined: null });
  };
  const name = columnOf(rows, isFullName);
  take('fullName', 'ФИО', name);
  if (name === null) {
    const patronymic = columnOf(rows, isPatronymic);
    if (patronymic === null || !areNames(rows, patronymic - 2) || !areNames(rows, patronymic - 1))
      return null;
    take('surname', 'Фамилия', patronymic - 2);
    take('givenName', 'Имя', patronymic - 1);
    take('patronymic', 'Отчество', patronymic);
  }
  take('birthDate', 'Дата рождения', columnOf(rows, isBirthDate));
  take('snils', 'СНИЛС', columnOf(rows, isSnils));
  take('specialtyName', 'Специальность', columnOf(rows, hasCode));
  take(
    'group',
    'Группа',
    columnOf(rows, (cell) => GROUP.test(cleanText(cell.text)) && !hasCode(cell)),
  );
  const hasProgramme = columns.has('specialtyName') || columns.has('specialtyCode');
  const isPerson = columns.has('birthDate') || columns.has('snils');
  if (titled !== null && above !== null && titled.columns.size >= 2 && (hasProgramme || isPerson)) {
    return { layout, firstRow: above.number, lastRow: above.number, match: { ...titled, columns } };
  }
  if (!hasProgramme || !isPerson) return null;
  const match = { columns, unknown: [], dropped: [], duplicates: [], score: 0 };
  return { layout, firstRow: 0, lastRow: 0, match };
}

/** Rows above the header that list a person: a name in the column of names beside a programme code, a СНИЛС or a day. */
export function personsAbove(sheet: SourceSheet, header: FoundHeader): readonly SourceRow[] {
  const names = header.match.columns.get('fullName')?.column;
  const isName = (cell: SheetCell) =>
    cell.column === names
      ? parseFullName(cell.text).kind === 'value'
      : isFullName(cell) || isPatronymic(cell);
  return sheet.head.filter(
    (row) =>
      row.number < header.firstRow &&
      row.cells.some(isName) &&
      row.cells.some((cell) => cell.date !== null || isSnils(cell) || hasCode(cell) || isDay(cell)),
  );
}

function isDay(cell: SheetCell): boolean {
  return /^\s*\d{1,2}[./-]\d{1,2}[./-](19|20)\d{2}/.test(cell.text);
}

/** The row right above the first person, when it is of words: a header that leaves the column of names without one. */
function headerAbove(sheet: SourceSheet, first: number): SourceRow | null {
  const above = sheet.head.filter((row) => row.number < first && row.number >= first - 3).at(-1);
  const isHeader =
    above !== undefined &&
    above.cells.length >= 2 &&
    above.cells.every(
      (cell) => cell.type === 'text' && (/\p{L}/u.test(cell.text) || cell.text.includes('№')),
    );
  return isHeader ? above : null;
}

/** The first column most of whose cells are of a kind. */
function columnOf(rows: readonly SourceRow[], isOfKind: (cell: SheetCell) => boolean): number | null {
  const counts = new Map<number, number>();
  for (const row of rows) {
    for (const cell of row.cells)
      if (isOfKind(cell)) counts.set(cell.column, (counts.get(cell.column) ?? 0) + 1);
  }
  const [best] = [...counts].filter(([, count]) => isMost(count, rows)).sort(([a], [b]) => a - b);
  return best?.[0] ?? null;
}

function isMost(count: number, rows: readonly SourceRow[]): boolean {
  return count >= FEWEST_ROWS && count >= rows.length * MOST_OF;
}

function areNames(rows: readonly SourceRow[], column: number): boolean {
  const fits = rows.filter((row) => {
    const cell = row.cells.find((candidate) => candidate.column === column);
    return cell?.type === 'text' && parseNamePart(cell.text).kind === 'value';
  });
  return isMost(fits.length, rows);
}

function isFullName(cell: SheetCell): boolean {
  if (cell.type !== 'text') return false;
  const read = parseFullName(cell.text);
  return read.kind === 'value' && PATRONYMIC.test(read.value.patronymic ?? '');
}

function isPatronymic(cell: SheetCell): boolean {
  return cell.type === 'text' && /^\p{L}+$/u.test(cell.text.trim()) && PATRONYMIC.test(cell.text.trim());
}

function isSnils(cell: SheetCell): boolean {
  return (
    cell.date === null && /^\d[\d\s-]{9,14}$/.test(cell.text.trim()) && parseSnils(cell.text).kind === 'value'
  );
}

function hasCode(cell: SheetCell): boolean {
  return cell.type === 'text' && !/\.\d{4}/.test(cell.text) && parseSpoCode(cell.text).kind === 'value';
}
