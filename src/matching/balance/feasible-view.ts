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
import type { SharedView } from './shared-view.ts';
import type { SupplyUnit } from './supply.ts';

/** The feasible view: as many places filled as can be, whoever goes where. */
export interface FeasibleView {
  readonly matched: number;
  /** Places no allocation can fill. */
  readonly unmet: number;
  /** Graduates no allocation can place together with the others. */
  readonly surplus: number;
  /** Unfilled places of each part; sums to `unmet`. */
  readonly unmetOf: ReadonlyMap<DemandPart, number>;
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
  const builder = createFlowBuilder();
  const arcEdges: (readonly number[])[] = [];
  const supplyEdges = plan.supply.map((node, s) => {
    const flow = (shared.flows[s] ?? []).reduce((a, b) => a + b, 0);
    const edge = builder.edge(source, supplyNode(s), node.available, flow);
    arcEdges.push(
      (plan.marketsOf[s] ?? []).map(({ market }, arc) =>
        builder.edge(supplyNode(s), marketNode(market), UNBOUNDED, shared.flows[s]?.[arc] ?? 0),
      ),
    );
    return edge;
  });
  const inflow = plan.demand.map(() => 0);
  const openingEdges = plan.markets.map((market, m) =>
    market.openings.map(({ demand }, k) => {
      const flow = shared.filled[m]?.[k] ?? 0;
      inflow[demand] = (inflow[demand] ?? 0) + flow;
      return builder.edge(marketNode(m), demandNode(demand), UNBOUNDED, flow);
    }),
  );
  const demandEdges = plan.demand.map((node, d) =>
    builder.edge(demandNode(d), sink, node.places, inflow[d] ?? 0),
  );
  const network = builder.build(2 + plan.supply.length + plan.markets.length + plan.demand.length);
  augmentToMaximum(network, source, sink);

  const matched = demandEdges.reduce((sum, edge) => sum + flowOf(network, edge), 0);
  const fromSource = reachedFrom(network, source);
  const toSink = reaching(network, sink);
  const unmetOf = spreadUnmet(plan, network, demandEdges, openingEdges);
  return {
    matched,
    unmet: plan.demand.reduce((sum, node) => sum + node.places, 0) - matched,
    surplus: plan.supply.reduce((sum, node) => sum + node.available, 0) - matched,
    unmetOf,
    surplusOf: spreadSurplus(plan, network, supplyEdges),
    cut: {
      deficitDemand: plan.demand.flatMap((_, d) => (toSink[demandNode(d)] === 1 ? [d] : [])),
      surplusSupply: plan.supply.flatMap((_, s) => (fromSource[supplyNode(s)] === 1 ? [s] : [])),
    },
    carried: {
      toMarket: arcEdges.map((edges) => edges.map((edge) => flowOf(network, edge))),
      toDemand: openingEdges.map((edges) => edges.map((edge) => flowOf(network, edge))),
      filledOf: (part) => part.places - (unmetOf.get(part) ?? 0),
    },
  };
}

function spreadUnmet(
  plan: MarketPlan,
  network: FlowNetwork,
  demandEdges: readonly number[],
  openingEdges: readonly (readonly number[])[],
): ReadonlyMap<DemandPart, number> {
  const openings: { parts: readonly DemandPart[]; lack: number }[][] = plan.demand.map(() => []);
  for (const [m, market] of plan.markets.entries()) {
    for (const [k, { demand, parts, places }] of market.openings.entries()) {
      const filled = flowOf(network, openingEdges[m]?.[k] ?? 0);
      openings[demand]?.push({ parts, lack: Math.max(0, places - filled) });
    }
  }
  const unmetOf = new Map<DemandPart, number>();
  for (const [d, node] of plan.demand.entries()) {
    const unmet = node.places - flowOf(network, demandEdges[d] ?? 0);
    const own = openings[d] ?? [];
    for (const [k, share] of apportion(
      unmet,
      own.map(({ lack }) => lack),
    ).entries()) {
      const parts = own[k]?.parts ?? [];
      const spread = apportion(
        share,
        parts.map(({ places }) => places),
      );
      for (const [i, part] of parts.entries()) unmetOf.set(part, spread[i] ?? 0);
    }
  }
  return unmetOf;
}

function spreadSurplus(
  plan: MarketPlan,
  network: FlowNetwork,
  supplyEdges: readonly number[],
): ReadonlyMap<SupplyUnit, number> {
  const surplusOf = new Map<SupplyUnit, number>();
  for (const [s, node] of plan.supply.entries()) {
    const left = node.available - flowOf(network, supplyEdges[s] ?? 0);
    const spread = apportion(
      left,
      node.units.map(({ available }) => available),
    );
    for (const [i, unit] of node.units.entries()) surplusOf.set(unit, spread[i] ?? 0);
  }
  return surplusOf;
}
