import { distanceKm, type GeoPoint, type Place } from '../../domain/territory.ts';
import type { BalanceSettings } from './balance-input.ts';
import { byText, listAt, total } from './order.ts';

/** A settlement (or a municipality, where no more is known) that people live or work in. */
export interface Location {
  readonly key: string;
  readonly municipality: string | null;
  readonly settlement: string | null;
  readonly point: GeoPoint | null;
}

/** The location of a place of which nothing but the region is known. */
export const UNKNOWN_LOCATION: Location = { key: '', municipality: null, settlement: null, point: null };

/** Key of a place: municipality and settlement; a bare point is kept to about a kilometre; empty = unknown. */
export function locationKey(place: Place | null): string {
  if (place === null) return '';
  const { municipality, settlement, point } = place;
  if (municipality !== null || settlement !== null) return `${municipality ?? ''}|${settlement ?? ''}`;
  return point === null ? '' : `|@${point.latitude.toFixed(2)},${point.longitude.toFixed(2)}`;
}

/** A place and how many people or adverts are there; absent = 1. */
interface CountedPlace {
  readonly place: Place | null;
  readonly count?: number;
}

/** Locations by key. The point of a location is the middle one of its places, so that order and one bad address do not matter. */
export function indexLocations(
  ...lists: readonly (readonly CountedPlace[])[]
): ReadonlyMap<string, Location> {
  const points = new Map<string, Map<GeoPoint, number>>();
  const locations = new Map<string, Location>([['', UNKNOWN_LOCATION]]);
  for (const list of lists) {
    for (const { place, count = 1 } of list) {
      const key = locationKey(place);
      if (place === null || key === '') continue;
      const { municipality, settlement, point } = place;
      if (!locations.has(key)) locations.set(key, { key, municipality, settlement, point: null });
      if (point === null) continue;
      const counts = points.get(key) ?? new Map<GeoPoint, number>();
      points.set(key, counts);
      counts.set(point, (counts.get(point) ?? 0) + count);
    }
  }
  for (const [key, counts] of points) {
    const location = locations.get(key);
    if (location !== undefined) locations.set(key, { ...location, point: middleOf(counts) });
  }
  return locations;
}

/** The middle one of points met so many times each. */
function middleOf(counts: ReadonlyMap<GeoPoint, number>): GeoPoint | null {
  const sorted = Array.from(counts).sort(([a], [b]) => a.latitude - b.latitude || a.longitude - b.longitude);
  let before = total(sorted, ([, count]) => count) >> 1;
  for (const [point, count] of sorted) {
    if (before < count) return point;
    before -= count;
  }
  return null;
}

/** A little less than a degree of latitude has on the sphere of `distanceKm`. */
const KM_PER_DEGREE = 111.19;

/**
 * Which of the work locations can be reached from a home: inside the level of the settings (the municipality by default), or
 * within `radiusKm` by coordinates; an unknown home or place of work reaches everywhere in the region. Remembers its answers, and
 * looks only at work in the home's municipality or about its latitude.
 */
export function createReach(
  workLocations: readonly Location[],
  settings: Pick<BalanceSettings, 'level' | 'radiusKm'>,
): (home: Location) => ReadonlySet<string> {
  const sorted = workLocations.toSorted((a, b) => byText(a.key, b.key));
  const all = new Set(sorted.map(({ key }) => key));
  const nowhere = sorted.filter(({ key }) => key === '');
  const byKey = new Map(sorted.map((work) => [work.key, work]));
  const byMunicipality = new Map<string, Location[]>();
  for (const work of sorted) {
    if (work.municipality !== null) listAt(byMunicipality, work.municipality).push(work);
  }
  const southToNorth = sorted
    .flatMap((work) => (work.point === null ? [] : [{ work, latitude: work.point.latitude }]))
    .sort((a, b) => a.latitude - b.latitude);
  // A little wider than the test of each pair, which decides.
  const degrees = settings.radiusKm / KM_PER_DEGREE + 1e-6;
  const known = new Map<string, ReadonlySet<string>>();

  function find(home: Location): ReadonlySet<string> {
    if (settings.level === 'region' || home.key === '') return all;
    const near = new Set<Location>(nowhere);
    const same = byKey.get(home.key);
    if (same !== undefined) near.add(same);
    if (home.municipality !== null) {
      for (const work of byMunicipality.get(home.municipality) ?? []) near.add(work);
    }
    if (home.point !== null) {
      const { latitude } = home.point;
      for (let i = firstAtLeast(southToNorth, latitude - degrees); i < southToNorth.length; i++) {
        const each = southToNorth[i];
        if (each === undefined || each.latitude > latitude + degrees) break;
        near.add(each.work);
      }
    }
    const reached = Array.from(near).filter((work) => isReachable(home, work, settings));
    return new Set(reached.map(({ key }) => key).sort(byText));
  }

  return (home) => {
    let reached = known.get(home.key);
    if (reached === undefined) {
      reached = find(home);
      known.set(home.key, reached);
    }
    return reached;
  };
}

/** The first of the ascending latitudes that is not below the bound. */
function firstAtLeast(ascending: readonly { readonly latitude: number }[], bound: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle]?.latitude ?? bound) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isReachable(
  home: Location,
  work: Location,
  { level, radiusKm }: Pick<BalanceSettings, 'level' | 'radiusKm'>,
): boolean {
  if (level === 'region' || home.key === '' || work.key === '' || home.key === work.key) return true;
  const inside = home.municipality !== null && home.municipality === work.municipality;
  const settlementsKnown = home.settlement !== null && work.settlement !== null;
  if (inside && !(level === 'settlement' && settlementsKnown)) return true;
  if (home.point === null || work.point === null) return false;
  // No distance is shorter than the difference in latitude; most pairs need no more than that.
  if (Math.abs(home.point.latitude - work.point.latitude) * KM_PER_DEGREE > radiusKm) return false;
  return distanceKm(home.point, work.point) <= radiusKm;
}
