import { fillScarce } from './fill-scarce.ts';
import { arcsOfPersons, arcsOfScarceAdverts } from './level-arcs.ts';
import { placeRequired } from './place-required.ts';
import { emptyPlacing, type Placing } from './placing.ts';
import type { RoutingProblem } from './routing-problem.ts';
import type { ScarcityLevels } from './scarcity-levels.ts';

/** A placing with the fine part of its dual solution, in cost. */
export interface Pricing {
  readonly placing: Placing;
  readonly personPrice: Int32Array;
  readonly advertPrice: Int32Array;
}

/**
 * The cheapest placing among those with the best class counts. Within a level everyone of a higher weight than the level must
 * be placed, those of its own weight may be, and every place of a level above 0 must be filled: first the ones who must, from
 * the persons' side, then the places still free, from the adverts' side.
 */
export function priceLevels(problem: RoutingProblem, levels: ScarcityLevels): Pricing {
  const { persons, adverts, classes, classOf } = problem;
  const must = new Uint8Array(persons);
  for (let p = 0; p < persons; p++)
    must[p] = classes - (classOf[p] as number) > (levels.ofPerson[p] as number) ? 1 : 0;
  const pricing = {
    placing: emptyPlacing(problem),
    personPrice: new Int32Array(persons),
    advertPrice: new Int32Array(adverts),
  };
  placeRequired(pricing, arcsOfPersons(problem, levels, must), must);
  fillScarce(pricing, arcsOfScarceAdverts(problem, levels));
  return pricing;
}
