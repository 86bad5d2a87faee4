import type { Cell, Worksheet } from 'exceljs';
import { cellText } from './cell-text.ts';
import { groupRuns, hasGroups, type PlacedTable } from './layout.ts';
import { linesNeeded } from './lines-needed.ts';
import { FILLS, FONTS, FRAME, LINE_POINTS } from './style.ts';

/** Height of headers that run from bottom to top: about 44 characters of bold 9-point Arial. */
const VERTICAL_POINTS = 230;
/** Characters of the bold header to a unit of column width, which is a digit of the 11-point default font. */
const DENSITY = 1.02;

/** The header of a table: groups, headers, official numbers, and heights that show all of them. */
export function writeHeader(worksheet: Worksheet, placed: PlacedTable): void {
  const { table, headerTop } = placed;
  const grouped = hasGroups(table);
  const headerRow = grouped ? headerTop + 1 : headerTop;
  for (const run of groupRuns(table.columns)) {
    styleHeader(worksheet.getCell(headerTop, run.first), run.group, { group: true });
    if (run.last > run.first) worksheet.mergeCells(headerTop, run.first, headerTop, run.last);
  }
  for (const [index, column] of table.columns.entries()) {
    const top = grouped && column.group === undefined ? headerTop : headerRow;
    styleHeader(worksheet.getCell(top, index + 1), column.header, { vertical: column.vertical === true });
    if (top < headerRow) worksheet.mergeCells(top, index + 1, headerRow, index + 1);
    if (table.numberRow === true) {
      styleNumber(worksheet.getCell(headerRow + 1, index + 1), column.number ?? '');
    }
  }
  worksheet.getRow(headerRow).height = headerHeight(placed, grouped);
  if (grouped) worksheet.getRow(headerTop).height = groupHeight(placed);
}

function headerHeight({ table }: PlacedTable, grouped: boolean): number {
  const horizontal = table.columns.filter((column) => column.vertical !== true);
  const lines = horizontal.map(
    (column) =>
      linesNeeded(column.header, column.width * DENSITY) - (grouped && column.group === undefined ? 1 : 0),
  );
  const height = LINE_POINTS * Math.max(1, ...lines) + 5;
  return horizontal.length < table.columns.length ? Math.max(height, VERTICAL_POINTS) : height;
}

function groupHeight({ table }: PlacedTable): number {
  const lines = groupRuns(table.columns).map((run) => {
    const width = table.columns.slice(run.first - 1, run.last).reduce((sum, column) => sum + column.width, 0);
    return linesNeeded(run.group, width * DENSITY);
  });
  return LINE_POINTS * Math.max(1, ...lines) + 5;
}

function styleHeader(cell: Cell, text: string, look: { group?: boolean; vertical?: boolean }): void {
  cell.value = cellText(text);
  cell.font = FONTS.header;
  cell.fill = look.group === true ? FILLS.group : FILLS.header;
  cell.border = FRAME;
  cell.alignment = {
    wrapText: true,
    vertical: 'middle',
    horizontal: 'center',
    ...(look.vertical === true ? { textRotation: 90 } : {}),
  };
}

function styleNumber(cell: Cell, number: string): void {
  cell.value = number;
  cell.numFmt = '@';
  cell.font = FONTS.number;
  cell.fill = FILLS.number;
  cell.border = FRAME;
  cell.alignment = { horizontal: 'center' };
}
