const FORBIDDEN_IN_XML = /(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu;
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;
const EXCEL_CELL_LIMIT = 32_767;

/**
 * Text as a workbook may hold it: no characters XML forbids, no lone surrogates, `_x000D_`-like runs escaped so that they
 * are read back as typed, cut at Excel's limit of 32,767 characters.
 */
export function cellText(text: string): string {
  return text
    .toWellFormed()
    .replace(FORBIDDEN_IN_XML, '')
    .replace(LOOKS_ESCAPED, '_x005F_')
    .slice(0, EXCEL_CELL_LIMIT);
}
