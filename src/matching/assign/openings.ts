import type { IsoDate } from '../../domain/iso-date.ts';
import type { StoredVacancy } from '../../domain/vacancy.ts';
import type { BalanceSettings, PlacedGraduate, RecognisedAdvert } from '../balance/balance-input.ts';
import { leftOutReason, sharesOf, TERRITORY_OF_MODE, UNKNOWN_SECTOR } from '../balance/demand.ts';
import { holdPlaces } from '../balance/held-places.ts';
import { type Location, locationKey, UNKNOWN_LOCATION } from '../balance/location.ts';
import { byText } from '../balance/order.ts';
import type { Professions } from '../balance/profession.ts';
import type { AdvertRequirement, RequirementReader } from './advert-requirements.ts';

/** An advert graduates can be sent to. */
export interface Opening {
  /** Position in the list of openings, which is ordered by id of the advert. */
  readonly number: number;
  readonly advert: RecognisedAdvert;
  readonly vacancy: StoredVacancy;
  /** Places left beside those held by target contracts; may be 0. */
  readonly places: number;
  /** Professions it names, with how well each fits: 1 for the likeliest, less for the others. */
  readonly professions: readonly { readonly profession: string; readonly fit: number }[];
  readonly location: Location;
  /** What of the location limits who reaches it: null for shift work, remote work and an unknown address. */
  readonly bound: Location | null;
  /** Municipality; «Вахта» and «Удалённая работа» stand apart; null = not known. */
  readonly territory: string | null;
  readonly sector: string;
  /** What the title and the mode of work ask of a person. */
  readonly titleAsks: readonly AdvertRequirement[];
  /** The advert asks for higher education. */
  readonly needsDegree: boolean;
  /** Pay a month, the greatest stated; null = not stated by the month. */
  readonly pay: number | null;
}

/** Openings and what target contracts hold. */
export interface Openings {
  readonly list: readonly Opening[];
  readonly heldPlaces: number;
  readonly contractsWithoutPlace: number;
}

/** Open adverts with stated places and a recognised programme, under the same rules as the balance. */
export function gatherOpenings(
  graduates: readonly PlacedGraduate[],
  adverts: readonly RecognisedAdvert[],
  professions: Professions,
  locations: ReadonlyMap<string, Location>,
  settings: BalanceSettings,
  asOf: IsoDate,
  requirements: RequirementReader,
): Openings {
  const held = holdPlaces(graduates, adverts, professions, settings, asOf);
  const sorted = adverts.toSorted((a, b) => byText(a.vacancy.id, b.vacancy.id));
  const list: Opening[] = [];
  let heldPlaces = 0;
  for (const advert of sorted) {
    const { vacancy, mode } = advert;
    if (!vacancy.open || vacancy.places === null || vacancy.places === 0) continue;
    const shares = sharesOf(advert, professions);
    if (leftOutReason(advert, shares.length, settings) !== null) continue;
    const most = Math.max(...shares.map(({ share }) => share));
    const location = locations.get(locationKey(advert.place)) ?? UNKNOWN_LOCATION;
    const { pay } = vacancy;
    const taken = held.byAdvert.get(vacancy.id) ?? 0;
    heldPlaces += taken;
    list.push({
      number: list.length,
      advert,
      vacancy,
      places: vacancy.places - taken,
      professions: shares.map(({ profession, share }) => ({ profession, fit: share / most })),
      location,
      bound: mode === 'on-site' && location.key !== '' ? location : null,
      territory: mode === 'on-site' ? location.municipality : TERRITORY_OF_MODE[mode],
      sector: advert.sector.sector ?? UNKNOWN_SECTOR,
      titleAsks: requirements.ofTitle(advert),
      needsDegree: vacancy.education !== null && /^\s*высшее/i.test(vacancy.education),
      pay: pay?.period === 'month' ? (pay.max ?? pay.min) : null,
    });
  }
  return { list, heldPlaces, contractsWithoutPlace: held.withoutAdvert };
}
