import type { IsoDate } from '../../../src/domain/iso-date.ts';
import type { Place, RegionCode } from '../../../src/domain/territory.ts';
import type { Vacancy } from '../../../src/domain/vacancy.ts';
import type { RecognisedAdvert } from '../../../src/matching/balance/balance-input.ts';
import { day, spo } from '../../monitoring/make-graduate.ts';

const REGION = '6600000000000' as RegionCode;

/** A place of Sverdlovsk by its coordinates. */
export function placeAt(settlement: string | null, latitude: number, longitude: number): Place {
  return { region: REGION, municipality: settlement, settlement, point: { latitude, longitude } };
}

/** An advert for welders in Екатеринбург with what the case states. */
export function makeAdvert(
  id: string,
  stated: {
    readonly code?: string;
    readonly places?: number;
    readonly open?: boolean;
    readonly createdOn?: IsoDate;
    readonly modifiedOn?: IsoDate;
    readonly kind?: NonNullable<Vacancy['kind']>;
    readonly foreignQuota?: boolean;
    readonly housing?: boolean | null;
    readonly experienceYears?: number | null;
    readonly pay?: number | null;
    readonly place?: Place;
  } = {},
): RecognisedAdvert {
  const {
    code = '15.01.05',
    pay = null,
    place = placeAt('Екатеринбург', 56.84, 60.6),
    kind,
    ...facts
  } = stated;
  return {
    vacancy: {
      id,
      title: 'Сварщик',
      typicalPosition: null,
      places: 1,
      region: REGION,
      address: null,
      addressCode: null,
      point: null,
      employer: { name: 'ООО «Вымысел»', inn: null, ogrn: null, agency: false },
      professionCode: null,
      oksoCode: null,
      sphereCode: null,
      sphereName: null,
      defenceBranch: null,
      education: null,
      experienceYears: null,
      schedule: null,
      employment: null,
      pay: pay === null ? null : { min: pay, max: null, period: 'month' },
      quota: false,
      foreignQuota: false,
      housing: null,
      description: null,
      createdOn: day('2026-05-20'),
      modifiedOn: null,
      url: null,
      open: true,
      source: { file: 'вакансии.xlsx', sheet: null, row: 2 },
      ...facts,
      ...(kind === undefined ? {} : { kind }),
    },
    recognition: { decision: 'spo', codes: [{ ref: spo(code), weight: 1 }], evidence: [] },
    sector: { sector: null, basis: null },
    place,
    mode: 'on-site',
    employer: { defence: null, priority: null, industries: [] },
  };
}
