import type { IsoDate } from '../../domain/iso-date.ts';
import type { OfferCounts } from '../../matching/vacancies/offer-counts.ts';
import type { ProgrammeOffers } from '../../matching/vacancies/programme-offers.ts';
import type { OfferBase } from '../../matching/vacancies/select-offers.ts';

/** Vacancies for the programmes of colleges: adverts are open data, and nothing in here is about persons. */
export interface VacanciesReport {
  readonly region: string;
  readonly asOf: IsoDate;
  readonly cohort: number;
  readonly freshDays: number;
  readonly radiusKm: number;
  /** What was asked for, in words; empty = everything. */
  readonly filters: readonly string[];
  readonly base: OfferBase;
  readonly lines: readonly (ProgrammeOffers & { readonly counts: OfferCounts })[];
  /** Rows of a programme shown in the lists. */
  readonly top: number;
}
