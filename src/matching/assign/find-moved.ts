import { newestReferrals, type StoredReferral } from '../../domain/referral.ts';
import type { MovedReferral } from './assignment.ts';
import type { Pinned } from './build-arcs.ts';
import { fitOf } from './cost-of.ts';
import type { Feasibility } from './feasibility.ts';
import type { Opening } from './openings.ts';
import type { ContractHolder, Persons, Seeker } from './seekers.ts';

/**
 * Adopted referrals that can stand: the person looks for work, the advert is open and has a place. More people than places: who
 * was adopted first stays.
 */
export function pinAdopted(seekers: readonly Seeker[], byAdvert: ReadonlyMap<string, Opening>): Pinned {
  const adopted = seekers
    .flatMap(({ number, referral }) => (referral?.state === 'adopted' ? [{ number, referral }] : []))
    .sort((a, b) => a.referral.id - b.referral.id);
  const left = new Map<number, number>();
  const pinned = new Map<number, number>();
  for (const { number, referral } of adopted) {
    const opening = byAdvert.get(referral.advertId);
    if (opening === undefined) continue;
    const places = left.get(opening.number) ?? opening.places;
    if (places === 0) continue;
    left.set(opening.number, places - 1);
    pinned.set(number, opening.number);
  }
  return pinned;
}

/** What the comparison reads of a solved market. */
export interface Outcome {
  readonly persons: Persons;
  readonly byAdvert: ReadonlyMap<string, Opening>;
  readonly feasibility: Feasibility;
  /** The opening a seeker is sent to, by number; null = none. */
  readonly sentTo: (seeker: Seeker) => Opening | null;
}

/** Every referral of the past that does not stand, and why, by id of the graduate; and how many stand. */
export function findMoved(
  history: readonly StoredReferral[],
  outcome: Outcome,
): { readonly moved: readonly MovedReferral[]; readonly unmoved: number } {
  const { persons, byAdvert, feasibility, sentTo } = outcome;
  const seekers = new Map(persons.seekers.map((seeker) => [seeker.graduate.id, seeker]));
  const contracts = new Set(persons.contracts.map(({ graduate }: ContractHolder) => graduate.id));
  const moved: MovedReferral[] = [];
  let unmoved = 0;
  const newest = Array.from(newestReferrals(history)).sort(([a], [b]) => a - b);
  for (const [graduateId, before] of newest) {
    if (before.state === 'withdrawn') continue;
    const seeker = seekers.get(graduateId);
    if (seeker === undefined) {
      // A declined referral of somebody who found work is nothing to report.
      if (before.state === 'declined') continue;
      const deduction =
        persons.notSeeking.get(graduateId) ??
        (contracts.has(graduateId) ? ('target-contract' as const) : 'gone');
      moved.push({ graduateId, before, after: null, cause: 'not-seeking', deduction, rule: null });
      continue;
    }
    const after = sentTo(seeker);
    const former = byAdvert.get(before.advertId);
    if (after !== null && after === former && before.state !== 'declined') {
      unmoved++;
      continue;
    }
    const rule = former === undefined ? null : feasibility.blockOf(seeker, former);
    const isOtherTrade = former !== undefined && fitOf(seeker, former) === 0;
    const cause =
      before.state === 'declined'
        ? 'declined'
        : former === undefined
          ? 'advert-closed'
          : before.state === 'adopted'
            ? 'places-cut'
            : rule !== null || isOtherTrade
              ? 'not-feasible'
              : 'needed-by-others';
    moved.push({
      graduateId,
      before,
      after,
      cause,
      deduction: null,
      rule: cause === 'not-feasible' ? rule : null,
    });
  }
  return { moved, unmoved };
}
