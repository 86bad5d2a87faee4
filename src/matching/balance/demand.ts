import { addDays, daysBetween, type IsoDate } from '../../domain/iso-date.ts';
import type { Recognition } from '../../domain/recognition.ts';
import { createApportioner } from './apportion.ts';
import type { BalanceSettings, DemandAdvert, DemandFacts } from './balance-input.ts';
import { groupBy, rankKeys } from './dense-groups.ts';
import { type Location, locationKey, UNKNOWN_LOCATION } from './location.ts';
import { byText, sortById } from './order.ts';
import type { Professions } from './profession.ts';

/** Sector of an advert whose sector was not recognised. */
export const UNKNOWN_SECTOR = 'Отрасль не определена';
/** Territories of work that is not tied to a home. */
export const TERRITORY_OF_MODE = { rotation: 'Вахта', remote: 'Удалённая работа' } as const;

/** An advert that counts as demand. */
export interface DemandUnit {
  readonly vacancy: DemandFacts;
  /** Places that count: stated places less those held by target contracts. 0 where the source states none. */
  readonly places: number;
  readonly heldByContracts: number;
  /** Professions of the advert with their shares; the shares sum to 1, sorted by profession. */
  readonly professions: readonly { readonly profession: string; readonly share: number }[];
  readonly sector: string;
  /** Municipality; «Вахта» and «Удалённая работа» stand apart; null = not known. */
  readonly territory: string | null;
  readonly settlement: string | null;
  /** null = reachable from everywhere in the region: shifts away from home, remote work, or housing offered. */
  readonly location: Location | null;
  readonly large: boolean;
  readonly agency: boolean;
  readonly foreignQuota: boolean;
  readonly inflow: boolean;
  /** Whole days since the advert was made; null = not stated. */
  readonly ageDays: number | null;
  readonly persistent: boolean;
  readonly priority: boolean;
  readonly defence: boolean;
  readonly industries: readonly string[];
}

/** Why an advert is not counted as demand for anyone. */
export type LeftOutReason = 'foreign-quota' | 'no-region' | 'none' | 'unsure';

/** An advert outside the balance. */
export interface LeftOutAdvert {
  readonly advert: DemandAdvert;
  readonly reason: LeftOutReason;
  readonly places: number;
  /** Professions it may be about: candidates of an unsure recognition, or recognised ones left out for another reason. */
  readonly professions: readonly string[];
}

/**
 * A whole part of an advert that falls to one profession. The parts of an advert sum to its places and to one advert, so that
 * every pivot of parts conserves both.
 */
export interface DemandPart {
  readonly unit: DemandUnit;
  readonly profession: string;
  readonly places: number;
  readonly adverts: number;
}

/** Adverts in the balance and out of it; every open advert is in exactly one list. */
export interface Demand {
  readonly units: readonly DemandUnit[];
  readonly leftOut: readonly LeftOutAdvert[];
}

/** Takes the adverts apart; closed ones are ignored. `held` are places held by target contracts, by advert id. */
export function gatherDemand(
  adverts: readonly DemandAdvert[],
  professions: Professions,
  locations: ReadonlyMap<string, Location>,
  settings: BalanceSettings,
  asOf: IsoDate,
  held: ReadonlyMap<string, number>,
): Demand {
  const units: DemandUnit[] = [];
  const leftOut: LeftOutAdvert[] = [];
  // Adverts of one title share their recognition.
  const known = new Map<Recognition, DemandUnit['professions']>();
  const agesOf = rememberAges(settings, asOf);
  for (const advert of adverts) {
    if (!advert.vacancy.open) continue;
    const shares = known.get(advert.recognition) ?? sharesOf(advert, professions);
    known.set(advert.recognition, shares);
    const reason = leftOutReason(advert, shares.length, settings);
    const places = advert.vacancy.places ?? 0;
    if (reason !== null) {
      leftOut.push({ advert, reason, places, professions: shares.map(({ profession }) => profession) });
      continue;
    }
    units.push(unitOf(advert, shares, locations, settings, agesOf, held.get(advert.vacancy.id) ?? 0));
  }
  return {
    units: sortByPlaceInReport(units),
    leftOut: sortById(leftOut, ({ advert }) => advert.vacancy.id),
  };
}

/** By sector, territory, id. */
function sortByPlaceInReport(units: readonly DemandUnit[]): readonly DemandUnit[] {
  const byId = sortById(units, ({ vacancy }) => vacancy.id);
  const itself = (text: string) => text;
  const sectors = rankKeys(byId, ({ sector }) => sector, itself);
  const territories = rankKeys(byId, ({ territory }) => territory ?? '', itself);
  const { order } = groupBy(
    byId.length,
    (i) => (sectors.of[i] as number) * territories.count + (territories.of[i] as number),
  );
  return Array.from(order).flatMap((i) => byId[i] ?? []);
}

