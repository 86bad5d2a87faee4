import { apportion, createNumberedApportioner } from './apportion.ts';
import { UNKNOWN_SECTOR } from './demand.ts';
import type { MarketPlan } from './market.ts';
import { byText } from './order.ts';
import type { ProfessionLink } from './profession.ts';
import type { SupplyUnit } from './supply.ts';

/** Graduates of a unit that fall to a sector in the shared view; sector null = no place within reach asks for them. */
export interface SupplyShare {
  readonly unit: SupplyUnit;
  readonly sector: string | null;
  readonly graduates: number;
}

/** The shared view over the arcs of the plan. */
export interface SharedView {
  /** Graduates sent over each arc of the plan and used at its market. */
  readonly flows: Int32Array;
  /** Places filled of each opening of the plan. */
  readonly filled: Int32Array;
  /** Places of each part left empty, by number of the part; sums to `unmet`. */
  readonly unmetOf: Int32Array;
  readonly unmet: number;
  readonly bySector: readonly SupplyShare[];
}

/**
 * Every graduate goes to the markets in reach in proportion to their places (times the weight of the link), whole people by
 * the largest remainder with carried rests; what a market cannot use is not sent on. Total supply is conserved in `bySector`.
 */
export function shareSupply(plan: MarketPlan): SharedView {
  const { arcStart, arcMarket, arcWeight, openingStart, openingPlaces, marketPart } = plan;
  const split = createNumberedApportioner();
  const sent = new Int32Array(arcMarket.length);
  const sending = new Int32Array(plan.markets.length + 1);
  const placesOf = Int32Array.from(plan.markets, ({ places }) => places);
  for (const [s, node] of plan.supply.entries()) {
    const first = arcStart[s] as number;
    const markets = arcMarket.subarray(first, arcStart[s + 1]);
    const weights: number[] = [];
    for (let k = 0; k < markets.length; k++) {
      weights.push((arcWeight[first + k] as number) * (placesOf[markets[k] as number] as number));
    }
    const people = split(node.available, markets, weights);
    for (let k = 0; k < markets.length; k++) {
      sent[first + k] = people[k] as number;
      if (sent[first + k] === 0) continue;
      sending[markets[k] as number] = (sending[markets[k] as number] as number) + 1;
    }
  }
  const arriving = arcsByMarket(arcMarket, sent, sending);
  const flows = new Int32Array(arcMarket.length);
  const filled = new Int32Array(openingPlaces.length);
  const unmetOf = new Int32Array(plan.partCount);
  let unmet = 0;
  let part = 0;
  for (const [m, market] of plan.markets.entries()) {
    const guests = arriving(m);
    const people = Array.from(guests, (arc) => sent[arc] as number);
    const used = Math.min(
      market.places,
      people.reduce((a, b) => a + b, 0),
    );
    for (const [i, each] of apportion(used, people).entries()) flows[guests[i] as number] = each;
    const first = openingStart[m] as number;
    const places = Array.from(openingPlaces.subarray(first, openingStart[m + 1]));
    filled.set(apportion(used, places), first);
    unmet += market.places - used;
    const empty = apportion(
      market.places - used,
      market.parts.map(({ places }) => places),
    );
    for (let i = 0; i < empty.length; i++) {
      unmetOf[marketPart[part + i] as number] = empty[i] as number;
    }
    part += empty.length;
  }
  return {
    flows,
    filled,
    unmetOf,
    unmet,
    bySector: shareBySector(plan),
  };
}

/** Arcs over which somebody comes to a market, in the order of the arcs. */
function arcsByMarket(
  arcMarket: Int32Array,
  sent: Int32Array,
  sending: Int32Array,
): (market: number) => Int32Array {
  const start = new Int32Array(sending.length);
  for (let m = 1; m < start.length; m++) start[m] = (start[m - 1] as number) + (sending[m - 1] as number);
  const next = start.slice();
  const arcs = new Int32Array(start[start.length - 1] as number);
  for (let arc = 0; arc < arcMarket.length; arc++) {
    if (sent[arc] === 0) continue;
    const market = arcMarket[arc] as number;
    arcs[next[market] as number] = arc;
    next[market] = (next[market] as number) + 1;
  }
  return (market) => arcs.subarray(start[market], start[market + 1]);
}

function shareBySector(plan: MarketPlan): readonly SupplyShare[] {
  const split = createNumberedApportioner();
  const sectorNames = new Set<string>();
  for (const { parts } of plan.markets) for (const { unit } of parts) sectorNames.add(unit.sector);
  const names = Array.from(sectorNames).sort(byText);
  const numberOf = new Map(names.map((sector, i) => [sector, i]));
  const sectorsOfMarket = plan.markets.map((market) => {
    const places = new Map<number, number>();
    for (const part of market.parts) {
      const sector = numberOf.get(part.unit.sector) ?? 0;
      places.set(sector, (places.get(sector) ?? 0) + part.places);
    }
    return { sectors: Int32Array.from(places.keys()), places: Float64Array.from(places.values()) };
  });
  const numberOfLinks = numberProfessions();
  // Weights of one node by number of sector; a sector nobody in reach asks from is not listed.
  const weightOf = new Float64Array(names.length);
  const listed = new Uint8Array(names.length);
  const shares: SupplyShare[] = [];
  for (const [s, node] of plan.supply.entries()) {
    weightOf.fill(0);
    listed.fill(0);
    for (let arc = plan.arcStart[s] as number; arc < (plan.arcStart[s + 1] as number); arc++) {
      const own = sectorsOfMarket[plan.arcMarket[arc] as number];
      if (own === undefined) continue;
      const weight = plan.arcWeight[arc] as number;
      for (let i = 0; i < own.sectors.length; i++) {
        const sector = own.sectors[i] as number;
        weightOf[sector] = (weightOf[sector] as number) + weight * (own.places[i] as number);
        listed[sector] = 1;
      }
    }
    const sectors: number[] = [];
    for (let i = 0; i < names.length; i++) if (listed[i] === 1) sectors.push(i);
    const name = numberOfLinks(node.links);
    const keys = sectors.map((sector) => name * names.length + sector);
    const weights = sectors.map((sector) => weightOf[sector] as number);
    const asked = weights.some((weight) => weight > 0);
    for (const unit of node.units) {
      if (!asked) {
        shares.push({ unit, sector: null, graduates: unit.available });
        continue;
      }
      for (const [i, graduates] of split(unit.available, keys, weights).entries()) {
        if (graduates > 0) shares.push({ unit, sector: names[sectors[i] ?? 0] ?? UNKNOWN_SECTOR, graduates });
      }
    }
  }
  return shares;
}

/** Numbers sets of professions: equal sets, whatever the weights of the links, have one number. */
function numberProfessions(): (links: readonly ProfessionLink[]) => number {
  const byNames = new Map<string, number>();
  const byLinks = new Map<readonly ProfessionLink[], number>();
  return (links) => {
    let number = byLinks.get(links);
    if (number === undefined) {
      const names = links.map(({ profession }) => profession).join(' ');
      number = byNames.get(names) ?? byNames.size;
      byNames.set(names, number);
      byLinks.set(links, number);
    }
    return number;
  };
}
