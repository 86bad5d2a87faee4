import { daysBetween, type IsoDate } from '../../domain/iso-date.ts';
import type { SpoRef } from '../../domain/spo-code.ts';
import { distanceKm, type Place } from '../../domain/territory.ts';
import type { BalanceSettings, RecognisedAdvert } from '../balance/balance-input.ts';
import { createReach, indexLocations, type Location, locationKey } from '../balance/location.ts';
import { byText, listAt } from '../balance/order.ts';
import type { Professions } from '../balance/profession.ts';
import type { Offer, OfferOptions, OfferReach, Seeker } from './offer.ts';
import { offerReasons } from './offer-reasons.ts';

/** What vacancies are selected from and by which thresholds. */
export interface OfferMarket {
  /** Each need once: adverts and employers' requests; lines of a forecast are no vacancies and are left out. */
  readonly adverts: readonly RecognisedAdvert[];
  readonly professions: Professions;
  readonly settings: Pick<BalanceSettings, 'level' | 'radiusKm' | 'countForeignQuota'>;
  readonly asOf: IsoDate;
  /** Older vacancies are not offered to anybody, days. */
  readonly freshDays: number;
}

/** What came of the adverts before anybody was looked for. */
export interface OfferBase {
  /** Fresh, open, recognised vacancies with places. */
  readonly offered: number;
  /** Left out because neither made nor changed for `freshDays`. */
  readonly stale: number;
  /** Programme unsure or none, no open place, or made for foreign workers only. */
  readonly unfit: number;
}

/** Vacancies that suit, best first: the list of one seeker. */
export type VacanciesFor = (seeker: Seeker, options?: OfferOptions) => readonly Offer[];

interface Candidate {
  readonly advert: RecognisedAdvert;
  readonly ageDays: number | null;
  readonly workKey: string;
  /** Professions the vacancy names, the likeliest first. */
  readonly professions: readonly string[];
}

/**
 * Prepares the vacancies of a market once and returns the lookup that lists, digests and cards share. Best first: the own profession
 * before related ones, reachable before moving, without experience first, then nearer by steps of 5 km, better paid, fresher; ties
 * by id, so that the order of adverts does not matter.
 */
export function createVacancySelector(market: OfferMarket): {
  readonly vacanciesFor: VacanciesFor;
  readonly base: OfferBase;
} {
  const { adverts, professions, settings } = market;
  let [stale, unfit] = [0, 0];
  const candidates: Candidate[] = [];
  for (const advert of adverts) {
    const { vacancy, recognition } = advert;
    const isUsable =
      recognition.decision === 'spo' &&
      vacancy.open &&
      vacancy.kind !== 'forecast' &&
      vacancy.places !== 0 &&
      (settings.countForeignQuota || !vacancy.foreignQuota);
    if (!isUsable) {
      unfit++;
      continue;
    }
    const ageDays = ageOf(advert, market.asOf);
    if (ageDays !== null && ageDays > market.freshDays) {
      stale++;
      continue;
    }
    const named = recognition.codes.map(({ ref }) => professions.of(ref));
    candidates.push({
      advert,
      ageDays,
      workKey: locationKey(advert.place),
      professions: [...new Set(named)],
    });
  }
  const byProfession = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    for (const profession of candidate.professions) listAt(byProfession, profession).push(candidate);
  }
  const workLocations = indexLocations(candidates.map(({ advert }) => advert));
  const reach = createReach([...workLocations.values()], settings);

  return {
    base: { offered: candidates.length, stale, unfit },
    vacanciesFor(seeker, options = {}) {
      const fits = fitsOf(seeker.programmes, professions);
      const reached = reach(homeOf(seeker.place));
      const chosen = new Set<Candidate>();
      for (const profession of fits.keys()) {
        for (const candidate of byProfession.get(profession) ?? []) chosen.add(candidate);
      }
      const offers: Offer[] = [];
      for (const candidate of chosen) {
        const offer = offerTo(candidate, seeker, fits, reached);
        if (offer !== null && isAskedFor(offer, options)) offers.push(offer);
      }
      return offers.sort(bestFirst);
    },
  };
}

