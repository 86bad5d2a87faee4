import type { Brand } from './brand.ts';
import { absent, bad, type Parsed, type ParseNote, parsed } from './parsed.ts';
import { cleanText, isBlank } from './text.ts';

/** A calendar day «YYYY-MM-DD», without time or zone. */
export type IsoDate = Brand<string, 'IsoDate'>;

/** An instant «YYYY-MM-DDTHH:MM:SSZ» in UTC, to the second. */
export type IsoInstant = Brand<string, 'IsoInstant'>;

/** Years a cell may name without being a typing error: `first` to `last`, inclusive. */
export interface YearRange {
  readonly first: number;
  readonly last: number;
}

const MONTHS = [
  'январ',
  'феврал',
  'март',
  'апрел',
  'ма',
  'июн',
  'июл',
  'август',
  'сентябр',
  'октябр',
  'ноябр',
  'декабр',
];

/** The day of year, month (1–12) and day, or null when there is no such day. */
export function isoDate(year: number, month: number, day: number): IsoDate | null {
  if (!(year >= 1000 && year <= 9999 && month >= 1 && month <= 12 && day >= 1)) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as IsoDate;
}

/** True for a written «YYYY-MM-DD» that names an existing day. */
export function isIsoDate(text: string): text is IsoDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match !== null && isoDate(Number(match[1]), Number(match[2]), Number(match[3])) !== null;
}

/**
 * Reads a day from text: «07.09.2007», «7/9/07», «2007-09-07», «2007-09-07T00:00:00», «7 сентября 2007 г.», «7 сент. 2007», «20070907»,
 * an Excel serial number, a Unix time is not accepted. Two-digit years are taken into `years`.
 * A day that does not exist (45.09.2007) and a year outside `years` are bad, never shifted.
 */
export function parseDate(text: string, years: YearRange): Parsed<IsoDate> {
  if (isBlank(text)) return absent;
  const clean = cleanText(text)
    .toLowerCase()
    .replace(/ ?(г|г\.|год|года)$/, '');
  const parts = dateParts(clean);
  if (parts === null)
    return /^\d{4,6}([.,]0+)?$/.test(clean) ? fromSerialText(clean, years) : bad('not-a-date');
  const [rawYear, month, day] = parts;
  let year = rawYear;
  let note: ParseNote | undefined;
  if (year < 100) {
    year = expandYear(year, years);
    note = 'two-digit-year';
  }
  const date = isoDate(year, month, day);
  if (date === null) return bad('no-such-day');
  return within(date, years) ? parsed(date, note) : bad('year-out-of-range');
}

function dateParts(text: string): readonly [number, number, number] | null {
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[t ].*)?$/.exec(text);
  if (iso) return [Number(iso[1]), Number(iso[2]), Number(iso[3])];
  const russian = /^(\d{1,2})\s?[-./,]\s?(\d{1,2})\s?[-./,]\s?(\d{4}|\d{2})(?: .*)?$/.exec(text);
  if (russian) return [Number(russian[3]), Number(russian[2]), Number(russian[1])];
  const packed = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text);
  if (packed) return [Number(packed[1]), Number(packed[2]), Number(packed[3])];
  const worded = /^«?"?(\d{1,2})»?"? ([а-я]{3,})\.? (\d{4})$/.exec(text);
  if (worded) {
    const word = worded[2] ?? '';
    const month = MONTHS.findIndex((stem) => word.startsWith(stem) || stem.startsWith(word)) + 1;
    return month === 0 ? null : [Number(worded[3]), month, Number(worded[1])];
  }
  return null;
}

function fromSerialText(text: string, years: YearRange): Parsed<IsoDate> {
  const date = dateFromSerial(Math.trunc(Number(text.replace(',', '.'))));
  if (date === null) return bad('not-a-date');
  return within(date, years) ? parsed(date) : bad('year-out-of-range');
}

/** The day behind an Excel serial number of the 1900 date system (day 60 is the 29.02.1900 that never was: null). */
export function dateFromSerial(serial: number): IsoDate | null {
  if (!Number.isFinite(serial) || serial < 1 || serial > 2_958_465) return null;
  const whole = Math.floor(serial);
  if (whole === 60) return null;
  const date = new Date(Date.UTC(1899, 11, whole < 60 ? 31 : 30) + whole * 86_400_000);
  return isoDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

function expandYear(year: number, years: YearRange): number {
  const candidate = 2000 + year;
  return candidate <= years.last ? candidate : 1900 + year;
}

function within(date: IsoDate, years: YearRange): boolean {
  const year = yearOf(date);
  return year >= years.first && year <= years.last;
}

/** The calendar year of a day. */
export function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4));
}

/** Whole days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The day `days` after `date` (before it when negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10) as IsoDate;
}

/** The Monday of the ISO week `date` lies in. */
export function mondayOf(date: IsoDate): IsoDate {
  const weekday = (new Date(date).getUTCDay() + 6) % 7;
  return addDays(date, -weekday);
}

/** «07.09.2007», the way a day is written in Russian documents. */
export function russianDate(date: IsoDate): string {
  return `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`;
}
