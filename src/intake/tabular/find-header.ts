import { isRegisterName } from '../../domain/registers.ts';
import type { MergedRange, SheetCell, SourceRow, SourceSheet } from '../sheets/source-sheet.ts';
import { answerKey } from './answer-key.ts';
import { headerLabel } from './header-label.ts';
import { headerScore } from './header-score.ts';
import type { TableLayout } from './layouts.ts';
import { type ColumnMatch, type HeaderCell, matchColumns } from './match-columns.ts';

/** How far down a header may stand. */
const DEEPEST_HEADER = 30;

/** A header of so many columns is not looked for further down: what follows are its rows. */
const SURE_COLUMNS = 5;

/** A header of so many columns is the header. */
const CERTAIN_COLUMNS = 8;

/** A header found: its rows, and what its columns are. */
export interface FoundHeader {
  readonly layout: TableLayout;
  /** Row numbers of the first and last line of the header; equal for a header of one line; 0 when the table has none. */
  readonly firstRow: number;
  readonly lastRow: number;
  readonly match: ColumnMatch;
}

/** The likeliest header of one of these layouts in the first rows of a sheet, or null. */
export function findHeader(sheet: SourceSheet, layouts: readonly TableLayout[]): FoundHeader | null {
  let best: FoundHeader | null = null;
  const rows = sheet.head.filter((row) => row.number <= DEEPEST_HEADER + 5).slice(0, DEEPEST_HEADER);
  for (const [at, row] of rows.entries()) {
    if (best !== null && row.number > best.lastRow + rowsWorthTrying(best)) break;
    if (!looksLikeHeader(row)) continue;
    const single = headerCells(row);
    const below = rows[at + 1];
    const double =
      below !== undefined && isSecondLine(row, below, sheet) ? joinedCells(row, below, sheet) : null;
    for (const layout of layouts) {
      const one = judge(layout, single, row.number, row.number);
      if (one !== null && better(one, best)) best = one;
      if (double === null || below === undefined) continue;
      const two = judge(layout, double, row.number, below.number);
      if (two !== null && better(two, best)) best = two;
      const third = rows[at + 2];
      const triple = third === undefined ? null : joinedThird(double, below, third, sheet);
      if (third === undefined || triple === null) continue;
      const three = judge(layout, triple, row.number, third.number);
      if (three !== null && better(three, best)) best = three;
    }
  }
  return best;
}

/** The header of one line that a row by itself is, or null. */
export function headerOfRow(row: SourceRow, layouts: readonly TableLayout[]): FoundHeader | null {
  if (!looksLikeHeader(row)) return null;
  const cells = headerCells(row);
  let best: FoundHeader | null = null;
  for (const layout of layouts) {
    const found = judge(layout, cells, row.number, row.number);
    if (found !== null && better(found, best)) best = found;
  }
  return best;
}

/** How many rows below a header may still hold a better one: none where it names this much. */
function rowsWorthTrying({ match }: FoundHeader): number {
  if (match.columns.size >= CERTAIN_COLUMNS) return 0;
  return match.columns.size >= SURE_COLUMNS ? 3 : DEEPEST_HEADER;
}

function judge(
  layout: TableLayout,
  headers: readonly HeaderCell[],
  firstRow: number,
  lastRow: number,
): FoundHeader | null {
  const match = matchOnce(layout, headers);
  return match === null ? null : { layout, firstRow, lastRow, match };
}

/** Colleges send the same headers every week: a row of headers seen before is not matched again. */
const REMEMBERED = new WeakMap<TableLayout, Map<string, ColumnMatch | null>>();
const MOST_REMEMBERED = 2000;

function matchOnce(layout: TableLayout, headers: readonly HeaderCell[]): ColumnMatch | null {
  const known = REMEMBERED.get(layout) ?? new Map<string, ColumnMatch | null>();
  REMEMBERED.set(layout, known);
  const key = headers
    .map(({ column, shown, joined, answers }) => {
      const listed = answers === undefined ? '' : JSON.stringify([...answers]);
      return `${column}\t${shown}\t${joined ?? ''}${listed}`;
    })
    .join('\n');
  const before = known.get(key);
  if (before !== undefined) return before;
  const match = matchOf(layout, headers);
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(key, match);
  return match;
}

function matchOf(layout: TableLayout, headers: readonly HeaderCell[]): ColumnMatch | null {
  if (headers.some((header) => layout.notWith.some((word) => startsWithWord(header.own, word)))) return null;
  if (!mayHold(layout, headers)) return null;
  const match = matchColumns(headers, layout.fields);
  if (match.columns.size < layout.columns) return null;
  return layout.needs.every((group) => group.some((field) => match.columns.has(field))) ? match : null;
}

/** Of every group needed some header is one: cheaper to see than the whole match, and most layouts fail it. */
function mayHold(layout: TableLayout, headers: readonly HeaderCell[]): boolean {
  return layout.needs.every((group) => {
    const specs = layout.fields.filter(({ field }) => group.includes(field));
    return headers.some(({ own, joined }) =>
      specs.some((spec) => headerScore(own, spec) > 0 || headerScore(joined ?? '', spec) > 0),
    );
  });
}

function startsWithWord(header: string, word: string): boolean {
  return header === word || header.startsWith(`${word} `);
}

/**
 * Persons make a table a list of persons whatever else it names, but for a register about persons, which is known by telling more
 * than who they are and what they learn; otherwise more columns, then surer ones, then the first row.
 */
