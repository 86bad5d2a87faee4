import { type SpoRef, spoKey, spoRefOfKey } from '../../domain/spo-code.ts';
import { createApportioner } from './apportion.ts';
import type { DemandPart } from './demand.ts';
import { createNumbering, createPairNumbering, groupBy, rankKeys } from './dense-groups.ts';
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
  const cells: Mutable[] = [];
  const [programmes, names] = [createNumbering<string>(), createNumbering<string | null>()];
  const [ofSector, ofCell] = [createPairNumbering(), createPairNumbering()];
  const refs: SpoRef[] = [];
  const programmeOf = (key: string, ref: SpoRef | null) => {
    const programme = programmes(key);
    refs[programme] ??= ref ?? spoRefOfKey(key);
    return programme;
  };
  // Numbers joined two by two stand for the three parts of a key: a country has millions of them.
  const cell = (programme: number, sector: string | null, territory: string | null): Mutable => {
    const at = ofCell(ofSector(programme, names(sector)), names(territory));
    const specialty = refs[programme] as SpoRef;
    cells[at] ??= { specialty, sector, territory, supply: 0, places: 0, adverts: 0 };
    return cells[at];
  };
  for (const { unit, sector, graduates } of shares) {
    if (unit.ref === null || graduates === 0) continue;
    cell(programmeOf(spoKey(unit.ref), unit.ref), sector, unit.location.municipality).supply += graduates;
  }
  const claimsOf = claimsByProfession(units, professions);
  const splitPlaces = createApportioner();
  const splitAdverts = createApportioner();
  for (const { unit, profession, places, adverts } of parts) {
    if (places === 0 && adverts === 0) continue;
    const claims = claimsOf.get(profession) ?? [{ key: profession, weight: 1 }];
    const partsOfPlaces = splitPlaces(places, claims);
    const partsOfAdverts = splitAdverts(adverts, claims);
    for (const [i, { key }] of claims.entries()) {
      const placesHere = partsOfPlaces[i] ?? 0;
      const advertsHere = partsOfAdverts[i] ?? 0;
      if (placesHere === 0 && advertsHere === 0) continue;
      const target = cell(programmeOf(key, null), unit.sector, unit.territory);
      target.places += placesHere;
      target.adverts += advertsHere;
    }
  }
  return sortCells(cells);
}

type Mutable = { -readonly [Name in keyof BalanceCell]: BalanceCell[Name] };

/** No name comes before every name. */
const NOTHING = '\t';

/** By programme, sector, territory. */
function sortCells(cells: readonly Mutable[]): readonly BalanceCell[] {
  const itself = (text: string) => text;
  const byTerritory = rankKeys(cells, ({ territory }) => territory ?? NOTHING, itself);
  const bySector = rankKeys(cells, ({ sector }) => sector ?? NOTHING, itself);
  const byProgramme = rankKeys(cells, ({ specialty }) => specialty, spoKey);
  const { order } = groupBy(
    cells.length,
    (i) =>
      ((byProgramme.of[i] as number) * bySector.count + (bySector.of[i] as number)) * byTerritory.count +
      (byTerritory.of[i] as number),
  );
  return Array.from(order).flatMap((i) => cells[i] ?? []);
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
