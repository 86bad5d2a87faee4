import { type SpoRef, spoKey, spoRefOfKey } from '../../domain/spo-code.ts';
import { createApportioner } from './apportion.ts';
import type { DemandPart } from './demand.ts';
import { byText, listAt } from './order.ts';
import type { Professions } from './profession.ts';
import type { SupplyShare } from './shared-view.ts';
import type { SupplyUnit } from './supply.ts';

/**
 * One cell of the shared view, whole numbers: each graduate on offer, each place and each advert is in exactly one cell.
 * Supply stands at the graduate's home, demand at the place of work; sector null = graduates nobody within reach asks for.
 */
export interface BalanceCell {
  readonly specialty: SpoRef;
  readonly sector: string | null;
  readonly territory: string | null;
  readonly supply: number;
  readonly places: number;
  readonly adverts: number;
}

/** Sorts before every name and is none. */
const NOTHING = '\t';

/**
 * Cells by the graduates' own programme: demand for a profession is laid on the programmes that supply it, in proportion to
 * their graduates, and on the newest programme where none does. Empty cells are left out; sorted by programme, sector, territory.
 */
export function gatherCells(
  units: readonly SupplyUnit[],
  shares: readonly SupplyShare[],
  parts: readonly DemandPart[],
  professions: Professions,
): readonly BalanceCell[] {
  const cells = new Map<string, { -readonly [Name in keyof BalanceCell]: BalanceCell[Name] }>();
  const cell = (specialty: SpoRef, sector: string | null, territory: string | null) => {
    const key = `${spoKey(specialty)}\n${sector ?? NOTHING}\n${territory ?? NOTHING}`;
    const found = cells.get(key) ?? { specialty, sector, territory, supply: 0, places: 0, adverts: 0 };
    cells.set(key, found);
    return found;
  };
  for (const { unit, sector, graduates } of shares) {
    if (unit.ref !== null && graduates > 0)
      cell(unit.ref, sector, unit.location.municipality).supply += graduates;
  }
  const claimsOf = claimsByProfession(units, professions);
  const splitPlaces = createApportioner();
  const splitAdverts = createApportioner();
  for (const { unit, profession, places, adverts } of parts) {
    const claims = claimsOf.get(profession) ?? [{ key: profession, weight: 1 }];
    const partsOfPlaces = splitPlaces(places, claims);
    const partsOfAdverts = splitAdverts(adverts, claims);
    for (const [i, { key }] of claims.entries()) {
      const placesHere = partsOfPlaces[i] ?? 0;
      const advertsHere = partsOfAdverts[i] ?? 0;
      if (placesHere === 0 && advertsHere === 0) continue;
      const target = cell(spoRefOfKey(key), unit.sector, unit.territory);
      target.places += placesHere;
      target.adverts += advertsHere;
    }
  }
  return Array.from(cells)
    .sort(([a], [b]) => byText(a, b))
    .map(([, found]) => found);
}

function claimsByProfession(
  units: readonly SupplyUnit[],
  professions: Professions,
): ReadonlyMap<string, { readonly key: string; readonly weight: number }[]> {
  const programmes = new Map<string, number>();
  for (const { ref, available } of units) {
    if (ref !== null && available > 0)
      programmes.set(spoKey(ref), (programmes.get(spoKey(ref)) ?? 0) + available);
  }
  const claims = new Map<string, { key: string; weight: number }[]>();
  for (const [key, weight] of Array.from(programmes).sort(([a], [b]) => byText(a, b))) {
    listAt(claims, professions.of(spoRefOfKey(key))).push({ key, weight });
  }
  return claims;
}
