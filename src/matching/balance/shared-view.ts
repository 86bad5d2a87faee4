import { apportion, createApportioner } from './apportion.ts';
import { type DemandPart, UNKNOWN_SECTOR } from './demand.ts';
import type { MarketPlan } from './market.ts';
import { byText } from './order.ts';
import type { SupplyUnit } from './supply.ts';

/** Graduates of a unit that fall to a sector in the shared view; sector null = no place within reach asks for them. */
export interface SupplyShare {
  readonly unit: SupplyUnit;
  readonly sector: string | null;
  readonly graduates: number;
}

/** The shared view over the arcs of the plan. */
export interface SharedView {
  /** Graduates sent from a supply node to a market and used there: `flows[s][k]` for the k-th arc of node s. */
  readonly flows: readonly (readonly number[])[];
  /** Places filled in each market, by opening. */
  readonly filled: readonly (readonly number[])[];
  /** Places of each part left empty; sums to `unmet`. */
  readonly unmetOf: ReadonlyMap<DemandPart, number>;
  readonly unmet: number;
  readonly bySector: readonly SupplyShare[];
}

/**
 * Every graduate goes to the markets in reach in proportion to their places (times the weight of the link), whole people by
 * the largest remainder with carried rests; what a market cannot use is not sent on. Total supply is conserved in `bySector`.
 */
export function shareSupply(plan: MarketPlan): SharedView {
  const split = createApportioner<number>();
  const sent = plan.supply.map((node, s) =>
    split(
      node.available,
      (plan.marketsOf[s] ?? []).map(({ market, weight }) => ({
        key: market,
        weight: weight * (plan.markets[market]?.places ?? 0),
      })),
    ),
  );
  const arriving: { supply: number; arc: number; people: number }[][] = plan.markets.map(() => []);
  for (const [s, arcs] of plan.marketsOf.entries()) {
    for (const [arc, { market }] of arcs.entries()) {
      const people = sent[s]?.[arc] ?? 0;
      if (people > 0) arriving[market]?.push({ supply: s, arc, people });
    }
  }
  const flows = sent.map((row) => row.map(() => 0));
  const filled: number[][] = [];
  const unmetOf = new Map<DemandPart, number>();
  let unmet = 0;
  for (const [m, market] of plan.markets.entries()) {
    const guests = arriving[m] ?? [];
    const people = guests.map((guest) => guest.people);
    const used = Math.min(
      market.places,
      people.reduce((a, b) => a + b, 0),
    );
    for (const [i, part] of apportion(used, people).entries()) {
      const guest = guests[i];
      const row = guest === undefined ? undefined : flows[guest.supply];
      if (guest !== undefined && row !== undefined) row[guest.arc] = part;
    }
    filled.push(
      apportion(
        used,
        market.openings.map(({ places }) => places),
      ),
    );
    unmet += market.places - used;
    const empty = apportion(
      market.places - used,
      market.parts.map(({ places }) => places),
    );
    for (const [i, part] of market.parts.entries()) unmetOf.set(part, empty[i] ?? 0);
  }
  return {
    flows,
    filled,
    unmetOf,
    unmet,
    bySector: shareBySector(plan),
  };
}

function shareBySector(plan: MarketPlan): readonly SupplyShare[] {
  const split = createApportioner();
  const names = Array.from(
    new Set(plan.markets.flatMap(({ parts }) => parts.map(({ unit }) => unit.sector))),
  ).sort(byText);
  const numberOf = new Map(names.map((sector, i) => [sector, i]));
  const sectorsOfMarket = plan.markets.map((market) => {
    const places = new Map<number, number>();
    for (const part of market.parts) {
      const sector = numberOf.get(part.unit.sector) ?? 0;
      places.set(sector, (places.get(sector) ?? 0) + part.places);
    }
    return { sectors: Int32Array.from(places.keys()), places: Float64Array.from(places.values()) };
  });
  // Weights of one node by number of sector; a sector nobody in reach asks from is not listed.
  const weightOf = new Float64Array(names.length);
  const listed = new Uint8Array(names.length);
  const shares: SupplyShare[] = [];
  for (const [s, node] of plan.supply.entries()) {
    weightOf.fill(0);
    listed.fill(0);
    for (const { market, weight } of plan.marketsOf[s] ?? []) {
      const own = sectorsOfMarket[market];
      if (own === undefined) continue;
      for (let i = 0; i < own.sectors.length; i++) {
        const sector = own.sectors[i] as number;
        weightOf[sector] = (weightOf[sector] as number) + weight * (own.places[i] as number);
        listed[sector] = 1;
      }
    }
    const sectors = names.flatMap((sector, i) =>
      listed[i] === 1 ? [[sector, weightOf[i] ?? 0] as const] : [],
    );
    const name = node.links.map(({ profession }) => profession).join(' ');
    const claims = sectors.map(([sector, weight]) => ({ key: `${name}\n${sector}`, weight }));
    const asked = sectors.some(([, weight]) => weight > 0);
    for (const unit of node.units) {
      if (!asked) {
        shares.push({ unit, sector: null, graduates: unit.available });
        continue;
      }
      for (const [i, graduates] of split(unit.available, claims).entries()) {
        if (graduates > 0) shares.push({ unit, sector: sectors[i]?.[0] ?? UNKNOWN_SECTOR, graduates });
      }
    }
  }
  return shares;
}
