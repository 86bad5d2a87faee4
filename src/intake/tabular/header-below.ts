import type { SourceRow } from '../sheets/source-sheet.ts';
import { type FoundHeader, headerOfRow } from './find-header.ts';
import { headerScore } from './header-score.ts';
import { LAYOUTS } from './layouts.ts';
import type { ColumnMatch } from './match-columns.ts';

/** A header of other matters below a table names at least so many columns: a stray row must not end the table. */
const SURE_COLUMNS = 3;

/** Score of a known header, typing errors allowed. */
const KNOWN_SCORE = 90;

/** How a header begins that a table cannot do without, three letters: every row is looked at, and few begin so. */
const BEGINNINGS = new RegExp(
  `^[^\\p{L}]*(?:${[...new Set(LAYOUTS.flatMap(beginningsOf))].join('|')})`,
  'iu',
);

function beginningsOf({ needs, fields }: (typeof LAYOUTS)[number]): readonly string[] {
  return fields
    .filter(({ field }) => needs.some((group) => group.includes(field)))
    .flatMap(({ exact = [], stems = [] }) => [...exact, ...stems])
    .map((words) => Array.from(words.replace(/\P{L}/gu, '').slice(0, 3)).join('[^\\p{L}]*'));
}

/** The header a row below a table is, when it heads another table of any kind; null for rows of data, as nearly all are. */
export function headerBelow(row: SourceRow): FoundHeader | null {
  if (row.cells.length < 2) return null;
  let begins = false;
  for (const { type, text } of row.cells) {
    if (type !== 'text' || /^\s*\d/.test(text)) return null;
    begins ||= BEGINNINGS.test(text);
  }
  if (!begins) return null;
  const found = headerOfRow(row, LAYOUTS);
  return found !== null && isByName(found) ? found : null;
}

/** What the table cannot do without is named as headers are: «Фиолетова Вера» begins like «ФИО» and is a person. */
function isByName({ layout, match }: FoundHeader): boolean {
  return layout.needs.every((group) =>
    group.some((field) => {
      const own = match.columns.get(field)?.own ?? '';
      return layout.fields.some((spec) => spec.field === field && headerScore(own, spec) >= KNOWN_SCORE);
    }),
  );
}

/** True when a header of another kind of table is surely one: it names most of its columns. */
export function isSureHeader(row: SourceRow, { match }: FoundHeader): boolean {
  return match.columns.size >= SURE_COLUMNS && match.columns.size * 2 >= row.cells.length;
}

/** True when both name the same columns. */
export function isSameHeader(a: ColumnMatch, b: ColumnMatch): boolean {
  if (a.columns.size !== b.columns.size) return false;
  for (const [field, { column }] of a.columns) if (b.columns.get(field)?.column !== column) return false;
  return true;
}
