import type { Inn, Ogrn } from './identifiers.ts';
import type { IsoDate } from './iso-date.ts';
import type { Pay } from './numbers.ts';
import type { GeoPoint, RegionCode } from './territory.ts';

/** One advert. Facts only, as the source states them; what it needs is decided by recognition. null = not stated. */
export interface Vacancy {
  /** Id at the portal, or a digest of employer, title and address where the source has none. */
  readonly id: string;
  readonly title: string;
  readonly typicalPosition: string | null;
  /** Open places, ≥ 0. An unreadable number is null with a finding, counted as one advert and no places. */
  readonly places: number | null;
  readonly region: RegionCode | null;
  readonly address: string | null;
  /** 13-digit КЛАДР code of the address where the source has one. */
  readonly addressCode: string | null;
  readonly point: GeoPoint | null;
  readonly employer: VacancyEmployer;
  /** ОК 016-94 or ОК 016-2025 code with its control digit, as written. */
  readonly professionCode: string | null;
  /** The source's oksoCode as written. */
  readonly oksoCode: string | null;
  readonly sphereCode: string | null;
  readonly sphereName: string | null;
  /** Branch of the defence industry, where the source states one. */
  readonly defenceBranch: string | null;
  readonly education: string | null;
  readonly experienceYears: number | null;
  readonly schedule: string | null;
  readonly employment: string | null;
  readonly pay: Pay | null;
  /** A place quoted for disabled people. */
  readonly quota: boolean;
  /** Adverts made to obtain a quota of foreign workers. */
  readonly foreignQuota: boolean;
  readonly housing: boolean | null;
  /** Requirements and duties without markup, at most 2,000 characters. */
  readonly description: string | null;
  readonly createdOn: IsoDate | null;
  readonly modifiedOn: IsoDate | null;
  readonly url: string | null;
  /** false once the source says the advert is deleted, rejected or closed. */
  readonly open: boolean;
  /** Absent = an advert. `request`: an employer's own request to a college; `forecast`: a line of the region's forecast. */
  readonly kind?: 'request' | 'forecast';
}

/** The employer as the advert names it. */
export interface VacancyEmployer {
  readonly name: string | null;
  readonly inn: Inn | null;
  readonly ogrn: Ogrn | null;
  /** True when an agency placed the advert. */
  readonly agency: boolean;
}

/** An advert with where it came from. */
export interface StoredVacancy extends Vacancy {
  readonly source: { readonly file: string; readonly sheet: string | null; readonly row: number | null };
  /** As-of day of the first import that listed the advert, for stock and weekly inflow; absent outside the workspace. */
  readonly firstSeen?: IsoDate;
}
