import { createHash } from 'node:crypto';
import { parseInn, parseOgrn } from '../../domain/identifiers.ts';
import type { IntakeContext } from '../../domain/intake-record.ts';
import { yearOf } from '../../domain/iso-date.ts';
import type { Settlement } from '../../domain/lookups.ts';
import { MOST_PLACES, type Pay, parsePay, parsePlaces, parseYesNo, payBounds } from '../../domain/numbers.ts';
import { absent, bad, type Parsed, parsed, valueOrNull } from '../../domain/parsed.ts';
import { groupThousands } from '../../domain/russian.ts';
import type { GeoPoint, RegionCode } from '../../domain/territory.ts';
import { isBlank, normaliseLabel } from '../../domain/text.ts';
import type { Vacancy } from '../../domain/vacancy.ts';
import { maskContacts } from '../portal/mask-contacts.ts';
import { plainText } from './plain-text.ts';
import type { RowView } from './row-view.ts';

const LONGEST_DESCRIPTION = 2000;

/** The advert a row states, or null when it has no title; why is among the row's findings. */
export function buildVacancy(row: RowView, context: IntakeContext): Vacancy | null {
  const title = plainText(row.text('title'));
  if (title === '') {
    row.report('record-without-title', 'error', 'title', { expected: 'название вакансии или профессии' });
    return null;
  }
  const now = yearOf(context.asOf);
  const years = { first: now - 12, last: now + 1 };
  const employer = row.words('employer') ?? row.words('employerShort');
  const address = addressOf(row, context);
  const url = readUrl(row);
  const kind = demandKind(row.text('demandKind'));
  return {
    id: row.words('id') ?? idInUrl(url) ?? digest(kind, employer, title, address),
    title,
    typicalPosition: row.words('typicalPosition'),
    places: readPlaces(row),
    region: readRegion(row, address, context),
    address,
    addressCode: /^\d{11,13}$/.exec(row.text('addressCode'))?.[0]?.padStart(13, '0') ?? null,
    point: readPoint(row),
    employer: {
      name: employer,
      inn: row.value('inn', parseInn, 'ИНН из 10 или 12 цифр'),
      ogrn: row.value('ogrn', parseOgrn, 'ОГРН из 13 или 15 цифр'),
      agency: false,
    },
    professionCode: row.words('professionCode'),
    oksoCode: row.words('oksoCode'),
    ...readSphere(row, context),
    defenceBranch: null,
    education: row.words('education'),
    experienceYears: row.value('experience', parseExperience, 'число лет'),
    schedule: row.words('schedule'),
    employment: row.words('employment'),
    pay: readPay(row),
    quota: saysYes(row.text('quota')),
    foreignQuota: saysYes(row.text('foreign')),
    housing: valueOrNull(parseYesNo(row.text('housing'))) ?? (saysYes(row.text('housing')) ? true : null),
    description: describe(row),
    createdOn: row.day('createdOn', years),
    modifiedOn: row.day('modifiedOn', years),
    url,
    open: !/закрыт|архив|удален|отклон|снята/.test(normaliseLabel(row.text('state'))),
    ...(kind === null ? {} : { kind }),
  };
}

/** «Заявка работодателя колледжу», «прогноз потребности»; anything else is an advert. */
function demandKind(text: string): NonNullable<Vacancy['kind']> | null {
  const label = normaliseLabel(text);
  if (/прогноз/.test(label)) return 'forecast';
  return /заявк/.test(label) ? 'request' : null;
}

const ID_PREFIX = { request: 'z', forecast: 'p' } as const;

