import { createHash } from 'node:crypto';
import { type Finding, maskValue, type SourceCell } from '../../domain/finding.ts';
import type { SkipReason } from '../../domain/intake-record.ts';
import type { RegionCode } from '../../domain/territory.ts';
import type { Vacancy } from '../../domain/vacancy.ts';
import { readAddress, readAddressCode, readPoint } from './advert-address.ts';
import { readEmployer } from './advert-employer.ts';
import type { AdvertReading } from './advert-reading.ts';
import { readRegion } from './advert-region.ts';
import { isClosed, readSigns } from './advert-signs.ts';
import type { AdvertSource } from './advert-source.ts';
import { readDay, readFlag, readLabel, readLine, readNumber, readPay, readPlaces } from './advert-values.ts';
import { beginningOf, cutText, stripMarkup } from './free-text.ts';
import { maskContacts } from './mask-contacts.ts';
import type { PortalContext } from './portal-layout.ts';

/** Letters of requirements and duties that are kept. */
const LONGEST_DESCRIPTION = 2000;
/** Bytes of a free text that are looked at for each letter kept, Russian letters taking two, and for its markup besides. */
const BYTES_PER_LETTER = 3;
const BYTES_OF_MARKUP = 1000;
/** Bytes of one letter in UTF-8 at most: so much may be missing from a text that was cut. */
const LONGEST_LETTER = 4;
/** Bytes of a title that are looked at. */
const BYTES_OF_TITLE = 4096;

/** What became of one advert. */
export type AdvertOutcome =
  | { readonly kind: 'vacancy'; readonly value: Vacancy; readonly findings: readonly Finding[] }
  | { readonly kind: 'rejected'; readonly findings: readonly Finding[] }
  | { readonly kind: 'skipped'; readonly reason: SkipReason };

/** Reads one advert. Contacts of persons are never read, and hidden in free text. */
export function parseAdvert(source: AdvertSource, at: SourceCell, context: PortalContext): AdvertOutcome {
  const findings: Finding[] = [];
  const reading: AdvertReading = {
    source,
    context,
    note(code, severity, field, found, reason) {
      const args = { column: source.column(field), found: found === '' ? '' : maskValue(found) };
      findings.push({ code, severity, at, args: reason === undefined ? args : { ...args, reason } });
    },
  };
  const region = readRegion(reading);
  if (context.region !== null && region !== null && region !== context.region)
    return { kind: 'skipped', reason: 'other-region' };
  if (isClosed(source)) return { kind: 'skipped', reason: 'not-open' };
  if (region === null) {
    const filtered = context.region !== null;
    reading.note('region-unknown', filtered ? 'error' : 'warning', 'regionCode', regionText(source));
    if (filtered) return { kind: 'rejected', findings };
  }
  const title = maskContacts(stripMarkup(source.text('title', BYTES_OF_TITLE) ?? ''));
  if (title === '') {
    reading.note('record-without-title', 'error', 'title', '');
    return { kind: 'rejected', findings };
  }
  return { kind: 'vacancy', value: readVacancy(reading, cutText(title, 500), region), findings };
}

function regionText(source: AdvertSource): string {
  return source.text('regionCode') ?? source.text('regionName') ?? '';
}

function readVacancy(reading: AdvertReading, title: string, region: RegionCode | null): Vacancy {
  const { source, context } = reading;
  if (title.includes('\ufffd')) reading.note('text-broken', 'warning', 'title', title);
  const employer = readEmployer(reading);
  const address = readAddress(source);
  const places = readPlaces(reading);
  const code = source.text('sphereCode');
  const name = readLabel(source.text('sphereName'));
  const { spheres } = context.reference;
  return {
    id: source.text('id') ?? digest([employer.name, title, address]),
    title,
    typicalPosition: readLabel(source.text('typicalPosition')),
    places,
    region,
    address,
    addressCode: readAddressCode(reading),
    point: readPoint(reading),
    employer,
    professionCode: readLine(source.text('professionCode')),
    oksoCode: readLine(source.text('oksoCode')),
    sphereCode: code ?? (name === null ? null : spheres.codeOf(name)),
    sphereName: name ?? (code === null ? null : spheres.nameOf(code)),
    defenceBranch: readLabel(source.text('defenceBranch')),
    education: readEducation(reading),
    experienceYears: readNumber(reading, 'experience'),
    schedule: readLabel(source.text('schedule')),
    employment: readLabel(source.text('employment')),
    pay: readPay(reading),
    ...readSigns(reading, places),
    housing: readFlag(reading, 'housing'),
    description: readDescription(source),
    createdOn: readDay(reading, 'created'),
    modifiedOn: readDay(reading, 'modified'),
    url: readUrl(source),
    open: true,
  };
}

/** The portal's id is missing only in hand-made files: 32 hex digits of SHA-256 over what identifies the advert. */
function digest(parts: readonly (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

/** A label in the first generation and the API, `{"educationType": …}` in the second. */
function readEducation(reading: AdvertReading): string | null {
  const text = reading.source.text('education');
  if (text === null || !/^\s*[[{]/.test(text)) return readLabel(text);
  const value = reading.source.json('education');
  if (value === undefined) reading.note('value-unreadable', 'warning', 'education', text, 'json');
  if (typeof value !== 'object' || value === null || !('educationType' in value)) return null;
  return typeof value.educationType === 'string' ? readLabel(value.educationType) : null;
}

function readDescription(source: AdvertSource): string | null {
  const parts: string[] = [];
  let room = LONGEST_DESCRIPTION;
  for (const field of ['requirements', 'duties', 'qualification', 'moreRequirements'] as const) {
    if (room <= 0) break;
    const limit = room * BYTES_PER_LETTER + BYTES_OF_MARKUP;
    const raw = source.text(field, limit);
    if (raw === null) continue;
    const plain = stripMarkup(raw);
    const halved = Buffer.byteLength(raw) > limit - LONGEST_LETTER;
    const part = maskContacts(beginningOf(plain, Math.min(room, halved ? plain.length - 1 : room)));
    if (part === '' || parts.some((known) => known.includes(part))) continue;
    parts.push(part);
    room -= part.length + 1;
  }
  return parts.length === 0 ? null : cutText(parts.join('\n'), LONGEST_DESCRIPTION);
}

function readUrl(source: AdvertSource): string | null {
  const url = readLine(source.text('url'));
  return url !== null && /^https?:\/\/[^\s<>"]+$/i.test(url) ? url : null;
}
