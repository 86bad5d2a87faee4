import type { DemandPart } from './demand.ts';
import { deficitIndexOf, tensionOf, urgencyOf } from './indices.ts';
import { byText } from './order.ts';
import { NO_OTHER_DEMAND, type OtherSums } from './other-demand.ts';
import { type GapInterval, gapInterval } from './verdict.ts';

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
  const groups = new Map<string, Mutable>();
  for (const each of parts) {
    const key = keyOf(each.part);
    let sums = groups.get(key);
    if (sums === undefined) {
      sums = { ...NO_DEMAND };
      groups.set(key, sums);
    }
    add(sums, each);
  }
  return groups;
}

/** The sums of all parts. */
export function sumDemand(parts: readonly AllocatedPart[]): DemandSums {
  const sums = { ...NO_DEMAND };
  for (const each of parts) add(sums, each);
  return sums;
}

type Mutable = { -readonly [Name in keyof DemandSums]: number };

function add(sums: Mutable, { part, feasibleUnmet, sharedUnmet }: AllocatedPart): void {
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

/** Nothing asked. */
const NO_DEMAND: DemandSums = {
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
export interface BalanceRow extends DemandSums, GapInterval, OtherSums {
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
  /**
   * Places of adverts not recognised surely that may belong to the row: every one of a sector or a territory; an advert that
   * may be about several professions is in the row of each, so rows of professions are not to be summed.
   */
  readonly unsurePlaces: number;
}

/** Graduates of one key of a pivot. */
export interface SupplySums {
  readonly graduates: number | null;
  readonly available: number;
  readonly surplus: number | null;
}

/** What stands beside counted demand, by key. */
export interface BesideDemand {
  readonly unsure: ReadonlyMap<string, number>;
  readonly other: ReadonlyMap<string, OtherSums>;
}

const NOTHING_BESIDE: BesideDemand = { unsure: new Map(), other: new Map() };

/** Joins demand and supply by key; most urgent first, then most places, then by key. */
export function joinRows(
  demand: ReadonlyMap<string, DemandSums>,
  supply: ReadonlyMap<string, SupplySums>,
  nothing: SupplySums,
  nameOf: (key: string) => string,
  beside: BesideDemand = NOTHING_BESIDE,
): readonly BalanceRow[] {
  const keys = new Set([...demand.keys(), ...supply.keys(), ...beside.unsure.keys(), ...beside.other.keys()]);
  return Array.from(keys, (key) => {
    const asked = demand.get(key) ?? NO_DEMAND;
    const offered = supply.get(key) ?? nothing;
    const persistence = asked.datedPlaces === 0 ? null : asked.persistentPlaces / asked.datedPlaces;
    const unsurePlaces = beside.unsure.get(key) ?? 0;
    return {
      key,
      name: nameOf(key),
      ...asked,
      ...offered,
      tension: tensionOf(offered.available, asked.places),
      deficitIndex: deficitIndexOf(offered.available, asked.places),
      persistence,
      urgency: urgencyOf(asked.feasibleUnmet, persistence),
      unsurePlaces,
      ...gapInterval(asked.places, unsurePlaces, offered.available),
      ...(beside.other.get(key) ?? NO_OTHER_DEMAND),
    };
  }).sort((a, b) => b.urgency - a.urgency || b.places - a.places || byText(a.key, b.key));
}
