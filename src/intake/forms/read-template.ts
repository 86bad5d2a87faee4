import { cleanText } from '../../domain/text.ts';
import type { SourceSheet } from '../sheets/source-sheet.ts';
import { canonicalNumber } from './form-number.ts';
import { headerTexts } from './header-texts.ts';
import { findNumberRow } from './number-row.ts';

/** What an empty official template states of itself. */
export interface FormTemplate {
  readonly sheet: string | null;
  /** 1-based row of the column numbers. */
  readonly numberRow: number;
  /** Label by canonical number («5», «3.1»), in the order of the columns. Words broken by a hyphen and a line end are whole. */
  readonly labels: ReadonlyMap<string, string>;
  /** All numbers of the number row as it writes them («05», «3.1»), in the order of the columns. */
  readonly numbers: readonly string[];
  /** Texts of the rows below the number row by canonical number: categories of rows stand there. */
  readonly below: readonly ReadonlyMap<string, string>[];
}

/** How high above the number row labels are looked for. */
const HEADER_DEPTH = 12;

/**
 * Reads labels and numbers off a template: the cell right above a number, or the merged one over it. A sheet without a number row
 * is null: which column is which cannot be learned from it.
 */
export function readTemplate(sheet: SourceSheet): FormTemplate | null {
  const row = findNumberRow(sheet.head);
  if (row === null) return null;
  const texts = headerTexts(sheet.head, sheet.merges, row.row - HEADER_DEPTH, row.row - 1);
  const labels = new Map<string, string>();
  for (const [number, column] of row.columns) {
    const [nearest] = texts.get(column) ?? [];
    if (nearest !== undefined)
      labels.set(number, cleanText(nearest.replace(/(\p{L})-\s*\n\s*(?=\p{Ll})/gu, '$1')));
  }
  const columns = [...row.columns].sort(([, a], [, b]) => a - b);
  const below = sheet.head
    .filter(({ number }) => number > row.row)
    .map(({ cells }) => {
      const texts = new Map(cells.map((cell) => [cell.column, cleanText(cell.text)]));
      return new Map(
        columns.flatMap(([number, column]) => {
          const text = texts.get(column);
          return text === undefined || text === '' ? [] : [[number, text] as const];
        }),
      );
    });
  const cells = new Map(
    sheet.head.find(({ number }) => number === row.row)?.cells.map((one) => [one.column, one]),
  );
  const numbers = columns.map(([number, column]) => {
    const written = cells.get(column)?.text.trim() ?? '';
    return canonicalNumber(written) === number ? written : number;
  });
  return { sheet: sheet.name, numberRow: row.row, labels, numbers, below };
}
