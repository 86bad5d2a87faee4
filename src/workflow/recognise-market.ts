import type { Graduate } from '../domain/graduate.ts';
import type { IsoDate, IsoInstant } from '../domain/iso-date.ts';
import type { College, Employer, PromisingIndustry } from '../domain/organisations.ts';
import type { Recognition } from '../domain/recognition.ts';
import type { Place } from '../domain/territory.ts';
import { normaliseLabel } from '../domain/text.ts';
import type { StoredVacancy } from '../domain/vacancy.ts';
import type {
  EmployerAttributes,
  PlacedGraduate,
  RecognisedAdvert,
} from '../matching/balance/balance-input.ts';
import { createRecogniser } from '../matching/recognise/create-recogniser.ts';
import { loadKnowledge, loadProfessionCodes } from '../matching/recognise/read-knowledge.ts';
import { readSectorGrouping } from '../matching/sector/read-sector-grouping.ts';
import { sectorOf } from '../matching/sector/sector-of.ts';
import { createLocator } from '../matching/territory/create-locator.ts';
import type { OpenWorkspace } from './with-workspace.ts';

/** Both sides of the labour market of one region, recognised and placed. */
export interface Market {
  readonly graduates: readonly PlacedGraduate[];
  readonly adverts: readonly RecognisedAdvert[];
  readonly colleges: readonly College[];
  /** Name and hash of the knowledge recognition used. */
  readonly knowledge: string;
}

/** The moment and the cohort a market is looked at. */
export interface MarketMoment {
  readonly asOf: IsoDate;
  readonly cohort: number;
  readonly knownAt: IsoInstant | null;
}

/** Reads graduates and open adverts of the workspace and recognises programme, sector and place of each. */
export function recogniseMarket(workspace: OpenWorkspace, { asOf, cohort, knownAt }: MarketMoment): Market {
  const { store, config, region } = workspace;
  const reference = workspace.reference();
  const known = knownAt === null ? {} : { knownAt };
  const moment = { asOf, ...known };
  const colleges = store.colleges(known);
  const locator = createLocator(reference.territories, region);
  const placeOfCollege = collegePlaces(colleges, (name) => locator.locateSettlement(name));
  const graduates = store
    .graduates({ ...moment, cohort })
    .map((graduate) => ({ graduate, place: placeOf(graduate) }));

  const recogniser = createRecogniser(loadKnowledge(), reference.spo, loadProfessionCodes());
  const grouping = readSectorGrouping();
  const employers = employersByInn(store.employers(known));
  const industries = store.industries(known);
  const adverts = store.vacancies({ ...moment, region: config.region }).map((vacancy): RecognisedAdvert => {
    const employer = vacancy.employer.inn === null ? undefined : employers.get(vacancy.employer.inn);
    const okved = employer?.okved ?? null;
    const recognition = recogniser.recognise({ ...vacancy, okved });
    const located = locator.locate(vacancy);
    return {
      vacancy,
      recognition,
      sector: sectorOf(sectorInput(vacancy, recognition, okved), grouping),
      place:
        located.place ??
        (vacancy.region === null
          ? null
          : { region: vacancy.region, municipality: null, settlement: null, point: null }),
      mode: located.mode,
      employer: attributesOf(employer, okved, vacancy, industries),
    };
  });
  return { graduates, adverts, colleges, knowledge: recogniser.version };

  function placeOf(graduate: Graduate): Place | null {
    const home = graduate.residence === null ? null : locator.locateSettlement(graduate.residence);
    return home ?? (graduate.college === null ? null : placeOfCollege(graduate.college));
  }
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

function employersByInn(employers: readonly Employer[]): ReadonlyMap<string, Employer> {
  const byInn = new Map<string, Employer>();
  for (const employer of employers) if (employer.inn !== null) byInn.set(employer.inn, employer);
  return byInn;
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
            .filter(({ okvedPrefixes }) => okvedPrefixes.some((prefix) => covers(prefix, okved)))
            .map(({ name }) => name),
  };
}

/** True when the code lies under the prefix: «25» covers 25 and 25.11, «25.1» covers 25.1 and 25.11. */
function covers(prefix: string, code: string): boolean {
  if (code === prefix) return true;
  return code.startsWith(prefix.includes('.') ? prefix : `${prefix}.`);
}
