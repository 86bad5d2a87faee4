import { existsSync } from 'node:fs';
import type { Municipality, Settlement, TerritoryReference } from '../domain/lookups.ts';
import type { OktmoRow } from '../domain/oktmo.ts';
import type { GeoPoint, RegionCode } from '../domain/territory.ts';
import { overlayOktmo, type Territory } from './overlay-oktmo.ts';
import { readRows } from './read-table.ts';

/**
 * Municipalities and settlements, read when a region is first asked for, with the user's ОКТМО laid over them. A region without
 * tables has none.
 */
export function createTerritories(oktmo: readonly OktmoRow[] = []): TerritoryReference {
  let shipped: ReadonlyMap<string, readonly Municipality[]> | null = null;
  const territories = new Map<RegionCode, Territory>();
  const territoryOf = (region: RegionCode): Territory => {
    const known = territories.get(region);
    if (known !== undefined) return known;
    shipped ??= readMunicipalities();
    const own = { municipalities: shipped.get(region) ?? [], settlements: readSettlements(region) };
    const territory = oktmo.length === 0 ? own : overlayOktmo(own, oktmo, region);
    territories.set(region, territory);
    return territory;
  };
  return {
    municipalities: (region) => territoryOf(region).municipalities,
    settlements: (region) => territoryOf(region).settlements,
  };
}

function readMunicipalities(): ReadonlyMap<string, readonly Municipality[]> {
  const rows = readRows('municipalities.csv', ([oktmo = '', name = '', fullName = '', region = '']) => ({
    oktmo,
    name,
    fullName,
    region: region as RegionCode,
  }));
  return Map.groupBy(rows, (row) => row.region);
}

function readSettlements(region: RegionCode): readonly Settlement[] {
  const name = `settlements/${region.slice(0, 2)}.csv`;
  if (!existsSync(new URL(`./data/${name}`, import.meta.url))) return [];
  return readRows(
    name,
    ([own = '', type, municipality, latitude = '', longitude = '', population, kladr]) => ({
      name: own,
      type: stated(type),
      region,
      municipality: stated(municipality),
      point: pointOf(latitude, longitude),
      population: population === undefined || population === '' ? null : Number(population),
      kladr: stated(kladr),
    }),
  );
}

function pointOf(latitude: string, longitude: string): GeoPoint | null {
  if (latitude === '' || longitude === '') return null;
  return { latitude: Number(latitude), longitude: Number(longitude) };
}

function stated(cell: string | undefined): string | null {
  return cell === undefined || cell === '' ? null : cell;
}
