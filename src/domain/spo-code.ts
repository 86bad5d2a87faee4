import type { Brand } from './brand.ts';
import { absent, bad, type Parsed, parsed } from './parsed.ts';
import { cleanText, isBlank } from './text.ts';

/** A СПО programme code «NN.NN.NN» whose middle part is 01 (profession) or 02 (specialty). */
export type SpoCode = Brand<string, 'SpoCode'>;

/** The list a code belongs to: Минобрнауки order 1199 (2013) or Минпросвещения order 336 (2022). */
export type SpoEdition = '1199' | '336';

/** A programme is identified by edition and code: a number may change its meaning between lists (15.02.09 did). */
export interface SpoRef {
  readonly code: SpoCode;
  readonly edition: SpoEdition;
}

/** Map key of a programme, `336:15.02.19`. */
export function spoKey(ref: SpoRef): string {
  return `${ref.edition}:${ref.code}`;
}

/** The programme behind a key made by {@link spoKey}; throws on anything else, because keys never come from outside. */
export function spoRefOfKey(key: string): SpoRef {
  const [edition, code] = key.split(':');
  if ((edition !== '1199' && edition !== '336') || code === undefined || !isSpoCode(code)) {
    throw new TypeError(`not a programme key: ${key}`);
  }
  return { edition, code };
}

/** True for the exact written form «NN.01.NN» or «NN.02.NN». */
export function isSpoCode(text: string): text is SpoCode {
  return /^\d{2}\.0[12]\.\d{2}$/.test(text);
}

const CODE_IN_TEXT = /(?<![\d.])(\d{1,2})\s*[.,]\s*(0?[12])\s*[.,]\s*(\d{1,2})(?![\d])/g;

/**
 * Reads a programme code out of a cell: alone, with a trailing dot, with spaces, with commas for dots, or with the name
 * in the same cell. Two different codes in one cell are `several-codes`. A date cell is not handled here: the reader of
 * the sheet knows that a cell was a date (see {@link spoCodeFromDate}).
 */
export function parseSpoCode(text: string): Parsed<SpoCode> {
  if (isBlank(text)) return absent;
  const clean = cleanText(text);
  const found = new Set<string>();
  for (const [, section, level, number] of clean.matchAll(CODE_IN_TEXT)) {
    const code = `${section?.padStart(2, '0')}.${level?.padStart(2, '0')}.${number?.padStart(2, '0')}`;
    if (isSpoCode(code)) found.add(code);
  }
  const [code, second] = found;
  if (code === undefined) return bad('not-a-code');
  if (second !== undefined) return bad('several-codes');
  if (code === clean) return parsed(code as SpoCode);
  return parsed(code as SpoCode, /^[\d\s.,]+$/.test(clean) ? 'trailing-dot' : 'code-from-longer-text');
}

/**
 * The code Excel turned into a date: 08.02.01 typed into a cell becomes 8 February 2001. Day, month and the last two
 * digits of the year give the code back when the month is 01 or 02.
 * @param year four digits @param month 1–12 @param day 1–31
 */
export function spoCodeFromDate(year: number, month: number, day: number): SpoCode | null {
  const code = `${String(day).padStart(2, '0')}.${String(month).padStart(2, '0')}.${String(year % 100).padStart(2, '0')}`;
  return isSpoCode(code) ? code : null;
}

/** The text of a cell without the code in it, for cells that hold code and name together. */
export function textBesidesCode(text: string): string {
  return cleanText(cleanText(text).replace(CODE_IN_TEXT, ' '))
    .replace(/^[\s.,;:–—-]+|(?<![\s,;:–—-])[\s,;:–—-]+$/g, '')
    .trim();
}
