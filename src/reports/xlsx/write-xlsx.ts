import type { Cell, Workbook, Worksheet } from 'exceljs';
import { OUTPUT_CLASS_LABEL, type OutputClass } from '../../domain/output-class.ts';
import { type ChartPalette, DEFAULT_PALETTE } from '../charts/palette.ts';
import type {
  CellAddress,
  CellPlan,
  ChartBlock,
  ColumnPlan,
  SheetPlan,
  TextBlock,
  WorkbookPlan,
} from '../sheet-plan.ts';
import { bodyStyle } from './body-style.ts';
import { cellText } from './cell-text.ts';
import { addressesFrom, columnLetters, layOut, type PlacedTable, type WorkbookLayout } from './layout.ts';
import { linesNeeded } from './lines-needed.ts';
import { offerChoices } from './offer-choices.ts';
import { columnWidths, pageSetup } from './page-setup.ts';
import { placeChart } from './place-chart.ts';
import { repackZip } from './repack-zip.ts';
import { wrappedHeight } from './row-height.ts';
import { FILLS, FONTS, LINE_POINTS, SCALES } from './style.ts';
import { writeHeader } from './write-header.ts';

/**
 * The bytes of a workbook. The same plan gives the same bytes: the package is packed once more with sorted entries and fixed
 * dates, and neither author nor time of writing is kept.
 * @param palette colours of the charts
 */
export async function writeXlsx(
  plan: WorkbookPlan,
  palette: ChartPalette = DEFAULT_PALETTE,
): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs');
  const workbook: Workbook = new ExcelJS.Workbook();
  workbook.title = plan.title;
  workbook.creator = 'route';
  workbook.lastModifiedBy = 'route';
  workbook.created = new Date(0);
  workbook.modified = new Date(0);
  const layout = layOut(plan);
  const pictures = await drawCharts(layout, palette);
  for (const sheet of plan.sheets) writeSheet(workbook, sheet, layout, plan.outputClass, pictures);
  // Stored, not deflated: the package is compressed once, when it is packed again.
  const stored = await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } } as Parameters<
    typeof workbook.xlsx.writeBuffer
  >[0]);
  // Typed as an array buffer, and in fact bytes already: a country's need no second copy.
  return repackZip(stored instanceof Uint8Array ? stored : new Uint8Array(stored));
}

/** The pictures of a workbook's charts, PNG. */
type Pictures = ReadonlyMap<ChartBlock, Uint8Array>;

/** Draws every chart; the charting library is loaded only where there is one. */
async function drawCharts({ charts }: WorkbookLayout, palette: ChartPalette): Promise<Pictures> {
  const pictures = new Map<ChartBlock, Uint8Array>();
  if (charts.size === 0) return pictures;
  const [{ renderChartSvg }, { rasteriseChart }] = await Promise.all([
    import('../charts/render-chart-svg.ts'),
    import('../charts/rasterise-chart.ts'),
  ]);
  for (const block of charts.keys())
    pictures.set(block, rasteriseChart(renderChartSvg(block.chart, block, palette)));
  return pictures;
}

function writeSheet(
  workbook: Workbook,
  sheet: SheetPlan,
  layout: WorkbookLayout,
  outputClass: OutputClass,
  pictures: Pictures,
): void {
  const worksheet = workbook.addWorksheet(sheet.name, {
    pageSetup: pageSetup(sheet),
    // A digit right after «&8» would be read as a size of eighty and something.
    headerFooter: {
      oddFooter: `&L&8${OUTPUT_CLASS_LABEL[outputClass]}&C&8${/^\d/.test(sheet.name) ? ' ' : ''}${sheet.name.replaceAll('&', '&&')}&R&8стр. &P из &N`,
    },
  });
  const width = sheetWidth(sheet);
  setColumnWidths(worksheet, sheet);
  writeHeading(worksheet, sheet, outputClass, width);
  const starts = layout.blockRows.get(sheet.name) ?? [];
  const placedTables: PlacedTable[] = [];
  for (const [index, block] of sheet.blocks.entries()) {
    if (block.kind === 'text') {
      writeText(worksheet, block, starts[index] ?? 1, width);
      continue;
    }
    if (block.kind === 'chart') {
      const [place, picture] = [layout.charts.get(block), pictures.get(block)];
      if (place !== undefined && picture !== undefined) placeChart(workbook, worksheet, place, picture);
      continue;
    }
    const placed = layout.tables.get(block.id);
    if (placed === undefined) continue;
    writeTable(worksheet, placed, layout);
    placedTables.push(placed);
  }
  setViewAndPrint(worksheet, sheet, placedTables);
}

/** Columns of the widest table of the sheet; titles and texts run across them. */
function sheetWidth(sheet: SheetPlan): number {
  return Math.max(4, ...sheet.blocks.map((block) => (block.kind === 'table' ? block.columns.length : 0)));
}

/** Without a table the lines of text get the width of a page. */
const TEXT_WIDTHS = [36, 36, 36, 36];

function setColumnWidths(worksheet: Worksheet, sheet: SheetPlan): void {
  const widths = columnWidths(sheet);
  for (const [index, width] of (widths.length === 0 ? TEXT_WIDTHS : widths).entries())
    worksheet.getColumn(index + 1).width = width;
}

function writeHeading(worksheet: Worksheet, sheet: SheetPlan, outputClass: OutputClass, width: number): void {
  const lines = [sheet.title, ...sheet.subtitle, `Класс: ${OUTPUT_CLASS_LABEL[outputClass]}`];
  for (const [index, line] of lines.entries()) {
    writeLine(
      worksheet,
      index + 1,
      line,
      width,
      index === 0 ? FONTS.title : FONTS.subtitle,
      index === 0 ? 18 : LINE_POINTS,
    );
  }
}

