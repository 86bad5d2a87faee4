import type { GeoPoint } from '../../domain/territory.ts';
import type { AdvertReading } from './advert-reading.ts';
import type { AdvertSource } from './advert-source.ts';
import { cutText, stripMarkup } from './free-text.ts';
import { maskContacts } from './mask-contacts.ts';

const LONGEST_ADDRESS = 500;

/** Address, house and additional words in one line; a part that repeats what stands before it is left out. */
export function readAddress(source: AdvertSource): string | null {
  let address = '';
  for (const field of ['address', 'addressHouse', 'addressMore'] as const) {
    const raw = source.text(field, 4096);
    if (raw === null) continue;
    const part = stripMarkup(raw);
    if (part === '' || address.includes(part)) continue;
    address = address === '' ? part : `${address}, ${part}`;
  }
  return address === '' ? null : cutText(maskContacts(address), LONGEST_ADDRESS);
}

/**
 * The 13-digit КЛАДР code of the address. Codes of streets (17 digits) and houses (19) are cut to their settlement, whose code ends
 * in the two digits of actuality, 00.
 */
export function readAddressCode(reading: AdvertReading): string | null {
  const text = reading.source.text('addressCode')?.trim() ?? '';
  if (text === '') return null;
  const code = text.length % 2 === 0 ? `0${text}` : text;
  if (/^\d{13}$/.test(code)) return code;
  if (/^\d{17}(?:\d{2})?$/.test(code)) return `${code.slice(0, 11)}00`;
  reading.note('value-unreadable', 'warning', 'addressCode', text, 'length');
  return null;
}

/** Coordinates from their own columns or from the JSON of the second generation; 0, 0 is a placeholder. */
export function readPoint(reading: AdvertReading): GeoPoint | null {
  const { source } = reading;
  const geo = source.json('geo');
  if (geo === undefined) reading.note('value-unreadable', 'warning', 'geo', source.text('geo') ?? '', 'json');
  const latitude = source.text('latitude') ?? member(geo, ['latitude', 'lat']);
  const longitude = source.text('longitude') ?? member(geo, ['longitude', 'lng', 'lon']);
  if (latitude === null || longitude === null) return null;
  const point = { latitude: degrees(latitude), longitude: degrees(longitude) };
  if (point.latitude === 0 && point.longitude === 0) return null;
  if (Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180) return point;
  reading.note('value-unreadable', 'warning', 'latitude', `${latitude}, ${longitude}`, 'not-a-number');
  return null;
}

function degrees(text: string): number {
  const clean = text.trim().replace(',', '.');
  return /^-?\d{1,3}(?:\.\d{1,20})?$/.test(clean) ? Number(clean) : Number.NaN;
}

function member(value: unknown, names: readonly string[]): string | null {
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, item] of Object.entries(value)) {
    if (!names.includes(name)) continue;
    if (typeof item === 'number') return String(item);
    if (typeof item === 'string' && item.trim() !== '') return item;
  }
  return null;
}