/** Why the advert is left out, or null; the first reason that holds. */
export function leftOutReason(
  advert: DemandAdvert,
  professions: number,
  settings: BalanceSettings,
): LeftOutReason | null {
  if (advert.vacancy.foreignQuota && !settings.countForeignQuota) return 'foreign-quota';
  if (advert.place === null) return 'no-region';
  if (advert.recognition.decision === 'none') return 'none';
  return advert.recognition.decision === 'unsure' || professions === 0 ? 'unsure' : null;
}

/** Shares of an advert by profession: weights of its programmes joined by profession and scaled to sum to 1. */
export function sharesOf(
  advert: DemandAdvert,
  professions: Professions,
): readonly { readonly profession: string; readonly share: number }[] {
  const weights = new Map<string, number>();
  let sum = 0;
  for (const { ref, weight } of advert.recognition.codes) {
    if (!(weight > 0)) continue;
    const profession = professions.of(ref);
    weights.set(profession, (weights.get(profession) ?? 0) + weight);
    sum += weight;
  }
  return Array.from(weights, ([profession, weight]) => ({ profession, share: weight / sum })).sort((a, b) =>
    byText(a.profession, b.profession),
  );
}

function unitOf(
  advert: DemandAdvert,
  shares: DemandUnit['professions'],
  locations: ReadonlyMap<string, Location>,
  settings: BalanceSettings,
  agesOf: AgesOf,
  held: number,
): DemandUnit {
  const { vacancy, mode, employer } = advert;
  const location = locations.get(locationKey(advert.place)) ?? UNKNOWN_LOCATION;
  const stated = vacancy.places ?? 0;
  const { inflow, ageDays, persistent } = agesOf(vacancy.createdOn);
  return {
    vacancy,
    places: stated - held,
    heldByContracts: held,
    professions: shares,
    sector: advert.sector.sector ?? UNKNOWN_SECTOR,
    territory: mode === 'on-site' ? location.municipality : TERRITORY_OF_MODE[mode],
    settlement: location.settlement,
    location: mode === 'on-site' && vacancy.housing !== true && location.key !== '' ? location : null,
    large: stated >= settings.largeAdvertPlaces,
    agency: vacancy.employer.agency,
    foreignQuota: vacancy.foreignQuota,
    inflow,
    ageDays,
    persistent,
    priority: employer.priority === true,
    defence: employer.defence === true,
    industries: employer.industries,
  };
}

/** What the day an advert was made says of it. */
type AgesOf = (createdOn: IsoDate | null) => Pick<DemandUnit, 'inflow' | 'ageDays' | 'persistent'>;

const NOT_DATED = { inflow: false, ageDays: null, persistent: false } as const;

/** Adverts of a country are made on some hundred days: each is reckoned with once. */
function rememberAges(settings: BalanceSettings, asOf: IsoDate): AgesOf {
  const before = addDays(asOf, -settings.inflowDays);
  const known = new Map<IsoDate, ReturnType<AgesOf>>();
  return (createdOn) => {
    if (createdOn === null) return NOT_DATED;
    let ages = known.get(createdOn);
    if (ages === undefined) {
      const ageDays = daysBetween(createdOn, asOf);
      const inflow = createdOn > before && createdOn <= asOf;
      ages = { inflow, ageDays, persistent: ageDays > settings.persistentDays };
      known.set(createdOn, ages);
    }
    return ages;
  };
}

/**
 * The shared view: every advert split over its professions in whole places, and the advert itself given to one of them, so
 * that sums over many adverts follow the shares.
 */
export function splitDemand(units: readonly DemandUnit[]): readonly DemandPart[] {
  const splitPlaces = createApportioner();
  const splitAdverts = createApportioner();
  const parts: DemandPart[] = [];
  for (const unit of units) {
    const [only] = unit.professions;
    if (unit.professions.length === 1 && only !== undefined) {
      parts.push({ unit, profession: only.profession, places: unit.places, adverts: 1 });
      continue;
    }
    const claims = unit.professions.map(({ profession, share }) => ({ key: profession, weight: share }));
    const places = splitPlaces(unit.places, claims);
    const adverts = splitAdverts(1, claims);
    for (const [i, { profession }] of unit.professions.entries()) {
      parts.push({ unit, profession, places: places[i] ?? 0, adverts: adverts[i] ?? 0 });
    }
  }
  return parts;
}
