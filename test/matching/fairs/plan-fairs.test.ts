import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FairMarket, FairVenue } from '../../../src/matching/fairs/fair-market.ts';
import { planFairs } from '../../../src/matching/fairs/plan-fairs.ts';

/** Groups and openings as a reader writes them: profession × count. */
interface Written {
  readonly groups: Readonly<Record<string, readonly [profession: string, seekers: number]>>;
  readonly venues: readonly {
    readonly name: string;
    readonly tables?: number;
    readonly hall?: number;
    readonly groups: readonly string[];
    readonly openings: readonly (readonly [employer: string, profession: string, places: number])[];
  }[];
}

function marketOf({ groups, venues }: Written): FairMarket {
  return {
    groups: Object.entries(groups).map(([key, [profession, seekers]]) => ({
      key,
      college: key,
      programme: profession,
      settlement: null,
      professions: [profession],
      seekers,
    })),
    employers: [],
    venues: venues.map(
      ({ name, tables, hall, groups: near, openings }): FairVenue => ({
        key: name,
        name,
        settlement: name,
        date: null,
        employers: tables ?? null,
        graduates: hall ?? null,
        groups: near,
        openings: openings.map(([employer, profession, places]) => ({
          employer,
          professions: [profession],
          places,
          vacancies: [{ id: `${employer} ${profession}`, places }],
        })),
      }),
    ),
  };
}

function told(written: Written, most: number) {
  const { fairs, matched, bound } = planFairs(marketOf(written), most);
  return {
    fairs: fairs.map(({ venue, employers, matched: adds }) => [
      venue.name,
      adds,
      employers.map(({ employer }) => employer).join('+'),
    ]),
    matched,
    bound,
  };
}

test('an employer who adds nothing new is not asked; places, tables and the hall bound the matches', () => {
  const groups = { welders: ['сварщик', 10], cooks: ['повар', 4] } as const;
  const near = ['welders', 'cooks'];
  const openings = [
    ['Завод', 'сварщик', 8],
    ['Цех', 'сварщик', 7],
    ['Кафе', 'повар', 3],
    ['Склад', 'кладовщик', 50],
  ] as const;
  expect(told({ groups, venues: [{ name: 'А', groups: near, openings }] }, 1)).toEqual({
    fairs: [['А', 13, 'Завод+Кафе+Цех']],
    matched: 13,
    bound: 13,
  });
  expect(told({ groups, venues: [{ name: 'А', tables: 2, groups: near, openings }] }, 1)).toMatchObject({
    fairs: [['А', 11, 'Завод+Кафе']],
    bound: 13,
  });
  expect(told({ groups, venues: [{ name: 'А', hall: 5, groups: near, openings }] }, 1)).toMatchObject({
    matched: 5,
    bound: 5,
  });
});

test('a second fair gets only the graduates and places the first one left', () => {
  const openings = [['Завод', 'сварщик', 6]] as const;
  const written: Written = {
    groups: { near: ['сварщик', 4], far: ['сварщик', 9] },
    venues: [
      { name: 'Город', groups: ['near', 'far'], hall: 5, openings },
      { name: 'Посёлок', groups: ['far'], openings },
    ],
  };
  // The plant has six places and shows them once, however many fairs it goes to.
  expect(told(written, 2)).toMatchObject({ matched: 6, bound: 6 });
  expect(told(written, 1)).toMatchObject({ fairs: [['Посёлок', 6, 'Завод']] });
});

test('an exchange of venues mends a greedy choice', () => {
  const one = (name: string, profession: string, places: number) => [name, profession, places] as const;
  const written: Written = {
    groups: { a: ['а', 6], b: ['б', 6] },
    venues: [
      { name: 'Середина', groups: ['a', 'b'], openings: [one('С1', 'а', 4), one('С2', 'б', 4)] },
      { name: 'Запад', groups: ['a'], openings: [one('З', 'а', 6)] },
      { name: 'Восток', groups: ['b'], openings: [one('В', 'б', 6)] },
    ],
  };
  expect(told(written, 2)).toMatchObject({ matched: 12, bound: 12 });
});

const PROFESSIONS = ['а', 'б', 'в'];
const written = fc.record({
  seekers: fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 6 })), { minLength: 1, maxLength: 5 }),
  openings: fc.array(fc.tuple(fc.nat(4), fc.nat(2), fc.integer({ min: 1, max: 5 })), { maxLength: 8 }),
  tables: fc.integer({ min: 1, max: 3 }),
  hall: fc.integer({ min: 1, max: 20 }),
});

test('one venue: at least 63 % of the best set of employers, never above the bound; order does not matter', () => {
  fc.assert(
    fc.property(written, ({ seekers, openings, tables, hall }) => {
      const groups = Object.fromEntries(
        seekers.map(([profession, count], at) => [
          `g${at}`,
          [PROFESSIONS[profession] ?? 'а', count] as const,
        ]),
      );
      const listed = openings.map(
        ([employer, profession, places], at) =>
          [`e${employer}`, `${PROFESSIONS[profession]}`, places, at] as const,
      );
      const venue = {
        key: 'v',
        name: 'v',
        settlement: 'v',
        date: null,
        employers: tables,
        graduates: hall,
        groups: Object.keys(groups),
        openings: listed.map(([employer, profession, places, at]) => ({
          employer,
          professions: [profession],
          places,
          vacancies: [{ id: `${at}`, places }],
        })),
      };
      const market = { ...marketOf({ groups, venues: [] }), venues: [venue] };
      const plan = planFairs(market, 1);
      const best = bestSet(seekers, openings, tables, hall);
      expect(plan.matched).toBeGreaterThanOrEqual(Math.ceil(best * (1 - 1 / Math.E) - 1e-9));
      expect(plan.matched).toBeLessThanOrEqual(best);
      expect(best).toBeLessThanOrEqual(plan.bound);
      const turned = {
        ...market,
        groups: market.groups.toReversed(),
        venues: [{ ...venue, openings: venue.openings.toReversed() }],
      };
      expect(planFairs(turned, 1).matched).toBe(plan.matched);
    }),
    { numRuns: 150 },
  );
});

/** Tries every set of employers; with one profession each, matches are sums of smaller sides. */
function bestSet(
  seekers: readonly (readonly [number, number])[],
  openings: readonly (readonly [number, number, number])[],
  tables: number,
  hall: number,
): number {
  let best = 0;
  for (let set = 0; set < 32; set++) {
    const chosen = [0, 1, 2, 3, 4].filter((employer) => (set >> employer) % 2 === 1);
    if (chosen.length > tables) continue;
    const matched = [0, 1, 2].reduce((sum, profession) => {
      const people = total(seekers.filter(([own]) => own === profession).map(([, count]) => count));
      const places = total(
        openings
          .filter(([employer, own]) => own === profession && chosen.includes(employer))
          .map(([, , count]) => count),
      );
      return sum + Math.min(people, places);
    }, 0);
    best = Math.max(best, Math.min(hall, matched));
  }
  return best;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
