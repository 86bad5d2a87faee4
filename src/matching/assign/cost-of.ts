import { distanceKm } from '../../domain/territory.ts';
import type { Location } from '../balance/location.ts';
import type { AssignSettings, Cost } from './assign-settings.ts';
import type { Opening } from './openings.ts';
import type { Seeker } from './seekers.ts';

/**
 * What a referral costs, by named parts; each is a share of its weight, rounded. Only comparisons matter: 0 is a perfect fit.
 *
 * - `training`: 1 − fit of the trade × fit of the experience asked for (1 without, 0.75 for up to two years, 0.5 beyond).
 * - `distance`: kilometres in a straight line ÷ `farKm`, at most 1; within a municipality without coordinates ¼; an unknown home or
 *   place of work ½; shift work ½; remote work 0.
 * - `preference`: work that means moving or living away costs nothing to who is ready to move, ½ to who was not asked, 1 to who is
 *   not ready (shift work; places out of reach are forbidden to them).
 * - `pay`: the part by which the pay offered falls short of the pay expected; 0 when either is not known.
 * - `change`: 1 for any other advert than the one of the referral that stands; else 0.
 */
export function createCosts(
  { weights, farKm }: AssignSettings,
  reach: (home: Location) => ReadonlySet<string>,
) {
  const distances = new Map<string, number>();

  /** Share of the distance, remembered by pair of locations. */
  function farness(home: Location, work: Location): number {
    if (home.key === '' || work.key === '') return 0.5;
    if (home.key === work.key) return 0;
    const key = `${home.key}\n${work.key}`;
    let share = distances.get(key);
    if (share === undefined) {
      const near = home.municipality !== null && home.municipality === work.municipality ? 0.25 : 1;
      share =
        home.point === null || work.point === null
          ? near
          : Math.min(1, distanceKm(home.point, work.point) / farKm);
      distances.set(key, share);
    }
    return share;
  }

  function distance({ home }: Seeker, { advert: { mode }, location }: Opening): number {
    if (mode === 'remote') return 0;
    return weights.distance * (mode === 'rotation' ? 0.5 : farness(home, location));
  }

  function preference({ relocate, home }: Seeker, { advert: { mode }, bound }: Opening): number {
    const away = mode === 'rotation' || (bound !== null && !reach(home).has(bound.key));
    return away && relocate !== true ? weights.preference * (relocate === null ? 0.5 : 1) : 0;
  }

  /** @param fit of the trade, 0–1 */
  function training(fit: number, { vacancy: { experienceYears } }: Opening): number {
    const years = experienceYears ?? 0;
    return weights.training * (1 - fit * (years < 1 ? 1 : years < 3 ? 0.75 : 0.5));
  }

  return {
    /** Parts that are the same for everyone with the same trade, home and readiness to move. */
    shared: (seeker: Seeker, opening: Opening, fit: number): number =>
      Math.round(training(fit, opening)) +
      Math.round(distance(seeker, opening)) +
      Math.round(preference(seeker, opening)),
    pay({ expectedPay }: Seeker, { pay }: Opening): number {
      if (expectedPay === null || pay === null || expectedPay <= pay) return 0;
      return Math.round((weights.pay * (expectedPay - pay)) / expectedPay);
    },
    change: ({ referral }: Seeker, { vacancy }: Opening): number =>
      referral === null || referral.advertId === vacancy.id ? 0 : weights.change,
    /** All parts by name; their sum is the cost of the arc. */
    of(seeker: Seeker, opening: Opening, fit: number): Cost {
      return {
        training: Math.round(training(fit, opening)),
        distance: Math.round(distance(seeker, opening)),
        preference: Math.round(preference(seeker, opening)),
        pay: this.pay(seeker, opening),
        change: this.change(seeker, opening),
      };
    },
  };
}

/** Costs of one market. */
export type Costs = ReturnType<typeof createCosts>;

/** The sum of the parts. */
export function totalOf({ training, distance, preference, pay, change }: Cost): number {
  return training + distance + preference + pay + change;
}

/** How well the trade of the person fits the advert, 0–1; 0 = another trade. */
export function fitOf({ links }: Seeker, { professions }: Opening): number {
  let best = 0;
  for (const { profession, weight } of links)
    for (const own of professions) if (own.profession === profession) best = Math.max(best, weight * own.fit);
  return best;
}
