import { parseInn, parseOgrn } from '../../domain/identifiers.ts';
import type { Parsed } from '../../domain/parsed.ts';
import { valueOrNull } from '../../domain/parsed.ts';
import type { VacancyEmployer } from '../../domain/vacancy.ts';
import type { AdvertReading } from './advert-reading.ts';
import type { AdvertField } from './advert-source.ts';
import { cutText, stripMarkup } from './free-text.ts';

/** «Кадровое агентство», «Аккредитованное частное агентство занятости» and their codes. */
const AGENCY = /агентств|RECRUITMENT_AGENCY|CHAZ/i;

/** The members of the `company` object the product uses; spellings differ between the generations. */
interface Company {
  readonly name: string | null;
  readonly inn: string | null;
  readonly ogrn: string | null;
  readonly agency: boolean;
}

const NO_COMPANY: Company = { name: null, inn: null, ogrn: null, agency: false };

/** The employer of an advert; the ИНН stands only inside the `company` JSON of the second generation. */
export function readEmployer(reading: AdvertReading): VacancyEmployer {
  const { source } = reading;
  const value = source.json('company');
  if (value === undefined)
    reading.note('value-unreadable', 'warning', 'company', source.text('company') ?? '', 'json');
  const company = companyOf(value);
  const name = company.name ?? source.text('companyName', 4096) ?? source.text('companyFullName', 4096);
  const inn = company.inn ?? source.text('companyInn');
  const types = `${source.text('sourceType') ?? ''} ${source.text('originalSourceType') ?? ''}`;
  return {
    name: name === null ? null : cutText(stripMarkup(name), 500) || null,
    inn: checked(reading, 'companyInn', inn, parseInn),
    ogrn: checked(reading, 'company', company.ogrn, parseOgrn),
    agency: company.agency || AGENCY.test(types),
  };
}

function checked<T>(
  reading: AdvertReading,
  field: AdvertField,
  text: string | null,
  parse: (text: string) => Parsed<T>,
): T | null {
  if (text === null) return null;
  const result = parse(text);
  if (result.kind === 'bad') {
    const code = field === 'companyInn' ? 'inn-checksum' : 'value-unreadable';
    reading.note(code, 'warning', field, text, result.reason);
  }
  return valueOrNull(result);
}

function companyOf(value: unknown): Company {
  if (typeof value !== 'object' || value === null) return NO_COMPANY;
  const company: { -readonly [K in keyof Company]: Company[K] } = { ...NO_COMPANY };
  for (const [key, member] of Object.entries(value)) {
    const text = typeof member === 'number' ? String(member) : member;
    switch (key.toLowerCase().replace(/[_-]/g, '')) {
      case 'name':
      case 'companyname':
        if (typeof text === 'string' && text.trim() !== '') company.name = text;
        break;
      case 'inn':
        if (typeof text === 'string' && text.trim() !== '') company.inn = text;
        break;
      case 'ogrn':
        if (typeof text === 'string' && text.trim() !== '') company.ogrn = text;
        break;
      case 'hragency':
        company.agency = member === true || member === 'true';
        break;
    }
  }
  return company;
}
