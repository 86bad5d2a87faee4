import { absent, bad, type Parsed, parsed } from './parsed.ts';
import { cleanText, isBlank } from './text.ts';

/**
 * Reads a count of people or places: a whole number ≥ 0. «5», «5,0», «1 234», «5 чел.» are read (the last with a note);
 * «нет», a dash and an empty cell are absent; anything else is bad. Never 0 for something unreadable.
 */
export function parseCount(text: string): Parsed<number> {
  if (isBlank(text) || /^нет( данных)?$/i.test(cleanText(text))) return absent;
  const clean = cleanText(text).toLowerCase();
  const match =
    /^([-−]?\d[\d ]*)(?:[.,](\d+))?(?: ?(чел|человек[а]?|мест[ао]?|ед|шт|выпускник(?:а|ов)?|вакансия|вакансии|вакансий)\.?)?$/.exec(
      clean,
    );
  if (match === null) return bad('not-a-number');
  const whole = (match[1] ?? '').replaceAll(' ', '').replace('−', '-');
  if (whole.startsWith('-')) return bad('negative');
  if (match[2] !== undefined && !/^0+$/.test(match[2])) return bad('not-whole');
  const value = Number(whole);
  if (!Number.isSafeInteger(value)) return bad('not-a-number');
  return parsed(value, match[3] === undefined ? undefined : 'number-from-text');
}

/** No advert, request or line of a forecast asks for more; a longer number is an ИНН or a telephone in the wrong column. */
export const MOST_PLACES = 100_000;

/** Reads open places of one advert like {@link parseCount}; more than {@link MOST_PLACES} are bad. */
export function parsePlaces(text: string): Parsed<number> {
  const count = parseCount(text);
  return count.kind === 'value' && count.value > MOST_PLACES ? bad('too-many') : count;
}

/** Monthly pay in roubles; a bound nobody stated is null. */
export interface Pay {
  readonly min: number | null;
  readonly max: number | null;
  readonly period: 'month' | 'shift' | 'hour' | 'year';
}

/**
 * Reads pay from text: «от 30 000», «до 50000», «25000—40000₽», «1 500–4 000 ₽ за смену», «40 тыс.». 0 and 999999 (the portal's
 * placeholders) state nothing. @returns roubles, whole
 */
export function parsePay(text: string): Parsed<Pay> {
  if (isBlank(text) || /договор/i.test(text)) return absent;
  const clean = cleanText(text).toLowerCase().replace(/[–—−]/g, '-');
  const amounts = Array.from(
    clean.matchAll(/(\d{1,3}(?: \d{3})+|\d+)(?:[.,](\d{1,2})(?!\d))?( ?(?:тыс|т\.? ?р))?/g),
    (match) => {
      const value = Number((match[1] ?? '').replaceAll(' ', '')) + Number(`0.${match[2] ?? 0}`);
      return Math.round(match[3] === undefined ? value : value * 1000);
    },
  );
  const [first, second, third] = amounts;
  if (first === undefined || third !== undefined) return bad('not-a-number');
  const period = /смен|сутки|день/.test(clean)
    ? 'shift'
    : /час/.test(clean)
      ? 'hour'
      : /год/.test(clean)
        ? 'year'
        : 'month';
  const only = second === undefined;
  const min = only && /(^| )до /.test(clean) ? null : first;
  const max = only ? (/(^| )до /.test(clean) ? first : null) : second;
  return payBounds(min, max, period);
}

/** Pay from two numbers as exports give them: placeholders dropped, bounds in order. */
export function payBounds(
  min: number | null,
  max: number | null,
  period: Pay['period'] = 'month',
): Parsed<Pay> {
  const real = (value: number | null) =>
    value === null || value <= 0 || value >= 999_999 ? null : Math.round(value);
  const low = real(min);
  const high = real(max);
  if (low === null && high === null) return absent;
  if (low !== null && high !== null && high < low) return parsed({ min: high, max: low, period });
  return parsed({ min: low, max: high, period });
}

const YES = /^(да|есть|имеется|имеет|true|1|\+|v|✓|х|x|yes|y|д)$/i;
const NO = /^(нет|не имеет|отсутствует|false|0|no|n|н)$/i;

/** Reads «да / нет / + / есть …»; a blank is absent. */
export function parseYesNo(text: string): Parsed<boolean> {
  const clean = cleanText(text);
  if (YES.test(clean)) return parsed(true);
  if (NO.test(clean)) return parsed(false);
  if (isBlank(text)) return absent;
  return bad('not-a-yes-or-no');
}
