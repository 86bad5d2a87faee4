import type { Graduate } from '../domain/graduate.ts';
import type { IsoDate, IsoInstant } from '../domain/iso-date.ts';
import type { SpoReference } from '../domain/lookups.ts';
import type { College, Employer, PromisingIndustry } from '../domain/organisations.ts';
import type { Recogniser, Recognition } from '../domain/recognition.ts';
import { spoKey } from '../domain/spo-code.ts';
import type { Place } from '../domain/territory.ts';
import { normaliseLabel } from '../domain/text.ts';
import type { StoredVacancy } from '../domain/vacancy.ts';
import { type AdvertNoise, countOnce, countRemoved } from '../matching/adverts/advert-noise.ts';
import { findSharedInns } from '../matching/adverts/employer-key.ts';
import { findNoise } from '../matching/adverts/find-noise.ts';
import { groupAdverts } from '../matching/adverts/group-adverts.ts';
import type {
  EmployerAttributes,
  PlacedGraduate,
  RecognisedAdvert,
} from '../matching/balance/balance-input.ts';
import { createRecogniser } from '../matching/recognise/create-recogniser.ts';
import { withDecisions } from '../matching/recognise/decided-titles.ts';
import { loadKnowledge, loadProfessionCodes } from '../matching/recognise/read-knowledge.ts';
import { coversOkved, industriesOf } from '../matching/sector/industries.ts';
import { sectorOf } from '../matching/sector/sector-of.ts';
import { createLocator } from '../matching/territory/create-locator.ts';
import { findEmployers } from './find-employers.ts';
import { readSectors } from './read-sectors.ts';
import { dayIn } from './region-clock.ts';
import type { OpenWorkspace } from './with-workspace.ts';

/** Both sides of the labour market of one region, recognised and placed. */
export interface Market {
  readonly graduates: readonly PlacedGraduate[];
  readonly adverts: readonly RecognisedAdvert[];
  /** Employers' requests to colleges and the region's forecast, which stand beside adverts and are never added to them. */
  readonly otherDemand: readonly RecognisedAdvert[];
  readonly colleges: readonly College[];
  /** What was listed more than once or must not be taken at its word; `adverts` hold each need once. */
  readonly noise: AdvertNoise;
  /** Name and hash of the knowledge recognition used. */
  readonly knowledge: string;
}

/** The moment and the cohort a market is looked at. */
export interface MarketMoment {
  readonly asOf: IsoDate;
  readonly cohort: number;
  readonly knownAt: IsoInstant | null;
}

/**
 * Reads graduates and open adverts of the workspace and recognises programme, sector and place of each. Adverts listed more than
 * once count once, under the decisions of the analyst that held at the moment.
 * @param persons graduates of the moment, where the caller has read them already
 */