/** The profession of a programme is the seeker's own; those it was divided into are related. */
function fitsOf(programmes: readonly SpoRef[], professions: Professions): ReadonlyMap<string, Offer['fit']> {
  const fits = new Map<string, Offer['fit']>();
  for (const ref of programmes) {
    for (const { profession } of professions.linksOf(ref)) {
      if (!fits.has(profession)) fits.set(profession, 'related');
    }
    fits.set(professions.of(ref), 'own');
  }
  return fits;
}

function homeOf(place: Place | null): Location {
  return {
    key: locationKey(place),
    municipality: place?.municipality ?? null,
    settlement: place?.settlement ?? null,
    point: place?.point ?? null,
  };
}

function offerTo(
  { advert, ageDays, workKey, professions }: Candidate,
  seeker: Seeker,
  fits: ReadonlyMap<string, Offer['fit']>,
  reached: ReadonlySet<string>,
): Offer | null {
  const { vacancy, employer, place, mode } = advert;
  const reach = reachOf(advert, workKey, reached);
  if (reach === null) return null;
  const [first] = professions;
  const fit = first !== undefined && fits.get(first) === 'own' ? 'own' : 'related';
  const [from, to] = [seeker.place?.point ?? null, place?.point ?? null];
  const matters = reach === 'near' || reach === 'moving';
  const distance =
    matters && from !== null && to !== null ? Math.round(distanceKm(from, to) * 10) / 10 : null;
  const bare = { vacancy, employer, place, mode, fit, reach, distanceKm: distance, ageDays } as const;
  return { ...bare, reasons: offerReasons(bare) };
}

function reachOf(
  { mode, vacancy }: RecognisedAdvert,
  workKey: string,
  reached: ReadonlySet<string>,
): OfferReach | null {
  if (mode !== 'on-site') return mode;
  if (workKey === '') return 'unknown-place';
  if (reached.has(workKey)) return 'near';
  return vacancy.housing === true ? 'moving' : null;
}

function isAskedFor(
  { vacancy, employer, reach, distanceKm: distance }: Offer,
  options: OfferOptions,
): boolean {
  const { withoutExperience, housing, withinKm, relocation, withoutQuota, defence } = options;
  if (reach === 'moving' && relocation !== true && housing !== true) return false;
  if (withoutExperience === true && vacancy.experienceYears !== 0) return false;
  if (housing === true && vacancy.housing !== true) return false;
  if (withoutQuota === true && vacancy.quota) return false;
  if (defence === true && employer.defence !== true) return false;
  if (withinKm == null || reach === 'remote') return true;
  return distance !== null && distance <= withinKm;
}

/** The newest day a source names for the vacancy; the day it was first seen where it names none. Days ahead of the report count as today. */
function ageOf({ vacancy }: RecognisedAdvert, asOf: IsoDate): number | null {
  const { createdOn, modifiedOn, firstSeen } = vacancy;
  const day = [createdOn, modifiedOn].reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);
  const since = day ?? firstSeen ?? null;
  return since === null ? null : Math.max(0, daysBetween(since, asOf));
}

const STEP_KM = 5;
const FAR = Number.MAX_SAFE_INTEGER;

function bestFirst(a: Offer, b: Offer): number {
  return (
    Number(a.fit === 'related') - Number(b.fit === 'related') ||
    Number(a.reach === 'moving') - Number(b.reach === 'moving') ||
    demands(a) - demands(b) ||
    step(a) - step(b) ||
    monthlyPay(b) - monthlyPay(a) ||
    (a.ageDays ?? FAR) - (b.ageDays ?? FAR) ||
    byText(a.vacancy.id, b.vacancy.id)
  );
}

/** 0 = no experience asked, 1 = not stated, 2 = experience asked. */
function demands({ vacancy: { experienceYears } }: Offer): number {
  if (experienceYears === null) return 1;
  return experienceYears === 0 ? 0 : 2;
}

function step({ distanceKm: distance }: Offer): number {
  return distance === null ? FAR : Math.floor(distance / STEP_KM);
}

/** The least monthly pay stated, roubles; 0 where none is, or by another period. */
function monthlyPay({ vacancy: { pay } }: Offer): number {
  return pay?.period === 'month' ? (pay.min ?? pay.max ?? 0) : 0;
}
