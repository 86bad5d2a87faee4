import type { RoutingProblem } from '../src/matching/route/routing-problem.ts';

/** Class by class, then by number, each takes the cheapest advert still free. @returns by person the advert, −1 for none */
export function routeGreedily(problem: RoutingProblem): Int32Array {
  const { persons, classes, classOf, capacity, personStart, arcAdvert, arcCost } = problem;
  const advertOf = new Int32Array(persons).fill(-1);
  const free = capacity.slice();
  for (let rank = 0; rank < classes; rank++)
    for (let p = 0; p < persons; p++) {
      if (classOf[p] !== rank) continue;
      let [best, least] = [-1, Number.POSITIVE_INFINITY];
      for (let arc = personStart[p] ?? 0; arc < (personStart[p + 1] ?? 0); arc++) {
        const advert = arcAdvert[arc] ?? 0;
        const cost = arcCost[arc] ?? 0;
        if ((free[advert] ?? 0) > 0 && cost < least) [best, least] = [advert, cost];
      }
      if (best < 0) continue;
      advertOf[p] = best;
      free[best] = (free[best] ?? 0) - 1;
    }
  return advertOf;
}

/**
 * Deferred acceptance (D. Gale, L. Shapley, 1962): persons propose from the cheapest arc up; an advert keeps the earliest
 * class, then the least cost, then the lower number. @returns by person the advert, −1 for none
 */
export function routeByDeferredAcceptance(problem: RoutingProblem): Int32Array {
  const { persons, adverts, classOf, capacity, personStart, arcAdvert, arcCost } = problem;
  const advertOf = new Int32Array(persons).fill(-1);
  const order = new Float64Array(arcAdvert.length);
  for (let p = 0; p < persons; p++) {
    const [first, end] = [personStart[p] ?? 0, personStart[p + 1] ?? 0];
    for (let arc = first; arc < end; arc++) order[arc] = (arcCost[arc] ?? 0) * 2 ** 32 + arc;
    order.subarray(first, end).sort();
  }
  const next = personStart.slice(0, persons);
  const kept: { person: number; worth: number }[][] = Array.from({ length: adverts }, () => []);
  const waiting = Array.from({ length: persons }, (_, at) => persons - 1 - at);
  for (let p = waiting.pop(); p !== undefined; p = waiting.pop()) {
    const at = next[p] ?? 0;
    if (at >= (personStart[p + 1] ?? 0)) continue;
    next[p] = at + 1;
    const arc = (order[at] ?? 0) % 2 ** 32;
    const advert = arcAdvert[arc] ?? 0;
    const worth = ((classOf[p] ?? 0) * 1024 + (arcCost[arc] ?? 0)) * 2 ** 24 + p;
    const list = kept[advert] ?? [];
    const place = list.findIndex((other) => other.worth > worth);
    list.splice(place < 0 ? list.length : place, 0, { person: p, worth });
    advertOf[p] = advert;
    if (list.length <= (capacity[advert] ?? 0)) continue;
    const out = list.pop();
    if (out === undefined) continue;
    advertOf[out.person] = -1;
    waiting.push(out.person);
  }
  return advertOf;
}
