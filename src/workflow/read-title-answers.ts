import { basename } from 'node:path';
import { EXIT, Failure } from '../domain/failure.ts';
import { cleanText } from '../domain/text.ts';
import { cellAddress } from '../intake/sheets/cell-address.ts';
import { readSheets } from '../intake/sheets/read-sheets.ts';
import type { SourceRow, SourceSheet } from '../intake/sheets/source-sheet.ts';
import {
  TITLE_DECISION_HEADER,
  TITLE_HEADER,
  TITLE_NUMBER_HEADER,
} from '../reports/review/title-question-columns.ts';

/** A filled-in row: the title, its number, what was decided and where that stands. */
export interface TitleAnswerRow {
  readonly sheet: string | null;
  readonly row: number;
  readonly title: string;
  readonly number: string;
  readonly numberCell: string;
  /** '' where nothing was written. */
  readonly decision: string;
  readonly decisionCell: string;
}

/** @throws Failure when the file is no workbook of titles, or cannot be read */
export async function readTitleAnswers(path: string): Promise<readonly TitleAnswerRow[]> {
  const source = await readSheets(path);
  try {
    const found: TitleAnswerRow[] = [];
    let isReview = false;
    for (const sheet of source.sheets) {
      const rows = await answersOf(sheet);
      if (rows === null) continue;
      isReview = true;
      found.push(...rows);
    }
    if (isReview) return found;
  } finally {
    source.close();
  }
  throw new Failure(
    'not-a-review',
    `«${basename(path)}» — не книга спорных названий: нет столбцов названия, решения и номера.`,
    { exitCode: EXIT.usage, hint: 'Книгу выдаёт route review vacancies --output ФАЙЛ.' },
  );
}

async function answersOf(sheet: SourceSheet): Promise<readonly TitleAnswerRow[] | null> {
  let columns: { readonly title: number; readonly decision: number; readonly number: number } | null = null;
  const found: TitleAnswerRow[] = [];
  for await (const batch of sheet.rows()) {
    for (const row of batch) {
      if (columns === null) {
        const title = columnOf(row, TITLE_HEADER);
        const decision = columnOf(row, TITLE_DECISION_HEADER);
        const number = columnOf(row, TITLE_NUMBER_HEADER);
        if (title !== null && decision !== null && number !== null) columns = { title, decision, number };
        continue;
      }
      const number = textAt(row, columns.number);
      const decision = textAt(row, columns.decision);
      if (number === '' && decision === '') continue;
      found.push({
        sheet: sheet.name,
        row: row.number,
        title: textAt(row, columns.title),
        number,
        numberCell: cellAddress(row.number, columns.number),
        decision,
        decisionCell: cellAddress(row.number, columns.decision),
      });
    }
  }
  return columns === null ? null : found;
}

function columnOf(row: SourceRow, header: string): number | null {
  return row.cells.find(({ text }) => cleanText(text) === header)?.column ?? null;
}

function textAt(row: SourceRow, column: number): string {
  return cleanText(row.cells.find((cell) => cell.column === column)?.text ?? '');
}
