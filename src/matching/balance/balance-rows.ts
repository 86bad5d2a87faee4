import type { ProfessionRow } from './balance.ts';
import type { FeasibleView } from './feasible-view.ts';
import type { Filterable } from './filter.ts';
import { type AllocatedPart, type BalanceRow, joinRows, pivotDemand } from './pivots.ts';
import type { Professions } from './profession.ts';
import type { SupplyShare } from './shared-view.ts';
import type { SupplyUnit } from './supply.ts';
import { tallySupply } from './supply-rows.ts';

const NO_SPECIALTY = 'Специальность не указана';
const NO_TERRITORY = 'Территория не установлена';
/** Graduates that no place within reach asks for. */
const NO_SECTOR = 'Вне спроса';

const NO_SUPPLY = { graduates: 0, available: 0, surplus: 0 };

/** Rows by profession. */
export function listProfessions(
  kept: Filterable,
  demand: readonly AllocatedPart[],
  feasible: FeasibleView,
  professions: Professions,
): readonly ProfessionRow[] {
  const potential = new Map<string, number>();
  for (const { unit, profession } of kept.parts) {
    potential.set(profession, (potential.get(profession) ?? 0) + unit.places);
  }
  const unsure = new Map<string, number>();
  for (const { reason, places, professions: candidates } of kept.leftOut) {
    if (reason !== 'unsure') continue;
    for (const profession of candidates) unsure.set(profession, (unsure.get(profession) ?? 0) + places);
  }
  const supply = tallySupply(kept.units, feasible.surplusOf, ({ ref }) => [
    ref === null ? '' : professions.of(ref),
  ]);
  return joinRows(
    pivotDemand(demand, ({ profession }) => profession),
    new Map(
      Array.from(supply, ([key, { graduates, available, surplus }]) => [
        key,
        { graduates, available, surplus },
      ]),
    ),
    NO_SUPPLY,
    (key) => (key === '' ? NO_SPECIALTY : professions.nameOf(key)),
  ).map((row) => ({
    ...row,
    potentialPlaces: potential.get(row.key) ?? 0,
    unsurePlaces: unsure.get(row.key) ?? 0,
  }));
}

/** Rows by sector; the graduates of a sector are its share in the proportional split. */
export function listSectors(
  demand: readonly AllocatedPart[],
  shares: readonly SupplyShare[],
): readonly BalanceRow[] {
  const supply = new Map<string, { graduates: null; available: number; surplus: null }>();
  for (const { sector, graduates } of shares) {
    const key = sector ?? '';
    const available = (supply.get(key)?.available ?? 0) + graduates;
    supply.set(key, { graduates: null, available, surplus: null });
  }
  return joinRows(
    pivotDemand(demand, ({ unit }) => unit.sector),
    supply,
    { graduates: null, available: 0, surplus: null },
    (key) => (key === '' ? NO_SECTOR : key),
  );
}

/** Rows by municipality: graduates at home, places where the work is. */
export function listTerritories(
  units: readonly SupplyUnit[],
  demand: readonly AllocatedPart[],
  feasible: FeasibleView,
): readonly BalanceRow[] {
  const supply = tallySupply(units, feasible.surplusOf, ({ location }) => [location.municipality ?? '']);
  return joinRows(
    pivotDemand(demand, ({ unit }) => unit.territory ?? ''),
    new Map(
      Array.from(supply, ([key, { graduates, available, surplus }]) => [
        key,
        { graduates, available, surplus },
      ]),
    ),
    NO_SUPPLY,
    (key) => (key === '' ? NO_TERRITORY : key),
  );
}
