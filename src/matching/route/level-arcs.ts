import type { RoutingProblem } from './routing-problem.ts';
import type { ScarcityLevels } from './scarcity-levels.ts';

/** Arcs of node v stand at `start[v] … start[v + 1] − 1`. */
export interface Arcs {
  readonly start: Int32Array;
  readonly to: Int32Array;
  readonly cost: Uint16Array;
}

/** By person who must be placed: the arcs within his level. Others have none. */
export function arcsOfPersons(problem: RoutingProblem, levels: ScarcityLevels, must: Uint8Array): Arcs {
  const { persons, personStart, arcAdvert, arcCost } = problem;
  const start = new Int32Array(persons + 1);
  const to = new Int32Array(arcAdvert.length);
  const cost = new Uint16Array(arcAdvert.length);
  let at = 0;
  for (let p = 0; p < persons; p++) {
    const level = levels.ofPerson[p];
    const end = must[p] === 1 ? (personStart[p + 1] as number) : 0;
    for (let arc = personStart[p] as number; arc < end; arc++) {
      const advert = arcAdvert[arc] as number;
      if (levels.ofAdvert[advert] !== level) continue;
      to[at] = advert;
      cost[at++] = arcCost[arc] as number;
    }
    start[p + 1] = at;
  }
  return { start, to, cost };
}

/** By advert of a level above 0: the arcs within its level, ascending by person. Others have none. */
export function arcsOfScarceAdverts(problem: RoutingProblem, levels: ScarcityLevels): Arcs {
  const { persons, adverts, personStart, arcAdvert, arcCost } = problem;
  const start = new Int32Array(adverts + 1);
  for (let p = 0; p < persons; p++) {
    const level = levels.ofPerson[p] as number;
    const end = level > 0 ? (personStart[p + 1] as number) : 0;
    for (let arc = personStart[p] as number; arc < end; arc++) {
      const advert = arcAdvert[arc] as number;
      if (levels.ofAdvert[advert] === level) start[advert + 1] = (start[advert + 1] as number) + 1;
    }
  }
  for (let a = 0; a < adverts; a++) start[a + 1] = (start[a + 1] as number) + (start[a] as number);
  const to = new Int32Array(start[adverts] as number);
  const cost = new Uint16Array(start[adverts] as number);
  const next = start.slice();
  for (let p = 0; p < persons; p++) {
    const level = levels.ofPerson[p] as number;
    const end = level > 0 ? (personStart[p + 1] as number) : 0;
    for (let arc = personStart[p] as number; arc < end; arc++) {
      const advert = arcAdvert[arc] as number;
      if (levels.ofAdvert[advert] !== level) continue;
      const at = next[advert] as number;
      next[advert] = at + 1;
      to[at] = p;
      cost[at] = arcCost[arc] as number;
    }
  }
  return { start, to, cost };
}
