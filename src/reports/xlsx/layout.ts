import type {
  CellAddress,
  ChartBlock,
  ColumnPlan,
  SheetPlan,
  TableBlock,
  WorkbookPlan,
} from '../sheet-plan.ts';
import { wrappedHeight } from './row-height.ts';

/** Rows a placed table takes on its sheet, 1-based. */
export interface PlacedTable {
  readonly sheet: string;
  readonly table: TableBlock;
  readonly captionRow: number | null;
  /** First header row: the row of groups where there are groups, else the row of headers. */
  readonly headerTop: number;
  /** Last header row, the number row included. */
  readonly headerBottom: number;
  readonly firstRow: number;
  readonly lastRow: number;
}

/** A chart on its sheet: the row of its top edge, 1-based, and how far it stands from the left edge of the sheet. */
export interface PlacedChart {
  readonly chart: ChartBlock;
  readonly top: number;
  /** Rows that are empty but for charts: all of its height, or what reaches below the table it stands beside. */
  readonly ownRows: { readonly first: number; readonly count: number };
  /** Columns to its left, whose widths only the writer knows. */
  readonly columnsBefore: number;
  /** Pixels of the charts to its left. */
  readonly pixelsBefore: number;
}

/** Where everything of a workbook stands. */
export interface WorkbookLayout {
  readonly charts: ReadonlyMap<ChartBlock, PlacedChart>;
  readonly tables: ReadonlyMap<string, PlacedTable>;
  /** First free row under the heading of each sheet and the start row of each block, in order. */
  readonly blockRows: ReadonlyMap<string, readonly number[]>;
}

/** Rows the heading of a sheet takes: title, subtitle lines, line of the class, one empty row. */
function headingRows(sheet: SheetPlan): number {
  return 1 + sheet.subtitle.length + 1 + 1;
}

/**
 * Gives every block of every sheet its rows. One empty row between blocks.
 * @throws TypeError when two tables share an id: formulas could not tell them apart.
 */
export function layOut(workbook: WorkbookPlan): WorkbookLayout {
  const charts = new Map<ChartBlock, PlacedChart>();
  const tables = new Map<string, PlacedTable>();
  const blockRows = new Map<string, readonly number[]>();
  for (const sheet of workbook.sheets) {
    let row = headingRows(sheet) + 1;
    const starts: number[] = [];
    let neighbour: Neighbour = { top: row, below: row, height: 0, columns: 0, pixels: 0 };
    for (const block of sheet.blocks) {
      if (block.kind === 'chart') {
        if (block.beside !== true) neighbour = { top: row, below: row, height: 0, columns: 0, pixels: 0 };
        const count = Math.max(0, Math.ceil((block.height - neighbour.height) / CHART_ROW_PIXELS));
        starts.push(neighbour.top);
        charts.set(block, {
          chart: block,
          top: neighbour.top,
          ownRows: { first: neighbour.below, count },
          columnsBefore: neighbour.columns,
          pixelsBefore: neighbour.pixels,
        });
        row = Math.max(row, neighbour.below + count + 1);
        neighbour = { ...neighbour, pixels: neighbour.pixels + block.width + CHART_GAP_PIXELS };
        continue;
      }
      starts.push(row);
      if (block.kind === 'text') {
        row += block.lines.length + 1;
        neighbour = { top: row, below: row, height: 0, columns: 0, pixels: 0 };
        continue;
      }
      if (tables.has(block.id)) throw new TypeError(`two tables are called ${block.id}`);
      const placed = placeTable(sheet.name, block, row);
      tables.set(block.id, placed);
      neighbour = {
        top: row,
        below: placed.lastRow + 1,
        height: leastHeight(placed, row),
        columns: block.columns.length,
        pixels: CHART_GAP_PIXELS,
      };
      row = placed.lastRow + 2;
    }
    blockRows.set(sheet.name, starts);
  }
  return { charts, tables, blockRows };
}

/** Height the writer gives to a row that holds charts only. */
export const CHART_ROW_PIXELS = 20;
/** A row of a table may be as low as this: a chart beside one reaches no further down than it is taken to. */
const LOWEST_ROW_PIXELS = 16;
const CHART_GAP_PIXELS = 16;

/** The block a chart may stand beside. */
interface Neighbour {
  readonly top: number;
  /** First row under it; `top` where there is no table. */
  readonly below: number;
  /** From `top` to `below` at the least, pixels. */
  readonly height: number;
  readonly columns: number;
  readonly pixels: number;
}

function leastHeight({ table, lastRow }: PlacedTable, top: number): number {
  const wrapped = table.rows.map((row) => wrappedHeight(table, row)).filter((height) => height !== null);
  const points = wrapped.reduce((sum, height) => sum + height, 0);
  return points / POINTS_PER_PIXEL + (lastRow + 1 - top - wrapped.length) * LOWEST_ROW_PIXELS;
}

const POINTS_PER_PIXEL = 0.75;

function placeTable(sheet: string, table: TableBlock, top: number): PlacedTable {
  const captionRow = table.caption === undefined ? null : top;
  const headerTop = captionRow === null ? top : top + 1;
  const levels = 1 + (hasGroups(table) ? 1 : 0) + (table.numberRow === true ? 1 : 0);
  const headerBottom = headerTop + levels - 1;
  const firstRow = headerBottom + 1;
  return {
    sheet,
    table,
    captionRow,
    headerTop,
    headerBottom,
    firstRow,
    lastRow: headerBottom + table.rows.length,
  };
}

/** True when some column stands under a group header. */
export function hasGroups(table: TableBlock): boolean {
  return table.columns.some((column) => column.group !== undefined);
}

/** Runs of neighbouring columns under one group header: first and last column, 1-based. */
export function groupRuns(columns: readonly ColumnPlan[]): { group: string; first: number; last: number }[] {
  const runs: { group: string; first: number; last: number }[] = [];
  for (const [index, column] of columns.entries()) {
    if (column.group === undefined) continue;
    const open = runs.at(-1);
    if (open !== undefined && open.group === column.group && open.last === index) open.last = index + 1;
    else runs.push({ group: column.group, first: index + 1, last: index + 1 });
  }
  return runs;
}

/** A resolver of cell addresses as formulas of `tableId` see them. @throws TypeError on an unknown table, row or column key. */
export function addressesFrom(layout: WorkbookLayout, tableId: string): CellAddress {
  const home = layout.tables.get(tableId)?.sheet;
  const indexes = new Map<string, { rows: Map<string, number>; columns: Map<string, number> }>();
  return (row, column, table = tableId) => {
    const placed = layout.tables.get(table);
    if (placed === undefined) throw new TypeError(`no table ${table}`);
    let index = indexes.get(table);
    if (index === undefined) {
      index = {
        rows: new Map(placed.table.rows.map((plan, i) => [plan.key, placed.firstRow + i])),
        columns: new Map(placed.table.columns.map((plan, i) => [plan.key, i + 1])),
      };
      indexes.set(table, index);
    }
    const rowNumber = index.rows.get(row);
    const columnNumber = index.columns.get(column);
    if (rowNumber === undefined) throw new TypeError(`no row ${row} in table ${table}`);
    if (columnNumber === undefined) throw new TypeError(`no column ${column} in table ${table}`);
    const address = `${columnLetters(columnNumber)}${rowNumber}`;
    return placed.sheet === home ? address : `'${placed.sheet.replaceAll("'", "''")}'!${address}`;
  };
}

/** 1 → A, 27 → AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
