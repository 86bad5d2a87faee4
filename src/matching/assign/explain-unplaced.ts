import { distanceKm } from '../../domain/territory.ts';
import type { Location } from '../balance/location.ts';
import { byText, listAt } from '../balance/order.ts';
import { findOutlets, type OptionalArc, smallestRelaxations } from '../route/relaxation.ts';
import { type Holders, saturatedSet } from '../route/saturated-set.ts';
import type { HelpfulStep, RelaxationKind, SaturatedPlaces } from './assignment.ts';
import type { SeekerGroup } from './build-arcs.ts';
import type { Feasibility } from './feasibility.ts';
import type { Opening } from './openings.ts';
import type { Solved } from './price-others.ts';
import type { Seeker } from './seekers.ts';

/** What the proof of each unplaced person's bad luck needs besides the solved market. */
export interface UnplacedContext extends Solved {
  readonly holders: Holders;
  readonly groupOf: readonly SeekerGroup[];
  readonly feasibility: Feasibility;
  readonly nameOf: (profession: string) => string;
  readonly reach: (home: Location) => ReadonlySet<string>;
  readonly radiusKm: number;
}

/** By number of the seeker: the places for which the person competed in vain. People with the same set share one object. */
export function saturatedPlaces(context: UnplacedContext): ReadonlyMap<number, SaturatedPlaces> {
  const { problem, solution, seekers, openings, holders, nameOf } = context;
  const setOf = new Map<string, ReturnType<typeof saturatedSet>>();
  const members = new Map<string, number[]>();
  const known = new Map<SeekerGroup, string>();
  for (const { number, declined } of seekers) {
    if (solution.advertOf[number] !== -1 || problem.personStart[number] === problem.personStart[number + 1])
      continue;
    const group = context.groupOf[number];
    let key = group === undefined || declined.size > 0 ? undefined : known.get(group);
    if (key === undefined) {
      const set = saturatedSet(problem, solution, holders, number);
      key = set.adverts.join(' ');
      setOf.set(key, set);
      if (group !== undefined && declined.size === 0) known.set(group, key);
    }
    listAt(members, key).push(number);
  }
  const found = new Map<number, SaturatedPlaces>();
  for (const [key, unplaced] of members) {
    const set = setOf.get(key);
    if (set === undefined) continue;
    const names = new Map<string, number>();
    for (const number of [...set.holders, ...unplaced]) {
      const name = nameOf(seekers[number]?.profession ?? '');
      names.set(name, (names.get(name) ?? 0) + 1);
    }
    const where = new Map<string | null, number>();
    const own = set.adverts.flatMap((number) => openings[number] ?? []);
    for (const { territory, places } of own) where.set(territory, (where.get(territory) ?? 0) + places);
    const places: SaturatedPlaces = {
      openings: own,
      places: set.places,
      holders: set.holders.length,
      unplaced: unplaced.length,
      professions: Array.from(names, ([name, count]) => ({ name, count })).sort(
        (a, b) => b.count - a.count || byText(a.name, b.name),
      ),
      territories: Array.from(where)
        .sort(([a, m], [b, n]) => n - m || byText(a ?? '', b ?? ''))
        .map(([territory]) => territory),
    };
    for (const number of unplaced) found.set(number, places);
  }
  return found;
}

/** Steps in one measure: kilometres beyond the radius first, then housing or moving, another trade, both. */
const STEP = { radius: 0, housing: 10_000, trade: 20_000, 'trade-and-housing': 30_000 } as const;
/** A distance nobody can tell comes after all that are known. */
const UNKNOWN_KM = 9_999;

/**
 * By number of the seeker the smallest step that would give a place: a wider radius; housing, or readiness to move; an advert of
 * another trade of the same enlarged group (УГС) within reach, after short training; both. Rules of age, health, licence and quota
 * are never relaxed.
 */
export function helpfulSteps(context: UnplacedContext): ReadonlyMap<number, HelpfulStep> {
  const { problem, solution, holders, seekers, openings } = context;
  const outlets = findOutlets(problem, solution, holders);
  const byGroup = new Map<string, Opening[]>();
  for (const opening of openings)
    for (const ugs of new Set(opening.professions.map(({ profession }) => ugsOf(profession))))
      listAt(byGroup, ugs).push(opening);
  const found = new Map<number, HelpfulStep>();
  let waiting = seekers.filter(({ number }) => solution.advertOf[number] === -1);
  for (const stage of [ownTrade, otherTrade]) {
    const arcs = (function* () {
      for (const seeker of waiting) yield* stage(seeker);
    })();
    for (const [person, { arc, displaces }] of smallestRelaxations(problem, solution, outlets, arcs)) {
      const opening = openings[arc.advert];
      if (opening === undefined) continue;
      const kind = KINDS.findLast((each) => arc.step >= STEP[each]) ?? 'radius';
      const km = arc.step - STEP[kind];
      found.set(person, {
        kind,
        opening,
        km: km === UNKNOWN_KM ? null : km,
        costsNobody: displaces === 'nobody',
      });
    }
    waiting = waiting.filter(({ number }) => !found.has(number));
  }
  return found;

  function* ownTrade(seeker: Seeker): Generator<OptionalArc> {
    for (const advert of context.groupOf[seeker.number]?.ofTrade ?? []) {
      const opening = openings[advert] as Opening;
      const rule = context.feasibility.blockOf(seeker, opening);
      if (rule !== 'territory' && rule !== 'no-relocation') continue;
      if (context.feasibility.hardBlockOf(seeker, opening) !== null) continue;
      const km = beyond(seeker, opening);
      // Nearer than moving: a wider radius is enough where the distance is known and no longer than a long commute.
      const isNear = km !== null && km <= context.radiusKm;
      const kind = rule === 'territory' && isNear ? 'radius' : 'housing';
      yield { person: seeker.number, advert, step: STEP[kind] + (km ?? UNKNOWN_KM) };
    }
  }

  function* otherTrade(seeker: Seeker): Generator<OptionalArc> {
    const own = new Set(seeker.links.map(({ profession }) => profession));
    for (const ugs of new Set(seeker.links.map(({ profession }) => ugsOf(profession)))) {
      for (const opening of byGroup.get(ugs) ?? []) {
        if (opening.professions.some(({ profession }) => own.has(profession))) continue;
        const rule = context.feasibility.blockOf(seeker, opening);
        if (context.feasibility.hardBlockOf(seeker, opening) !== null) continue;
        const step =
          rule === null ? STEP.trade : STEP['trade-and-housing'] + (beyond(seeker, opening) ?? UNKNOWN_KM);
        yield { person: seeker.number, advert: opening.number, step };
      }
    }
  }

  function beyond({ home }: Seeker, { location }: Opening): number | null {
    if (home.point === null || location.point === null) return null;
    const km = distanceKm(home.point, location.point) - context.radiusKm;
    return Math.min(UNKNOWN_KM - 1, Math.max(0, Math.ceil(km)));
  }
}

const KINDS: readonly RelaxationKind[] = ['radius', 'housing', 'trade', 'trade-and-housing'];

/** «336:15.01.05» → «15». */
function ugsOf(profession: string): string {
  return profession.slice(profession.indexOf(':') + 1).slice(0, 2);
}
