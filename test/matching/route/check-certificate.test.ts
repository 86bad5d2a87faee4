import { describe, expect, test } from 'vitest';
import { generateMarket } from '../../../bench/route-market.ts';
import {
  type CertificateFaultKind,
  checkCertificate,
} from '../../../src/matching/route/check-certificate.ts';
import type { RoutingSolution } from '../../../src/matching/route/routing-problem.ts';
import { solveRouting } from '../../../src/matching/route/solve-routing.ts';
import { marketOf } from './small-market.ts';

const market = generateMarket({ persons: 300, places: 280, arcsPerPerson: 12 }, 'certificate');
const solution = solveRouting(market);
const placed = solution.advertOf.findIndex((advert) => advert >= 0);
const unplaced = solution.advertOf.indexOf(-1);
const full = solution.advertPotential.findIndex((price) => price > 0);
const holder = solution.advertOf.indexOf(full);
const free = solution.advertPotential.findIndex(
  (price, a) =>
    price === 0 && solution.advertOf.filter((own) => own === a).length < (market.capacity[a] ?? 0),
);
const stranger = market.capacity.findIndex(
  (_, a) =>
    !market.arcAdvert.subarray(market.personStart[placed], market.personStart[placed + 1]).includes(a),
);

function changed<K extends keyof RoutingSolution>(
  key: K,
  at: number,
  change: (value: number) => number,
): RoutingSolution {
  const array = (solution[key] as Float64Array).slice();
  array[at] = change(array[at] ?? 0);
  return { ...solution, [key]: array };
}

test('the solution of the solver holds', () => {
  expect(checkCertificate(market, solution)).toMatchObject({ holds: true, gap: 0n, faultCount: 0 });
});

describe('planted errors', () => {
  test.each<[string, RoutingSolution, CertificateFaultKind]>([
    ['a person worth one more', changed('personPotential', placed, (v) => v + 1), 'infeasible-dual'],
    ['a person worth one less', changed('personPotential', placed, (v) => v - 1), 'slack-person'],
    ['an unplaced person worth less', changed('personPotential', unplaced, (v) => v - 1), 'slack-person'],
    ['a place one cheaper', changed('advertPotential', full, (v) => v - 1), 'infeasible-dual'],
    ['a place one dearer', changed('advertPotential', full, (v) => v + 1), 'slack-person'],
    ['a price on a free place', changed('advertPotential', free, () => 1), 'slack-advert'],
    ['a price below 0', changed('advertPotential', free, () => -1), 'negative-price'],
    ['half a rouble', changed('advertPotential', full, (v) => v + 0.5), 'not-whole'],
    ['no number', changed('personPotential', placed, () => Number.NaN), 'not-whole'],
    ['a place nobody offered', changed('advertOf', placed, () => stranger), 'no-such-arc'],
    ['a person sent home', changed('advertOf', holder, () => -1), 'slack-person'],
    ['a place given away emptied', changed('advertOf', holder, () => -1), 'slack-advert'],
    ['another part', changed('componentOfPerson', placed, () => 10_000), 'component'],
    ['no part', changed('componentOfPerson', placed, () => -1), 'component'],
    ['an advert of another part', changed('componentOfAdvert', full, () => 10_000), 'component'],
    ['a missing person', { ...solution, advertOf: solution.advertOf.slice(1) }, 'shape'],
  ])('%s is caught', (_, broken, kind) => {
    const verdict = checkCertificate(market, broken);
    expect(verdict.holds).toBe(false);
    expect(verdict.faults.map((fault) => fault.kind)).toContain(kind);
  });

  test('two on one place are caught', () => {
    const crowded = marketOf({ places: [1], persons: [{ arcs: [[0, 1]] }, { arcs: [[0, 1]] }] });
    const solved = solveRouting(crowded);
    const verdict = checkCertificate(crowded, { ...solved, advertOf: Int32Array.of(0, 0) });
    expect(verdict.faults.map((fault) => fault.kind)).toContain('over-capacity');
  });

  test('two persons who would be better off exchanged are caught, with the gap', () => {
    const cross = marketOf({
      places: [1, 1],
      persons: [
        {
          arcs: [
            [0, 10],
            [1, 40],
          ],
        },
        {
          arcs: [
            [0, 70],
            [1, 20],
          ],
        },
      ],
    });
    const solved = solveRouting(cross);
    expect(solved.advertOf).toEqual(Int32Array.of(0, 1));
    const verdict = checkCertificate(cross, { ...solved, advertOf: Int32Array.of(1, 0) });
    expect(verdict).toMatchObject({ holds: false, gap: 80n });
  });

  test('a later class served before an earlier one is caught: the gap is a unit of opt-out', () => {
    const two = marketOf({
      classes: 2,
      places: [1],
      persons: [
        { class: 0, arcs: [[0, 900]] },
        { class: 1, arcs: [[0, 100]] },
      ],
    });
    const solved = solveRouting(two);
    const verdict = checkCertificate(two, { ...solved, advertOf: Int32Array.of(-1, 0) });
    expect(verdict).toMatchObject({ holds: false, gap: 4001n - 800n, placedByClass: [0, 1] });
  });
});
