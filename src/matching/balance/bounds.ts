import { EXIT, Failure } from '../../domain/failure.ts';
import { arcsOf, neighbourFinder } from './arcs.ts';
import type { Certificate } from './certificates.ts';
import type { MarketPlan } from './market.ts';

/**
 * A lower bound of unfilled places that needs no solver: Σ over demand nodes of max(0, places − all graduates that reach
 * them). Weak, because graduates are counted for every node they reach.
 */
export function lowerBoundOfUnmet(plan: MarketPlan): number {
  const { marketsOfDemand, supplyOfMarket } = arcsOf(plan);
  const supplyOf = neighbourFinder(marketsOfDemand, supplyOfMarket, plan.supply.length);
  let bound = 0;
  for (const [d, node] of plan.demand.entries()) {
    let graduates = 0;
    for (const s of supplyOf([d])) graduates += plan.supply[s]?.available ?? 0;
    bound += Math.max(0, node.places - graduates);
  }
  return bound;
}

/** What must hold between the views; a breach is a fault of the program, not of the data. */
export interface BoundsToCheck {
  readonly lowerBound: number;
  readonly feasibleUnmet: number;
  readonly sharedUnmet: number;
  readonly surplus: number;
  readonly certificates: readonly Certificate[];
}

/** Throws an internal fault unless lower bound ≤ feasible ≤ shared and the certificates prove the feasible figures exactly. */
export function checkBounds(bounds: BoundsToCheck): void {
  const proven = (kind: Certificate['kind']) =>
    bounds.certificates.reduce(
      (sum, certificate) => sum + (certificate.kind === kind ? certificate.gap : 0),
      0,
    );
  const holds =
    bounds.lowerBound <= bounds.feasibleUnmet &&
    bounds.feasibleUnmet <= bounds.sharedUnmet &&
    proven('deficit') === bounds.feasibleUnmet &&
    proven('surplus') === bounds.surplus;
  if (holds) return;
  throw new Failure(
    'balance-bounds',
    `Баланс не прошёл проверку: нижняя граница ${bounds.lowerBound}, возможный дефицит ${bounds.feasibleUnmet}, ` +
      `доказано ${proven('deficit')}, при пропорциональном разделе ${bounds.sharedUnmet}; излишек ${bounds.surplus}, ` +
      `доказано ${proven('surplus')}.`,
    { exitCode: EXIT.fault, hint: 'Это ошибка программы. Сообщите о ней, приложив файл отчёта.' },
  );
}
