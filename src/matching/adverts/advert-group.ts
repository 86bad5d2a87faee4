import type { Place } from '../../domain/territory.ts';
import type { StoredVacancy } from '../../domain/vacancy.ts';

/** An advert to be compared with the others. */
export interface PlacedAdvert {
  readonly vacancy: StoredVacancy;
  readonly place: Place | null;
}

/**
 * Why adverts are one: `repost`: posted again under another id; `title-tail`: posted again with a tail in the title («Повар 2»);
 * `other-source`: the same need in the portal's export and in a table without ids, or in two such tables.
 */
export type DuplicateReason = 'repost' | 'title-tail' | 'other-source';

/** Adverts that speak of one need. */
export interface AdvertGroup {
  /** The advert that counts: of the portal before a table's, the newest, the most complete. */
  readonly representative: StoredVacancy;
  /** All others, by id. */
  readonly duplicates: readonly StoredVacancy[];
  readonly reasons: readonly DuplicateReason[];
  /** Places the group counts with: the most any of its adverts states; null = none states them. */
  readonly places: number | null;
  /** Places of all its adverts less `places`. */
  readonly placesRemoved: number;
}

/** Half as many again, or three more: what an employer changes when posting again. */
export function closePlaces(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return true;
  return Math.abs(a - b) <= Math.max(3, Math.max(a, b) / 2);
}
