import type { SourceRow, SourceSheet } from '../sheets/source-sheet.ts';
import { type FoundHeader, headerCells } from './find-header.ts';
import { matchColumns } from './match-columns.ts';
import { isRowNumber } from './table-findings.ts';

/** A table and the part of the sheet it stands on. */
export interface SheetTable {
  readonly sheet: SourceSheet;
  readonly header: FoundHeader;
}

/** Columns that begin a list of persons. */
const NAMES = new Set(['fullName', 'surname']);

/**
 * Lists of two groups side by side under one row of headers, each with a column of names, as a table each; any other table as it is.
 */
export function splitSideBySide(sheet: SourceSheet, header: FoundHeader): readonly SheetTable[] {
  const { layout, match, firstRow, lastRow } = header;
  const whole = [{ sheet, header }];
  const row = sheet.head.find(({ number }) => number === firstRow);
  if (layout.kind !== 'graduates' || firstRow !== lastRow || row === undefined) return whole;
  const names = [
    ...[...match.columns].filter(([field]) => NAMES.has(field)).map(([, { column }]) => column),
    ...match.duplicates.filter(({ field }) => NAMES.has(field)).map(({ header: { column } }) => column),
  ].sort((a, b) => a - b);
  if (names.length < 2 || match.columns.has('givenName')) return whole;
  const cells = headerCells(row);
  const starts = names.map((name, at) => {
    const before = cells.findLast(({ column }) => column < name);
    return at > 0 && before !== undefined && isRowNumber(before) ? before.column : name;
  });
  return starts.map((start, at) => {
    const from = at === 0 ? 1 : start;
    const to = (starts[at + 1] ?? Number.MAX_SAFE_INTEGER) - 1;
    const own = cells.filter(({ column }) => column >= from && column <= to);
    return {
      sheet: partOf(sheet, from, to),
      header: { layout, firstRow, lastRow, match: matchColumns(own, layout.fields) },
    };
  });
}

/** The sheet with the cells of these columns only; rows that have none are left out. */
function partOf(sheet: SourceSheet, from: number, to: number): SourceSheet {
  const cut = (rows: readonly SourceRow[]) =>
    rows.flatMap((row) => {
      const cells = row.cells.filter(({ column }) => column >= from && column <= to);
      return cells.length === 0 ? [] : [{ ...row, cells }];
    });
  return {
    ...sheet,
    head: cut(sheet.head),
    async *rows() {
      for await (const batch of sheet.rows()) yield cut(batch);
    },
  };
}
