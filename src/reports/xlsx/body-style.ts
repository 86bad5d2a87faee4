import type { Style } from 'exceljs';
import type { CellFormat, CellPlan, ColumnPlan, RowPlan } from '../sheet-plan.ts';
import { FONTS, FRAME, NUMBER_FORMATS, rowFill, rowFont } from './style.ts';

/** Styles made so far. The writer of workbooks compares styles by identity first: a shared one costs nothing per cell. */
const STYLES = new Map<string, Partial<Style>>();

/** The style of a body cell: by the style of its row, the format of its column and what stands in it. */
export function bodyStyle(value: CellPlan, column: ColumnPlan, row: RowPlan, first: boolean): Partial<Style> {
  const format = formatOf(value, column);
  const words = isWords(value);
  const align = words && column.format !== 'text' ? 'center' : alignOf(format, column);
  const wrap = column.format === 'text' || words;
  const indent = first ? (row.indent ?? 0) : 0;
  const link = value !== null && typeof value === 'object' && value.kind === 'link';
  const key = [row.style ?? '', format, align, wrap, indent, link].join(' ');
  let style = STYLES.get(key);
  if (style === undefined) {
    const fill = rowFill(row.style);
    style = {
      font: link ? FONTS.link : rowFont(row.style),
      border: FRAME,
      numFmt: format === 'general' ? 'General' : NUMBER_FORMATS[format],
      alignment: { vertical: 'top', wrapText: wrap, horizontal: align, ...(indent > 0 ? { indent } : {}) },
      ...(fill === null ? {} : { fill }),
    };
    STYLES.set(key, style);
  }
  return style;
}

function formatOf(value: CellPlan, column: ColumnPlan): CellFormat | 'general' {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return column.format === 'text' ? 'general' : column.format;
  if (value === null || typeof value === 'boolean' || value.kind === 'link') return column.format;
  if (value.kind === 'date') return 'date';
  return value.format ?? (column.format === 'text' ? 'integer' : column.format);
}

/** Text, or a formula that gives text («ОК»). */
function isWords(value: CellPlan): boolean {
  if (typeof value === 'string') return true;
  return (
    value !== null && typeof value === 'object' && value.kind === 'formula' && typeof value.value === 'string'
  );
}

function alignOf(format: CellFormat | 'general', column: ColumnPlan): 'left' | 'center' | 'right' {
  if (column.format === 'text') return 'left';
  return format === 'date' ? 'center' : 'right';
}
