import { xmlAttribute } from './xml-text.ts';

/** Number formats without a definition of their own (ECMA-376 part 1, 18.8.30). */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'm/d/yy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yy h:mm',
  37: '#,##0 ;(#,##0)',
  38: '#,##0 ;[Red](#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;[Red](#,##0.00)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mmss.0',
  48: '##0.0E+0',
  49: '@',
};

const LARGEST_PART = 20_000_000;

/**
 * The number format code of each cell style, null for «General».
 * @returns null when the part is written in an uncommon way
 */
export function readCellFormats(part: Buffer | undefined): readonly (string | null)[] | null {
  if (part === undefined) return [];
  if (part.length > LARGEST_PART) return null;
  const xml = part.toString('utf8');
  if (!/<styleSheet[\s>]/.test(xml) || /<!\[|<!--/.test(xml)) return null;
  const own = new Map<number, string>();
  for (const [tag] of section(xml, 'numFmts').matchAll(/<numFmt\s[^>]*>/g)) {
    own.set(Number(xmlAttribute(tag, 'numFmtId')), xmlAttribute(tag, 'formatCode') ?? '');
  }
  const formats: (string | null)[] = [];
  for (const [tag] of section(xml, 'cellXfs').matchAll(/<xf[\s/>][^>]*>?/g)) {
    const id = Number(xmlAttribute(tag, 'numFmtId') ?? 0);
    const code = own.get(id) ?? BUILT_IN[id] ?? (isEastAsianDay(id) ? 'm/d/yy' : null);
    formats.push(code === 'General' || code === '' ? null : code);
  }
  return formats;
}

function isEastAsianDay(id: number): boolean {
  return (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);
}

function section(xml: string, name: string): string {
  const start = xml.indexOf(`<${name}`);
  const end = start < 0 ? -1 : xml.indexOf(`</${name}>`, start);
  return end < 0 ? '' : xml.slice(start, end);
}
