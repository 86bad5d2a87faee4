import type { IsoDate } from '../../domain/iso-date.ts';
import type { OfferCounts } from '../../matching/vacancies/offer-counts.ts';
import type { ProgrammeOffers } from '../../matching/vacancies/programme-offers.ts';

/** What chats and the site of one college get. Nothing in it is about persons. */
export interface CollegeDigest {
  readonly college: string;
  readonly asOf: IsoDate;
  readonly radiusKm: number;
  readonly programmes: readonly DigestProgramme[];
}

/** A programme with its best vacancies; `counts` are of all of them, `region` of the whole region. */
export interface DigestProgramme extends ProgrammeOffers {
  readonly counts: OfferCounts;
  readonly region: OfferCounts;
}
