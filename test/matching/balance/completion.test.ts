import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecognisedAdvert } from '../../../src/matching/balance/balance-input.ts';
import { balanceRegion } from '../../../src/matching/balance/balance-region.ts';
import { compareBalances } from '../../../src/matching/balance/compare-balances.ts';
import type { DemandNode, SupplyNode } from '../../../src/matching/balance/drill-down.ts';
import { gapInterval } from '../../../src/matching/balance/verdict.ts';
import { type AdvertLine, adverts, day, type GraduateLine, graduates, region } from './region.ts';

const TOWNS = ['Екатеринбург', 'Берёзовский', 'Серов', null];
const graduateLine: fc.Arbitrary<GraduateLine> = fc.record({
  specialty: fc.constantFrom<string | null>(null, '15.01.05', '1199:15.01.05', '43.01.09', '23.01.17'),
  home: fc.constantFrom(...TOWNS),
  college: fc.constantFrom('Колледж А', 'Колледж Б', null),
  count: fc.integer({ min: 1, max: 4 }),
});
const advertLine: fc.Arbitrary<AdvertLine> = fc.record({
  codes: fc.constantFrom('15.01.05', '43.01.09', '15.01.05 0.5, 15.01.38 0.5', '15.01.05 0.6, 43.01.09 0.4'),
  decision: fc.constantFrom('spo', 'spo', 'spo', 'unsure'),
  places: fc.constantFrom(null, 0, 1, 2, 3, 7),
  at: fc.constantFrom(...TOWNS),
  sector: fc.constantFrom('Металлургия', 'Торговля', null),
  mode: fc.constantFrom('on-site', 'on-site', 'rotation'),
  employer: fc.constantFrom('АО «Завод»', 'ООО «Кафе»', 'ЗАВОД АО'),
});
const people = fc.array(graduateLine, { maxLength: 8 });
const wanted = fc.array(advertLine, { maxLength: 10 });
const inputs = fc.tuple(people, wanted).map(([lines, ads]) => region(graduates(...lines), adverts(...ads)));
const runs = { numRuns: 120 };
const sum = (numbers: Iterable<number>) => Array.from(numbers).reduce((a, b) => a + b, 0);

describe('what can be said of D − S', () => {
  test.each([
    [10, 0, 4, 'deficit'],
    [4, 0, 10, 'surplus'],
    [4, 0, 4, 'even'],
    [4, 3, 6, 'unsure'],
    [4, 2, 6, 'unsure'],
    [4, 1, 4, 'unsure'],
    [4, 1, 6, 'surplus'],
    [0, 0, 0, 'even'],
  ] as const)('%d places, %d unsure, %d graduates: %s', (places, unsure, available, verdict) => {
    const interval = gapInterval(places, unsure, available);
    expect(interval).toEqual({ gapLow: places - available, gapHigh: places + unsure - available, verdict });
  });

  test('however the unsure adverts turn out, unmet places and surplus stay inside the interval', () => {
    fc.assert(
      fc.property(people, wanted, (lines, ads) => {
        const { headline, sectors, territories } = balanceRegion(
          region(graduates(...lines), adverts(...ads)),
        );
        const decided = ads.map((ad): AdvertLine => ({ ...ad, decision: 'spo' }));
        const after = balanceRegion(region(graduates(...lines), adverts(...decided))).headline;
        expect(after.feasibleUnmet).toBeGreaterThanOrEqual(headline.feasibleUnmet);
        expect(after.feasibleUnmet).toBeLessThanOrEqual(headline.feasibleUnmet + headline.unsurePlaces);
        expect(after.surplus).toBeLessThanOrEqual(headline.surplus);
        expect(after.surplus).toBeGreaterThanOrEqual(headline.surplusAtLeast);
        for (const rows of [sectors, territories]) {
          expect(sum(rows.map(({ unsurePlaces }) => unsurePlaces))).toBe(headline.unsurePlaces);
        }
      }),
      runs,
    );
  });
});

