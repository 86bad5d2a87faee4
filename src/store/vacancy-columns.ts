import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import type { Inn, Ogrn } from '../domain/identifiers.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { Pay } from '../domain/numbers.ts';
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
    const { employer_name: name, employer_inn: inn, employer_ogrn: ogrn, employer_agency: agency } = row;
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
    const key = `${row.pay_min} ${row.pay_max} ${row.pay_period}`;
    const pay = pays.has(key) ? (pays.get(key) ?? null) : payOf(row);
    pays.set(key, pay);
    return pay;
  };
  return (id, row) => {
    const latitude = number(row.latitude);
    const longitude = number(row.longitude);
    const kind = shared<NonNullable<Vacancy['kind']>>(row.demand_kind);
    return {
      id,
      title: shared(row.title) ?? '',
      typicalPosition: shared(row.typical_position),
      places: number(row.places),
      region: shared<RegionCode>(row.region),
      address: shared(row.address),
      addressCode: shared(row.address_code),
      point: latitude === null || longitude === null ? null : { latitude, longitude },
      employer: employerOf(row),
      professionCode: shared(row.profession_code),
      oksoCode: shared(row.okso_code),
      sphereCode: shared(row.sphere_code),
      sphereName: shared(row.sphere_name),
      defenceBranch: shared(row.defence_branch),
      education: shared(row.education),
      experienceYears: number(row.experience_years),
      schedule: shared(row.schedule),
      employment: shared(row.employment),
      pay: sharedPay(row),
      quota: row.quota === 1,
      foreignQuota: row.foreign_quota === 1,
      housing: row.housing == null ? null : row.housing === 1,
      description: text(row.description),
      createdOn: shared<IsoDate>(row.created_on),
      modifiedOn: shared<IsoDate>(row.modified_on),
      url: text(row.url),
      open: row.open === 1,
      ...(kind === null ? {} : { kind }),
    };
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
