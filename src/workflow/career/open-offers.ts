import type { Graduate } from '../../domain/graduate.ts';
import type { Place } from '../../domain/territory.ts';
import { gatherProfessions, type Professions } from '../../matching/balance/profession.ts';
import { createLocator } from '../../matching/territory/create-locator.ts';
import { joinRequests } from '../../matching/vacancies/join-requests.ts';
import {
  type CollegeProgramme,
  collegeProgrammes,
  type ProgrammeFilter,
} from '../../matching/vacancies/programme-offers.ts';
import {
  createVacancySelector,
  type OfferBase,
  type VacanciesFor,
} from '../../matching/vacancies/select-offers.ts';
import { type CollegeDirectory, collegeDirectory } from '../../monitoring/college-directory.ts';
import { type Market, type MarketMoment, recogniseMarket } from '../market/recognise-market.ts';
import type { OpenWorkspace } from '../with-workspace.ts';

/** The vacancies of a moment, ready to be selected for a graduate or a programme. */
export interface OpenOffers {
  readonly market: Market;
  readonly professions: Professions;
  readonly directory: CollegeDirectory;
  readonly vacanciesFor: VacanciesFor;
  readonly base: OfferBase;
  readonly placeOfCollege: (college: string) => Place | null;
  /** Where a graduate looks from: home, else the college. */
  readonly placeOf: (graduate: Graduate) => Place | null;
  /** Programmes of the cohort by college. */
  readonly programmes: (filter?: ProgrammeFilter) => readonly CollegeProgramme[];
}

/** Recognises the market of a moment (or takes it as it is) and prepares the selection of vacancies. */
export function openOffers(
  workspace: OpenWorkspace,
  moment: MarketMoment,
  market: Market = recogniseMarket(workspace, moment),
): OpenOffers {
  const { config, region } = workspace;
  const reference = workspace.reference();
  const professions = gatherProfessions(reference.spo);
  const directory = collegeDirectory(market.colleges);
  const locator = createLocator(reference.territories, region);
  const colleges = new Map<string, Place | null>();
  const placeOfCollege = (name: string): Place | null => {
    let place = colleges.get(name);
    if (place === undefined) {
      const settlement = directory.find(name)?.settlement ?? null;
      place = settlement === null ? null : locator.locateSettlement(settlement);
      colleges.set(name, place);
    }
    return place;
  };
  const homes = new Map(market.graduates.map(({ graduate, place }) => [graduate.id, place]));
  const { vacanciesFor, base } = createVacancySelector({
    adverts: joinRequests(market.adverts, market.otherDemand),
    professions,
    settings: {
      level: config.territory.level,
      radiusKm: config.territory.radiusKm,
      countForeignQuota: config.demand.countForeignQuota,
    },
    asOf: moment.asOf,
    freshDays: config.demand.freshDays,
  });
  return {
    market,
    professions,
    directory,
    vacanciesFor,
    base,
    placeOfCollege,
    placeOf: ({ id }) => homes.get(id) ?? null,
    programmes: (filter = {}) =>
      collegeProgrammes(
        market.graduates,
        { colleges: market.colleges, nameOf: directory.nameOf, placeOf: placeOfCollege },
        professions,
        filter,
      ),
  };
}
