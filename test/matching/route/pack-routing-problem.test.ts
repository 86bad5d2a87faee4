import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packRoutingProblem } from '../../../src/matching/route/pack-routing-problem.ts';
import { solveRouting } from '../../../src/matching/route/solve-routing.ts';
import { type Sketch, sketches } from './small-market.ts';

/** Records with ids, in the order the permutations give. */
function packShuffled(
  sketch: Sketch & { classes: number },
  personOrder: number[],
  advertOrder: number[],
  turn: number,
) {
  const persons = personOrder.map((p) => ({ id: `выпускник-${p}`, class: sketch.persons[p]?.class ?? 0 }));
  const adverts = advertOrder.map((a) => ({ id: `вакансия-${a}`, places: sketch.places[a] ?? 0 }));
  const arcs = personOrder.flatMap((p, at) =>
    (sketch.persons[p]?.arcs ?? []).map(([a, cost]) => ({
      person: at,
      advert: advertOrder.indexOf(a),
      cost,
    })),
  );
  const turned = [...arcs.slice(turn % (arcs.length + 1)), ...arcs.slice(0, turn % (arcs.length + 1))];
  return packRoutingProblem(
    persons,
    adverts,
    {
      person: Int32Array.from(turned, ({ person }) => person),
      advert: Int32Array.from(turned, ({ advert }) => advert),
      cost: Uint16Array.from(turned, ({ cost }) => cost),
    },
    sketch.classes,
  );
}

test('records in any order give the same problem and the same solution, byte for byte', () => {
  const cases = sketches({ persons: 20, adverts: 12, places: 2, degree: 6 }).chain((sketch) =>
    fc.record({
      sketch: fc.constant(sketch),
      persons: fc.shuffledSubarray([...sketch.persons.keys()], { minLength: sketch.persons.length }),
      adverts: fc.shuffledSubarray([...sketch.places.keys()], { minLength: sketch.places.length }),
      turn: fc.nat(),
    }),
  );
  fc.assert(
    fc.property(cases, ({ sketch, persons, adverts, turn }) => {
      const given = packShuffled(sketch, [...sketch.persons.keys()], [...sketch.places.keys()], 0);
      const permuted = packShuffled(sketch, persons, adverts, turn);
      expect(permuted.problem).toEqual(given.problem);
      expect(solveRouting(permuted.problem)).toEqual(solveRouting(given.problem));
      for (const [number, at] of permuted.personAt.entries())
        expect(persons[at]).toBe([...sketch.persons.keys()][given.personAt[number] ?? -1]);
    }),
    { numRuns: 150 },
  );
});

const ONE = { person: Int32Array.of(0), advert: Int32Array.of(0), cost: Uint16Array.of(7) };
const [PERSON, ADVERT] = [
  { id: 'а', class: 0 },
  { id: 'в', places: 1 },
];

test('every arc of the problem points back to the caller’s', () => {
  const arcs = {
    person: Int32Array.of(1, 0, 1),
    advert: Int32Array.of(0, 0, 1),
    cost: Uint16Array.of(5, 6, 7),
  };
  const packed = packRoutingProblem(
    [
      { id: 'я', class: 0 },
      { id: 'а', class: 0 },
    ],
    [
      { id: '2', places: 1 },
      { id: '1', places: 1 },
    ],
    arcs,
    1,
  );
  expect([...packed.arcAt]).toEqual([2, 0, 1]);
  expect([...packed.problem.arcCost]).toEqual([7, 5, 6]);
  expect([...packed.problem.arcAdvert]).toEqual([0, 1, 1]);
  expect([...packed.problem.personStart]).toEqual([0, 2, 3]);
});

test.each([
  ['a repeated id', () => packRoutingProblem([PERSON, PERSON], [ADVERT], ONE, 1)],
  [
    'an arc given twice',
    () =>
      packRoutingProblem(
        [PERSON],
        [ADVERT],
        { person: Int32Array.of(0, 0), advert: Int32Array.of(0, 0), cost: Uint16Array.of(1, 2) },
        1,
      ),
  ],
  ['a class beyond the last', () => packRoutingProblem([{ id: 'а', class: 1 }], [ADVERT], ONE, 1)],
  ['half a place', () => packRoutingProblem([PERSON], [{ id: 'в', places: 0.5 }], ONE, 1)],
  ['an arc to nowhere', () => packRoutingProblem([PERSON], [], ONE, 1)],
])('refuses %s', (_, pack) => {
  expect(pack).toThrow(RangeError);
});
