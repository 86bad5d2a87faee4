import type { RoutingProblem, RoutingSolution } from './routing-problem.ts';

/**
 * Why somebody has no place: everything he could reach by others making room. All these adverts are full, and all who hold
 * them come at his class or before it: «в эти N мест ведут пути M выпускников, M > N».
 */
export interface SaturatedSet {
  /** Ascending. */
  readonly adverts: readonly number[];
  /** Their places, all taken. */
  readonly places: number;
  /** Those who hold them, ascending; with the unplaced person they are one more than the places. */
  readonly holders: readonly number[];
}

/** Adverts and their holders, as `holdersOf` lists them: of advert a `holder[start[a]] … holder[start[a + 1] − 1]`. */
export interface Holders {
  readonly start: Int32Array;
  readonly holder: Int32Array;
}

/** Who holds each advert, ascending by person; made once for many questions. O(persons + adverts). */
export function holdersOf({ persons, adverts }: RoutingProblem, { advertOf }: RoutingSolution): Holders {
  const start = new Int32Array(adverts + 1);
  for (const advert of advertOf) if (advert >= 0) start[advert + 1] = (start[advert + 1] as number) + 1;
  for (let a = 0; a < adverts; a++) start[a + 1] = (start[a + 1] as number) + (start[a] as number);
  const next = start.slice();
  const holder = new Int32Array(start[adverts] as number);
  for (let p = 0; p < persons; p++) {
    const advert = advertOf[p] as number;
    if (advert < 0) continue;
    const at = next[advert] as number;
    holder[at] = p;
    next[advert] = at + 1;
  }
  return { start, holder };
}

/**
 * The Hall set of an unplaced person (P. Hall, 1935), by alternating reach; O(arcs of those reached). Empty for a person
 * without arcs. Persons with the same first adverts often share one: the caller may group by the least advert of the set.
 * @throws RangeError when the person is placed
 */
export function saturatedSet(
  problem: RoutingProblem,
  solution: RoutingSolution,
  holders: Holders,
  person: number,
): SaturatedSet {
  if (solution.advertOf[person] !== -1) throw new RangeError(`person ${person} is placed`);
  const { personStart, arcAdvert, capacity } = problem;
  const adverts = new Set<number>();
  const found: number[] = [];
  const stack = [person];
  let places = 0;
  for (let p = stack.pop(); p !== undefined; p = stack.pop()) {
    const end = personStart[p + 1] as number;
    for (let arc = personStart[p] as number; arc < end; arc++) {
      const advert = arcAdvert[arc] as number;
      if (adverts.has(advert)) continue;
      adverts.add(advert);
      places += capacity[advert] as number;
      const last = holders.start[advert + 1] as number;
      for (let at = holders.start[advert] as number; at < last; at++) {
        found.push(holders.holder[at] as number);
        stack.push(holders.holder[at] as number);
      }
    }
  }
  const ascending = (a: number, b: number) => a - b;
  return { adverts: [...adverts].sort(ascending), places, holders: found.sort(ascending) };
}
