import type { IsoDate } from '../../domain/iso-date.ts';

/** Seekers who are alike for a fair: the same college, programme and settlement. */
export interface FairGroup {
  readonly key: string;
  readonly college: string;
  readonly programme: string;
  readonly settlement: string | null;
  /** Keys of professions whose vacancies fit. */
  readonly professions: readonly string[];
  /** Graduates who look for work, > 0. */
  readonly seekers: number;
}

/** An employer with vacancies near some venue. */
export interface FairEmployer {
  readonly key: string;
  readonly name: string;
  readonly inn: string | null;
}

/** Vacancies of one employer near a venue that are open to the same professions. */
export interface FairOpening {
  readonly employer: string;
  readonly professions: readonly string[];
  /** > 0 */
  readonly places: number;
  /** Ids of the vacancies; one vacancy is near several venues. */
  readonly vacancies: readonly { readonly id: string; readonly places: number }[];
}

/** A venue and day on which a fair can be held, with what lies within travel radius of it. */
export interface FairVenue {
  readonly key: string;
  readonly name: string;
  readonly settlement: string;
  readonly date: IsoDate | null;
  /** Tables for employers; null = as many as come. */
  readonly employers: number | null;
  /** Graduates it can take; null = as many as come. */
  readonly graduates: number | null;
  /** Keys of the groups within radius. */
  readonly groups: readonly string[];
  readonly openings: readonly FairOpening[];
}

/** What a plan of fairs is made of. */
export interface FairMarket {
  readonly venues: readonly FairVenue[];
  readonly groups: readonly FairGroup[];
  readonly employers: readonly FairEmployer[];
}
