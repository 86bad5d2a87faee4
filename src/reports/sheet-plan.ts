import type { IsoDate } from '../domain/iso-date.ts';
import type { OutputClass } from '../domain/output-class.ts';
import type { ChartPlan, ChartSize } from './charts/chart-plan.ts';

/** A workbook as data: planners make it, `writeXlsx` carries it out, tests read it. */
export interface WorkbookPlan {
  /** File name without folder and extension, «Баланс 2026-05-25». The class is appended by the writer of files. */
  readonly name: string;
  readonly title: string;
  readonly outputClass: OutputClass;
  readonly sheets: readonly SheetPlan[];
}

/** A sheet: a heading and blocks stacked from top to bottom. Printed landscape, on A4 while its text is readable there. */
export interface SheetPlan {
  /** At most 31 characters, none of `[]:*?/\`. */
  readonly name: string;
  readonly title: string;
  /** Lines under the title: as-of date, region, source. */
  readonly subtitle: readonly string[];
  readonly blocks: readonly Block[];
  /** Columns kept in view when scrolling sideways, counted from A. */
  readonly freezeColumns?: number;
}

/** A table, lines of text, or a chart. The first table of a sheet gets the filter and the frozen header; the last one, if it is the longest, the repeated print rows. */
export type Block = TableBlock | TextBlock | ChartBlock;

/** A chart as a picture. Its numbers stand in a table of the same sheet: `planChartTable`, or a table that holds them anyway. */
export interface ChartBlock extends ChartSize {
  readonly kind: 'chart';
  readonly chart: ChartPlan;
  /** To the right of the block before it (a table or another chart) instead of under it. */
  readonly beside?: boolean;
  /** Begins a new printed page, so that the picture is not cut in two. */
  readonly newPage?: boolean;
}

/** Lines of text across the sheet. `warning` lines are set off by colour. */
export interface TextBlock {
  readonly kind: 'text';
  readonly lines: readonly string[];
  readonly tone?: 'plain' | 'warning' | 'heading';
}

/** A table with keyed rows and columns, so that formulas name cells by meaning and not by address. */
export interface TableBlock {
  readonly kind: 'table';
  /** Unique in the workbook: formulas of other sheets name the table by it. */
  readonly id: string;
  readonly caption?: string;
  readonly columns: readonly ColumnPlan[];
  readonly rows: readonly RowPlan[];
  /** Show the official numbers of columns in a row of their own under the header. */
  readonly numberRow?: boolean;
  /** Rows are folded by their `indent`: those deeper than this many levels are hidden until opened. */
  readonly foldedBelow?: number;
}

/** How the values of a column look. */
export type CellFormat = 'text' | 'integer' | 'decimal' | 'percent' | 'date' | 'money' | 'index';

/** A column. Width in characters; text wraps. */
export interface ColumnPlan {
  readonly key: string;
  readonly header: string;
  /** Headers of neighbouring columns with the same group are merged under it. */
  readonly group?: string;
  /** Official number of the column («05»), shown in the number row. */
  readonly number?: string;
  readonly width: number;
  readonly format: CellFormat;
  /** The header runs from bottom to top, as in the federal forms: labels of 300 characters over numbers of three digits. */
  readonly vertical?: boolean;
  /** Colour scale from light to dark over the body of the column. */
  readonly scale?: 'more-is-worse' | 'more-is-better';
  /** The only values to be filled in, offered as a drop-down list; without commas, 255 characters in all. An empty cell is allowed. */
  readonly choices?: readonly string[];
}

/** A row; `cells` by column key, a missing key is an empty cell. */
export interface RowPlan {
  readonly key: string;
  readonly cells: Readonly<Record<string, CellPlan>>;
  readonly style?: 'total' | 'subtotal' | 'check' | 'muted' | 'alert';
  /** Outline depth for drill-down rows, 0 = top. */
  readonly indent?: number;
}

/** A value, or a live formula with the value it has now. Text never becomes a formula. */
export type CellPlan = string | number | boolean | null | DateCell | FormulaCell | LinkCell;

/** A day. */
export interface DateCell {
  readonly kind: 'date';
  readonly date: IsoDate;
}

/** A hyperlink with its text. */
interface LinkCell {
  readonly kind: 'link';
  readonly url: string;
  readonly text: string;
}

/** A live formula. `expression` gets a resolver of addresses; `value` is its result, computed by the planner. */
export interface FormulaCell {
  readonly kind: 'formula';
  readonly expression: (at: CellAddress) => string;
  readonly value: number | string | null;
  readonly format?: CellFormat;
}

/** A1 address of a cell by row and column key; of another table when its id is given (with the sheet name where it differs). */
export type CellAddress = (row: string, column: string, table?: string) => string;

/** A day as a cell; null stays empty. */
export function dateCell(date: IsoDate | null): DateCell | null {
  return date === null ? null : { kind: 'date', date };
}

/** A live formula and the value it has now. */
export function formula(
  value: number | string | null,
  expression: (at: CellAddress) => string,
  format?: CellFormat,
): FormulaCell {
  return format === undefined
    ? { kind: 'formula', expression, value }
    : { kind: 'formula', expression, value, format };
}
