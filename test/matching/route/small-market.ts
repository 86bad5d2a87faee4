import fc from 'fast-check';
import type { RoutingProblem, RoutingSolution } from '../../../src/matching/route/routing-problem.ts';

/** A small market as an analyst would write it: per person the class and `[advert, cost]` pairs. */
export interface Sketch {
  readonly classes?: number;
  readonly places: readonly number[];
  readonly persons: readonly {
    readonly class?: number;
    readonly arcs: readonly (readonly [number, number])[];
  }[];
}

export function marketOf({ classes = 1, places, persons }: Sketch): RoutingProblem {
  const rows = persons.map(({ arcs }) => arcs.toSorted(([a], [b]) => a - b));
  const personStart = new Int32Array(persons.length + 1);
  for (const [p, row] of rows.entries()) personStart[p + 1] = (personStart[p] ?? 0) + row.length;
  return {
    persons: persons.length,
    adverts: places.length,
    classes,
    classOf: Uint8Array.from(persons, (person) => person.class ?? 0),
    capacity: Int32Array.from(places),
    personStart,
    arcAdvert: Int32Array.from(rows.flat(), ([advert]) => advert),
    arcCost: Uint16Array.from(rows.flat(), ([, cost]) => cost),
  };
}

export interface SketchSize {
  readonly persons: number;
  readonly adverts: number;
  readonly places: number;
  readonly degree: number;
}

/** Markets of up to this size; costs from a narrow or the full range, so that ties are common and extremes occur. */
export function sketches(size: SketchSize): fc.Arbitrary<Sketch & { readonly classes: number }> {
  const cost = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 1000 }));
  return fc
    .record({
      classes: fc.integer({ min: 1, max: 4 }),
      places: fc.array(fc.integer({ min: 0, max: size.places }), { minLength: 1, maxLength: size.adverts }),
    })
    .chain(({ classes, places }) =>
      fc
        .array(
          fc.record({
            class: fc.integer({ min: 0, max: classes - 1 }),
            arcs: fc.uniqueArray(fc.tuple(fc.nat(places.length - 1), cost), {
              maxLength: size.degree,
              selector: ([advert]) => advert,
            }),
          }),
          { maxLength: size.persons },
        )
        .map((persons) => ({ classes, places, persons })),
    );
}

/** What an assignment is worth: placed by class, then cost. */
export interface Worth {
  readonly placed: readonly number[];
  readonly cost: number;
}

export function isBetter(one: Worth, other: Worth): boolean {
  for (const [rank, placed] of one.placed.entries())
    if (placed !== other.placed[rank]) return placed > (other.placed[rank] ?? 0);
  return one.cost < other.cost;
}

/** The best worth by trying every assignment. */
export function bruteForce({ classes = 1, places, persons }: Sketch): Worth {
  let best: Worth = { placed: new Array<number>(classes).fill(-1), cost: 0 };
  const free = [...places];
  const placed = new Array<number>(classes).fill(0);
  const visit = (p: number, cost: number) => {
    const person = persons[p];
    if (person === undefined) {
      const worth = { placed: [...placed], cost };
      if (isBetter(worth, best)) best = worth;
      return;
    }
    const rank = person.class ?? 0;
    for (const [advert, price] of person.arcs) {
      const left = free[advert] ?? 0;
      if (left === 0) continue;
      free[advert] = left - 1;
      placed[rank] = (placed[rank] ?? 0) + 1;
      visit(p + 1, cost + price);
      placed[rank] = (placed[rank] ?? 0) - 1;
      free[advert] = left;
    }
    visit(p + 1, cost);
  };
  visit(0, 0);
  return best;
}

/** The worth of a solution, counted anew. @throws Error for an arc that is not there or an advert over its places */
export function worthOf(problem: RoutingProblem, { advertOf }: RoutingSolution): Worth {
  const placed = new Array<number>(problem.classes).fill(0);
  const free = [...problem.capacity];
  let cost = 0;
  for (const [p, advert] of advertOf.entries()) {
    if (advert === -1) continue;
    const [first, end] = [problem.personStart[p] ?? 0, problem.personStart[p + 1] ?? 0];
    const arc = problem.arcAdvert.subarray(first, end).indexOf(advert);
    if (arc < 0) throw new Error(`person ${p} has no arc to ${advert}`);
    const left = free[advert] ?? 0;
    if (left === 0) throw new Error(`advert ${advert} is over its places`);
    free[advert] = left - 1;
    const rank = problem.classOf[p] ?? 0;
    placed[rank] = (placed[rank] ?? 0) + 1;
    cost += problem.arcCost[first + arc] ?? 0;
  }
  return { placed, cost };
}
