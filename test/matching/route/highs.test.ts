import { expect, test } from 'vitest';
import { loadHighs } from '../../../bench/route-highs.ts';
import { routingAsLp } from '../../../bench/route-lp.ts';
import { generateMarket } from '../../../bench/route-market.ts';
import { seededRandom } from '../../../fixtures/generator/random.ts';
import { checkCertificate } from '../../../src/matching/route/check-certificate.ts';
import type { RoutingProblem } from '../../../src/matching/route/routing-problem.ts';
import { solveRouting } from '../../../src/matching/route/solve-routing.ts';
import { marketOf } from './small-market.ts';

const highs = await loadHighs();

function optimumByHighs(market: RoutingProblem): number {
  const result = highs.solve(routingAsLp(market), { output_flag: false });
  expect(result.Status).toBe('Optimal');
  return Math.round(result.ObjectiveValue);
}

/** What staying out costs does not depend on parts here: one unit for the whole market. */
function objectiveOf(market: RoutingProblem): number {
  const verdict = checkCertificate(market, solveRouting(market));
  expect(verdict).toMatchObject({ holds: true, gap: 0n });
  const unit = 2 * market.persons * 1000 + 1;
  let objective = verdict.cost;
  for (let rank = 0; rank < market.classes; rank++) {
    const persons = market.classOf.filter((own) => own === rank).length;
    objective += (persons - (verdict.placedByClass[rank] ?? 0)) * (market.classes - rank) * unit;
  }
  return objective;
}

/** Places for every 100 persons, most places of one advert, number of classes. */
const KINDS = [
  ['easy', 250, 1, 1],
  ['tight', 100, 1, 1],
  ['tight, with classes', 100, 1, 4],
  ['scarce', 60, 1, 1],
  ['scarce, with classes', 60, 1, 3],
  ['capacitated', 120, 6, 1],
  ['capacitated and scarce, with classes', 70, 6, 4],
] as const;

test.each(KINDS)('30 random markets, %s: the same optimum as HiGHS', (name, ratio, most, classes) => {
  for (let seed = 0; seed < 30; seed++) {
    const random = seededRandom(`highs/${name}/${seed}`);
    const persons = random.int(8, 36);
    const places: number[] = [];
    for (let left = Math.ceil((persons * ratio) / 100); left > 0; left -= places.at(-1) ?? 0)
      places.push(Math.min(left, random.int(1, most)));
    const highest = random.pick([3, 1000]);
    const market = marketOf({
      classes,
      places,
      persons: Array.from({ length: persons }, () => ({
        class: random.int(0, classes - 1),
        arcs: places.flatMap((_, a) =>
          random.chance(5 / places.length) ? [[a, random.int(0, highest)] as const] : [],
        ),
      })),
    });
    expect(objectiveOf(market), `${name}, seed ${seed}`).toBe(optimumByHighs(market));
  }
});

test.each([40, 80, 120])(
  '10 small regions of 80 graduates, %d places: the same optimum as HiGHS',
  (places) => {
    for (let seed = 0; seed < 10; seed++) {
      const market = generateMarket({ persons: 80, places, arcsPerPerson: 6 }, `highs/${seed}`);
      expect(objectiveOf(market), `seed ${seed}`).toBe(optimumByHighs(market));
    }
  },
);