function better(found: FoundHeader, best: FoundHeader | null): boolean {
  if (best === null) return true;
  const persons = Number(found.layout.kind === 'graduates') - Number(best.layout.kind === 'graduates');
  const registers = isRegisterName(found.layout.kind) || isRegisterName(best.layout.kind);
  if (persons !== 0 && !registers) return persons > 0;
  const count = persons === 0 ? allColumns : tellingColumns;
  const more = count(found) - count(best);
  if (more !== 0) return more > 0;
  if (persons !== 0) return persons > 0;
  return found.match.score > best.match.score;
}

function allColumns({ match }: FoundHeader): number {
  return match.columns.size;
}

/** Columns but for those that only say who somebody is and what he learns: any table about graduates may have them. */
function tellingColumns({ match }: FoundHeader): number {
  let telling = 0;
  for (const field of match.columns.keys()) if (!WHO_AND_WHAT.has(field)) telling++;
  return telling;
}

const WHO_AND_WHAT: ReadonlySet<string> = new Set([
  'fullName',
  'surname',
  'givenName',
  'patronymic',
  'birthDate',
  'snils',
  'college',
  'group',
  'cohort',
  'specialtyCode',
  'specialtyName',
  'qualification',
  'studyForm',
  'funding',
]);

/** Words, and few bare numbers or days: data are recognised by theirs. */
function looksLikeHeader(row: SourceRow): boolean {
  const words = row.cells.filter((cell) => cell.type === 'text' && /\p{L}/u.test(cell.text)).length;
  const bare = row.cells.filter((cell) => cell.type !== 'text' || /^[\d\s.,:/+-]+$/.test(cell.text)).length;
  return words >= 1 && words >= row.cells.length * 0.5 && bare <= row.cells.length * 0.34;
}

/** The cells of a header of one line. */
export function headerCells(row: SourceRow): readonly HeaderCell[] {
  return row.cells.map((cell) => {
    const key = answerKey(cell.text);
    const header = { column: cell.column, shown: shownText(cell.text), joined: null };
    if (key === null) return { ...header, own: headerLabel(cell.text) };
    return { ...header, own: headerLabel(key.question), answers: key.answers };
  });
}

/**
 * A second line has words only and belongs to the first: the first line names columns the second leaves empty (merged down), or
 * spans several of its columns, as a title above a header does not.
 */
function isSecondLine(first: SourceRow, second: SourceRow, sheet: SourceSheet): boolean {
  if (second.number > first.number + 2 || first.cells.length < 2) return false;
  if (second.cells.some((cell) => cell.type !== 'text' || !/\p{L}/u.test(cell.text))) return false;
  const upper = new Set(first.cells.map((cell) => cell.column));
  const lower = new Set(second.cells.map((cell) => cell.column));
  const namedAbove = first.cells.filter((cell) => !lower.has(cell.column)).length;
  const spanned = second.cells.filter(
    (cell) => !upper.has(cell.column) || mergeAt(sheet.merges, first.number, cell.column) !== undefined,
  ).length;
  if (spanned === 0) return false;
  const merged = first.cells.some((cell) => mergeAt(sheet.merges, first.number, cell.column) !== undefined);
  return namedAbove >= 1 || (merged && first.cells.length >= 2);
}

function joinedCells(first: SourceRow, second: SourceRow, sheet: SourceSheet): readonly HeaderCell[] {
  const upper = new Map(first.cells.map((cell) => [cell.column, cell]));
  const lower = new Map(second.cells.map((cell) => [cell.column, cell]));
  const columns = [...new Set([...upper.keys(), ...lower.keys()])].sort((a, b) => a - b);
  const cells: HeaderCell[] = [];
  let group: SheetCell | undefined;
  for (const column of columns) {
    const own = lower.get(column);
    const merge = mergeAt(sheet.merges, first.number, column);
    const above = upper.get(merge?.left ?? column);
    // Files without merges leave the cells beside a group header empty.
    if (above !== undefined) group = above;
    const over = above ?? (sheet.merges.length === 0 ? group : undefined);
    const shown = own ?? above;
    if (shown === undefined) continue;
    const joined = own !== undefined && over !== undefined ? headerLabel(`${over.text} ${own.text}`) : null;
    cells.push({
      column,
      shown: shownText(own !== undefined && above !== undefined ? `${above.text} / ${own.text}` : shown.text),
      own: headerLabel(shown.text),
      joined,
    });
  }
  return cells;
}

/** A header of three lines: the two read so far are one line above the third. */
function joinedThird(
  double: readonly HeaderCell[],
  below: SourceRow,
  third: SourceRow,
  sheet: SourceSheet,
): readonly HeaderCell[] | null {
  const upper: SourceRow = {
    number: below.number,
    hidden: false,
    cells: double.map(({ column, shown }) => {
      const text = shown.split(' / ').at(-1) ?? shown;
      return { column, type: 'text', text, value: text, date: null, format: null };
    }),
  };
  return isSecondLine(upper, third, sheet) ? joinedCells(upper, third, sheet) : null;
}

function mergeAt(merges: readonly MergedRange[], row: number, column: number): MergedRange | undefined {
  return merges.find(
    (range) =>
      range.top <= row &&
      row <= range.bottom &&
      range.left <= column &&
      column <= range.right &&
      range.right > range.left,
  );
}

function shownText(text: string): string {
  const clean = text.replace(/\s+/g, ' ').trim();
  return clean.length > 120 ? `${clean.slice(0, 119)}…` : clean;
}
