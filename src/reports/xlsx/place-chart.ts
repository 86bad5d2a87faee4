import type { Workbook, Worksheet } from 'exceljs';
import { CHART_ROW_PIXELS, type PlacedChart } from './layout.ts';

const EMU_PER_PIXEL = 9525;
const POINTS_PER_PIXEL = 0.75;
const DEFAULT_WIDTH = 9;

/** Pixels of a column: seven to a digit of the default font and five of padding (ECMA-376, part 1, 18.3.1.13). */
function columnPixels(worksheet: Worksheet, column: number): number {
  return Math.trunc((worksheet.getColumn(column).width ?? DEFAULT_WIDTH) * 7 + 5);
}

/** Puts a picture where the layout says; the rows it has for itself get a height that no program changes. */
export function placeChart(
  workbook: Workbook,
  worksheet: Worksheet,
  placed: PlacedChart,
  png: Uint8Array,
): void {
  const { chart, top, ownRows } = placed;
  for (let row = ownRows.first; row < ownRows.first + ownRows.count; row++) {
    worksheet.getRow(row).height = CHART_ROW_PIXELS * POINTS_PER_PIXEL;
  }
  if (chart.newPage === true && top > 1) worksheet.getRow(top - 1).addPageBreak();
  let column = placed.columnsBefore;
  let rest = placed.pixelsBefore;
  for (
    let width = columnPixels(worksheet, column + 1);
    rest >= width;
    width = columnPixels(worksheet, column + 1)
  ) {
    rest -= width;
    column += 1;
  }
  const image = workbook.addImage({ base64: Buffer.from(png).toString('base64'), extension: 'png' });
  const corner = {
    col: column,
    row: top - 1,
    nativeCol: column,
    nativeColOff: rest * EMU_PER_PIXEL,
    nativeRow: top - 1,
    nativeRowOff: 0,
  };
  worksheet.addImage(image, { tl: corner, ext: { width: chart.width, height: chart.height } });
}
