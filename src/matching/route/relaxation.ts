import type { RoutingProblem, RoutingSolution } from './routing-problem.ts';
import type { Holders } from './saturated-set.ts';

/** An arc that some rule forbids now and a decision could allow: a wider radius, housing, a neighbouring trade. */
export interface OptionalArc {
  readonly person: number;
  readonly advert: number;
  /** How much must be given up, in the caller's measure: the smallest is proposed. */
  readonly step: number;
}

/** Who would be left out if one more person took a place of the advert: nobody, or one of this class at the latest. */
type Outlet = 'nobody' | { readonly class: number };

/** The smallest allowance that helps an unplaced person. */
export interface Relaxation {
  readonly arc: OptionalArc;
  readonly displaces: Outlet;
}

const NOBODY = -1;
const NONE = -2;

/**
 * By advert: what one more person there would lead to after everybody makes room as well as he can. −1: a free place is
 * reached, nobody is left out; otherwise the latest class of which somebody would be left out instead; −2: nobody reaches it
 * and it has no places. O(arcs).
 */
export function findOutlets(
  problem: RoutingProblem,
  solution: RoutingSolution,
  holders: Holders,
): Int16Array {
  const { persons, adverts, classes, classOf, capacity, personStart, arcAdvert } = problem;
  const { advertOf } = solution;
  const outlet = new Int16Array(adverts).fill(NONE);
  const incoming = personsByAdvert(problem);
  const stack: number[] = [];
  const mark = (advert: number, value: number) => {
    if (advert < 0 || outlet[advert] !== NONE) return;
    outlet[advert] = value;
    stack.push(advert);
  };
  // Backwards: an advert leads where its holders' other adverts lead.
  const spread = (value: number) => {
    for (let advert = stack.pop(); advert !== undefined; advert = stack.pop()) {
      const end = incoming.start[advert + 1] as number;
      for (let at = incoming.start[advert] as number; at < end; at++)
        mark(advertOf[incoming.person[at] as number] as number, value);
    }
  };
  for (let a = 0; a < adverts; a++) {
    const held = (holders.start[a + 1] as number) - (holders.start[a] as number);
    if (held < (capacity[a] as number)) mark(a, NOBODY);
  }
  spread(NOBODY);
  for (let rank = classes - 1; rank >= 0; rank--) {
    for (let p = 0; p < persons; p++) if (classOf[p] === rank) mark(advertOf[p] as number, rank);
    spread(rank);
  }
  return outlet;

  function personsByAdvert({ adverts, persons }: RoutingProblem) {
    const start = new Int32Array(adverts + 1);
    for (const advert of arcAdvert) start[advert + 1] = (start[advert + 1] as number) + 1;
    for (let a = 0; a < adverts; a++) start[a + 1] = (start[a + 1] as number) + (start[a] as number);
    const next = start.slice();
    const person = new Int32Array(arcAdvert.length);
    for (let p = 0; p < persons; p++) {
      const end = personStart[p + 1] as number;
      for (let arc = personStart[p] as number; arc < end; arc++) {
        const at = next[arcAdvert[arc] as number] as number;
        person[at] = p;
        next[arcAdvert[arc] as number] = at + 1;
      }
    }
    return { start, person };
  }
}

/**
 * For every unplaced person among the optional arcs the smallest step that would place him: onto a place that leads to a free
 * one (nobody loses), or else one where somebody of a later class would be left out. Ties: nobody loses, then the lower
 * advert. Each person is judged alone; two proposals may count on the same free place.
 * @param outlets of `findOutlets`
 * @returns by person; a person no arc would help is absent
 */
export function smallestRelaxations(
  problem: RoutingProblem,
  solution: RoutingSolution,
  outlets: Int16Array,
  optional: Iterable<OptionalArc>,
): ReadonlyMap<number, Relaxation> {
  const found = new Map<number, Relaxation>();
  for (const arc of optional) {
    if (solution.advertOf[arc.person] !== -1) continue;
    const outlet = outlets[arc.advert] ?? NONE;
    if (outlet === NONE) continue;
    if (outlet !== NOBODY && outlet <= (problem.classOf[arc.person] ?? 0)) continue;
    const relaxation: Relaxation = { arc, displaces: outlet === NOBODY ? 'nobody' : { class: outlet } };
    const before = found.get(arc.person);
    if (before === undefined || isBetter(relaxation, before)) found.set(arc.person, relaxation);
  }
  return found;
}

function isBetter(one: Relaxation, other: Relaxation): boolean {
  if (one.arc.step !== other.arc.step) return one.arc.step < other.arc.step;
  const [loss, otherLoss] = [Number(one.displaces !== 'nobody'), Number(other.displaces !== 'nobody')];
  if (loss !== otherLoss) return loss < otherLoss;
  return one.arc.advert < other.arc.advert;
}
