import { existsSync } from 'node:fs';
import type { Municipality, Settlement, TerritoryReference } from '../domain/lookups.ts';
import type { GeoPoint, RegionCode } from '../domain/territory.ts';
import { readRows } from './read-table.ts';

/** Municipalities and settlements, read when a region is first asked for. A region without tables has none. */
export function createTerritories(): TerritoryReference {
  let municipalities: ReadonlyMap<string, readonly Municipality[]> | null = null;
  const settlements = new Map<RegionCode, readonly Settlement[]>();
  return {
    municipalities(region) {
      municipalities ??= readMunicipalities();
      return municipalities.get(region) ?? [];
    },
    settlements(region) {
      const known = settlements.get(region);
      if (known !== undefined) return known;
      const read = readSettlements(region);
      settlements.set(region, read);
      return read;
    },
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
