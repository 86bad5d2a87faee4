import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCertificate } from '../../../src/matching/route/check-certificate.ts';
import type { RoutingProblem } from '../../../src/matching/route/routing-problem.ts';
import { solveRouting } from '../../../src/matching/route/solve-routing.ts';
import { bruteForce, isBetter, marketOf, type Sketch, sketches, worthOf } from './small-market.ts';

const SMALL = { persons: 7, adverts: 5, places: 3, degree: 4 };

describe('worked examples', () => {
  test('nobody, and nothing to offer', () => {
    expect(solveRouting(marketOf({ places: [], persons: [] })).advertOf).toEqual(Int32Array.of());
    expect(solveRouting(marketOf({ places: [2], persons: [{ arcs: [] }] })).advertOf).toEqual(
      Int32Array.of(-1),
    );
  });

  test('a cheap place is left to the one who has no other', () => {
    const market = marketOf({
      places: [1, 1],
      persons: [
        {
          arcs: [
            [0, 0],
            [1, 900],
          ],
        },
        { arcs: [[0, 500]] },
      ],
    });
    expect(solveRouting(market).advertOf).toEqual(Int32Array.of(1, 0));
  });

  test('one place, two persons: the earlier class wins at any cost', () => {
    const market = marketOf({
      classes: 2,
      places: [1],
      persons: [
        { class: 1, arcs: [[0, 0]] },
        { class: 0, arcs: [[0, 1000]] },
      ],
    });
    const solution = solveRouting(market);
    expect(solution.advertOf).toEqual(Int32Array.of(-1, 0));
    expect(solution.components).toEqual([
      {
        persons: 2,
        adverts: 1,
        places: 1,
        arcs: 2,
        cost: 1000,
        personsByClass: [1, 1],
        placedByClass: [1, 0],
      },
    ]);
  });

  test('within a class the cheaper person takes the scarce place', () => {
    const persons = [{ arcs: [[0, 30]] }, { arcs: [[0, 10]] }, { arcs: [[0, 20]] }] as const;
    expect(solveRouting(marketOf({ places: [2], persons })).advertOf).toEqual(Int32Array.of(-1, 0, 0));
  });

  test('an advert of many places fills from the cheapest', () => {
    const persons = Array.from({ length: 30 }, (_, p) => ({ arcs: [[0, 1000 - p]] as const }));
    const { advertOf } = solveRouting(marketOf({ places: [12], persons }));
    expect([...advertOf.keys()].filter((p) => advertOf[p] === 0)).toEqual(
      [...Array(12).keys()].map((k) => 18 + k),
    );
  });

  test('a keeping discount in the costs holds a referral against an equal rival', () => {
    const both = (first: number, second: number): Sketch => ({
      places: [1, 1],
      persons: [
        {
          arcs: [
            [0, first],
            [1, 50],
          ],
        },
        {
          arcs: [
            [0, second],
            [1, 50],
          ],
        },
      ],
    });
    expect(solveRouting(marketOf(both(50, 49))).advertOf).toEqual(Int32Array.of(1, 0));
    expect(solveRouting(marketOf(both(49, 50))).advertOf).toEqual(Int32Array.of(0, 1));
  });

  test('forty persons move up one by one to make room for the last, however dear', () => {
    const market = marketOf({
      places: new Array<number>(41).fill(1),
      persons: [
        ...Array.from({ length: 40 }, (_, p) => ({
          arcs: [
            [p, 0],
            [p + 1, 1000],
          ] as const,
        })),
        { arcs: [[0, 1000]] },
      ],
    });
    const solution = solveRouting(market);
    expect(solution.advertOf).toEqual(Int32Array.from({ length: 41 }, (_, p) => (p + 1) % 41));
    expect(solution.personPotential[40]).toBe(41_000);
    expect(checkCertificate(market, solution).holds).toBe(true);
  });

  test.each<[string, Partial<RoutingProblem>]>([
    ['a cost above 1000', { arcCost: Uint16Array.of(1001) }],
    ['an advert that is not there', { arcAdvert: Int32Array.of(1) }],
    ['a class that is not there', { classOf: Uint8Array.of(1) }],
    ['places below 0', { capacity: Int32Array.of(-1) }],
    ['rows that do not cover the arcs', { personStart: Int32Array.of(0, 0) }],
    [
      'an advert twice',
      { personStart: Int32Array.of(0, 2), arcAdvert: Int32Array.of(0, 0), arcCost: Uint16Array.of(1, 2) },
    ],
  ])('refuses %s', (_, broken) => {
    const market = marketOf({ places: [1], persons: [{ arcs: [[0, 5]] }] });
    expect(() => solveRouting({ ...market, ...broken })).toThrow(RangeError);
  });
});

