import type { BalanceHeadline, BalanceTotals } from './balance.ts';
import type { DemandUnit } from './demand.ts';
import type { Filterable } from './filter.ts';
import { total } from './order.ts';
import { sumDemand } from './pivots.ts';
import { noDeductions } from './supply.ts';
import { tallySupply } from './supply-rows.ts';

/** Totals of what a filter kept. */
export function totalsOf(kept: Filterable, units: readonly DemandUnit[]): BalanceTotals {
  const held = total(units, ({ heldByContracts }) => heldByContracts);
  const unmatchedPlaces = total(kept.leftOut, ({ places }) => places) + held;
  return {
    graduates: total(kept.units, ({ graduates }) => graduates),
    available: total(kept.units, ({ available }) => available),
    adverts: total(kept.parts, ({ adverts }) => adverts) + kept.leftOut.length,
    places: total(kept.parts, ({ places }) => places) + unmatchedPlaces,
    unmatchedAdverts: kept.leftOut.length,
    unmatchedPlaces,
  };
}

type CountedHeadline = Omit<
  BalanceHeadline,
  | 'matched'
  | 'lowerBound'
  | 'feasibleUnmet'
  | 'sharedUnmet'
  | 'surplus'
  | 'surplusAtLeast'
  | 'contractsWithoutPlace'
  | 'otherUnmatchedPlaces'
>;

/** Counts at the head of a report that need no view. */
export function headlineOf(kept: Filterable, units: readonly DemandUnit[]): CountedHeadline {
  const deducted = tallySupply(kept.units, new Map(), () => ['']).get('')?.deducted ?? noDeductions();
  const sums = sumDemand(kept.parts.map((part) => ({ part, feasibleUnmet: 0, sharedUnmet: 0 })));
  const quota = kept.leftOut.filter((one) => one.reason === 'foreign-quota');
  return {
    deducted,
    inflowAdverts: sums.inflowAdverts,
    inflowPlaces: sums.inflowPlaces,
    largeAdverts: units.filter(({ large }) => large).length,
    largePlaces: sums.largePlaces,
    agencyPlaces: sums.agencyPlaces,
    foreignQuotaAdverts: quota.length,
    foreignQuotaPlaces: total(quota, ({ places }) => places),
    heldPlaces: total(units, ({ heldByContracts }) => heldByContracts),
    unsurePlaces: total(
      kept.leftOut.filter(({ reason }) => reason === 'unsure'),
      ({ places }) => places,
    ),
    advertsWithoutPlaces: units.filter(({ vacancy }) => vacancy.places === null).length,
  };
}
