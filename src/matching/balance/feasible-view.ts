import { apportion } from './apportion.ts';
import type { DemandPart } from './demand.ts';
import type { CarriedFlow } from './flows.ts';
import type { MarketPlan } from './market.ts';
import {
  augmentToMaximum,
  createFlowBuilder,
  type FlowNetwork,
  flowOf,
  reachedFrom,
  reaching,
  UNBOUNDED,
} from './max-flow.ts';
import { total } from './order.ts';
import type { SharedView } from './shared-view.ts';
import type { SupplyUnit } from './supply.ts';

/** The feasible view: as many places filled as can be, whoever goes where. */
export interface FeasibleView {
  readonly matched: number;
  /** Places no allocation can fill. */
  readonly unmet: number;
  /** Graduates no allocation can place together with the others. */
  readonly surplus: number;
  /** Unfilled places of each part, by its number; sums to `unmet`. */
  readonly unmetOf: Int32Array;
  /** Graduates of each unit left without a place; sums to `surplus`. */
  readonly surplusOf: ReadonlyMap<SupplyUnit, number>;
  /** Nodes of the minimum cuts, for certificates. */
  readonly cut: Cut;
  /** Who goes where in one of the best allocations. */
  readonly carried: CarriedFlow;
}

/** Sides of the two extreme minimum cuts, by index of supply node, market and demand node. */
export interface Cut {
  readonly deficitDemand: readonly number[];
  readonly surplusSupply: readonly number[];
}

/**
 * Maximum flow graduates → places over the arcs of the plan, started from the shared view so that the filling of equal
 * places stays close to the proportional one. Which of equal places stays empty is decided in proportion, in whole places.
 */
export function fillPlaces(plan: MarketPlan, shared: SharedView): FeasibleView {
  const source = 0;
  const sink = 1;
  const supplyNode = (s: number) => 2 + s;
  const marketNode = (m: number) => 2 + plan.supply.length + m;
  const demandNode = (d: number) => 2 + plan.supply.length + plan.markets.length + d;
  const { arcStart, arcMarket, openingStart, openingDemand } = plan;
  const builder = createFlowBuilder(
    plan.supply.length + arcMarket.length + openingDemand.length + plan.demand.length,
  );
  const supplyEdges = new Int32Array(plan.supply.length);
  const arcEdges = new Int32Array(arcMarket.length);
  for (const [s, node] of plan.supply.entries()) {
    let flow = 0;
    for (let arc = arcStart[s] as number; arc < (arcStart[s + 1] as number); arc++) {
      flow += shared.flows[arc] as number;
    }
    supplyEdges[s] = builder.edge(source, supplyNode(s), node.available, flow);
    for (let arc = arcStart[s] as number; arc < (arcStart[s + 1] as number); arc++) {
      const market = marketNode(arcMarket[arc] as number);
      arcEdges[arc] = builder.edge(supplyNode(s), market, UNBOUNDED, shared.flows[arc] as number);
    }
  }
  const inflow = new Int32Array(plan.demand.length);
  const openingEdges = new Int32Array(openingDemand.length);
  for (let m = 0; m < plan.markets.length; m++) {
    for (let k = openingStart[m] as number; k < (openingStart[m + 1] as number); k++) {
      const demand = openingDemand[k] as number;
      const flow = shared.filled[k] as number;
      inflow[demand] = (inflow[demand] as number) + flow;
      openingEdges[k] = builder.edge(marketNode(m), demandNode(demand), UNBOUNDED, flow);
    }
  }
  const demandEdges = Int32Array.from(plan.demand, (node, d) =>
    builder.edge(demandNode(d), sink, node.places, inflow[d] as number),
  );
  const network = builder.build(2 + plan.supply.length + plan.markets.length + plan.demand.length);
  augmentToMaximum(network, source, sink);

  const matched = demandEdges.reduce((sum, edge) => sum + flowOf(network, edge), 0);
  const fromSource = reachedFrom(network, source);
  const toSink = reaching(network, sink);
  const unmetOf = spreadUnmet(plan, network, demandEdges, openingEdges);
  return {
    matched,
    unmet: total(plan.demand, (node) => node.places) - matched,
    surplus: total(plan.supply, (node) => node.available) - matched,
    unmetOf,
    surplusOf: spreadSurplus(plan, network, supplyEdges),
    cut: {
      deficitDemand: numbersWhere(plan.demand.length, (d) => toSink[demandNode(d)] === 1),
      surplusSupply: numbersWhere(plan.supply.length, (s) => fromSource[supplyNode(s)] === 1),
    },
    carried: {
      toMarket: arcEdges.map((edge) => flowOf(network, edge)),
      toDemand: openingEdges.map((edge) => flowOf(network, edge)),
      filledOf: (part, number) => part.places - (unmetOf[number] as number),
    },
  };
}

function numbersWhere(count: number, holds: (number: number) => boolean): readonly number[] {
  const found: number[] = [];
  for (let i = 0; i < count; i++) if (holds(i)) found.push(i);
  return found;
}

function spreadUnmet(
  plan: MarketPlan,
  network: FlowNetwork,
  demandEdges: Int32Array,
  openingEdges: Int32Array,
): Int32Array {
  const { markets, openingStart, openingDemand, openingPlaces, openingPart, marketPart } = plan;
  const openingsOf: {
    k: number;
    parts: readonly DemandPart[];
    first: number;
    end: number;
    lack: number;
  }[][] = plan.demand.map(() => []);
  for (const [m, { parts }] of markets.entries()) {
    const begin = openingPart[openingStart[m] as number] as number;
    for (let k = openingStart[m] as number; k < (openingStart[m + 1] as number); k++) {
      const first = (openingPart[k] as number) - begin;
      const end = (openingPart[k + 1] as number) - begin;
      const lack = Math.max(0, (openingPlaces[k] as number) - flowOf(network, openingEdges[k] as number));
      openingsOf[openingDemand[k] as number]?.push({ k, parts, first, end, lack });
    }
  }
  const unmetOf = new Int32Array(plan.partCount);
  for (const [d, node] of plan.demand.entries()) {
    const unmet = node.places - flowOf(network, demandEdges[d] as number);
    const own = openingsOf[d] ?? [];
    const shares = apportion(
      unmet,
      own.map(({ lack }) => lack),
    );
    for (const [i, { k, parts, first, end }] of own.entries()) {
      const share = shares[i] ?? 0;
      if (share === 0) continue;
      const spread = apportion(
        share,
        parts.slice(first, end).map(({ places }) => places),
      );
      for (const [j, places] of spread.entries()) {
        unmetOf[marketPart[(openingPart[k] as number) + j] as number] = places;
      }
    }
  }
  return unmetOf;
}

function spreadSurplus(
  plan: MarketPlan,
  network: FlowNetwork,
  supplyEdges: Int32Array,
): ReadonlyMap<SupplyUnit, number> {
  const surplusOf = new Map<SupplyUnit, number>();
  for (const [s, node] of plan.supply.entries()) {
    const left = node.available - flowOf(network, supplyEdges[s] as number);
    const spread = apportion(
      left,
      node.units.map(({ available }) => available),
    );
    for (const [i, unit] of node.units.entries()) surplusOf.set(unit, spread[i] ?? 0);
  }
  return surplusOf;
}
