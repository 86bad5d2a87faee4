import { cleanText } from '../domain/text.ts';
import { cellAddress } from '../intake/sheets/cell-address.ts';
import type { SourceRow, SourceSheet } from '../intake/sheets/source-sheet.ts';
import { DECISION_HEADER, QUESTION_HEADER } from '../reports/review/review-columns.ts';

/** A row of a filled-in workbook of questions: its two cells that are read. */
export interface AnswerRow {
  readonly sheet: string | null;
  readonly question: string;
  readonly questionCell: string;
  /** '' where nothing was chosen. */
  readonly decision: string;
  readonly decisionCell: string;
}

/** Rows below the header that holds both columns; null when the sheet has none. Rows without a number are no questions. */
export async function readAnswerRows(sheet: SourceSheet): Promise<readonly AnswerRow[] | null> {
  let columns: { readonly decision: number; readonly question: number } | null = null;
  const found: AnswerRow[] = [];
  for await (const batch of sheet.rows()) {
    for (const row of batch) {
      if (columns === null) {
        const decision = columnOf(row, DECISION_HEADER);
        const question = columnOf(row, QUESTION_HEADER);
        if (decision !== null && question !== null) columns = { decision, question };
        continue;
      }
      const question = textAt(row, columns.question);
      const decision = textAt(row, columns.decision);
      if (question === '' && decision === '') continue;
      // The second row of the header repeats the merged cells above it.
      if (question === QUESTION_HEADER) continue;
      found.push({
        sheet: sheet.name,
        question,
        questionCell: cellAddress(row.number, columns.question),
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
