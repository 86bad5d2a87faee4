import type { BalanceSettings } from './balance-input.ts';
import { type BoundsToCheck, checkBounds, lowerBoundOfUnmet } from './bounds.ts';
import { type Certificate, certify } from './certificates.ts';
import type { DemandPart } from './demand.ts';
import { type FeasibleView, fillPlaces } from './feasible-view.ts';
import { type FlowRow, traceFlows } from './flows.ts';
import { planMarkets } from './market.ts';
import type { AllocatedPart } from './pivots.ts';
import type { Professions } from './profession.ts';
import { certifyProfessions } from './profession-certificates.ts';
import { type SharedView, shareSupply } from './shared-view.ts';
import type { SupplyUnit } from './supply.ts';
import { type CollegeRow, listColleges } from './supply-rows.ts';

/** What the views of a market say, and its proof. */
export interface MarketViews
  extends Pick<FeasibleView, 'matched' | 'surplusOf'>,
    Pick<SharedView, 'bySector'> {
  readonly bounds: Omit<BoundsToCheck, 'certificates'>;
  /** The parts as given, each with its places left empty. */
  readonly demand: readonly AllocatedPart[];
  readonly certificates: readonly Certificate[];
  readonly professionCertificates: readonly Certificate[];
  readonly colleges: readonly CollegeRow[];
  readonly flows: readonly FlowRow[];
}

/**
 * Looks at supply and demand in the shared and the feasible view and proves the latter. The arcs between them, of which a country
 * has millions, are drawn here and nothing of the result holds them.
 * @throws Failure `balance-bounds` when the views contradict each other, which is a fault of the program
 */
export function viewMarket(
  units: readonly SupplyUnit[],
  parts: readonly DemandPart[],
  professions: Professions,
  settings: BalanceSettings,
): MarketViews {
  const plan = planMarkets(units, parts, professions, settings);
  const shared = shareSupply(plan);
  const feasible = fillPlaces(plan, shared);
  const { matched, surplusOf, cut, carried } = feasible;
  const certificates = certify(plan, cut);
  const bounds = {
    lowerBound: lowerBoundOfUnmet(plan),
    feasibleUnmet: feasible.unmet,
    sharedUnmet: shared.unmet,
    surplus: feasible.surplus,
  };
  checkBounds({ ...bounds, certificates });
  const demand = parts.map((part, number) => ({
    part,
    feasibleUnmet: feasible.unmetOf[number] as number,
    sharedUnmet: shared.unmetOf[number] as number,
  }));
  return {
    bounds,
    matched,
    surplusOf,
    bySector: shared.bySector,
    demand,
    certificates,
    professionCertificates: certifyProfessions(plan, cut),
    colleges: listColleges(units, surplusOf, plan),
    flows: traceFlows(plan, carried),
  };
}
