import type { Brand } from './brand.ts';
import { absent, bad, type Parsed, type ParseNote, parsed } from './parsed.ts';
import { cleanText, isBlank } from './text.ts';

/** СНИЛС, 11 digits. */
export type Snils = Brand<string, 'Snils'>;
/** ИНН of an organisation (10 digits) or of a person (12 digits). */
export type Inn = Brand<string, 'Inn'>;
/** ОГРН (13 digits) or ОГРНИП (15 digits). */
export type Ogrn = Brand<string, 'Ogrn'>;

/**
 * Reads a СНИЛС written with or without separators.
 * Control number: Σ (9−i)·dᵢ over the nine digits, mod 101, 100 → 00; not defined up to 001-001-998
 * (постановление Правления ПФР 192п, приложение 1). A lost leading zero is restored when the control number agrees, never in
 * the numbers that have none.
 */
export function parseSnils(text: string): Parsed<Snils> {
  if (isBlank(text)) return absent;
  const digits = digitsOf(text);
  if (digits === null || digits.length > 11 || digits.length < 9) return bad('length');
  const full = digits.padStart(11, '0');
  if (!snilsControlHolds(full)) return bad(digits.length === 11 ? 'checksum' : 'length');
  if (digits.length < 11 && Number(full.slice(0, 9)) <= LAST_WITHOUT_CONTROL) return bad('length');
  return parsed(full as Snils, digits.length === 11 ? undefined : 'leading-zero-restored');
}

/** 001-001-998: numbers up to it were issued before control numbers. */
const LAST_WITHOUT_CONTROL = 1_001_998;

function snilsControlHolds(digits: string): boolean {
  const number = Number(digits.slice(0, 9));
  if (number === 0) return false;
  if (number <= LAST_WITHOUT_CONTROL) return true;
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += (9 - i) * digit(digits, i);
  const control = sum % 101;
  return Number(digits.slice(9)) === (control === 100 ? 0 : control);
}

/** «112-233-445 95», the official way to write a СНИЛС. */
export function formatSnils(snils: Snils): string {
  return `${snils.slice(0, 3)}-${snils.slice(3, 6)}-${snils.slice(6, 9)} ${snils.slice(9)}`;
}

const INN10 = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const INN11 = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const INN12 = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

/** Reads an ИНН; control digits by weights mod 11 mod 10 (приказ ФНС ЕД-7-14/559@). One lost leading zero is restored when they agree. */
export function parseInn(text: string): Parsed<Inn> {
  return parseChecked(text, [10, 12], innControlHolds);
}

function innControlHolds(digits: string): boolean {
  if (/^0+$/.test(digits)) return false;
  if (digits.length === 10) return weighted(digits, INN10) === digit(digits, 9);
  return weighted(digits, INN11) === digit(digits, 10) && weighted(digits, INN12) === digit(digits, 11);
}

/** Reads an ОГРН or ОГРНИП; the last digit is the rest of the others by 11 (13 digits) or 13 (15 digits), its last digit. */
export function parseOgrn(text: string): Parsed<Ogrn> {
  return parseChecked(text, [13, 15], (digits) => {
    const body = BigInt(digits.slice(0, -1));
    const rest = Number(body % (digits.length === 13 ? 11n : 13n)) % 10;
    return rest === digit(digits, digits.length - 1);
  });
}

function parseChecked<T extends string>(
  text: string,
  lengths: readonly [number, number],
  holds: (digits: string) => boolean,
): Parsed<Brand<string, T>> {
  if (isBlank(text)) return absent;
  const digits = digitsOf(text);
  if (digits === null) return bad('length');
  for (const [candidate, note] of withLostZero(digits, lengths)) {
    if (holds(candidate)) return parsed(candidate as Brand<string, T>, note);
  }
  return bad(lengths.includes(digits.length) ? 'checksum' : 'length');
}

function* withLostZero(
  digits: string,
  lengths: readonly number[],
): Generator<readonly [string, ParseNote | undefined]> {
  for (const length of lengths) {
    if (digits.length === length) yield [digits, undefined];
    else if (digits.length === length - 1) yield [`0${digits}`, 'leading-zero-restored'];
  }
}

/** Digits of an identifier typed as text or turned into a number («3.5e+12», «5380201.0»); null when other characters stand in it. */
function digitsOf(text: string): string | null {
  const clean = cleanText(text);
  if (/^\d+[.,]0+$/.test(clean)) return clean.replace(/[.,]0+$/, '');
  const exponent = /^(\d(?:[.,]\d+)?)e\+?(\d{1,2})$/i.exec(clean);
  if (exponent) {
    const value = Number(clean.replace(',', '.'));
    const significant = (exponent[1] ?? '').replace(/[.,]/, '').length;
    return Number.isSafeInteger(value) && significant === Number(exponent[2]) + 1 ? String(value) : null;
  }
  const digits = clean.replace(/[\s\-‐‑–—.]/g, '');
  return /^\d+$/.test(digits) ? digits : null;
}

function weighted(digits: string, weights: readonly number[]): number {
  let sum = 0;
  for (const [i, weight] of weights.entries()) sum += weight * digit(digits, i);
  return (sum % 11) % 10;
}

function digit(digits: string, at: number): number {
  return digits.charCodeAt(at) - 48;
}
