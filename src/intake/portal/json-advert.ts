import type { AdvertField, AdvertSource } from './advert-source.ts';
import { findPortalColumn } from './portal-columns.ts';

/** Fields of an API v1 record by path; its other members are not read. */
const API_PATHS: readonly (readonly [AdvertField, readonly string[]])[] = [
  ['id', ['id']],
  ['title', ['job-name']],
  ['typicalPosition', ['typicalPosition']],
  ['places', ['work_places']],
  ['regionCode', ['region', 'region_code']],
  ['regionName', ['region', 'name']],
  ['address', ['addresses', 'address', '0', 'location']],
  ['latitude', ['addresses', 'address', '0', 'lat']],
  ['longitude', ['addresses', 'address', '0', 'lng']],
  ['company', ['company']],
  ['sourceType', ['source']],
  ['professionCode', ['code_profession']],
  ['sphereName', ['category', 'specialisation']],
  ['education', ['requirement', 'education']],
  ['experience', ['requirement', 'experience']],
  ['schedule', ['schedule']],
  ['employment', ['employment']],
  ['payText', ['salary']],
  ['payMin', ['salary_min']],
  ['payMax', ['salary_max']],
  ['workPlace', ['workPlaceType']],
  ['socialProtected', ['social_protected']],
  ['requirements', ['requirements']],
  ['duties', ['duty']],
  ['qualification', ['qualification']],
  ['created', ['creation-date']],
  ['modified', ['date_modify']],
  ['url', ['vac_url']],
];

const CONTACT_KEYS = new Set([
  'contact_list',
  'contact_person',
  'contact_source',
  'contactList',
  'contactPerson',
  'contactSource',
]);

/** What a JSON record holds and under which of its names. */
export interface JsonAdvert {
  readonly source: AdvertSource;
  readonly names: ReadonlyMap<AdvertField, string>;
  /** Members nothing was read from. */
  readonly unread: readonly string[];
  /** Members with contacts of persons, never read. */
  readonly dropped: readonly string[];
}

/** Reads an object of the API, of the bulk JSON, or one wrapped as `{"vacancy": …}`; null for anything else. */
export function readJsonAdvert(value: unknown): JsonAdvert | null {
  const record = membersOf(member(value, 'vacancy') ?? value);
  if (record === null) return null;
  const values = new Map<AdvertField, unknown>();
  const names = new Map<AdvertField, string>();
  const used = new Set<string>();
  const take = (field: AdvertField, name: string, found: unknown) => {
    if (found === undefined || found === null || values.has(field)) return;
    values.set(field, found);
    names.set(field, name);
  };
  if (record.has('job-name')) {
    for (const [field, path] of API_PATHS) {
      used.add(path[0] ?? '');
      take(field, path.join('.'), path.reduce(member, Object.fromEntries(record)));
    }
  } else {
    for (const [key, found] of record) {
      const field = findPortalColumn(key)?.field ?? null;
      if (field === null) continue;
      used.add(key);
      take(field, key, found);
    }
  }
  const keys = Array.from(record.keys());
  return {
    source: jsonSource(values, names),
    names,
    unread: keys.filter((key) => !used.has(key) && !CONTACT_KEYS.has(key)),
    dropped: keys.filter((key) => CONTACT_KEYS.has(key)),
  };
}

function jsonSource(
  values: ReadonlyMap<AdvertField, unknown>,
  names: ReadonlyMap<AdvertField, string>,
): AdvertSource {
  return {
    text(field, limit) {
      const value = values.get(field);
      if (typeof value === 'string') return value.trim() === '' ? null : value.slice(0, limit);
      if (typeof value === 'number' || typeof value === 'boolean') return String(value);
      return Array.isArray(value) || typeof value === 'object' ? listText(value) : null;
    },
    json: (field) => values.get(field) ?? null,
    column: (field) => names.get(field) ?? field,
  };
}

/** A list of words as text («["Инвалиды"]» → «Инвалиды»); an object stays JSON. */
function listText(value: unknown): string | null {
  if (!Array.isArray(value)) return value === null || value === undefined ? null : JSON.stringify(value);
  const words = value.filter((item) => typeof item === 'string');
  return words.length === 0 ? null : words.join(', ');
}

function member(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value[Number(name)];
  return membersOf(value)?.get(name);
}

function membersOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value));
}
