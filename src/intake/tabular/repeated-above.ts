import type { SheetCell, SourceRow } from '../sheets/source-sheet.ts';
import type { ColumnMatch } from './match-columns.ts';

/** «-//-», «-"-», «то же»: as above. */
const MARK = /^[-–—\s]{0,4}(?:\/\/|["″〃»„]|''|то же(?: самое)?)[-–—\s]{0,4}$/i;

/** True for a cell that says «as above». */
function isMark(cell: SheetCell): boolean {
  return cell.type === 'text' && cell.text.length <= 16 && MARK.test(cell.text);
}

/** A row whose marks of repetition hold what they stand for. */
export interface RepeatedRow {
  readonly row: SourceRow;
  /** Fields taken from the row above. */
  readonly taken: readonly string[];
  /** Fields with a mark and nothing above it: they state nothing. */
  readonly unknown: readonly string[];
}

/**
 * Replaces marks of repetition by the cells of the row above, but for what is each person's own (name, birth date, СНИЛС): there a mark
 * stays and is unreadable.
 * @param above the row before of a record, its own marks replaced; null under a header and under a section
 * @param personal fields never taken from another row
 */
export function repeatAbove(
  row: SourceRow,
  above: SourceRow | null,
  match: ColumnMatch,
  personal: ReadonlySet<string>,
): RepeatedRow {
  if (!row.cells.some(isMark)) return { row, taken: [], unknown: [] };
  const fieldOf = new Map([...match.columns].map(([field, header]) => [header.column, field]));
  const taken: string[] = [];
  const unknown: string[] = [];
  const cells = row.cells.flatMap((cell) => {
    const field = fieldOf.get(cell.column);
    if (field === undefined || personal.has(field) || !isMark(cell)) return [cell];
    const source = above?.cells.find(({ column }) => column === cell.column);
    (source === undefined ? unknown : taken).push(field);
    return source === undefined ? [] : [source];
  });
  return { row: { ...row, cells }, taken, unknown };
}
