import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  findOutlets,
  type OptionalArc,
  smallestRelaxations,
} from '../../../src/matching/route/relaxation.ts';
import { holdersOf, saturatedSet } from '../../../src/matching/route/saturated-set.ts';
import { solveRouting } from '../../../src/matching/route/solve-routing.ts';
import { marketOf, type Sketch, sketches, worthOf } from './small-market.ts';

const SIZE = { persons: 14, adverts: 8, places: 2, degree: 4 };

function solve(sketch: Sketch) {
  const market = marketOf(sketch);
  const solution = solveRouting(market);
  return { market, solution, holders: holdersOf(market, solution) };
}

describe('why somebody has no place', () => {
  test('three who lead to two places only', () => {
    const { market, solution, holders } = solve({
      places: [1, 1, 1],
      persons: [
        {
          arcs: [
            [0, 1],
            [1, 1],
          ],
        },
        { arcs: [[0, 1]] },
        { arcs: [[1, 9]] },
        { arcs: [[2, 1]] },
      ],
    });
    expect(solution.advertOf).toEqual(Int32Array.of(1, 0, -1, 2));
    expect(saturatedSet(market, solution, holders, 2)).toEqual({
      adverts: [0, 1],
      places: 2,
      holders: [0, 1],
    });
    expect(() => saturatedSet(market, solution, holders, 0)).toThrow(RangeError);
  });

  test('all adverts of the set are full, nobody in it leads outside, holders come at his class or before', () => {
    fc.assert(
      fc.property(sketches(SIZE), (sketch) => {
        const { market, solution, holders } = solve(sketch);
        for (const [p, advert] of solution.advertOf.entries()) {
          if (advert !== -1) continue;
          const set = saturatedSet(market, solution, holders, p);
          expect(set.holders.length).toBe(set.places);
          for (const one of [p, ...set.holders]) {
            for (const [a] of sketch.persons[one]?.arcs ?? []) expect(set.adverts).toContain(a);
            expect(market.classOf[one]).toBeLessThanOrEqual(market.classOf[p] ?? 0);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('the smallest relaxation', () => {
  const crowded: Sketch = {
    classes: 2,
    places: [1, 1, 2],
    persons: [
      { class: 0, arcs: [[0, 1]] },
      { class: 0, arcs: [[0, 5]] },
      { class: 1, arcs: [[1, 1]] },
      { class: 1, arcs: [[2, 1]] },
    ],
  };

  test('prefers the smaller step, and says who would lose', () => {
    const { market, solution, holders } = solve(crowded);
    const outlets = findOutlets(market, solution, holders);
    const proposals = (arcs: OptionalArc[]) => smallestRelaxations(market, solution, outlets, arcs).get(1);
    const [onTaken, onFree, onFreeFar] = [
      { person: 1, advert: 1, step: 10 },
      { person: 1, advert: 2, step: 10 },
      { person: 1, advert: 2, step: 40 },
    ];
    expect(proposals([onFreeFar, onFree])).toEqual({ arc: onFree, displaces: 'nobody' });
    expect(proposals([onTaken, onFree])).toEqual({ arc: onFree, displaces: 'nobody' });
    expect(proposals([onTaken, onFreeFar])).toEqual({ arc: onTaken, displaces: { class: 1 } });
    expect(proposals([{ person: 1, advert: 0, step: 1 }])).toBeUndefined();
    expect(proposals([{ person: 0, advert: 2, step: 1 }])).toBeUndefined();
  });

  test('added to the market it places him, and leaves out only whom it said', () => {
    const relaxed = fc.record({ person: fc.nat(13), advert: fc.nat(7) });
    fc.assert(
      fc.property(sketches(SIZE), fc.array(relaxed, { maxLength: 20 }), (sketch, extras) => {
        const { market, solution, holders } = solve(sketch);
        const outlets = findOutlets(market, solution, holders);
        const optional = extras
          .filter(({ person, advert }) => person < market.persons && advert < market.adverts)
          .filter(({ person, advert }) => !sketch.persons[person]?.arcs.some(([a]) => a === advert))
          .map((arc, step) => ({ ...arc, step }));
        const found = smallestRelaxations(market, solution, outlets, optional);
        const before = worthOf(market, solution).placed;
        for (const arc of optional) {
          if (solution.advertOf[arc.person] !== -1) continue;
          const persons = sketch.persons.map((one, p) =>
            p === arc.person ? { ...one, arcs: [...one.arcs, [arc.advert, 0] as const] } : one,
          );
          const after = solve({ ...sketch, persons });
          const gained = worthOf(after.market, after.solution).placed.map(
            (n, rank) => n - (before[rank] ?? 0),
          );
          const proposal = found.get(arc.person);
          const expected = new Array<number>(sketch.classes).fill(0);
          if (proposal?.arc === arc) {
            const own = sketch.persons[arc.person]?.class ?? 0;
            expected[own] = 1;
            if (proposal.displaces !== 'nobody') expected[proposal.displaces.class] = -1;
            expect(gained).toEqual(expected);
          } else if (proposal === undefined) expect(gained).toEqual(expected);
        }
      }),
      { numRuns: 200 },
    );
  });
});
