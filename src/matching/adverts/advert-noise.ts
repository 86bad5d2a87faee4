import type { Place } from '../../domain/territory.ts';
import type { StoredVacancy } from '../../domain/vacancy.ts';
import type { AdvertGroup } from './advert-group.ts';
import type { SharedInn } from './employer-key.ts';
import type { NoisyAdvert } from './find-noise.ts';

/** What stands between the adverts as listed and the demand that counts. */
export interface AdvertNoise {
  readonly groups: readonly AdvertGroup[];
  /** Of the adverts that are left once each group counts once. */
  readonly noisy: readonly NoisyAdvert[];
  readonly sharedInns: readonly SharedInn[];
  /** Open adverts and places as the sources list them. */
  readonly listed: { readonly adverts: number; readonly places: number };
  /** What the groups take away from them. */
  readonly removed: { readonly adverts: number; readonly places: number };
}

/** Totals of the groups over all adverts. */
export function countRemoved(
  vacancies: readonly StoredVacancy[],
  groups: readonly AdvertGroup[],
): Pick<AdvertNoise, 'listed' | 'removed'> {
  return {
    listed: {
      adverts: vacancies.length,
      places: vacancies.reduce((sum, { places }) => sum + (places ?? 0), 0),
    },
    removed: {
      adverts: groups.reduce((sum, { duplicates }) => sum + duplicates.length, 0),
      places: groups.reduce((sum, { placesRemoved }) => sum + placesRemoved, 0),
    },
  };
}

/**
 * The adverts that count, in their order: of each group its representative, with the places of the group and as old as its oldest
 * advert, so that posting again neither multiplies the need nor makes it look fresh.
 */
export function countOnce<Advert extends { readonly vacancy: StoredVacancy; readonly place: Place | null }>(
  adverts: readonly Advert[],
  groups: readonly AdvertGroup[],
): readonly Advert[] {
  const groupOf = new Map(groups.map((group) => [group.representative.id, group]));
  const dropped = new Set(groups.flatMap(({ duplicates }) => duplicates.map(({ id }) => id)));
  const counted: Advert[] = [];
  for (const advert of adverts) {
    const { vacancy } = advert;
    if (dropped.has(vacancy.id)) continue;
    const group = groupOf.get(vacancy.id);
    counted.push(group === undefined ? advert : { ...advert, vacancy: asGroup(vacancy, group) });
  }
  return counted;
}

function asGroup(vacancy: StoredVacancy, { duplicates, places }: AdvertGroup): StoredVacancy {
  const all = [vacancy, ...duplicates];
  const firstSeen = earliest(all.map((each) => each.firstSeen ?? null));
  return {
    ...vacancy,
    places,
    createdOn: earliest(all.map(({ createdOn }) => createdOn)),
    ...(firstSeen === null ? {} : { firstSeen }),
  };
}

function earliest<Day extends string>(days: readonly (Day | null)[]): Day | null {
  return days.reduce<Day | null>(
    (least, day) => (day !== null && (least === null || day < least) ? day : least),
    null,
  );
}
