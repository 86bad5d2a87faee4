import {
  type Graduate,
  NO_CATEGORIES,
  NO_CIRCUMSTANCES,
  NO_INTENTIONS,
} from '../../../src/domain/graduate.ts';
import type { IsoInstant } from '../../../src/domain/iso-date.ts';
import type { ReferralState, StoredReferral } from '../../../src/domain/referral.ts';
import type { StoredVacancy } from '../../../src/domain/vacancy.ts';
import { type AssignInput, assignGraduates } from '../../../src/matching/assign/assign-graduates.ts';
import { DEFAULT_ASSIGN_SETTINGS } from '../../../src/matching/assign/assign-settings.ts';
import type { Assignment } from '../../../src/matching/assign/assignment.ts';
import { readRequirements } from '../../../src/matching/assign/read-requirements.ts';
import {
  DEFAULT_BALANCE_SETTINGS,
  type PlacedGraduate,
  type RecognisedAdvert,
} from '../../../src/matching/balance/balance-input.ts';
import {
  type AdvertLine,
  AS_OF,
  adverts,
  day,
  type GraduateLine,
  graduates,
  spoReference,
} from '../balance/region.ts';

/** A graduate of a table: as of the balance tests, with what routing reads besides. */
export type PersonLine = GraduateLine & {
  readonly id?: number;
  readonly born?: string;
  readonly relocate?: boolean | null;
  readonly expects?: number;
  readonly categories?: Partial<Graduate['categories']>;
  readonly limits?: Graduate['circumstances']['workLimits'];
  readonly driving?: Graduate['circumstances']['drivingCategories'];
  readonly consent?: string;
};

/** An advert of a table, with fields of the vacancy written over. */
export type OfferLine = AdvertLine & { readonly over?: Partial<StoredVacancy>; readonly pays?: number };

/** Graduates from a table; ids follow the lines unless stated. */
export function people(...lines: readonly PersonLine[]): PlacedGraduate[] {
  return lines.map((line, i) => {
    const [made] = graduates(line);
    if (made === undefined) throw new TypeError('no graduate');
    const { graduate, place } = made;
    return {
      place,
      graduate: {
        ...graduate,
        id: line.id ?? i + 1,
        birthDate: line.born === undefined ? null : day(line.born),
        categories: { ...NO_CATEGORIES, ...line.categories },
        intentions: {
          ...NO_INTENTIONS,
          relocate: line.relocate ?? null,
          expectedPay: line.expects === undefined ? null : { min: line.expects, max: null, period: 'month' },
        },
        circumstances: {
          ...NO_CIRCUMSTANCES,
          workLimits: line.limits ?? null,
          drivingCategories: line.driving ?? null,
        },
        consentDate: line.consent === undefined ? null : day(line.consent),
      },
    };
  });
}

/** Adverts from a table. */
export function offers(...lines: readonly OfferLine[]): RecognisedAdvert[] {
  return adverts(...lines).map((advert, i) => {
    const line = lines[i];
    const pay = line?.pays === undefined ? null : { min: null, max: line.pays, period: 'month' as const };
    return { ...advert, vacancy: { ...advert.vacancy, pay, ...line?.over } };
  });
}

/** A step of a referral recorded on an earlier day. */
export function step(
  id: number,
  graduateId: number,
  advertId: string,
  state: ReferralState,
  asOf = '2026-05-18',
): StoredReferral {
  return {
    id,
    batch: 1,
    graduateId,
    advertId,
    title: 'Сварщик',
    employer: 'АО «Завод»',
    state,
    reason: null,
    asOf: day(asOf),
    knownAt: `${asOf}T08:00:00Z` as IsoInstant,
  };
}

const REQUIREMENTS = readRequirements();

/** The whole input with usual settings. */
export function inputOf(
  persons: readonly PlacedGraduate[],
  places: readonly RecognisedAdvert[],
  over: Partial<AssignInput> = {},
): AssignInput {
  return {
    graduates: persons,
    adverts: places,
    spo: spoReference(),
    asOf: AS_OF,
    territory: DEFAULT_BALANCE_SETTINGS,
    settings: DEFAULT_ASSIGN_SETTINGS,
    referrals: [],
    requirements: REQUIREMENTS,
    ...over,
  };
}

/** Solves a table. */
export function assignTable(
  persons: readonly PlacedGraduate[],
  places: readonly RecognisedAdvert[],
  over: Partial<AssignInput> = {},
): Assignment {
  return assignGraduates(inputOf(persons, places, over));
}

/** «1→v00001» for everybody, «1→–» for the unplaced. */
export function sentTo({ persons }: Assignment): readonly string[] {
  return persons.map(({ seeker, place }) => `${seeker.graduate.id}→${place?.opening.vacancy.id ?? '–'}`);
}
