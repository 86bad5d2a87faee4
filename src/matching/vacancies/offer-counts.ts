import type { Offer } from './offer.ts';

/** What a list of vacancies comes to. Places of vacancies whose number nobody stated are not guessed. */
export interface OfferCounts {
  readonly adverts: number;
  readonly places: number;
  readonly withoutExperience: number;
  readonly housing: number;
  /** Made or changed within the last seven days. */
  readonly fresh: number;
  /** Kilometres to the nearest; null where no distance is known. */
  readonly nearestKm: number | null;
  /** Middle of the least monthly pay stated, roubles; null where fewer than three state one. */
  readonly medianPay: number | null;
}

const WEEK = 7;
/** A middle of fewer says nothing. */
const FEWEST_PAYS = 3;

/** Counts a list; nothing in it is about persons. */
export function countOffers(offers: readonly Offer[]): OfferCounts {
  const distances = offers.flatMap(({ distanceKm }) => (distanceKm === null ? [] : [distanceKm]));
  const pays = offers
    .flatMap(({ vacancy: { pay } }) => (pay?.period === 'month' ? [pay.min ?? pay.max ?? 0] : []))
    .filter((pay) => pay > 0)
    .sort((a, b) => a - b);
  const having = (holds: (offer: Offer) => boolean) => offers.filter(holds).length;
  return {
    adverts: offers.length,
    places: offers.reduce((sum, { vacancy }) => sum + (vacancy.places ?? 0), 0),
    withoutExperience: having(({ vacancy }) => vacancy.experienceYears === 0),
    housing: having(({ vacancy }) => vacancy.housing === true),
    fresh: having(({ ageDays }) => ageDays !== null && ageDays <= WEEK),
    nearestKm: distances.length === 0 ? null : Math.min(...distances),
    medianPay: pays.length < FEWEST_PAYS ? null : (pays[pays.length >> 1] ?? null),
  };
}
