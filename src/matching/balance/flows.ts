import { apportion } from './apportion.ts';
import type { DemandPart } from './demand.ts';
import type { MarketPlan } from './market.ts';
import { byText } from './order.ts';

/** Graduates of one profession who fill places of one sector in one territory, in the feasible view. */
export interface FlowRow {
  /** The profession of the graduates' own programme. */
  readonly profession: string;
  readonly sector: string;
  /** Where the work is; null = not known. */
  readonly territory: string | null;
  /** > 0 */
  readonly graduates: number;
}

/** What the maximum flow carries over each arc of a plan. */
export interface CarriedFlow {
  /** Graduates over each arc of the plan. */
  readonly toMarket: Int32Array;
  /** Places of each opening of the plan that are filled. */
  readonly toDemand: Int32Array;
  /** Filled places of a part; `number` is its number among the parts of the plan. */
  filledOf(part: DemandPart, number: number): number;
}

/**
 * Who fills which places: the flow taken apart into profession → sector → territory. Where several come together and go apart
 * again, everyone is spread in proportion, in whole people, so that sums on each side stay exact: by profession the graduates
 * placed, by sector and by territory the places filled. Sorted by profession, sector, territory.
 */
export function traceFlows(plan: MarketPlan, carried: CarriedFlow): readonly FlowRow[] {
  const intoMarket = plan.markets.map(() => new Map<string, number>());
  for (const [s, { main }] of plan.supply.entries()) {
    for (let arc = plan.arcStart[s] as number; arc < (plan.arcStart[s + 1] as number); arc++) {
      add(intoMarket[plan.arcMarket[arc] as number], main, carried.toMarket[arc] as number);
    }
  }
  const intoDemand = plan.demand.map(() => new Map<string, number>());
  for (let m = 0; m < plan.markets.length; m++) {
    const first = plan.openingStart[m] as number;
    const left = Array.from(carried.toDemand.subarray(first, plan.openingStart[m + 1]));
    for (const [profession, people] of sorted(intoMarket[m])) {
      for (const [k, part] of apportion(people, left).entries()) {
        left[k] = (left[k] ?? 0) - part;
        add(intoDemand[plan.openingDemand[first + k] as number], profession, part);
      }
    }
  }
  const rows = new Map<
    string,
    { profession: string; sector: string; territory: string | null; graduates: number }
  >();
  let first = 0;
  for (const [d, { parts }] of plan.demand.entries()) {
    const begin = first;
    first += parts.length;
    const left = parts.map((part, i) => carried.filledOf(part, plan.demandPart[begin + i] as number));
    for (const [profession, people] of sorted(intoDemand[d])) {
      for (const [i, graduates] of apportion(people, left).entries()) {
        left[i] = (left[i] ?? 0) - graduates;
        const unit = parts[i]?.unit;
        if (unit === undefined || graduates === 0) continue;
        const { sector, territory } = unit;
        const key = `${profession}\n${sector}\n${territory ?? ''}`;
        const row = rows.get(key) ?? { profession, sector, territory, graduates: 0 };
        row.graduates += graduates;
        rows.set(key, row);
      }
    }
  }
  return Array.from(rows)
    .sort(([a], [b]) => byText(a, b))
    .map(([, row]) => row);
}

function add(sums: Map<string, number> | undefined, key: string, amount: number): void {
  if (amount > 0) sums?.set(key, (sums.get(key) ?? 0) + amount);
}

function sorted(sums: ReadonlyMap<string, number> | undefined): readonly (readonly [string, number])[] {
  return Array.from(sums ?? []).sort(([a], [b]) => byText(a, b));
}
