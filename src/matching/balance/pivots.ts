import type { DemandPart } from './demand.ts';
import { deficitIndexOf, tensionOf, urgencyOf } from './indices.ts';
import { byText } from './order.ts';

/** A part of demand with what the views say of it. */
export interface AllocatedPart {
  readonly part: DemandPart;
  /** Places no allocation fills (its share of the feasible view). */
  readonly feasibleUnmet: number;
  /** Places left empty by the proportional split. */
  readonly sharedUnmet: number;
}

/** Sums over parts of demand: whole numbers, equal to the total when the groups of a pivot are added. */
export interface DemandSums {
  readonly adverts: number;
  readonly places: number;
  readonly inflowAdverts: number;
  readonly inflowPlaces: number;
  /** Places of adverts with at least the configured number of places. */
  readonly largePlaces: number;
  readonly agencyPlaces: number;
  readonly persistentPlaces: number;
  /** Places whose advert states when it was made. */
  readonly datedPlaces: number;
  readonly feasibleUnmet: number;
  readonly sharedUnmet: number;
}

/** Groups parts by any key: profession, sector, territory, settlement, employer, or several at once. */
export function pivotDemand(
  parts: readonly AllocatedPart[],
  keyOf: (part: DemandPart) => string,
): ReadonlyMap<string, DemandSums> {
  const groups = new Map<string, { -readonly [Name in keyof DemandSums]: number }>();
  for (const { part, feasibleUnmet, sharedUnmet } of parts) {
    const key = keyOf(part);
    const sums = groups.get(key) ?? { ...NO_DEMAND };
    groups.set(key, sums);
    const { unit, places, adverts } = part;
    sums.adverts += adverts;
    sums.places += places;
    if (unit.inflow) {
      sums.inflowAdverts += adverts;
      sums.inflowPlaces += places;
    }
    if (unit.large) sums.largePlaces += places;
    if (unit.agency) sums.agencyPlaces += places;
    if (unit.persistent) sums.persistentPlaces += places;
    if (unit.ageDays !== null) sums.datedPlaces += places;
    sums.feasibleUnmet += feasibleUnmet;
    sums.sharedUnmet += sharedUnmet;
  }
  return groups;
}

/** Nothing asked. */
export const NO_DEMAND: DemandSums = {
  adverts: 0,
  places: 0,
  inflowAdverts: 0,
  inflowPlaces: 0,
  largePlaces: 0,
  agencyPlaces: 0,
  persistentPlaces: 0,
  datedPlaces: 0,
  feasibleUnmet: 0,
  sharedUnmet: 0,
};

/** A row of a pivot: supply beside demand with the indices. */
export interface BalanceRow extends DemandSums {
  readonly key: string;
  readonly name: string;
  /** All graduates; null where graduates cannot be told apart by this key (a sector). */
  readonly graduates: number | null;
  /** Graduates on offer; for a sector its share of them. */
  readonly available: number;
  /** Graduates no allocation places; null where the key does not divide graduates. */
  readonly surplus: number | null;
  /** K = S/D. */
  readonly tension: number | null;
  /** I = (D − S)/(D + S). */
  readonly deficitIndex: number | null;
  /** Share of places open longer than configured, of those with a date; null without dates. */
  readonly persistence: number | null;
  readonly urgency: number;
}

/** Graduates of one key of a pivot. */
export interface SupplySums {
  readonly graduates: number | null;
  readonly available: number;
  readonly surplus: number | null;
}

/** Joins demand and supply by key; most urgent first, then most places, then by key. */
export function joinRows(
  demand: ReadonlyMap<string, DemandSums>,
  supply: ReadonlyMap<string, SupplySums>,
  nothing: SupplySums,
  nameOf: (key: string) => string,
): readonly BalanceRow[] {
  const keys = new Set([...demand.keys(), ...supply.keys()]);
  return Array.from(keys, (key) => {
    const asked = demand.get(key) ?? NO_DEMAND;
    const offered = supply.get(key) ?? nothing;
    const persistence = asked.datedPlaces === 0 ? null : asked.persistentPlaces / asked.datedPlaces;
    return {
      key,
      name: nameOf(key),
      ...asked,
      ...offered,
      tension: tensionOf(offered.available, asked.places),
      deficitIndex: deficitIndexOf(offered.available, asked.places),
      persistence,
      urgency: urgencyOf(asked.feasibleUnmet, persistence),
    };
  }).sort((a, b) => b.urgency - a.urgency || b.places - a.places || byText(a.key, b.key));
}
