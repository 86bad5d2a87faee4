import { stringify } from 'csv-stringify/sync';

const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/;

/**
 * A delimited table as UTF-8 bytes with a BOM, so that Excel shows Cyrillic. Commas, every text cell quoted; text that a
 * spreadsheet would take for a formula gets a leading apostrophe.
 */
export function writeCsv(
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Uint8Array {
  const safe = rows.map((row) =>
    row.map((value) => (typeof value === 'string' && FORMULA_START.test(value) ? `'${value}` : value)),
  );
  return new TextEncoder().encode(stringify([[...columns], ...safe], { bom: true, quoted_string: true }));
}