describe('drill-down', () => {
  const flat = (nodes: readonly DemandNode[]): DemandNode[] =>
    nodes.flatMap((node) => [node, ...flat(node.below())]);
  const flatSupply = (nodes: readonly SupplyNode[]): SupplyNode[] =>
    nodes.flatMap((node) => [node, ...flatSupply(node.below)]);

  test('profession → sector → municipality → settlement → employer: every number is conserved at every step', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { demandTree, professions, totals } = balanceRegion(input);
        expect(sum(demandTree.map(({ sums }) => sums.places))).toBe(totals.places - totals.unmatchedPlaces);
        for (const { key, sums } of demandTree) {
          const row = professions.find((one) => one.key === key);
          expect([sums.places, sums.adverts, sums.feasibleUnmet]).toEqual([
            row?.places,
            row?.adverts,
            row?.feasibleUnmet,
          ]);
        }
        for (const node of flat(demandTree)) {
          const rows = flat([node]).length;
          expect(node.rowsWithin(rows)).toBe(rows);
          expect(node.rowsWithin(rows - 1)).toBeGreaterThan(rows - 1);
          const below = node.below();
          if (node.level === 'employer') expect(below).toEqual([]);
          else {
            for (const name of [
              'adverts',
              'places',
              'inflowPlaces',
              'feasibleUnmet',
              'sharedUnmet',
              'persistentPlaces',
            ] as const) {
              expect(sum(below.map(({ sums }) => sums[name])), `${node.level} ${name}`).toBe(node.sums[name]);
            }
          }
        }
      }),
      runs,
    );
  });

  test('profession → college: every number is conserved', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { supplyTree, totals, headline } = balanceRegion(input);
        expect(sum(supplyTree.map(({ graduates: all }) => all))).toBe(totals.graduates);
        expect(sum(supplyTree.map(({ surplus }) => surplus))).toBe(headline.surplus);
        for (const node of flatSupply(supplyTree)) {
          if (node.below.length === 0) continue;
          for (const name of ['graduates', 'available', 'surplus'] as const) {
            expect(sum(node.below.map((one) => one[name]))).toBe(node[name]);
          }
        }
      }),
      runs,
    );
  });
});

test('flows sum to the graduates placed, by profession, sector and territory', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const { flows, headline, professions, sectors, territories } = balanceRegion(input);
      expect(sum(flows.map(({ graduates: people }) => people))).toBe(headline.matched);
      for (const { graduates: people } of flows) expect(people).toBeGreaterThan(0);
      const by = (match: (flow: (typeof flows)[number]) => boolean) =>
        sum(flows.filter(match).map((flow) => flow.graduates));
      for (const row of professions) {
        const unknown = row.key === '' ? row.available : (row.surplus ?? 0);
        expect(by(({ profession }) => profession === row.key)).toBe(row.available - unknown);
      }
      for (const row of sectors)
        expect(by(({ sector }) => sector === row.key)).toBe(row.places - row.feasibleUnmet);
      for (const row of territories)
        expect(by(({ territory }) => (territory ?? '') === row.key)).toBe(row.places - row.feasibleUnmet);
    }),
    runs,
  );
});

