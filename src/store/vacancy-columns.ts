import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import type { Inn, Ogrn } from '../domain/identifiers.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { Pay } from '../domain/numbers.ts';
import type { RegionCode } from '../domain/territory.ts';
import type { Vacancy } from '../domain/vacancy.ts';

/** Columns of `vacancy_versions` that hold the advert, in the order of {@link encodeVacancy}. */
export const VACANCY_COLUMNS = [
  'title',
  'typical_position',
  'places',
  'region',
  'address',
  'address_code',
  'latitude',
  'longitude',
  'employer_name',
  'employer_inn',
  'employer_ogrn',
  'employer_agency',
  'profession_code',
  'okso_code',
  'sphere_code',
  'sphere_name',
  'defence_branch',
  'education',
  'experience_years',
  'schedule',
  'employment',
  'pay_min',
  'pay_max',
  'pay_period',
  'quota',
  'foreign_quota',
  'housing',
  'description',
  'created_on',
  'modified_on',
  'url',
  'open',
  'demand_kind',
] as const;

/** A row that has all {@link VACANCY_COLUMNS}. */
type VacancyRow = Readonly<Record<string, SQLOutputValue | undefined>>;

/** The values of the columns, all but the id. */
export function encodeVacancy(vacancy: Vacancy): SQLInputValue[] {
  const { employer, pay, point } = vacancy;
  return [
    vacancy.title,
    vacancy.typicalPosition,
    vacancy.places,
    vacancy.region,
    vacancy.address,
    vacancy.addressCode,
    point?.latitude ?? null,
    point?.longitude ?? null,
    employer.name,
    employer.inn,
    employer.ogrn,
    flag(employer.agency),
    vacancy.professionCode,
    vacancy.oksoCode,
    vacancy.sphereCode,
    vacancy.sphereName,
    vacancy.defenceBranch,
    vacancy.education,
    vacancy.experienceYears,
    vacancy.schedule,
    vacancy.employment,
    pay?.min ?? null,
    pay?.max ?? null,
    pay?.period ?? null,
    flag(vacancy.quota),
    flag(vacancy.foreignQuota),
    flag(vacancy.housing),
    vacancy.description,
    vacancy.createdOn,
    vacancy.modifiedOn,
    vacancy.url,
    flag(vacancy.open),
    vacancy.kind ?? null,
  ];
}

/** The advert behind a row of the columns; only {@link encodeVacancy} fills them, so brands are trusted. */
export function decodeVacancy(id: string, row: VacancyRow): Vacancy {
  const latitude = number(row.latitude);
  const longitude = number(row.longitude);
  const kind = text<NonNullable<Vacancy['kind']>>(row.demand_kind);
  return {
    id,
    title: String(row.title),
    typicalPosition: text(row.typical_position),
    places: number(row.places),
    region: text<RegionCode>(row.region),
    address: text(row.address),
    addressCode: text(row.address_code),
    point: latitude === null || longitude === null ? null : { latitude, longitude },
    employer: {
      name: text(row.employer_name),
      inn: text<Inn>(row.employer_inn),
      ogrn: text<Ogrn>(row.employer_ogrn),
      agency: row.employer_agency === 1,
    },
    professionCode: text(row.profession_code),
    oksoCode: text(row.okso_code),
    sphereCode: text(row.sphere_code),
    sphereName: text(row.sphere_name),
    defenceBranch: text(row.defence_branch),
    education: text(row.education),
    experienceYears: number(row.experience_years),
    schedule: text(row.schedule),
    employment: text(row.employment),
    pay: payOf(row),
    quota: row.quota === 1,
    foreignQuota: row.foreign_quota === 1,
    housing: row.housing == null ? null : row.housing === 1,
    description: text(row.description),
    createdOn: text<IsoDate>(row.created_on),
    modifiedOn: text<IsoDate>(row.modified_on),
    url: text(row.url),
    open: row.open === 1,
    ...(kind === null ? {} : { kind }),
  };
}

function payOf(row: VacancyRow): Pay | null {
  const period = text<Pay['period']>(row.pay_period);
  return period === null ? null : { min: number(row.pay_min), max: number(row.pay_max), period };
}

function flag(value: boolean | null): number | null {
  return value === null ? null : Number(value);
}

function text<T extends string = string>(value: SQLOutputValue | undefined): T | null {
  return value == null ? null : (String(value) as T);
}

function number(value: SQLOutputValue | undefined): number | null {
  return value == null ? null : Number(value);
}
