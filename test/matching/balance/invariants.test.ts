import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Balance } from '../../../src/matching/balance/balance.ts';
import type { BalanceInput } from '../../../src/matching/balance/balance-input.ts';
import { balanceRegion } from '../../../src/matching/balance/balance-region.ts';
import type { DemandNode } from '../../../src/matching/balance/drill-down.ts';
import { type DemandSums, pivotDemand } from '../../../src/matching/balance/pivots.ts';
import { type AdvertLine, adverts, type GraduateLine, graduates, region } from './region.ts';

/** A balance with every row of its drill-down in place. */
function opened({ demandTree, ...rest }: Balance) {
  const open = (node: DemandNode): object => ({
    level: node.level,
    key: node.key,
    label: node.label,
    sums: node.sums,
    below: node.below().map(open),
  });
  return { ...rest, demandTree: demandTree.map(open) };
}

const homes = [null, 'Екатеринбург', 'Берёзовский', 'Серов', 'Сысертский, Двуреченск'];
const graduateLine: fc.Arbitrary<GraduateLine> = fc.record({
  specialty: fc.constantFrom<string | null>(
    null,
    '15.01.05',
    '1199:15.01.05',
    '43.01.09',
    '23.01.17',
    '1199:15.01.23',
  ),
  home: fc.constantFrom(...homes),
  college: fc.constantFrom('Колледж А', 'Колледж Б', null),
  status: fc.constantFrom('unemployed-registered', 'employed', 'conscript'),
  count: fc.integer({ min: 1, max: 4 }),
});
const advertLine: fc.Arbitrary<AdvertLine> = fc.record({
  codes: fc.constantFrom(
    '15.01.05',
    '43.01.09',
    '15.01.05 0.5, 15.01.38 0.5',
    '15.01.05 0.6, 43.01.09 0.3, 23.01.17 0.1',
    '23.01.17 0.7, 43.01.09 0.3',
  ),
  decision: fc.constantFrom('spo', 'spo', 'spo', 'unsure', 'none'),
  places: fc.constantFrom(null, 0, 1, 1, 2, 3, 7, 60),
  at: fc.constantFrom(...homes),
  sector: fc.constantFrom('Металлургия', 'Торговля', null),
  mode: fc.constantFrom('on-site', 'on-site', 'rotation'),
  housing: fc.boolean(),
  createdOn: fc.constantFrom('2026-05-20', '2026-01-10'),
  foreignQuota: fc.constantFrom(false, false, false, true),
  employer: fc.constantFrom('АО «Завод»', 'ООО «Кафе»'),
});
const people = fc.array(graduateLine, { maxLength: 8 });
const wanted = fc.array(advertLine, { maxLength: 8 });
const inputs: fc.Arbitrary<BalanceInput> = fc
  .tuple(people, wanted)
  .map(([lines, ads]) => region(graduates(...lines), adverts(...ads)));
const runs = { numRuns: 150 };

const sum = (numbers: Iterable<number>) => Array.from(numbers).reduce((a, b) => a + b, 0);

describe('conservation', () => {
  test('each graduate on offer, each place and each advert stands in exactly one cell, in whole numbers', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { totals, cells } = balanceRegion(input);
        expect(sum(cells.map(({ supply }) => supply))).toBe(totals.available);
        expect(sum(cells.map(({ places }) => places))).toBe(totals.places - totals.unmatchedPlaces);
        expect(sum(cells.map(({ adverts: count }) => count))).toBe(totals.adverts - totals.unmatchedAdverts);
        for (const { supply, places, adverts: count, sector } of cells) {
          expect([supply, places, count].every((n) => Number.isInteger(n) && n >= 0)).toBe(true);
          if (sector === null) expect([places, count]).toEqual([0, 0]);
        }
      }),
      runs,
    );
  });

  test('S and D are conserved over every pivot and drill-down', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const balance = balanceRegion(input);
        const { totals, headline } = balance;
        const demandTotals = {
          places: totals.places - totals.unmatchedPlaces,
          adverts: totals.adverts - totals.unmatchedAdverts,
          feasibleUnmet: headline.feasibleUnmet,
          sharedUnmet: headline.sharedUnmet,
        };
        const check = (rows: Iterable<DemandSums>) => {
          const list = Array.from(rows);
          for (const [name, value] of Object.entries(demandTotals)) {
            expect(sum(list.map((row) => row[name as keyof DemandSums]))).toBe(value);
          }
        };
        for (const rows of [balance.professions, balance.sectors, balance.territories]) {
          check(rows);
          expect(sum(rows.map(({ available }) => available))).toBe(totals.available);
        }
        check(pivotDemand(balance.demand, (part) => `${part.profession}/${part.unit.sector}`).values());
        check(
          pivotDemand(
            balance.demand,
            ({ unit }) => `${unit.territory}/${unit.vacancy.employer.name}`,
          ).values(),
        );
        for (const rows of [balance.professions, balance.territories, balance.programmes, balance.colleges]) {
          expect(sum(rows.map((row) => row.surplus ?? 0))).toBe(headline.surplus);
          expect(sum(rows.map((row) => row.graduates ?? 0))).toBe(totals.graduates);
        }
        expect(sum(balance.scarce.map(({ feasibleUnmet }) => feasibleUnmet))).toBe(headline.feasibleUnmet);
        expect(sum(balance.unmatched.map(({ places }) => places))).toBe(totals.unmatchedPlaces);
      }),
      runs,
    );
  });

  test.each([
    ['specialty', ['15.01', '43.01', '23.01']],
    ['sector', ['Металлургия', 'Торговля', 'Отрасль не определена']],
  ] as const)('filters by %s take the whole apart without loss', (name, values) => {
    fc.assert(
      fc.property(inputs, (input) => {
        const whole = balanceRegion(input).totals;
        const parts = values.map((value) => balanceRegion({ ...input, filter: { [name]: value } }).totals);
        expect(sum(parts.map((t) => t.places - t.unmatchedPlaces))).toBe(
          whole.places - whole.unmatchedPlaces,
        );
        expect(sum(parts.map((t) => t.adverts - t.unmatchedAdverts))).toBe(
          whole.adverts - whole.unmatchedAdverts,
        );
      }),
      { numRuns: 60 },
    );
  });

  test('the order of the input changes nothing', () => {
    fc.assert(
      fc.property(inputs, fc.integer(), (input, seed) => {
        const shuffled = {
          ...input,
          graduates: shuffle(input.graduates, seed),
          adverts: shuffle(input.adverts, seed + 1),
        };
        expect(opened(balanceRegion(shuffled))).toEqual(opened(balanceRegion(input)));
      }),
      { numRuns: 60 },
    );
  });
});

