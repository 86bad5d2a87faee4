import { type IsoDate, isIsoDate, parseDate, yearOf } from '../../domain/iso-date.ts';
import { type Pay, parsePay, parsePlaces, parseYesNo, payBounds } from '../../domain/numbers.ts';
import { cleanText, foldLookAlikes, isBlank } from '../../domain/text.ts';
import type { AdvertReading } from './advert-reading.ts';
import type { AdvertField } from './advert-source.ts';

/** The portal opened in 2009; an advert cannot be older. */
const FIRST_YEAR = 2009;
const NOTHING_STATED = /^(?:не указано|ничего не выбрано|не выбрано|нет данных|null|none)$/i;
const MOST_LABELS = 5000;
const labels = new Map<string, string | null>();

/** A label of an enumeration: cleaned, Latin look-alikes folded («Tребования не предъявляются»); null when it states nothing. */
export function readLabel(text: string | null): string | null {
  if (text === null) return null;
  const known = labels.get(text);
  if (known !== undefined) return known;
  const clean = foldLookAlikes(cleanText(text));
  const label = isBlank(clean) || NOTHING_STATED.test(clean) ? null : clean;
  // Enumerations repeat in every row; a file with endless different ones must not fill the memory.
  if (labels.size < MOST_LABELS && text.length <= 120) labels.set(text, label);
  return label;
}

/** A code or address of a page as written, trimmed; null when blank. */
export function readLine(text: string | null): string | null {
  if (text === null) return null;
  const line = text.trim();
  return line === '' ? null : line;
}

/** Open places, 0 … MOST_PLACES; null with a finding when they are missing or unreadable. */
export function readPlaces(reading: AdvertReading): number | null {
  const text = reading.source.text('places') ?? '';
  if (/^\d{1,5}$/.test(text)) return Number(text);
  const count = parsePlaces(text);
  if (count.kind === 'value') return count.value;
  reading.note('places-unreadable', 'warning', 'places', text);
  return null;
}

/** A number ≥ 0 of at most nine digits, such as years of experience; null with a finding when it cannot be read. */
export function readNumber(reading: AdvertReading, field: AdvertField): number | null {
  const text = reading.source.text(field)?.trim() ?? '';
  if (text === '') return null;
  if (/^\d{1,9}(?:[.,]\d{1,4})?$/.test(text)) return Number(text.replace(',', '.'));
  reading.note('value-unreadable', 'warning', field, text, 'not-a-number');
  return null;
}

/** A flag; null when not stated, null with a finding when it cannot be read. */
export function readFlag(reading: AdvertReading, field: AdvertField): boolean | null {
  const text = reading.source.text(field);
  if (text === null) return null;
  if (text === 'true') return true;
  if (text === 'false') return false;
  const flag = parseYesNo(text);
  if (flag.kind === 'bad') reading.note('value-unreadable', 'warning', field, text, flag.reason);
  return flag.kind === 'value' ? flag.value : null;
}

/** A day; a time and its zone after it are ignored, the day is the one written. */
export function readDay(reading: AdvertReading, field: AdvertField): IsoDate | null {
  const text = reading.source.text(field)?.trim() ?? '';
  if (text === '') return null;
  const last = yearOf(reading.context.asOf) + 1;
  const day = text.slice(0, 10);
  if (isIsoDate(day) && yearOf(day) >= FIRST_YEAR && yearOf(day) <= last) return day;
  const date = parseDate(text, { first: FIRST_YEAR, last });
  if (date.kind === 'bad') reading.note('date-impossible', 'warning', field, text, date.reason);
  return date.kind === 'value' ? date.value : null;
}

/** Monthly pay from both bounds, or from the text where the bounds state nothing. */
export function readPay(reading: AdvertReading): Pay | null {
  const bounds = payBounds(readNumber(reading, 'payMin'), readNumber(reading, 'payMax'));
  if (bounds.kind === 'value') return bounds.value;
  const text = reading.source.text('payText');
  const stated = text === null ? null : parsePay(text);
  if (stated?.kind !== 'value') return null;
  const real = payBounds(stated.value.min, stated.value.max, stated.value.period);
  return real.kind === 'value' ? real.value : null;
}
