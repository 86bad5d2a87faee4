import type { Municipality, Region, Settlement, TerritoryReference } from '../../domain/lookups.ts';
import { distanceKm, type GeoPoint, type RegionCode } from '../../domain/territory.ts';
import { isAdjective, keyOfWords, placeKey, stemsOf, wordsOf } from './place-name.ts';

/** Places of one region, indexed. */
export interface Gazetteer {
  readonly region: RegionCode;
  /** The city that is a region of its own (Москва, Санкт-Петербург, Севастополь), null elsewhere. */
  readonly federalCity: Settlement | null;
  /** True when these keys of words are the region's own name, false for another region; null when they name no region. */
  isOwnRegion(keys: readonly string[]): boolean | null;
  settlementsNamed(key: string): readonly Settlement[];
  /** The municipality named by these words without their kind, null when none or several. */
  municipalityNamed(key: string): Municipality | null;
  settlementOfCode(code: string): Settlement | null;
  /** The municipality all known settlements of a КЛАДР area (first five digits) belong to. */
  municipalityOfArea(code: string): string | null;
  /** The settlement a point lies in: the nearest one, within a distance that grows with its population. */
  settlementAt(point: GeoPoint): { readonly settlement: Settlement; readonly km: number } | null;
}

const FEDERAL = new Map([
  ['77', 'Москва'],
  ['78', 'Санкт-Петербург'],
  ['92', 'Севастополь'],
]);
const REGION_WORDS = new Set(
  'республика респ область обл край автономный автономная ао округ город г народная'.split(' '),
);
const REGION_KINDS = new Set('республика респ область обл край'.split(' '));

/** Builds the index of a region. */
export function createGazetteer(territories: TerritoryReference, region: Region): Gazetteer {
  const settlements = territories.settlements(region.code);
  const municipalities = territories.municipalities(region.code);
  const byName = Map.groupBy(settlements, (settlement) => keyOfWords(wordsOf(settlement.name)));
  const byCode = new Map(
    settlements.flatMap((settlement) =>
      settlement.kladr === null ? [] : [[settlement.kladr.slice(0, 11), settlement] as const],
    ),
  );
  const byStem = indexMunicipalities(municipalities);
  const areas = indexAreas(settlements);
  const ownNames = new Set(
    [region.fullName, region.shortName, region.portalName].flatMap((name) => {
      const words = ownWords(wordsOf(name).map(placeKey));
      return words[0] === undefined ? [] : [words[0], words.join(' ')];
    }),
  );
  const located = settlements.flatMap((settlement) =>
    settlement.point === null ? [] : [{ settlement, point: settlement.point, reach: reachKm(settlement) }],
  );
  const federal = FEDERAL.get(region.code.slice(0, 2));
  return {
    region: region.code,
    federalCity:
      federal === undefined
        ? null
        : (settlements.find((settlement) => settlement.name === federal) ?? bareCity(federal, region.code)),
    isOwnRegion(keys) {
      const own = ownWords(keys);
      if (own.length === 0) return null;
      if (ownNames.has(own.join(' '))) return true;
      const named = keys.some((key) => REGION_KINDS.has(key)) || keys.join(' ').includes('автономный округ');
      return named ? ownNames.has(own[0] ?? '') || isCutFrom(own[0] ?? '', ownNames) : null;
    },
    settlementsNamed: (key) => byName.get(key) ?? [],
    municipalityNamed: (key) => chooseMunicipality(key, byStem),
    settlementOfCode: (code) => byCode.get(code.slice(0, 11)) ?? null,
    municipalityOfArea: (code) => areas.get(code.slice(0, 5)) ?? null,
    settlementAt(point) {
      let best: { readonly settlement: Settlement; readonly km: number } | null = null;
      let least = Number.POSITIVE_INFINITY;
      for (const candidate of located) {
        if (Math.abs(candidate.point.latitude - point.latitude) > 0.4) continue;
        const km = distanceKm(candidate.point, point);
        const beyond = km - candidate.reach;
        if (beyond <= MARGIN_KM && beyond < least) {
          least = beyond;
          best = { settlement: candidate.settlement, km };
        }
      }
      return best;
    },
  };
}

/** How far outside its reach a point still counts as a settlement's. */
const MARGIN_KM = 7;

/** A rough radius of a settlement by its population. */
function reachKm(settlement: Settlement): number {
  const population = settlement.population ?? 0;
  if (population >= 1_000_000) return 15;
  if (population >= 250_000) return 10;
  return population >= 50_000 ? 6 : 2;
}

function bareCity(name: string, region: RegionCode): Settlement {
  return { name, type: 'г', region, municipality: null, point: null, population: null, kladr: null };
}

/** «Свердл. обл.», «Прим. край»: the beginning of the region's name, three letters or more. */
function isCutFrom(word: string, names: ReadonlySet<string>): boolean {
  return word.length >= 3 && [...names].some((name) => name.startsWith(word));
}

function ownWords(keys: readonly string[]): readonly string[] {
  return keys.filter((key, at) => !REGION_WORDS.has(key) && keys.indexOf(key) === at);
}

interface StemEntry {
  readonly municipality: Municipality;
  /** 0 = the name itself, more = a stem of it. */
  readonly depth: number;
}

function indexMunicipalities(
  municipalities: readonly Municipality[],
): ReadonlyMap<string, readonly StemEntry[]> {
  const index = new Map<string, StemEntry[]>();
  for (const municipality of municipalities) {
    for (const [depth, stem] of stemsOf(keyOfWords(wordsOf(municipality.name))).entries()) {
      const same = index.get(stem);
      if (same === undefined) index.set(stem, [{ municipality, depth }]);
      else same.push({ municipality, depth });
    }
  }
  return index;
}

/** «Алапаевский» is the district Алапаевское rather than the city Алапаевск: adjectives meet adjectives first. */
function chooseMunicipality(
  key: string,
  index: ReadonlyMap<string, readonly StemEntry[]>,
): Municipality | null {
  let best: readonly StemEntry[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const [depth, stem] of stemsOf(key).entries()) {
    for (const entry of index.get(stem) ?? []) {
      const alike = isAdjective(key) === isAdjective(placeKey(entry.municipality.name));
      const cost = depth + entry.depth + (alike ? 0 : 10);
      if (cost > least) continue;
      best = cost === least ? [...best, entry] : [entry];
      least = cost;
    }
  }
  const [first, ...others] = best;
  if (first === undefined) return null;
  return others.every((other) => other.municipality === first.municipality) ? first.municipality : null;
}

function indexAreas(settlements: readonly Settlement[]): ReadonlyMap<string, string> {
  const found = new Map<string, Set<string>>();
  for (const { kladr, municipality } of settlements) {
    if (kladr === null || municipality === null || kladr.slice(2, 5) === '000') continue;
    const area = kladr.slice(0, 5);
    found.set(area, (found.get(area) ?? new Set()).add(municipality));
  }
  const areas = new Map<string, string>();
  for (const [area, names] of found) {
    const [name, second] = names;
    if (name !== undefined && second === undefined) areas.set(area, name);
  }
  return areas;
}
