import type { RoutingProblem, RoutingSolution } from '../route/routing-problem.ts';
import type { OtherOpening, PricedOpening } from './assignment.ts';
import { type Costs, fitOf, totalOf } from './cost-of.ts';
import type { Opening } from './openings.ts';
import type { Seeker } from './seekers.ts';

/** A solved market. */
export interface Solved {
  readonly seekers: readonly Seeker[];
  readonly openings: readonly Opening[];
  readonly problem: RoutingProblem;
  readonly solution: RoutingSolution;
  readonly costs: Costs;
  /** By opening: people sent there. */
  readonly taken: Int32Array;
}

/** The opening with the parts of what it costs. */
export function priced({ costs }: Pick<Solved, 'costs'>, seeker: Seeker, opening: Opening): PricedOpening {
  const cost = costs.of(seeker, opening, fitOf(seeker, opening));
  return { opening, cost, total: totalOf(cost) };
}

/** An opening beside the assigned one, with the reason. */
export function otherOpening(solved: Solved, seeker: Seeker, opening: Opening): OtherOpening {
  const one = priced(solved, seeker, opening);
  const { problem, solution, taken } = solved;
  const { number } = opening;
  const reduced =
    one.total +
    (solution.advertPotential[number] as number) -
    (solution.personPotential[seeker.number] as number);
  return {
    ...one,
    why: (taken[number] as number) >= (problem.capacity[number] as number) ? 'full' : 'dominated',
    extra: losesPlacement(solved, seeker.number, number) ? null : reduced,
  };
}

/**
 * Would somebody lose a place if the person went there? Potentials are level · unit + price with |price| ≤ unit ÷ 2 (see
 * solve-routing): a place of a higher level is needed by somebody else, and the difference is no cost.
 */
function losesPlacement({ solution }: Solved, person: number, advert: number): boolean {
  if (solution.advertOf[person] === -1) return true;
  const part = solution.components[solution.componentOfPerson[person] as number];
  const unit = 2 * (part?.persons ?? 1) * 1000 + 1;
  const level = (potential: number) => Math.round(potential / unit);
  return (
    level(solution.advertPotential[advert] as number) > level(solution.personPotential[person] as number)
  );
}

/**
 * Up to `alternatives` adverts beside the assigned one for each person, best first by reduced cost (then by cost and number): an
 * advert wanted by many costs more. A place is shown to at most `exposure` people, the assigned one among them. Dealt out in
 * rounds, so that everybody has a first alternative before anybody has a second; within a round by number.
 */
export function dealAlternatives(
  solved: Solved,
  { alternatives, exposure }: { readonly alternatives: number; readonly exposure: number },
): readonly (readonly number[])[] {
  const { problem, solution, taken } = solved;
  const { personStart, arcAdvert } = problem;
  const left = Int32Array.from(problem.capacity, (places, a) => places * exposure - (taken[a] as number));
  const ranked = new Array<Int32Array | null>(problem.persons).fill(null);
  const next = new Int32Array(problem.persons);
  const dealt: number[][] = Array.from({ length: problem.persons }, () => []);
  for (let round = 0; round < alternatives; round++) {
    for (let p = 0; p < problem.persons; p++) {
      const [first, end] = [personStart[p] as number, personStart[p + 1] as number];
      if (end - first === 0) continue;
      const order = ranked[p] ?? rank(first, end);
      ranked[p] = order;
      while ((next[p] as number) < order.length) {
        const advert = arcAdvert[order[next[p] as number] as number] as number;
        next[p] = (next[p] as number) + 1;
        if (advert === solution.advertOf[p] || (left[advert] as number) <= 0) continue;
        left[advert] = (left[advert] as number) - 1;
        dealt[p]?.push(advert);
        break;
      }
    }
  }
  return dealt;

  function rank(first: number, end: number): Int32Array {
    const price = (arc: number) =>
      (problem.arcCost[arc] as number) + (solution.advertPotential[arcAdvert[arc] as number] as number);
    const prices = new Float64Array(end - first);
    for (let arc = first; arc < end; arc++) prices[arc - first] = price(arc);
    return Int32Array.from({ length: end - first }, (_, i) => first + i).sort(
      (a, b) =>
        (prices[a - first] as number) - (prices[b - first] as number) ||
        (problem.arcCost[a] as number) - (problem.arcCost[b] as number) ||
        a - b,
    );
  }
}

/** The arc with the least reduced cost beside the assigned one; −1 when there is none. */
export function runnerUpOf({ problem, solution }: Solved, person: number): number {
  let best = Number.POSITIVE_INFINITY;
  let found = -1;
  const end = problem.personStart[person + 1] as number;
  for (let arc = problem.personStart[person] as number; arc < end; arc++) {
    const advert = problem.arcAdvert[arc] as number;
    const price = (problem.arcCost[arc] as number) + (solution.advertPotential[advert] as number);
    if (advert === solution.advertOf[person] || price >= best) continue;
    best = price;
    found = advert;
  }
  return found;
}
