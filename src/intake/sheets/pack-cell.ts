import type { CellObject } from '@e965/xlsx';
import { LONGEST_TEXT, longText } from './refused-cells.ts';
import type { RowBatchBuilder } from './row-batch.ts';

/** Adds a cell of the general parser to a batch; a cell that holds nothing leaves no trace. */
export function packCell(batch: RowBatchBuilder, cell: CellObject, row: number, column: number): void {
  const value = cell.v;
  if (cell.t === 's') {
    const text = typeof value === 'string' ? value : String(value ?? '');
    if (text.length > LONGEST_TEXT) throw longText(row);
    if (text.trim() !== '') batch.text(column, batch.idOf(text));
  } else if (cell.t === 'b') batch.boolean(column, value === true);
  else if (cell.t === 'e') batch.error(column, cell.w ?? '#N/A');
  else if (cell.t === 'n' && typeof value === 'number') {
    const format = typeof cell.z === 'string' && cell.z !== 'General' ? cell.z : null;
    batch.number(column, value, format ?? shownZeros(value, cell.w));
  }
}

/** OpenDocument keeps what is shown beside the number and its format as a description the parser leaves out. */
function shownZeros(value: number, shown: string | undefined): string | null {
  if (shown === undefined || !/^0[\d -]+$/.test(shown)) return null;
  return Number(shown.replaceAll(/\D/g, '')) === value ? shown.replaceAll(/\d/g, '0') : null;
}
