import type { IsoDate, IsoInstant } from '../../domain/iso-date.ts';
import type { SpoReference } from '../../domain/lookups.ts';
import type { Employer } from '../../domain/organisations.ts';
import type { Recogniser, Recognition } from '../../domain/recognition.ts';
import { spoKey } from '../../domain/spo-code.ts';
import type { Place } from '../../domain/territory.ts';
import type { StoredVacancy, Vacancy } from '../../domain/vacancy.ts';
import { type AdvertNoise, countOnce, countRemoved } from '../../matching/adverts/advert-noise.ts';
import { findSharedInns } from '../../matching/adverts/employer-key.ts';
import { findNoise } from '../../matching/adverts/find-noise.ts';
import { groupAdverts } from '../../matching/adverts/group-adverts.ts';
import type { EmployerAttributes, RecognisedAdvert } from '../../matching/balance/balance-input.ts';
import { createRecogniser } from '../../matching/recognise/create-recogniser.ts';
import { withDecisions } from '../../matching/recognise/decided-titles.ts';
import { loadKnowledge, loadProfessionCodes } from '../../matching/recognise/knowledge/read-knowledge.ts';
import { coversOkved, industriesOf } from '../../matching/sector/industries.ts';
import { type Sector, sectorOf } from '../../matching/sector/sector-of.ts';
import type { Locator } from '../../matching/territory/create-locator.ts';
import { dayIn } from '../region-clock.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { findEmployers } from './find-employers.ts';
import { readSectors } from './read-sectors.ts';

/** The demand of a market, recognised and placed. */
export interface RecognisedDemand {
  readonly adverts: readonly RecognisedAdvert[];
  /** Employers' requests to colleges and the region's forecast, which stand beside adverts and are never added to them. */
  readonly otherDemand: readonly RecognisedAdvert[];
  /** What was listed more than once or must not be taken at its word; `adverts` hold each need once. */
  readonly noise: AdvertNoise;
  /** Name and hash of the knowledge recognition used. */
  readonly knowledge: string;
}

/** Whether adverts keep the text of requirements and duties, which is most of what they take up. */
type KeptTexts = 'all' | 'none';

/**
 * Reads open adverts of the workspace and recognises programme, sector and place of each. Adverts listed more than once count once,
 * under the decisions of the analyst that held at the moment.
 */
export function recogniseAdverts(
  workspace: OpenWorkspace,
  { asOf, knownAt }: { readonly asOf: IsoDate; readonly knownAt: IsoInstant | null },
  locator: Locator,
  texts: KeptTexts,
): RecognisedDemand {
  const { store, config } = workspace;
  const reference = workspace.reference();
  const known = knownAt === null ? {} : { knownAt };
  const recogniser = withDecisions(recogniserOf(reference.spo), store.titleDecisions(known), (instant) =>
    dayIn(workspace.timeZone, instant),
  );
  const { grouping, industries: clusterIndustries } = readSectors(workspace.paths, reference);
  const industries = store.industries(known);
  const hasSphere = ({ defenceBranch, sphereCode }: Vacancy) =>
    sectorOf({ defenceBranch, sphereCode }, grouping).basis === 'sphere';
  const listed = store.vacancies(
    { asOf, ...known, region: config.region },
    texts === 'all' ? undefined : (vacancy) => !hasSphere(vacancy),
  );
  const vacancies = listed.filter(({ kind }) => kind === undefined);
  const shared = findSharedInns(vacancies);
  const sharedInns = new Set(shared.map(({ inn }) => inn));
  const employerOf = findEmployers(store.employers(known), sharedInns);
  const attributesOf = rememberAttributes((okved) => ({
    industries: industries
      .filter(({ okvedPrefixes }) => okvedPrefixes.some((prefix) => coversOkved(prefix, okved)))
      .map(({ name }) => name),
    clusterIndustries: industriesOf(okved, clusterIndustries),
  }));
  const shareSector = rememberSectors();
  const locate = (vacancy: StoredVacancy) => {
    const { place, mode } = locator.locate(vacancy);
    return { vacancy, place: place ?? regionOf(vacancy), mode };
  };
  const recogniseAdvert = ({ vacancy, place, mode }: ReturnType<typeof locate>): RecognisedAdvert => {
    const employer = employerOf(vacancy);
    const okved = employer?.okved ?? null;
    const { title, typicalPosition, professionCode, oksoCode, sphereCode, education } = vacancy;
    const recognition = recogniser.recognise({
      title,
      typicalPosition,
      professionCode,
      oksoCode,
      sphereCode,
      education,
      okved,
    });
    const sector = shareSector(sectorOf(sectorInput(vacancy, recognition, okved), grouping));
    return {
      vacancy: texts === 'all' ? vacancy : withoutText(vacancy),
      recognition,
      sector,
      place,
      mode,
      employer: attributesOf(employer, vacancy),
    };
  };
  const located = vacancies.map(locate);
  const groups = groupAdverts(located, sharedInns);
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
  return { adverts, otherDemand, noise, knowledge: recogniser.version };
}

/** A stated description is marked by an empty one, as the store marks those it does not read. */
function withoutText(vacancy: StoredVacancy): StoredVacancy {
  return vacancy.description ? { ...vacancy, description: '' } : vacancy;
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

/** Equal sectors are one object: a country has half a million adverts and some thirty sectors. */
function rememberSectors(): (sector: Sector) => Sector {
  const known = new Map<string, Sector[]>();
  return (sector) => {
    const own = known.get(sector.sector) ?? [];
    known.set(sector.sector, own);
    const same = own.find(({ basis }) => basis === sector.basis);
    if (same === undefined) own.push(sector);
    return same ?? sector;
  };
}

type Industries = Required<Pick<EmployerAttributes, 'industries' | 'clusterIndustries'>>;

const NO_INDUSTRIES: Industries = { industries: [], clusterIndustries: [] };

/** Attributes of an advert's employer; those of one employer are one object. */
function rememberAttributes(
  industriesOfOkved: (okved: string) => Industries,
): (employer: Employer | undefined, vacancy: StoredVacancy) => EmployerAttributes {
  const known = new Map<Employer | undefined, Map<boolean, EmployerAttributes>>();
  return (employer, { defenceBranch }) => {
    const own = known.get(employer) ?? new Map<boolean, EmployerAttributes>();
    known.set(employer, own);
    const isDefence = defenceBranch !== null;
    let attributes = own.get(isDefence);
    if (attributes === undefined) {
      const okved = employer?.okved ?? null;
      attributes = {
        defence: employer?.defence ?? (isDefence ? true : null),
        priority: employer?.priority ?? null,
        ...(okved === null ? NO_INDUSTRIES : industriesOfOkved(okved)),
      };
      own.set(isDefence, attributes);
    }
    return attributes;
  };
}
