import { spoKey } from '../../domain/spo-code.ts';
import type { Balance } from './balance.ts';
import type { PlacedGraduate } from './balance-input.ts';
import { createReach, indexLocations, type Location, locationKey, UNKNOWN_LOCATION } from './location.ts';
import type { Professions } from './profession.ts';

/** What the market offers one graduate. */
export interface Prospect {
  /** Adverts with open places for the graduate's professions inside reach. */
  readonly feasibleAdverts: number;
  /** True when there are such adverts in the region and none of them within reach. */
  readonly onlyBeyondReach: boolean;
  /** Available graduates per place of the profession in the region (S/D); Infinity where there are graduates and no place. */
  readonly supplyPerPlace: number;
}

/**
 * What an unfiltered balance says of each graduate, by id. Graduates whose programme is not known are left out: nothing can be
 * said of them.
 */
export function findProspects(
  balance: Balance,
  graduates: readonly PlacedGraduate[],
  professions: Professions,
): ReadonlyMap<number, Prospect> {
  const advertsAt = gatherAdverts(balance);
  const locations = indexLocations(graduates);
  const workLocations = new Map<string, Location>();
  for (const { part } of balance.demand) {
    if (part.unit.location !== null) workLocations.set(part.unit.location.key, part.unit.location);
  }
  const reach = createReach([...workLocations.values()], balance.settings);
  const tension = new Map(
    balance.professions.map((row) => [
      row.key,
      row.places === 0 ? Number.POSITIVE_INFINITY : row.available / row.places,
    ]),
  );
  const known = new Map<string, Prospect>();
  const prospects = new Map<number, Prospect>();
  for (const { graduate, place } of graduates) {
    const ref = graduate.specialty;
    if (ref === null) continue;
    const home = locations.get(locationKey(place)) ?? UNKNOWN_LOCATION;
    const key = `${spoKey(ref)}\n${home.key}`;
    let prospect = known.get(key);
    if (prospect === undefined) {
      const reached = reach(home);
      const offers = new Set(
        professions.linksOf(ref).flatMap(({ profession }) => advertsAt.get(profession) ?? []),
      );
      const feasibleAdverts = [...offers].filter(
        ({ location }) => location === null || reached.has(location.key),
      ).length;
      prospect = {
        feasibleAdverts,
        onlyBeyondReach: feasibleAdverts === 0 && offers.size > 0,
        supplyPerPlace: tension.get(professions.of(ref)) ?? Number.POSITIVE_INFINITY,
      };
      known.set(key, prospect);
    }
    prospects.set(graduate.id, prospect);
  }
  return prospects;
}

type Unit = Balance['demand'][number]['part']['unit'];

/** Adverts with places by every profession they name, however small its part. */
function gatherAdverts(balance: Balance): ReadonlyMap<string, readonly Unit[]> {
  const byProfession = new Map<string, Unit[]>();
  const units = new Set(balance.demand.map(({ part }) => part.unit));
  for (const unit of units) {
    if (unit.places === 0) continue;
    for (const { profession } of unit.professions) {
      const list = byProfession.get(profession) ?? [];
      byProfession.set(profession, list);
      list.push(unit);
    }
  }
  return byProfession;
}
