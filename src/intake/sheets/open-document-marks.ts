import type { LineMarks } from './sheet-marks.ts';

/** A sheet of an OpenDocument spreadsheet: what of it is not shown. */
export interface OpenDocumentMarks extends LineMarks {
  readonly hidden: boolean;
}

const LAST_COLUMN = 16_384;
/** Blank lines repeated to the edge of the sheet need no marks. */
const MOST_LINES = 100_000;

/** Reads which sheets, rows and columns are hidden (or filtered out) from the content; the general parser leaves all of it out. */
export function readOpenDocumentMarks(xml: string): readonly OpenDocumentMarks[] {
  const hiddenStyles = new Set<string>();
  for (const [style, name] of xml.matchAll(
    /<style:style\s[^>]*?style:name="([^"]*)"[^>]*>\s*<style:table-properties[^>]*>/g,
  )) {
    if (style.includes('table:display="false"') && name !== undefined) hiddenStyles.add(name);
  }
  const sheets: { hidden: boolean; rows: Set<number>; columns: number[]; row: number; column: number }[] = [];
  for (const [tag, kind] of xml.matchAll(/<table:(table|table-row|table-column)[\s/>][^>]*/g)) {
    if (kind === 'table') {
      const style = /table:style-name="([^"]*)"/.exec(tag)?.[1] ?? '';
      sheets.push({ hidden: hiddenStyles.has(style), rows: new Set(), columns: [], row: 0, column: 0 });
      continue;
    }
    const sheet = sheets.at(-1);
    if (sheet === undefined) continue;
    const isRow = kind === 'table-row';
    const times = Number(/-repeated="(\d+)"/.exec(tag)?.[1] ?? 1);
    const shown = !/table:visibility="(?:collapse|filter)"/.test(tag);
    if (!shown) {
      const from = isRow ? sheet.row : sheet.column;
      const most = isRow ? MOST_LINES : LAST_COLUMN - from;
      for (let at = 1; at <= Math.min(times, most); at++) {
        if (isRow) sheet.rows.add(from + at);
        else sheet.columns.push(from + at);
      }
    }
    if (isRow) sheet.row += times;
    else sheet.column += times;
  }
  return sheets.map(({ hidden, rows, columns }) => ({
    hidden,
    hiddenRows: rows,
    hiddenColumns: columns,
    formulasWithoutResult: 0,
  }));
}
