import { cleanText } from '../../domain/text.ts';
import { cellAddress } from '../../intake/sheets/cell-address.ts';
import { readSheets } from '../../intake/sheets/read-sheets.ts';
import type { SourceRow, SourceSheet } from '../../intake/sheets/source-sheet.ts';

/** A cell of a workbook that was given out with questions and came back; '' where nothing was written. */
export interface AnswerCell {
  readonly text: string;
  readonly address: string;
}

/** A row below the header: the cells of the columns that were asked for, by their keys. */
export interface AnswerRow<Key extends string> {
  readonly sheet: string | null;
  readonly row: number;
  readonly cells: Readonly<Record<Key, AnswerCell>>;
}

/** Header of a column, exactly as the workbook was given out with it. */
interface AnswerColumn {
  readonly header: string;
  /** Answers can be read without it: its cells are empty then. */
  readonly optional?: boolean;
}

/**
 * Rows of every sheet that has the columns, below their headers; null when no sheet has. Rows with all of these cells empty are left
 * out.
 * @throws Failure when the file cannot be read
 */
export async function readAnswers<Key extends string>(
  path: string,
  columns: Readonly<Record<Key, AnswerColumn>>,
): Promise<readonly AnswerRow<Key>[] | null> {
  const source = await readSheets(path);
  try {
    const found: AnswerRow<Key>[] = [];
    let hasColumns = false;
    for (const sheet of source.sheets) {
      const rows = await answersOf(sheet, columns);
      if (rows === null) continue;
      hasColumns = true;
      found.push(...rows);
    }
    return hasColumns ? found : null;
  } finally {
    source.close();
  }
}

async function answersOf<Key extends string>(
  sheet: SourceSheet,
  columns: Readonly<Record<Key, AnswerColumn>>,
): Promise<readonly AnswerRow<Key>[] | null> {
  const keys = Object.keys(columns) as Key[];
  let places: Readonly<Record<Key, number | null>> | null = null;
  const found: AnswerRow<Key>[] = [];
  for await (const batch of sheet.rows()) {
    for (const row of batch) {
      if (places === null) {
        places = placesOf(row, keys, columns);
        continue;
      }
      const columnOf = places;
      const cells = Object.fromEntries(keys.map((key) => [key, cellAt(row, columnOf[key])])) as Record<
        Key,
        AnswerCell
      >;
      if (keys.every((key) => cells[key].text === '')) continue;
      // The second row of a header repeats the merged cells above it.
      if (keys.every((key) => columnOf[key] === null || cells[key].text === columns[key].header)) continue;
      found.push({ sheet: sheet.name, row: row.number, cells });
    }
  }
  return places === null ? null : found;
}

function placesOf<Key extends string>(
  row: SourceRow,
  keys: readonly Key[],
  columns: Readonly<Record<Key, AnswerColumn>>,
): Readonly<Record<Key, number | null>> | null {
  const placeOf = ({ header }: AnswerColumn) =>
    row.cells.find(({ text }) => cleanText(text) === header)?.column ?? null;
  const places = Object.fromEntries(keys.map((key) => [key, placeOf(columns[key])])) as Record<
    Key,
    number | null
  >;
  return keys.every((key) => places[key] !== null || columns[key].optional === true) ? places : null;
}

function cellAt(row: SourceRow, column: number | null): AnswerCell {
  if (column === null) return { text: '', address: `${row.number}` };
  const text = row.cells.find((cell) => cell.column === column)?.text ?? '';
  return { text: cleanText(text), address: cellAddress(row.number, column) };
}
