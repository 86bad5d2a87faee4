/** What a number format code says of the numbers under it. */
export interface NumberFormat {
  readonly code: string;
  /** True when the number is a day or a time. */
  readonly isDate: boolean;
  /** The pattern of zeros and signs between them when the format shows leading zeros («000-000-000 00»), else null. */
  readonly zeros: string | null;
}

/** Formats met so far: a book has a few dozen, its cells millions. */
const KNOWN = new Map<string, NumberFormat>();
const MOST_KNOWN = 10_000;

/** Reads a format code; «General» is the absence of a format and not asked here. */
export function numberFormat(code: string): NumberFormat {
  const known = KNOWN.get(code);
  if (known !== undefined) return known;
  const format = { code, isDate: isDateFormat(code), zeros: zeroPattern(code) };
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(code, format);
  return format;
}

/** The number as a person reads it under the format: leading zeros shown, everything else in full. */
export function numberText(value: number, format: NumberFormat | null): string {
  if (format === null || format.zeros === null || !Number.isSafeInteger(value) || value < 0) {
    return plainNumber(value);
  }
  const places = format.zeros.replaceAll(/[^0]/g, '').length;
  const digits = String(value).padStart(places, '0');
  if (digits.length > places) return digits;
  let at = 0;
  return format.zeros.replaceAll('0', () => digits[at++] ?? '').trim();
}

/** A number in full: never «3,5E+12», never the tail of binary fractions. */
function plainNumber(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') && Math.abs(value) >= 1 && Math.abs(value) < 1e21
    ? BigInt(Math.round(value)).toString()
    : text;
}

/** Letters of days and times outside quotes, escapes and brackets; `[h]`, `[mm]` and `[s]` count time too. */
function isDateFormat(code: string): boolean {
  const bare = code
    .replaceAll(/"[^"]*"?/g, '')
    .replaceAll(/\\.|_.|\*./g, '')
    .replaceAll(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
    .replaceAll(/general/gi, '')
    .replaceAll(/0[0#?.,]*E[+-]?[0#?]*/gi, '0');
  return /[dmyhs]|a\/p|am\/pm/i.test(bare);
}

/** A first section of zeros, spaces, dashes and quoted signs only; null when it has fewer than two zeros. */
function zeroPattern(code: string): string | null {
  const section = (code.split(';')[0] ?? '').replaceAll(/\[[^\]]*\]/g, '');
  if (!/^0[0\s\\\-"()]*$/.test(section)) return null;
  const shown = section.replaceAll(/[\\"]/g, '');
  return shown.replaceAll(/[^0]/g, '').length < 2 ? null : shown;
}