describe('the feasible view', () => {
  const unmet = (lines: readonly GraduateLine[], ads: readonly AdvertLine[]) =>
    balanceRegion(region(graduates(...lines), adverts(...ads))).headline.feasibleUnmet;

  test('one more place raises the unmet places by 0 or 1', () => {
    fc.assert(
      fc.property(people, wanted, fc.nat(), (lines, ads, at) => {
        const open = ads.map((ad) => ({ ...ad, places: ad.places ?? 0 }));
        fc.pre(open.length > 0);
        const more = open.map((ad, i) => (i === at % open.length ? { ...ad, places: ad.places + 1 } : ad));
        const difference = unmet(lines, more) - unmet(lines, open);
        expect([0, 1]).toContain(difference);
      }),
      runs,
    );
  });

  test('one more graduate never raises them, and lowers them by at most 1', () => {
    fc.assert(
      fc.property(people, wanted, graduateLine, (lines, ads, one) => {
        const difference = unmet([...lines, { ...one, count: 1 }], ads) - unmet(lines, ads);
        expect([0, -1]).toContain(difference);
      }),
      runs,
    );
  });

  test('deficits proven by certificates sum to the unmet places, surpluses to the graduates left', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { certificates, headline, totals } = balanceRegion(input);
        const proven = (kind: string) =>
          sum(certificates.filter((c) => c.kind === kind).map(({ gap }) => gap));
        expect(proven('deficit')).toBe(headline.feasibleUnmet);
        expect(proven('surplus')).toBe(headline.surplus);
        expect(headline.matched + headline.surplus).toBe(totals.available);
        for (const { gap } of certificates) expect(gap).toBeGreaterThan(0);
      }),
      runs,
    );
  });

  test('what is proven of one profession never exceeds what is true of all', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { professionCertificates, headline } = balanceRegion(input);
        for (const { kind, gap } of professionCertificates) {
          expect(gap).toBeGreaterThan(0);
          expect(gap).toBeLessThanOrEqual(kind === 'deficit' ? headline.feasibleUnmet : headline.surplus);
        }
      }),
      runs,
    );
  });

  test('equals trying every way to place up to six graduates', () => {
    const few = fc
      .array(graduateLine, { maxLength: 6 })
      .map((lines) =>
        lines.map((line): GraduateLine => ({ ...line, count: 1, status: 'unemployed-registered' })),
      );
    const ads = fc.array(advertLine, { maxLength: 4 }).map((lines) =>
      lines.map(
        (line): AdvertLine => ({
          ...line,
          decision: 'spo',
          foreignQuota: false,
          places: Math.min(line.places ?? 0, 3),
          at: line.at ?? 'Серов',
        }),
      ),
    );
    fc.assert(
      fc.property(few, ads, (lines, wantedLines) => {
        const { headline, totals } = balanceRegion(region(graduates(...lines), adverts(...wantedLines)));
        expect(headline.matched).toBe(mostPlaced(lines, wantedLines));
        expect(headline.feasibleUnmet).toBe(totals.places - headline.matched);
      }),
      { numRuns: 300 },
    );
  });
});

/** The rules of reach and of trades, written again by hand for the towns and codes above, and a search of all assignments. */
function mostPlaced(lines: readonly GraduateLine[], ads: readonly AdvertLine[]): number {
  const trade = (code: string) =>
    ({ '1199:15.01.05': '15.01.05', '1199:15.01.23': '15.01.38' })[code] ?? code.replace('336:', '');
  const near = new Set(['Екатеринбург', 'Берёзовский']);
  const suits = (person: GraduateLine, ad: AdvertLine) => {
    const codes = (ad.codes ?? '').split(', ').map((part) => part.split(' ')[0] ?? '');
    if (!codes.includes(trade(person.specialty ?? ''))) return false;
    if (ad.mode === 'rotation' || ad.housing === true || person.home === null || person.home === ad.at)
      return true;
    return near.has(person.home ?? '') && near.has(ad.at ?? '');
  };
  const left = ads.map((ad) => ad.places ?? 0);
  const place = (i: number): number => {
    const person = lines[i];
    if (person === undefined) return 0;
    let best = place(i + 1);
    for (const [k, ad] of ads.entries()) {
      if ((left[k] ?? 0) === 0 || !suits(person, ad)) continue;
      left[k] = (left[k] ?? 0) - 1;
      best = Math.max(best, 1 + place(i + 1));
      left[k] = (left[k] ?? 0) + 1;
    }
    return best;
  };
  return place(0);
}

function shuffle<Item>(items: readonly Item[], seed: number): Item[] {
  let state = seed | 0;
  const keyed = items.map((item) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return { item, order: state };
  });
  return keyed.sort((a, b) => a.order - b.order).map(({ item }) => item);
}
