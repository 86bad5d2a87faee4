import type { Municipality, Settlement } from '../domain/lookups.ts';
import { codesOfRegion, type OktmoRow } from '../domain/oktmo.ts';
import type { RegionCode } from '../domain/territory.ts';

/** Municipalities and settlements of one region. */
export interface Territory {
  readonly municipalities: readonly Municipality[];
  readonly settlements: readonly Settlement[];
}

const KINDS =
  /(?<=^|\s)(?:муниципальн(?:ый|ое)|городск(?:ой|ое)|сельск(?:ой|ое)|административн(?:ый|ое)|внутригородск(?:ой|ое)|район|округ|образование|поселение|город|закрытое|территориальное|зато|поселок|посёлок)(?=\s|$)/gi;

/** «Сысертский муниципальный округ» → «Сысертский», «городской округ город Ревда» → «Ревда». */
export function shortMunicipalityName(fullName: string): string {
  const short = fullName.replace(/[«»"]/g, '').replace(KINDS, ' ').replace(/\s+/g, ' ').trim();
  return short === '' ? fullName : short;
}

/**
 * Lays the user's ОКТМО over what is shipped of a region. A municipality keeps the short name it is shipped with, by code or by
 * name, so that tables of colleges go on meaning the same place. A settlement of ОКТМО takes coordinates and population of the
 * shipped one of its name in its municipality, or of the only one of its name; shipped settlements ОКТМО does not name stay.
 */
export function overlayOktmo(shipped: Territory, rows: readonly OktmoRow[], region: RegionCode): Territory {
  const isOwn = codesOfRegion(region, shipped.municipalities);
  const own = rows.filter(({ code }) => isOwn(code));
  if (own.length === 0) return shipped;
  const municipalities = overlayMunicipalities(shipped.municipalities, own, region);
  return {
    municipalities,
    settlements: overlaySettlements(shipped.settlements, own, municipalities, region),
  };
}

function overlayMunicipalities(
  shipped: readonly Municipality[],
  rows: readonly OktmoRow[],
  region: RegionCode,
): readonly Municipality[] {
  const byCode = new Map(shipped.map((each) => [each.oktmo.slice(0, 5), each]));
  const byName = new Map(shipped.map((each) => [keyOf(each.name), each]));
  const named = new Map<string, Municipality>();
  for (const { code, name: fullName } of rows) {
    if (code.length !== 8) continue;
    const short = shortMunicipalityName(fullName);
    const known = byCode.get(code.slice(0, 5)) ?? byName.get(keyOf(short));
    named.set(code, { name: known?.name ?? short, fullName, region, oktmo: code });
  }
  const restated = new Set(Array.from(named.values(), ({ name }) => name));
  const kept = shipped.filter(({ oktmo, name }) => !named.has(oktmo) && !restated.has(name));
  return [...named.values(), ...kept].sort((a, b) => (a.oktmo < b.oktmo ? -1 : 1));
}

function overlaySettlements(
  shipped: readonly Settlement[],
  rows: readonly OktmoRow[],
  municipalities: readonly Municipality[],
  region: RegionCode,
): readonly Settlement[] {
  const municipalityOf = new Map(municipalities.map(({ oktmo, name }) => [oktmo.slice(0, 5), name]));
  const listed = rows.filter(({ code }) => code.length === 11);
  const listedByName = Map.groupBy(listed, ({ name }) => keyOf(name));
  const shippedByName = Map.groupBy(shipped, ({ name }) => keyOf(name));
  const used = new Set<Settlement>();
  const settlements = listed.flatMap(({ code, name, type }): readonly Settlement[] => {
    const municipality = municipalityOf.get(code.slice(0, 5)) ?? null;
    // A code of a municipality nobody names tells less than the shipped row does.
    if (municipality === null && shippedByName.has(keyOf(name))) return [];
    const alike = (shippedByName.get(keyOf(name)) ?? []).filter((each) => !used.has(each));
    const isOnly = listedByName.get(keyOf(name))?.length === 1 && alike.length === 1;
    const known =
      alike.find((each) => municipality !== null && each.municipality === municipality) ??
      (isOnly ? alike[0] : undefined);
    if (known === undefined) {
      return [{ name, type, region, municipality, point: null, population: null, kladr: null }];
    }
    used.add(known);
    return [{ ...known, type: type ?? known.type, municipality }];
  });
  return [...settlements, ...shipped.filter((each) => !used.has(each))];
}

function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s-]+/g, ' ')
    .trim();
}
