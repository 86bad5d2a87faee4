const ROW = '<table:table-row';
const ROW_REPEATED = 'number-rows-repeated="';
const CELL = '<table:table-cell';
const CELL_REPEATED = 'number-columns-repeated="';

/**
 * How many cells with content the repetitions of an OpenDocument sheet stand for. Blank rows and cells repeated to the edge of the
 * sheet are how every file ends and count nothing.
 */
export function repeatedCells(content: Buffer): number {
  let total = 0;
  for (let at = content.indexOf(ROW_REPEATED); at >= 0; at = content.indexOf(ROW_REPEATED, at + 1)) {
    const end = content.indexOf('</table:table-row>', at);
    const row = content.subarray(at, end < 0 ? at : end);
    if (!row.includes('<text:p')) continue;
    let cells = 0;
    for (let cell = row.indexOf(CELL); cell >= 0; cell = row.indexOf(CELL, cell + 1)) cells++;
    total += cells * timesAt(content, at + ROW_REPEATED.length);
  }
  for (let at = content.indexOf(CELL_REPEATED); at >= 0; at = content.indexOf(CELL_REPEATED, at + 1)) {
    const close = content.indexOf('>', at);
    const tag = content.lastIndexOf('<', at);
    if (content[close - 1] === 0x2f || !content.subarray(tag, tag + CELL.length).equals(CELL_BYTES)) continue;
    const row = content.lastIndexOf(ROW, at);
    const rowTag = content.toString('latin1', row, content.indexOf('>', row));
    const times = /number-rows-repeated="(\d+)"/.exec(rowTag)?.[1] ?? '1';
    total += timesAt(content, at + CELL_REPEATED.length) * Number(times);
  }
  return total;
}

const CELL_BYTES = Buffer.from(CELL);

function timesAt(content: Buffer, at: number): number {
  return Number.parseInt(content.toString('latin1', at, at + 12), 10) || 0;
}