/** A repeatable id for adverts that carry none; a request is never taken for the advert it repeats. */
function digest(
  kind: NonNullable<Vacancy['kind']> | null,
  employer: string | null,
  title: string,
  address: string | null,
): string {
  const text = [employer, title, address].map((part) => normaliseLabel(part ?? '')).join('|');
  const prefix = kind === null ? 't' : ID_PREFIX[kind];
  return `${prefix}-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
}

function idInUrl(url: string | null): string | null {
  return /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(url ?? '')?.[0]?.toLowerCase() ?? null;
}

function readUrl(row: RowView): string | null {
  const text = row.text('url');
  return /^https?:\/\/\S+$/i.test(text) ? text : null;
}

function readPlaces(row: RowView): number | null {
  const result = parsePlaces(row.text('places'));
  if (result.kind !== 'bad') return row.settle('places', result, '');
  row.report('places-unreadable', 'error', 'places', {
    expected: `целое число мест, не больше ${groupThousands(MOST_PLACES)}`,
  });
  return null;
}

/** The stated region; else the one the address begins with; else, in a table that speaks of no regions, the workspace's. */
function readRegion(row: RowView, address: string | null, context: IntakeContext): RegionCode | null {
  const { regions } = context.reference;
  const stated = row.text('region');
  if (stated !== '' && !isOwnSettlement(stated, context)) {
    const region = regions.findByName(stated) ?? regions.find(stated);
    if (region === null)
      row.report('region-unknown', 'warning', 'region', { expected: 'название субъекта РФ' });
    return region?.code ?? null;
  }
  const parts = (address ?? '').split(',').slice(0, 3);
  for (const part of parts) {
    const region = /обл|край|респ|округ|^г\.? ?(Москва|Санкт|Севастополь)/i.test(part)
      ? regions.findByName(part.trim())
      : null;
    if (region !== null) return region.code;
  }
  return row.has('region') && stated === '' ? null : context.region;
}

/** Address, with the city where that has a column of its own; job boards write the city under «Регион», too. */
function addressOf(row: RowView, context: IntakeContext): string | null {
  const region = row.text('region');
  const city = row.words('city') ?? (isOwnSettlement(region, context) ? region : null);
  const address = row.words('address') ?? row.words('municipality');
  if (city === null || address === null) return address ?? city;
  return normaliseLabel(address).includes(normaliseLabel(city)) ? address : `${city}, ${address}`;
}

const SETTLEMENTS = new WeakMap<readonly Settlement[], ReadonlySet<string>>();

/** True for the name of a settlement of the workspace's region that is no name of a region. */
function isOwnSettlement(text: string, { reference, region }: IntakeContext): boolean {
  if (text === '' || region === null || reference.regions.findByName(text) !== null) return false;
  const settlements = reference.territories.settlements(region);
  const names = SETTLEMENTS.get(settlements) ?? new Set(settlements.map(({ name }) => normaliseLabel(name)));
  SETTLEMENTS.set(settlements, names);
  return names.has(normaliseLabel(text.replace(/^г(?:\.|ород)?\s+/i, '')));
}

function readPoint(row: RowView): GeoPoint | null {
  const [latitude, longitude] = ['latitude', 'longitude'].map((field) =>
    Number(row.text(field).replace(',', '.')),
  );
  if (latitude === undefined || longitude === undefined) return null;
  const inside =
    latitude >= 40 && latitude <= 82 && ((longitude >= 19 && longitude <= 180) || longitude <= -168);
  return inside ? { latitude, longitude } : null;
}

function readSphere(row: RowView, context: IntakeContext) {
  const text = row.text('sphere');
  if (text === '') return { sphereCode: null, sphereName: null };
  const named = context.reference.spheres.nameOf(text);
  if (named !== null) return { sphereCode: text, sphereName: named };
  return { sphereCode: context.reference.spheres.codeOf(text), sphereName: text };
}

function parseExperience(text: string): Parsed<number> {
  const label = normaliseLabel(text);
  if (label === '' || /не имеет|не указан/.test(label)) return absent;
  if (/без опыта|не требу|^нет(?: опыта)?$/.test(label)) return parsed(0);
  const number = /^(?:от |не менее |опыт от |более )?(\d{1,2})(?![\d])/.exec(label)?.[1];
  if (number === undefined) return bad('not-a-number');
  return parsed(/мес/.test(label) ? Math.floor(Number(number) / 12) : Number(number));
}

function readPay(row: RowView): Pay | null {
  const bound = (field: string) => {
    const result = row.value(field, parsePay, 'сумма в рублях');
    return result?.min ?? result?.max ?? null;
  };
  if (row.has('payMin') || row.has('payMax')) {
    const pay = valueOrNull(payBounds(bound('payMin'), bound('payMax')));
    if (pay !== null) return pay;
  }
  const text = row.text('pay');
  return /^0+([.,]0+)?$/.test(text) ? null : row.value('pay', parsePay, 'сумма в рублях');
}

/** Anything stated but «нет» and its like counts as yes: «Квота для инвалидов», «true», «1». */
function saysYes(text: string): boolean {
  if (isBlank(text)) return false;
  const answer = parseYesNo(text);
  if (answer.kind === 'value') return answer.value;
  return !/^(нет|не |без |отсутств|обычн)/.test(normaliseLabel(text));
}

function describe(row: RowView): string | null {
  const text = ['duties', 'requirements']
    .map((field) => plainText(row.text(field)))
    .filter((part) => part !== '')
    .join('\n');
  return text === '' ? null : maskContacts(text.slice(0, LONGEST_DESCRIPTION));
}