export function recogniseMarket(
  workspace: OpenWorkspace,
  { asOf, cohort, knownAt }: MarketMoment,
  persons?: readonly Graduate[],
): Market {
  const { store, config, region } = workspace;
  const reference = workspace.reference();
  const known = knownAt === null ? {} : { knownAt };
  const moment = { asOf, ...known };
  const colleges = store.colleges(known);
  const locator = createLocator(reference.territories, region);
  const placeOfCollege = collegePlaces(colleges, (name) => locator.locateSettlement(name));
  const graduates = (persons ?? store.graduates({ ...moment, cohort })).map((graduate) => ({
    graduate,
    place: placeOf(graduate),
  }));

  const recogniser = withDecisions(recogniserOf(reference.spo), store.titleDecisions(known), (instant) =>
    dayIn(workspace.timeZone, instant),
  );
  const { grouping, industries: clusterIndustries } = readSectors(workspace.paths, reference);
  const industries = store.industries(known);
  const listed = store.vacancies({ ...moment, region: config.region });
  const vacancies = listed.filter(({ kind }) => kind === undefined);
  const shared = findSharedInns(vacancies);
  const sharedInns = new Set(shared.map(({ inn }) => inn));
  const employerOf = findEmployers(store.employers(known), sharedInns);
  const locate = (vacancy: StoredVacancy) => {
    const { place, mode } = locator.locate(vacancy);
    return { vacancy, place: place ?? regionOf(vacancy), mode };
  };
  const located = vacancies.map(locate);
  const groups = groupAdverts(located, sharedInns);
  const recogniseAdvert = ({ vacancy, place, mode }: ReturnType<typeof locate>): RecognisedAdvert => {
    const employer = employerOf(vacancy);
    const okved = employer?.okved ?? null;
    const recognition = recogniser.recognise({ ...vacancy, okved });
    return {
      vacancy,
      recognition,
      sector: sectorOf(sectorInput(vacancy, recognition, okved), grouping),
      place,
      mode,
      employer: {
        ...attributesOf(employer, okved, vacancy, industries),
        clusterIndustries: okved === null ? [] : industriesOf(okved, clusterIndustries),
      },
    };
  };
  const adverts = countOnce(located, groups).map(recogniseAdvert);
  const otherDemand = listed
    .filter(({ kind }) => kind !== undefined)
    .map(locate)
    .map(recogniseAdvert);
  const noise = {
    groups,
    noisy: findNoise(adverts.map(asTrade), sharedInns, config.demand.largeAdvertPlaces),
    sharedInns: shared,
    ...countRemoved(vacancies, groups),
  };
  return { graduates, adverts, otherDemand, colleges, noise, knowledge: recogniser.version };

  function placeOf(graduate: Graduate): Place | null {
    const home = graduate.residence === null ? null : locator.locateSettlement(graduate.residence);
    return home ?? (graduate.college === null ? null : placeOfCollege(graduate.college));
  }
}

/** Building one takes longer than most questions to it; a process asks several times. */
const RECOGNISERS = new WeakMap<SpoReference, Recogniser>();

/** The recogniser of shipped knowledge, without decisions of an analyst. */
export function recogniserOf(spo: SpoReference): Recogniser {
  const known = RECOGNISERS.get(spo);
  if (known !== undefined) return known;
  const made = createRecogniser(loadKnowledge(), spo, loadProfessionCodes());
  RECOGNISERS.set(spo, made);
  return made;
}

function collegePlaces(
  colleges: readonly College[],
  locate: (settlement: string) => Place | null,
): (name: string) => Place | null {
  const places = new Map<string, Place | null>();
  for (const college of colleges) {
    const place = college.settlement === null ? null : locate(college.settlement);
    for (const name of [college.name, ...college.aliases]) places.set(normaliseLabel(name), place);
  }
  return (name) => places.get(normaliseLabel(name)) ?? null;
}

function regionOf({ region }: StoredVacancy): Place | null {
  return region === null ? null : { region, municipality: null, settlement: null, point: null };
}

/** The likeliest programme stands for the trade whose adverts an advert is compared with. */
function asTrade({ vacancy, recognition }: RecognisedAdvert): {
  readonly vacancy: StoredVacancy;
  readonly trade: string | null;
} {
  const [best] = recognition.codes;
  return { vacancy, trade: best === undefined ? null : spoKey(best.ref) };
}

function sectorInput(vacancy: StoredVacancy, recognition: Recognition, okved: string | null) {
  const { defenceBranch, sphereCode, sphereName, description } = vacancy;
  return { okved, defenceBranch, sphereCode, sphereName, description, recognition };
}

function attributesOf(
  employer: Employer | undefined,
  okved: string | null,
  vacancy: StoredVacancy,
  industries: readonly PromisingIndustry[],
): EmployerAttributes {
  return {
    defence: employer?.defence ?? (vacancy.defenceBranch === null ? null : true),
    priority: employer?.priority ?? null,
    industries:
      okved === null
        ? []
        : industries
            .filter(({ okvedPrefixes }) => okvedPrefixes.some((prefix) => coversOkved(prefix, okved)))
            .map(({ name }) => name),
  };
}