describe('comparison with an earlier day', () => {
  const then = (lines: readonly GraduateLine[], ads: readonly AdvertLine[]) =>
    balanceRegion({ ...region(graduates(...lines), adverts(...ads)), asOf: day('2026-04-27') });

  test('new, closed and changed places explain the stock; the total explains every pivot', () => {
    const withIds = wanted.map((ads) => ads.map((ad, i) => ({ ...ad, id: `v${i}` })));
    fc.assert(
      fc.property(people, withIds, people, withIds, fc.nat({ max: 5 }), (one, ads, other, later, shift) => {
        const before = then(one, ads);
        const now = balanceRegion(
          region(graduates(...other), adverts(...later.map((ad, i) => ({ ...ad, id: `v${i + shift}` })))),
        );
        const comparison = compareBalances(before, now);
        const { total } = comparison;
        expect(total.unmetThen).toBe(before.headline.feasibleUnmet);
        expect(total.unmetNow).toBe(now.headline.feasibleUnmet);
        for (const rows of [comparison.professions, comparison.sectors, comparison.territories]) {
          for (const row of rows) {
            expect(row.placesThen + row.newPlaces - row.closedPlaces + row.changedPlaces).toBe(row.placesNow);
          }
          for (const name of [
            'placesThen',
            'placesNow',
            'newPlaces',
            'closedPlaces',
            'changedPlaces',
            'unmetThen',
            'unmetNow',
            'availableNow',
          ] as const) {
            expect(sum(rows.map((row) => row[name])), name).toBe(total[name]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    [0, 5, 'new'],
    [5, 0, 'closed'],
    [3, 5, 'grown'],
    [5, 3, 'eased'],
    [5, 5, 'same'],
  ] as const)('a deficit of %d, then %d, is %s', (first, second, change) => {
    const before = then([], [{ codes: '15.01.05', places: first, id: 'a' }]);
    const now = balanceRegion(region([], adverts({ codes: '15.01.05', places: second, id: 'a' })));
    const [row] = compareBalances(before, now).professions;
    expect(row?.change).toBe(change);
    expect(row?.changedPlaces).toBe(second - first);
  });

  test('an advert that left and one that came are told apart from one that grew', () => {
    const before = then(
      [],
      [
        { codes: '15.01.05', places: 4, id: 'gone' },
        { codes: '15.01.05', places: 2, id: 'stays' },
      ],
    );
    const now = balanceRegion(
      region(
        [],
        adverts({ codes: '15.01.05', places: 3, id: 'stays' }, { codes: '15.01.05', places: 6, id: 'came' }),
      ),
    );
    const comparison = compareBalances(before, now);
    expect(comparison).toMatchObject({ newAdverts: 1, closedAdverts: 1 });
    expect(comparison.total).toMatchObject({
      placesThen: 6,
      newPlaces: 6,
      closedPlaces: 4,
      changedPlaces: 1,
      placesNow: 9,
    });
  });
});

describe('employers’ requests and the forecast beside the adverts', () => {
  const of = (kind: 'request' | 'forecast', file: string, ...lines: AdvertLine[]): RecognisedAdvert[] =>
    adverts(...lines).map((one, i) => ({
      ...one,
      vacancy: { ...one.vacancy, id: `${file}${i}`, kind, source: { ...one.vacancy.source, file } },
    }));
  const welder: AdvertLine = { codes: '15.01.05', places: 3, employer: 'АО «Завод»' };
  const balance = (other: readonly RecognisedAdvert[]) =>
    balanceRegion({
      ...region(graduates({ specialty: '15.01.05', home: 'Екатеринбург' }), adverts(welder)),
      otherDemand: other,
    });
  const welders = (other: readonly RecognisedAdvert[]) =>
    balance(other).professions.find(({ key }) => key === '336:15.01.05');

  test.each([
    [
      'the advert of the same employer, profession and place is the same need',
      of('request', 'а.xlsx', { ...welder, places: 3 }),
      3,
      0,
      0,
    ],
    ['what is asked beyond the advert is told', of('request', 'а.xlsx', { ...welder, places: 5 }), 5, 2, 0],
    ['another place is another need', of('request', 'а.xlsx', { ...welder, at: 'Серов' }), 3, 3, 0],
    [
      'another employer is another need',
      of('request', 'а.xlsx', { ...welder, employer: 'ООО «Кафе»' }),
      3,
      3,
      0,
    ],
    [
      'the same request sent to two colleges counts once',
      [
        ...of('request', 'а.xlsx', { ...welder, places: 5 }),
        ...of('request', 'б.xlsx', { ...welder, places: 4 }),
      ],
      5,
      2,
      0,
    ],
    [
      'rows of one table are added',
      of('request', 'а.xlsx', { ...welder, places: 5 }, { ...welder, places: 4 }),
      9,
      6,
      0,
    ],
    [
      'the forecast stands in its own column',
      of('forecast', 'прогноз.xlsx', { ...welder, places: 40, employer: '' }),
      0,
      0,
      40,
    ],
  ] as const)('%s', (_, other, requestPlaces, requestsBeyondAdverts, forecastPlaces) => {
    expect(welders(other)).toMatchObject({
      requestPlaces,
      requestsBeyondAdverts,
      forecastPlaces,
      places: 3,
      feasibleUnmet: 2,
    });
  });

  test('they change nothing of the balance of adverts', () => {
    const { headline, totals } = balance([]);
    const with_ = balance(of('request', 'а.xlsx', { ...welder, places: 50 }));
    expect(with_.headline).toEqual(headline);
    expect(with_.totals).toEqual(totals);
  });

  test('a request nobody could recognise is counted as left out', () => {
    expect(
      balance(of('request', 'а.xlsx', { ...welder, decision: 'unsure', places: 7 })).headline
        .otherUnmatchedPlaces,
    ).toBe(7);
  });

  test('a filter of territory applies to them too', () => {
    const other = of('request', 'а.xlsx', { ...welder, at: 'Серов', places: 8 });
    const filtered = balanceRegion({
      ...region([], adverts(welder), { territory: 'Екатеринбург' }),
      otherDemand: other,
    });
    expect(filtered.otherDemand).toEqual([]);
  });
});
