import { arcsOf, listOf, neighbourFinder } from './arcs.ts';
import { type Certificate, describeSet } from './certificates.ts';
import type { Cut } from './feasible-view.ts';
import type { MarketPlan } from './market.ts';
import { byText, listAt, total } from './order.ts';

/**
 * Saturated sets of single professions, inside the minimum cut: what can be proven of one trade by itself. For a deficit the set
 * is either the places that ask for this profession only, or all that name it, whichever proves more; for a surplus its
 * graduates. Sets of several
 * professions may overlap, so their gaps do not sum; each holds by itself and needs no solver. Largest gap first.
 */
export function certifyProfessions(plan: MarketPlan, cut: Cut): readonly Certificate[] {
  const { marketsOfDemand, supplyOfMarket, marketsOfSupply, demandOfMarket } = arcsOf(plan);
  const supplyOf = neighbourFinder(marketsOfDemand, supplyOfMarket, plan.supply.length);
  const demandOf = neighbourFinder(marketsOfSupply, demandOfMarket, plan.demand.length);
  const naming = new Map<string, number[]>();
  const askingOnly = new Map<string, number[]>();
  for (const d of cut.deficitDemand) {
    const professions = new Set(
      Array.from(listOf(marketsOfDemand, d), (m) => plan.markets[m]?.profession ?? ''),
    );
    for (const profession of professions) {
      listAt(naming, profession).push(d);
      if (professions.size === 1) listAt(askingOnly, profession).push(d);
    }
  }
  // Most sets prove nothing: names and territories are gathered of those that do.
  const lacking = (demand: readonly number[]): CandidateSet => {
    const supply = supplyOf(demand);
    return { kind: 'deficit', demand, supply, gap: placesOf(plan, demand) - graduatesOf(plan, supply) };
  };
  const deficits = Array.from(naming, ([profession, all]) => {
    const [only, whole] = [lacking(askingOnly.get(profession) ?? []), lacking(all)];
    return whole.gap > only.gap ? whole : only;
  });
  const graduates = new Map<string, number[]>();
  for (const s of cut.surplusSupply) listAt(graduates, plan.supply[s]?.main ?? '').push(s);
  const surpluses = Array.from(graduates.values(), (supply): CandidateSet => {
    const demand = demandOf(supply);
    return { kind: 'surplus', demand, supply, gap: graduatesOf(plan, supply) - placesOf(plan, demand) };
  });
  return [...deficits, ...surpluses]
    .filter(({ gap }) => gap > 0)
    .map(({ kind, demand, supply }) => describeSet(plan, kind, demand, supply))
    .sort(
      (a, b) => byText(a.kind, b.kind) || b.gap - a.gap || byText(firstProfession(a), firstProfession(b)),
    );
}

/** A set before it is described. */
interface CandidateSet extends Pick<Certificate, 'kind' | 'gap'> {
  readonly demand: readonly number[];
  readonly supply: readonly number[];
}

function placesOf(plan: MarketPlan, demand: readonly number[]): number {
  return total(demand, (d) => plan.demand[d]?.places ?? 0);
}

function graduatesOf(plan: MarketPlan, supply: readonly number[]): number {
  return total(supply, (s) => plan.supply[s]?.available ?? 0);
}

function firstProfession({ kind, placeProfessions, graduateProfessions }: Certificate): string {
  return (kind === 'deficit' ? placeProfessions : graduateProfessions)[0]?.profession ?? '';
}
