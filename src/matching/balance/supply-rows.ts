import { type SpoRef, spoKey } from '../../domain/spo-code.ts';
import type { MarketPlan } from './market.ts';
import { byText } from './order.ts';
import type { Professions } from './profession.ts';
import { DEDUCTIONS, type Deduction, noDeductions, type SupplyUnit } from './supply.ts';

/** Sums over units of supply. `available` = `graduates` − Σ `deducted`; `surplus` = those no allocation places. */
export interface SupplyTally {
  readonly graduates: number;
  readonly deducted: Readonly<Record<Deduction, number>>;
  readonly available: number;
  readonly surplus: number;
}

/** Supply of one programme; ref null = graduates whose programme is not known. */
export interface ProgrammeRow extends SupplyTally {
  readonly ref: SpoRef | null;
  readonly name: string;
}

/** Supply of one college; null = college not stated. */
export interface CollegeRow extends SupplyTally {
  readonly college: string | null;
  /** Places its graduates can reach; the same places are counted for every college, so the column has no total. */
  readonly reachablePlaces: number;
}

/** Sums units by any key. */
export function tallySupply(
  units: readonly SupplyUnit[],
  surplusOf: ReadonlyMap<SupplyUnit, number>,
  keyOf: (unit: SupplyUnit) => readonly string[],
): ReadonlyMap<string, SupplyTally> {
  const tallies = new Map<
    string,
    { graduates: number; deducted: Record<Deduction, number>; available: number; surplus: number }
  >();
  for (const unit of units) {
    for (const key of keyOf(unit)) {
      const tally = tallies.get(key) ?? { graduates: 0, deducted: noDeductions(), available: 0, surplus: 0 };
      tallies.set(key, tally);
      tally.graduates += unit.graduates;
      tally.available += unit.available;
      tally.surplus += surplusOf.get(unit) ?? 0;
      if (unit.available === unit.graduates) continue;
      for (const name of DEDUCTIONS) tally.deducted[name] += unit.deducted[name];
    }
  }
  return tallies;
}

/** Programmes, sorted by code and edition; graduates without one come last. */
export function listProgrammes(
  units: readonly SupplyUnit[],
  surplusOf: ReadonlyMap<SupplyUnit, number>,
  professions: Professions,
): readonly ProgrammeRow[] {
  const refs = new Map(units.map(({ ref }) => [ref === null ? '' : spoKey(ref), ref]));
  const tallies = tallySupply(units, surplusOf, ({ ref }) => [ref === null ? '' : spoKey(ref)]);
  return Array.from(tallies, ([key, tally]) => {
    const ref = refs.get(key) ?? null;
    return {
      ref,
      name: ref === null ? 'Специальность не указана' : professions.programmeName(ref),
      ...tally,
    };
  }).sort((a, b) => byText(sortKey(a.ref), sortKey(b.ref)));
}

function sortKey(ref: SpoRef | null): string {
  return ref === null ? '~' : `${ref.code} ${ref.edition}`;
}

/** Colleges, most graduates without a place first. */
export function listColleges(
  units: readonly SupplyUnit[],
  surplusOf: ReadonlyMap<SupplyUnit, number>,
  plan: MarketPlan,
): readonly CollegeRow[] {
  const marketsOfCollege = new Map<string, Set<number>>();
  for (const [s, node] of plan.supply.entries()) {
    for (const { college } of node.units) {
      const markets = marketsOfCollege.get(college ?? '') ?? new Set();
      marketsOfCollege.set(college ?? '', markets);
      for (let arc = plan.arcStart[s] as number; arc < (plan.arcStart[s + 1] as number); arc++) {
        markets.add(plan.arcMarket[arc] as number);
      }
    }
  }
  const placesOf = (college: string) => {
    let places = 0;
    for (const market of marketsOfCollege.get(college) ?? []) places += plan.markets[market]?.places ?? 0;
    return places;
  };
  return Array.from(
    tallySupply(units, surplusOf, ({ college }) => [college ?? '']),
    ([college, tally]) => ({
      college: college === '' ? null : college,
      reachablePlaces: placesOf(college),
      ...tally,
    }),
  ).sort((a, b) => b.surplus - a.surplus || byText(a.college ?? '', b.college ?? ''));
}