function writeText(worksheet: Worksheet, block: TextBlock, top: number, width: number): void {
  for (const [index, line] of block.lines.entries()) {
    const font =
      block.tone === 'heading' ? FONTS.caption : block.tone === 'warning' ? FONTS.warning : FONTS.body;
    const cell = writeLine(worksheet, top + index, line, width, font, LINE_POINTS);
    if (block.tone === 'warning') cell.fill = FILLS.warning;
  }
}

/** A line of text merged across the sheet; merged cells do not grow by themselves, so the height is worked out here. */
function writeLine(
  worksheet: Worksheet,
  row: number,
  text: string,
  width: number,
  font: Cell['font'],
  points: number,
): Cell {
  const cell = worksheet.getCell(row, 1);
  cell.value = cellText(text);
  cell.font = font;
  cell.alignment = { wrapText: true, vertical: 'top' };
  worksheet.mergeCells(row, 1, row, width);
  let characters = 0;
  for (let column = 1; column <= width; column++) characters += worksheet.getColumn(column).width ?? 9;
  const scale = (font.size ?? 9) / 9;
  worksheet.getRow(row).height = points * scale * linesNeeded(text, characters / scale) + 2;
  return cell;
}

function writeTable(worksheet: Worksheet, placed: PlacedTable, layout: WorkbookLayout): void {
  const { table } = placed;
  if (placed.captionRow !== null && table.caption !== undefined) {
    writeLine(
      worksheet,
      placed.captionRow,
      table.caption,
      table.columns.length,
      FONTS.caption,
      LINE_POINTS + 1,
    );
  }
  writeHeader(worksheet, placed);
  const at = addressesFrom(layout, table.id);
  for (const [index, row] of table.rows.entries()) {
    const rowNumber = placed.firstRow + index;
    for (const [columnIndex, column] of table.columns.entries()) {
      const cell = worksheet.getCell(rowNumber, columnIndex + 1);
      const value = row.cells[column.key] ?? null;
      cell.style = bodyStyle(value, column, row, columnIndex === 0);
      setValue(cell, value, column, at);
    }
    const height = wrappedHeight(table, row);
    if (height !== null) worksheet.getRow(rowNumber).height = height;
    if (table.foldedBelow !== undefined) fold(worksheet, rowNumber, row.indent ?? 0, table.foldedBelow);
  }
  addScales(worksheet, placed);
  offerChoices(worksheet, placed);
}

/** The outline of a drill-down: the row above opens the rows below it. */
function fold(worksheet: Worksheet, rowNumber: number, depth: number, foldedBelow: number): void {
  worksheet.properties.outlineProperties = { summaryBelow: false, summaryRight: false };
  const row = worksheet.getRow(rowNumber);
  if (depth > 0) row.outlineLevel = depth;
  if (depth > foldedBelow) row.hidden = true;
}

function setValue(cell: Cell, value: CellPlan, column: ColumnPlan, at: CellAddress): void {
  if (value === null) return;
  if (typeof value === 'string') cell.value = cellText(value);
  else if (typeof value === 'boolean') cell.value = value ? 'да' : 'нет';
  else if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`not a finite number in column ${column.key}`);
    cell.value = value;
  } else if (value.kind === 'date') cell.value = new Date(`${value.date}T00:00:00Z`);
  else if (value.kind === 'link') cell.value = { text: cellText(value.text), hyperlink: value.url };
  else
    cell.value = { formula: value.expression(at), ...(value.value === null ? {} : { result: value.value }) };
}

function addScales(worksheet: Worksheet, placed: PlacedTable): void {
  const body = placed.table.rows.filter((row) => row.style === undefined);
  if (body.length < 2) return;
  const last = placed.firstRow + placed.table.rows.findLastIndex((row) => row.style === undefined);
  const first = placed.firstRow + placed.table.rows.findIndex((row) => row.style === undefined);
  for (const [index, column] of placed.table.columns.entries()) {
    if (column.scale === undefined) continue;
    const letters = columnLetters(index + 1);
    const [low, high] = SCALES[column.scale];
    worksheet.addConditionalFormatting({
      ref: `${letters}${first}:${letters}${last}`,
      rules: [
        {
          type: 'colorScale',
          priority: index + 1,
          cfvo: [{ type: 'min' }, { type: 'max' }],
          color: [{ argb: low }, { argb: high }],
        },
      ],
    });
  }
}

function setViewAndPrint(worksheet: Worksheet, sheet: SheetPlan, tables: readonly PlacedTable[]): void {
  const [first] = tables;
  if (first === undefined) return;
  const freezeRows = first.headerBottom <= 14 ? first.headerBottom : 0;
  worksheet.views = [
    {
      state: 'frozen',
      xSplit: sheet.freezeColumns ?? 0,
      ySplit: freezeRows,
      zoomScale: 100,
      showGridLines: false,
    },
  ];
  // A picture beside the header would be printed anew with it on every page.
  const pictured = sheet.blocks.some((block) => block.kind === 'chart' && block.beside === true);
  // Repeated rows stand on every page after them: above another table's numbers they would say something false.
  const longest = tables.reduce((a, b) => (b.table.rows.length >= a.table.rows.length ? b : a));
  if (!pictured && longest === tables.at(-1))
    worksheet.pageSetup.printTitlesRow = `${longest.headerTop}:${longest.headerBottom}`;
  if (tables.length === 1 && first.table.rows.length > 3 && first.table.foldedBelow === undefined) {
    worksheet.autoFilter = {
      from: { row: first.headerBottom, column: 1 },
      to: { row: first.lastRow, column: first.table.columns.length },
    };
  }
}
