import type { MarketPlan } from './market.ts';

/** Lists packed into one: those of n are `items[start[n]] … items[start[n + 1] − 1]`. */
export interface PackedLists {
  readonly start: Int32Array;
  readonly items: Int32Array;
}

/** Who meets whom at which market, from both sides, by index of node. */
interface Arcs {
  readonly marketsOfSupply: PackedLists;
  readonly supplyOfMarket: PackedLists;
  readonly marketsOfDemand: PackedLists;
  readonly demandOfMarket: PackedLists;
}

/** Arcs by plan: bounds and certificates ask for the same ones. */
const KNOWN_ARCS = new WeakMap<MarketPlan, Arcs>();

/** The arcs of a plan. */
export function arcsOf(plan: MarketPlan): Arcs {
  let arcs = KNOWN_ARCS.get(plan);
  if (arcs === undefined) {
    const marketsOfSupply = { start: plan.arcStart, items: plan.arcMarket };
    const demandOfMarket = { start: plan.openingStart, items: plan.openingDemand };
    arcs = {
      marketsOfSupply,
      supplyOfMarket: turnedOver(marketsOfSupply, plan.markets.length),
      marketsOfDemand: turnedOver(demandOfMarket, plan.demand.length),
      demandOfMarket,
    };
    KNOWN_ARCS.set(plan, arcs);
  }
  return arcs;
}

/** From which lists each item is reached, in the order of the lists. */
function turnedOver({ start, items }: PackedLists, count: number): PackedLists {
  const first = new Int32Array(count + 1);
  for (const item of items) first[item + 1] = (first[item + 1] as number) + 1;
  for (let i = 0; i < count; i++) first[i + 1] = (first[i + 1] as number) + (first[i] as number);
  const next = first.slice();
  const lists = new Int32Array(items.length);
  for (let list = 0; list + 1 < start.length; list++) {
    for (let i = start[list] as number; i < (start[list + 1] as number); i++) {
      const item = items[i] as number;
      lists[next[item] as number] = list;
      next[item] = (next[item] as number) + 1;
    }
  }
  return { start: first, items: lists };
}

/** The list under a number. */
export function listOf({ start, items }: PackedLists, number: number): Int32Array {
  return items.subarray(start[number], start[number + 1]);
}

/**
 * Everybody some of the nodes is joined to through a market, each once. Nothing is remembered between two calls but the marks:
 * neighbours of all nodes of a country together would be more than its arcs.
 */
export function neighbourFinder(
  marketsOfNode: PackedLists,
  nodesOfMarket: PackedLists,
  count: number,
): (nodes: Iterable<number>) => readonly number[] {
  const metAt = new Int32Array(count);
  const openedAt = new Int32Array(nodesOfMarket.start.length);
  let call = 0;
  return (nodes) => {
    call++;
    const found: number[] = [];
    for (const node of nodes) {
      for (const market of listOf(marketsOfNode, node)) {
        if (openedAt[market] === call) continue;
        openedAt[market] = call;
        for (const other of listOf(nodesOfMarket, market)) {
          if (metAt[other] === call) continue;
          metAt[other] = call;
          found.push(other);
        }
      }
    }
    return found;
  };
}
