import type { MappedColumn, TableMapping } from '../../domain/table-mapping.ts';
import { normaliseLabel } from '../../domain/text.ts';
import { columnLetters } from '../sheets/cell-address.ts';
import type { SourceRow, SourceSheet } from '../sheets/source-sheet.ts';
import type { FieldSpec } from './field-spec.ts';
import { PERSONAL_HEADERS } from './fields/personal-headers.ts';
import { type FoundHeader, headerCells } from './find-header.ts';
import { headerLabel } from './header-label.ts';
import { headerScore, LEAST_SCORE } from './header-score.ts';
import { LAYOUTS } from './layouts.ts';
import type { HeaderCell } from './match-columns.ts';

/** How far down a header is looked for by its texts. */
const DEEPEST_HEADER = 30;

/** Names of the fields a kind of table may have. */
export function fieldNames(kind: TableMapping['kind']): readonly string[] {
  const fields: readonly FieldSpec[] = LAYOUTS.find((layout) => layout.kind === kind)?.fields ?? [];
  return [...new Set(fields.map(({ field }) => field))].sort();
}

/** The header of a sheet as a layout fixes it; null when the sheet is another or lacks a column that is to be read. */
export function fixedHeader(sheet: SourceSheet, mapping: TableMapping): FoundHeader | null {
  if (mapping.sheet !== null && normaliseLabel(mapping.sheet) !== normaliseLabel(sheet.name ?? ''))
    return null;
  if (mapping.headerRow === 0) return headerAt(sheet, 0, mapping);
  const rows = sheet.head.map(({ number }) => number).filter((number) => number <= DEEPEST_HEADER);
  for (const row of mapping.headerRow === null ? rows : [mapping.headerRow]) {
    const found = headerAt(sheet, row, mapping);
    if (found !== null) return found;
  }
  return null;
}

function headerAt(sheet: SourceSheet, row: number, mapping: TableMapping): FoundHeader | null {
  const layout = LAYOUTS.find((each) => each.kind === mapping.kind);
  if (layout === undefined) return null;
  const line = sheet.head.find(({ number }) => number === row);
  const above = sheet.head.find(({ number }) => number === row - 1);
  const columns = new Map<string, HeaderCell>();
  const named = new Set<number>();
  for (const each of mapping.columns) {
    const column = columnOf(each, line, above);
    if (column === null && each.field !== null) return null;
    if (column === null) continue;
    named.add(column);
    if (each.field !== null) columns.set(each.field, headerCell(column, each, line, above));
  }
  const others = line === undefined ? [] : headerCells(line).filter(({ column }) => !named.has(column));
  const dropped = others.filter(({ own }) => headerScore(own, PERSONAL_HEADERS) >= LEAST_SCORE);
  const unknown = others.filter((header) => !dropped.includes(header));
  return {
    layout,
    firstRow: row,
    lastRow: row,
    match: { columns, unknown, dropped, duplicates: [], score: 0 },
  };
}

/** 1-based; null where no column has the header. The letters decide among columns of one header. */
function columnOf(
  { column, header }: MappedColumn,
  line: SourceRow | undefined,
  above: SourceRow | undefined,
): number | null {
  const lettered = column === null ? null : columnNumber(column);
  if (header === null) return lettered;
  const wanted = normaliseLabel(header);
  const isHeader = (at: number) => textsOf(at, line, above).includes(wanted);
  if (lettered !== null && isHeader(lettered)) return lettered;
  const cells = [...(line?.cells ?? []), ...(above?.cells ?? [])];
  return cells.find((cell) => isHeader(cell.column))?.column ?? null;
}

/** Readings of a header: its own words, with those above, and those above where the cell is merged down from there. */
function textsOf(
  column: number,
  line: SourceRow | undefined,
  above: SourceRow | undefined,
): readonly string[] {
  const own = line?.cells.find((cell) => cell.column === column)?.text;
  const upper = above?.cells.find((cell) => cell.column === column)?.text;
  if (own === undefined) return upper === undefined ? [] : [normaliseLabel(upper)];
  return [normaliseLabel(own), ...(upper === undefined ? [] : [normaliseLabel(`${upper} ${own}`)])];
}

function headerCell(
  column: number,
  { header }: MappedColumn,
  line: SourceRow | undefined,
  above: SourceRow | undefined,
): HeaderCell {
  const at = (row: SourceRow | undefined) => row?.cells.find((cell) => cell.column === column)?.text;
  const shown = header ?? at(line) ?? at(above) ?? columnLetters(column);
  return { column, shown, own: headerLabel(shown), joined: null };
}

/** 1 for A and for «1», 27 for AA. */
function columnNumber(letters: string): number {
  if (/^\d/.test(letters)) return Number(letters);
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
