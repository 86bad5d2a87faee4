import type { ProfessionRow } from './balance.ts';
import { type LeftOutAdvert, TERRITORY_OF_MODE, UNKNOWN_SECTOR } from './demand.ts';
import type { FeasibleView } from './feasible-view.ts';
import type { Filterable } from './filter.ts';
import { type OtherDemand, pivotOtherDemand } from './other-demand.ts';
import { type AllocatedPart, type BalanceRow, joinRows, pivotDemand } from './pivots.ts';
import type { Professions } from './profession.ts';
import type { SupplyShare } from './shared-view.ts';
import { tallySupply } from './supply-rows.ts';

/** Graduates whose programme nobody stated. */
export const NO_SPECIALTY = 'Специальность не указана';
const NO_TERRITORY = 'Территория не установлена';
/** Graduates that no place within reach asks for. */
const NO_SECTOR = 'Вне спроса';

const NO_SUPPLY = { graduates: 0, available: 0, surplus: 0 };

/** Rows by profession. */
export function listProfessions(
  kept: Filterable,
  demand: readonly AllocatedPart[],
  surplusOf: FeasibleView['surplusOf'],
  other: readonly OtherDemand[],
  professions: Professions,
): readonly ProfessionRow[] {
  const potential = new Map<string, number>();
  for (const { unit, profession } of kept.parts) {
    potential.set(profession, (potential.get(profession) ?? 0) + unit.places);
  }
  const unsure = unsureBy(kept, ({ professions: candidates }) => candidates);
  const supply = tallySupply(kept.units, surplusOf, ({ ref }) => [ref === null ? '' : professions.of(ref)]);
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
    { unsure, other: pivotOtherDemand(other, ({ profession }) => profession) },
  ).map((row) => ({ ...row, potentialPlaces: potential.get(row.key) ?? 0 }));
}

/** Places of adverts not recognised surely, under each of their keys. */
function unsureBy(
  { leftOut }: Pick<Filterable, 'leftOut'>,
  keysOf: (one: LeftOutAdvert) => readonly string[],
): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const one of leftOut) {
    if (one.reason !== 'unsure' || one.places === 0) continue;
    for (const key of keysOf(one)) places.set(key, (places.get(key) ?? 0) + one.places);
  }
  return places;
}

/** Rows by sector; the graduates of a sector are its share in the proportional split. */
export function listSectors(
  kept: Pick<Filterable, 'leftOut'>,
  demand: readonly AllocatedPart[],
  shares: readonly SupplyShare[],
  other: readonly OtherDemand[],
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
    {
      unsure: unsureBy(kept, ({ advert }) => [advert.sector.sector ?? UNKNOWN_SECTOR]),
      other: pivotOtherDemand(other, ({ sector }) => sector),
    },
  );
}

/** Rows by municipality: graduates at home, places where the work is. */
export function listTerritories(
  kept: Pick<Filterable, 'units' | 'leftOut'>,
  demand: readonly AllocatedPart[],
  surplusOf: FeasibleView['surplusOf'],
  other: readonly OtherDemand[],
): readonly BalanceRow[] {
  const supply = tallySupply(kept.units, surplusOf, ({ location }) => [location.municipality ?? '']);
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
    {
      unsure: unsureBy(kept, ({ advert: { mode, place } }) => [
        mode === 'on-site' ? (place?.municipality ?? '') : TERRITORY_OF_MODE[mode],
      ]),
      other: pivotOtherDemand(other, ({ territory }) => territory ?? ''),
    },
  );
}
