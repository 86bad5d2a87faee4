import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balanceRegion } from '../../../src/matching/balance/balance-region.ts';
import { createPairNumbering, groupBy, rankKeys } from '../../../src/matching/balance/dense-groups.ts';
import { createReach, type Location } from '../../../src/matching/balance/location.ts';
import { gatherSupplied } from '../../../src/workflow/market/gather-supplied.ts';
import { AS_OF, adverts, graduates, region } from './region.ts';

const HOMES = ['Екатеринбург', 'Берёзовский', 'Серов', null];
const STATUSES = ['employed', 'conscript', 'will-be-employed', undefined] as const;

const person = fc.record({
  specialty: fc.constantFrom('15.01.05', '1199:15.01.05', '43.01.09', null),
  home: fc.constantFrom(...HOMES),
  status: fc.constantFrom(...STATUSES),
  college: fc.constantFrom('Уральский политехникум', 'Серовский техникум', null),
});

describe('graduates who are alike are counted together', () => {
  const wanted = adverts(
    { codes: '15.01.05', places: 3, title: 'Сварщик' },
    { codes: '43.01.09 0.6, 15.01.38 0.4', places: 5, title: 'Повар', at: 'Серов' },
    { codes: '43.01.09', places: 2, title: 'Кондитер', at: 'Берёзовский' },
  );

  test('and the balance is that of each of them alone', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 30 }), (lines) => {
        const each = graduates(
          ...lines.map(({ status, ...line }) => (status === undefined ? line : { ...line, status })),
        );
        const places = new Map(each.map(({ graduate, place }) => [graduate, place]));
        const together = gatherSupplied(
          (take) => {
            for (const { graduate } of each) take(graduate);
          },
          (record) => Array.from(places).find(([graduate]) => graduate === record)?.[1] ?? null,
          AS_OF,
        );
        expect(together.reduce((sum, { count = 1 }) => sum + count, 0)).toBe(each.length);
        const { settings, filter, ...balance } = balanceRegion({
          ...region([], wanted),
          graduates: together,
        });
        const { settings: _, filter: __, ...alone } = balanceRegion(region(each, wanted));
        expect(JSON.stringify(balance)).toBe(JSON.stringify(alone));
      }),
      { numRuns: 60 },
    );
  });
});

describe('places of work within reach', () => {
  const work = (
    key: string,
    municipality: string | null,
    latitude: number | null,
    longitude = 60,
  ): Location => ({
    key,
    municipality,
    settlement: key,
    point: latitude === null ? null : { latitude, longitude },
  });

  test.each([
    ['the home town itself', work('Ревда', 'Ревда', 56.8), true],
    ['the same municipality, however far', work('Дегтярск', 'Ревда', 59), true],
    ['29 km to the north', work('Север', 'Другой', 56.8 + 29 / 111.2), true],
    ['31 km to the north', work('Дальний', 'Другой', 56.8 + 31 / 111.2), false],
    ['the same latitude, far to the east', work('Восток', 'Другой', 56.8, 70), false],
    ['a place without coordinates', work('Безвестный', 'Другой', null), false],
    ['a place of which only the region is known', work('', null, null), true],
  ])('%s', (_, place, reached) => {
    const reach = createReach([place, work('Иной', 'Иной', 50)], { level: 'municipality', radiusKm: 30 });
    expect(reach(work('Ревда', 'Ревда', 56.8)).has(place.key)).toBe(reached);
  });
});

describe('dense groups', () => {
  test('equal texts have equal numbers, in code-unit order', () => {
    const ranks = rankKeys(
      ['б', 'а', 'Б', 'а'],
      (text) => text,
      (text) => text,
    );
    expect(Array.from(ranks.of)).toEqual([2, 1, 0, 1]);
    expect(ranks.count).toBe(3);
    expect(ranks.rankOf('а')).toBe(1);
  });

  test('groups go by number, members by place', () => {
    const { count, of, start, order } = groupBy(5, (i) => [7, 2, 7, 0, 2][i] ?? 0);
    expect([count, Array.from(of), Array.from(start), Array.from(order)]).toEqual([
      3,
      [2, 1, 2, 0, 1],
      [0, 1, 3, 5],
      [3, 1, 4, 0, 2],
    ]);
  });
});

test('pairs of numbers are numbered as they come', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(40), fc.nat({ max: 2 ** 31 - 1 })), { maxLength: 1500 }),
      (pairs) => {
        const numberOf = createPairNumbering();
        const known = new Map<string, number>();
        for (const [left, right] of [...pairs, ...pairs]) {
          const key = `${left} ${right}`;
          if (!known.has(key)) known.set(key, known.size);
          expect(numberOf(left, right)).toBe(known.get(key));
        }
      },
    ),
    { numRuns: 30 },
  );
});