describe('the optimum', () => {
  test('is what trying every assignment finds, with a certificate', () => {
    fc.assert(
      fc.property(sketches(SMALL), (sketch) => {
        const market = marketOf(sketch);
        const solution = solveRouting(market);
        const worth = worthOf(market, solution);
        expect(worth).toEqual(bruteForce(sketch));
        const verdict = checkCertificate(market, solution);
        expect(verdict).toMatchObject({
          holds: true,
          gap: 0n,
          faults: [],
          placedByClass: worth.placed,
          cost: worth.cost,
        });
      }),
      { numRuns: 400 },
    );
  });

  test('holds its certificate on larger markets', () => {
    fc.assert(
      fc.property(sketches({ persons: 80, adverts: 40, places: 3, degree: 12 }), (sketch) => {
        const market = marketOf(sketch);
        const solution = solveRouting(market);
        expect(checkCertificate(market, solution)).toMatchObject({ holds: true, ...{ faults: [] } });
        worthOf(market, solution);
      }),
      { numRuns: 150 },
    );
  });

  test('a second run gives the same bytes', () => {
    fc.assert(
      fc.property(sketches({ persons: 30, adverts: 20, places: 2, degree: 8 }), (sketch) => {
        expect(solveRouting(marketOf(sketch))).toEqual(solveRouting(marketOf(sketch)));
      }),
      { numRuns: 50 },
    );
  });

  test('one more place, or one more arc, never worsens the class counts', () => {
    const extra = fc.record({ person: fc.nat(), advert: fc.nat(), cost: fc.nat(1000) });
    fc.assert(
      fc.property(
        sketches({ persons: 20, adverts: 10, places: 2, degree: 4 }),
        extra,
        (sketch, { person, advert, cost }) => {
          const before = worthOf(marketOf(sketch), solveRouting(marketOf(sketch)));
          const at = advert % sketch.places.length;
          const places = sketch.places.map((count, a) => (a === at ? count + 1 : count));
          const persons = sketch.persons.map((one, p) =>
            p === person % sketch.persons.length && !one.arcs.some(([a]) => a === at)
              ? { ...one, arcs: [...one.arcs, [at, cost] as const] }
              : one,
          );
          for (const richer of [
            { ...sketch, places },
            { ...sketch, persons },
          ]) {
            const after = worthOf(marketOf(richer), solveRouting(marketOf(richer)));
            expect(isBetter({ ...before, cost: 0 }, { ...after, cost: 0 })).toBe(false);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test('serving classes in order costs no placement', () => {
    fc.assert(
      fc.property(sketches({ persons: 20, adverts: 10, places: 2, degree: 4 }), (sketch) => {
        const flat = { ...sketch, classes: 1, persons: sketch.persons.map(({ arcs }) => ({ arcs })) };
        const total = (one: Sketch) =>
          worthOf(marketOf(one), solveRouting(marketOf(one))).placed.reduce((sum, n) => sum + n, 0);
        expect(total(sketch)).toBe(total(flat));
      }),
      { numRuns: 100 },
    );
  });
});
