import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import type { Inn, Ogrn } from '../domain/identifiers.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { MOST_PLACES, type Pay } from '../domain/numbers.ts';
import type { RegionCode } from '../domain/territory.ts';
import type { Vacancy, VacancyEmployer } from '../domain/vacancy.ts';

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

/** The values of {@link VACANCY_COLUMNS} in their order, and maybe others after them. */
type VacancyRow = readonly SQLOutputValue[];

type VacancyColumn = (typeof VACANCY_COLUMNS)[number];

/** Where each column stands in a row. */
const AT = Object.fromEntries(VACANCY_COLUMNS.map((name, at) => [name, at])) as Readonly<
  Record<VacancyColumn, number>
>;

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

/**
 * Reads adverts behind rows of the columns; only {@link encodeVacancy} fills them, so brands are trusted. Texts that many adverts
 * share are one string: as the database hands them over, each row would have its own.
 */
export function vacancyDecoder(): (id: string, row: VacancyRow) => Vacancy {
  const known = new Map<string, string>();
  const shared = <T extends string = string>(value: SQLOutputValue | undefined): T | null => {
    if (value == null) return null;
    const written = String(value);
    const same = known.get(written);
    if (same === undefined) known.set(written, written);
    return (same ?? written) as T;
  };
  const employers = new Map<string, VacancyEmployer>();
  const employerOf = (row: VacancyRow): VacancyEmployer => {
    const [name, inn] = [row[AT.employer_name], row[AT.employer_inn]];
    const [ogrn, agency] = [row[AT.employer_ogrn], row[AT.employer_agency]];
    const key = `${inn ?? ''}\n${ogrn ?? ''}\n${agency}\n${name ?? '\n'}`;
    let employer = employers.get(key);
    if (employer === undefined) {
      employer = { name: text(name), inn: text<Inn>(inn), ogrn: text<Ogrn>(ogrn), agency: agency === 1 };
      employers.set(key, employer);
    }
    return employer;
  };
  const pays = new Map<string, Pay | null>();
  const sharedPay = (row: VacancyRow): Pay | null => {
    const key = `${row[AT.pay_min]} ${row[AT.pay_max]} ${row[AT.pay_period]}`;
    const pay = pays.has(key) ? (pays.get(key) ?? null) : payOf(row);
    pays.set(key, pay);
    return pay;
  };
  return (id, row) => {
    const latitude = number(row[AT.latitude]);
    const longitude = number(row[AT.longitude]);
    const housing = row[AT.housing];
    const kind = shared<NonNullable<Vacancy['kind']>>(row[AT.demand_kind]);
    return {
      id,
      title: shared(row[AT.title]) ?? '',
      typicalPosition: shared(row[AT.typical_position]),
      places: placesOf(row),
      region: shared<RegionCode>(row[AT.region]),
      address: shared(row[AT.address]),
      addressCode: shared(row[AT.address_code]),
      point: latitude === null || longitude === null ? null : { latitude, longitude },
      employer: employerOf(row),
      professionCode: shared(row[AT.profession_code]),
      oksoCode: shared(row[AT.okso_code]),
      sphereCode: shared(row[AT.sphere_code]),
      sphereName: shared(row[AT.sphere_name]),
      defenceBranch: shared(row[AT.defence_branch]),
      education: shared(row[AT.education]),
      experienceYears: number(row[AT.experience_years]),
      schedule: shared(row[AT.schedule]),
      employment: shared(row[AT.employment]),
      pay: sharedPay(row),
      quota: row[AT.quota] === 1,
      foreignQuota: row[AT.foreign_quota] === 1,
      housing: housing == null ? null : housing === 1,
      description: text(row[AT.description]),
      createdOn: shared<IsoDate>(row[AT.created_on]),
      modifiedOn: shared<IsoDate>(row[AT.modified_on]),
      url: text(row[AT.url]),
      open: row[AT.open] === 1,
      ...(kind === null ? {} : { kind }),
    };
  };
}

/** Numbers no advert asks for, which versions that did not refuse them have stored, are no places. */
function placesOf(row: VacancyRow): number | null {
  const places = number(row[AT.places]);
  return places !== null && places > MOST_PLACES ? null : places;
}

function payOf(row: VacancyRow): Pay | null {
  const period = text<Pay['period']>(row[AT.pay_period]);
  return period === null ? null : { min: number(row[AT.pay_min]), max: number(row[AT.pay_max]), period };
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
