import { cleanText } from '../../domain/text.ts';
import type { SourceSheet } from '../sheets/source-sheet.ts';
import { headerTexts } from './header-texts.ts';
import { findNumberRow } from './number-row.ts';

/** What an empty official template states of itself. */
export interface FormTemplate {
  readonly sheet: string | null;
  /** 1-based row of the column numbers. */
  readonly numberRow: number;
  /** Label by canonical number («5», «3.1»), in the order of the columns. Words broken by a hyphen and a line end are whole. */
  readonly labels: ReadonlyMap<string, string>;
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
  return { sheet: sheet.name, numberRow: row.row, labels };
}
