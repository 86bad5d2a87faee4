import { checkProblem } from './check-problem.ts';
import { type ConnectedParts, connectedParts } from './connected-parts.ts';
import { placeByClass } from './place-by-class.ts';
import { type Pricing, priceLevels } from './price-levels.ts';
import type { RoutingComponent, RoutingProblem, RoutingSolution } from './routing-problem.ts';
import { levelScarcity, type ScarcityLevels } from './scarcity-levels.ts';

/** More persons in one connected part could leave 32-bit prices. */
const MAX_PART = 1_000_000;

/**
 * The best routing: most persons of class 0 placed, then of class 1 and so on, and among such assignments the least cost.
 * Exact, pure, deterministic: the same arrays give the same bytes.
 *
 * 1. Class by class a maximum placing, costs aside (`placeByClass`).
 * 2. From its unplaced persons the scarcity level of every place (`levelScarcity`): arcs across levels and, with them, the
 *    large opt-out costs leave the problem.
 * 3. Within each level shortest augmenting paths on small whole costs, from the side that is short (`priceLevels`).
 * 4. Potentials = level · unit + price, with unit = 2 · persons of the part · 1000 + 1: the dual solution of the single
 *    minimum-cost problem in which staying out costs (classes − class) · unit. `checkCertificate` verifies it independently.
 *
 * Prices stay within persons · 1000 of 0 (they are lengths of alternating paths), so differences of two stay below the unit.
 * O(persons · arcs) at worst; 0.1–0.6 s for 20,000 persons and 900,000 arcs (bench/README.md).
 * @throws RangeError when the arrays contradict each other (`checkProblem`) or a part has more than 1,000,000 persons
 */
export function solveRouting(problem: RoutingProblem): RoutingSolution {
  checkProblem(problem);
  const parts = connectedParts(problem);
  const personsOf = new Int32Array(parts.count);
  for (const part of parts.ofPerson) if (part >= 0) personsOf[part] = (personsOf[part] as number) + 1;
  if (personsOf.some((persons) => persons > MAX_PART))
    throw new RangeError(`a connected part has more than ${MAX_PART} persons`);
  const levels = levelScarcity(problem, placeByClass(problem));
  const pricing = priceLevels(problem, levels);
  return {
    advertOf: pricing.placing.advertOf,
    ...addUp(problem, parts, personsOf, levels, pricing),
    componentOfPerson: parts.ofPerson,
    componentOfAdvert: parts.ofAdvert,
    components: describeParts(problem, parts, pricing.placing.advertOf),
  };
}

function addUp(
  { persons, adverts }: RoutingProblem,
  parts: ConnectedParts,
  personsOf: Int32Array,
  levels: ScarcityLevels,
  { personPrice, advertPrice }: Pricing,
): Pick<RoutingSolution, 'personPotential' | 'advertPotential'> {
  const unit = (part: number) => 2 * (part < 0 ? 1 : (personsOf[part] as number)) * 1000 + 1;
  const personPotential = new Float64Array(persons);
  for (let p = 0; p < persons; p++)
    personPotential[p] =
      (levels.ofPerson[p] as number) * unit(parts.ofPerson[p] as number) + (personPrice[p] as number);
  const advertPotential = new Float64Array(adverts);
  for (let a = 0; a < adverts; a++)
    advertPotential[a] =
      (levels.ofAdvert[a] as number) * unit(parts.ofAdvert[a] as number) + (advertPrice[a] as number);
  return { personPotential, advertPotential };
}

function describeParts(
  problem: RoutingProblem,
  parts: ConnectedParts,
  advertOf: Int32Array,
): RoutingComponent[] {
  const { persons, adverts, classes, classOf, capacity, personStart, arcAdvert, arcCost } = problem;
  const described = Array.from({ length: parts.count }, () => ({
    persons: 0,
    adverts: 0,
    places: 0,
    arcs: 0,
    cost: 0,
    personsByClass: new Array<number>(classes).fill(0),
    placedByClass: new Array<number>(classes).fill(0),
  }));
  for (let a = 0; a < adverts; a++) {
    const part = described[parts.ofAdvert[a] as number];
    if (part === undefined) continue;
    part.adverts++;
    part.places += capacity[a] as number;
  }
  for (let p = 0; p < persons; p++) {
    const part = described[parts.ofPerson[p] as number];
    if (part === undefined) continue;
    const rank = classOf[p] as number;
    const [first, end] = [personStart[p] as number, personStart[p + 1] as number];
    part.persons++;
    part.arcs += end - first;
    part.personsByClass[rank] = (part.personsByClass[rank] ?? 0) + 1;
    const own = advertOf[p] as number;
    if (own < 0) continue;
    part.placedByClass[rank] = (part.placedByClass[rank] ?? 0) + 1;
    part.cost += arcCost[arcAdvert.indexOf(own, first)] as number;
  }
  return described;
}
