import type { Sectors } from './read-sectors.ts';
import type { Market } from './recognise-market.ts';

/** A sector or an industry with the open adverts in it. */
export interface SectorCount {
  readonly name: string;
  readonly okved: readonly string[];
  readonly adverts: number;
  readonly places: number;
}

/** Sectors (every advert in one of them at most) and industries (several or none) with what stands in them now. */
export interface SectorCounts {
  readonly sectors: readonly SectorCount[];
  readonly industries: readonly SectorCount[];
  /** Adverts by what their sector was told by: ОКВЭД, sphere, text; '' = not told. */
  readonly basis: Readonly<Record<string, number>>;
}

/** Counts the open adverts of a market by the grouping in force; each need once. */
export function countSectors(
  { grouping, industries }: Sectors,
  { adverts }: Pick<Market, 'adverts'>,
): SectorCounts {
  const bySector = new Map<string, { adverts: number; places: number }>();
  const byIndustry = new Map<string, { adverts: number; places: number }>();
  const basis = new Map<string, number>();
  const add = (counts: Map<string, { adverts: number; places: number }>, name: string, places: number) => {
    const known = counts.get(name) ?? { adverts: 0, places: 0 };
    counts.set(name, { adverts: known.adverts + 1, places: known.places + places });
  };
  for (const { vacancy, sector, employer } of adverts) {
    const places = vacancy.places ?? 0;
    const told = sector.basis ?? '';
    basis.set(told, (basis.get(told) ?? 0) + 1);
    if (sector.sector !== null && sector.basis !== null) add(bySector, sector.sector, places);
    for (const name of employer.clusterIndustries ?? []) add(byIndustry, name, places);
  }
  const none = { adverts: 0, places: 0 };
  return {
    sectors: Array.from(okvedBySector(grouping), ([name, okved]) => ({
      name,
      okved,
      ...(bySector.get(name) ?? none),
    })),
    industries: industries.map(({ name, okved }) => ({ name, okved, ...(byIndustry.get(name) ?? none) })),
    basis: Object.fromEntries(Array.from(basis).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** A sector may stand in two rows: the user's and what is left of the shipped one. */
function okvedBySector(grouping: Sectors['grouping']): ReadonlyMap<string, readonly string[]> {
  const codes = new Map<string, readonly string[]>();
  for (const { sector, okved } of grouping.rows) codes.set(sector, [...(codes.get(sector) ?? []), ...okved]);
  return codes;
}
