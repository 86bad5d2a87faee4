import type { IsoDate } from '../../domain/iso-date.ts';
import type { SpoReference } from '../../domain/lookups.ts';
import type { StoredReferral } from '../../domain/referral.ts';
import type { BalanceSettings, PlacedGraduate, RecognisedAdvert } from '../balance/balance-input.ts';
import { createReach, indexLocations, type Location } from '../balance/location.ts';
import { gatherProfessions, type Professions } from '../balance/profession.ts';
import { deductionOf } from '../balance/supply.ts';
import { checkCertificate } from '../route/check-certificate.ts';
import { holdersOf } from '../route/saturated-set.ts';
import { solveRouting } from '../route/solve-routing.ts';
import { type AdvertRequirement, createRequirementReader } from './advert-requirements.ts';
import type { AssignSettings } from './assign-settings.ts';
import type { Assignment, ClassCount, PersonMatches, WhyNot } from './assignment.ts';
import { buildArcs } from './build-arcs.ts';
import { createCosts, fitOf } from './cost-of.ts';
import { helpfulSteps, saturatedPlaces } from './explain-unplaced.ts';
import { createFeasibility } from './feasibility.ts';
import { findMoved, pinAdopted } from './find-moved.ts';
import { gatherOpenings, type Opening } from './openings.ts';
import { dealAlternatives, otherOpening, priced, runnerUpOf } from './price-others.ts';
import { gatherPersons, type Seeker } from './seekers.ts';

/** Everything a proposal is made of. The order of graduates and adverts does not matter. */
export interface AssignInput {
  readonly graduates: readonly PlacedGraduate[];
  readonly adverts: readonly RecognisedAdvert[];
  readonly spo: SpoReference;
  readonly asOf: IsoDate;
  readonly territory: BalanceSettings;
  readonly settings: AssignSettings;
  /** Every recorded step of referrals, in the order of recording. */
  readonly referrals: readonly StoredReferral[];
  /** Professions in deficit; absent = told from the input. A comparison gives those of the first run, so that classes stay. */
  readonly deficit?: ReadonlySet<string>;
  /** What adverts ask of a person beyond the trade, by their words. */
  readonly requirements: readonly AdvertRequirement[];
}

/** Phases of {@link assignGraduates}, in their order. */
export type AssignPhase = 'gathered' | 'arcs' | 'solved' | 'explained';

/**
 * Who goes where: adopted referrals stay, then most people of the first class get a place, then of the second and so on; in a class
 * those who hold a referral first; and among such proposals the cheapest,
 * with reasons for everybody and an independent proof. Pure; same input, same result.
 * @param passed told after each phase, for progress and measurements
 * @throws RangeError when arrays contradict each other, which is a fault of the program
 */
export function assignGraduates(
  input: AssignInput,
  passed: (phase: AssignPhase) => void = () => {},
): Assignment {
  const { settings, territory, asOf } = input;
  const professions = gatherProfessions(input.spo);
  const locations = indexLocations(input.graduates, input.adverts);
  const requirements = createRequirementReader(input.requirements);
  const { list: openings, ...held } = gatherOpenings(
    input.graduates,
    input.adverts,
    professions,
    locations,
    territory,
    asOf,
    requirements,
  );
  const deficit = input.deficit ?? deficitProfessions(input.graduates, openings, professions, asOf);
  const persons = gatherPersons(input.graduates, {
    professions,
    locations,
    asOf,
    deficit,
    priority: settings.priority,
    referrals: input.referrals,
  });
  const { seekers } = persons;
  const reach = createReach(workLocations(openings), territory);
  const feasibility = createFeasibility(requirements, reach);
  const costs = createCosts(settings, reach);
  const byAdvert = new Map(openings.map((opening) => [opening.vacancy.id, opening]));
  const pinned = pinAdopted(seekers, byAdvert);
  // Within a class whoever holds a referral comes first: it costs the class no placement, and nobody loses one to his equal.
  const rankOf = ({ priority, referral }: Seeker) =>
    2 * (priority === null ? settings.priority.length : settings.priority.indexOf(priority)) +
    (referral === null ? 1 : 0);
  const classes = 2 * (settings.priority.length + 1);
  passed('gathered');
  const { problem, groupOf } = buildArcs(seekers, openings, rankOf, classes, pinned, feasibility, costs);
  passed('arcs');
  const solution = solveRouting(problem);
  const verdict = checkCertificate(problem, solution);
  passed('solved');

  const taken = new Int32Array(openings.length);
  for (const advert of solution.advertOf) if (advert >= 0) taken[advert] = (taken[advert] as number) + 1;
  const solved = { seekers, openings, problem, solution, costs, taken };
  const holders = holdersOf(problem, solution);
  const { radiusKm } = territory;
  const unplaced = { ...solved, holders, groupOf, feasibility, nameOf: professions.nameOf, reach, radiusKm };
  const saturated = saturatedPlaces(unplaced);
  const helps = helpfulSteps(unplaced);
  const alternatives = dealAlternatives(solved, settings);
  const sentTo = ({ number }: Seeker) => openings[solution.advertOf[number] as number] ?? null;

  // Where somebody agreed to travel or move, distance is no objection any more.
  const doubtOf = (seeker: Seeker, held: Opening) =>
    fitOf(seeker, held) === 0 ? 'other-trade' : feasibility.hardBlockOf(seeker, held);

  const matches = seekers.map((seeker): PersonMatches => {
    const place = sentTo(seeker);
    const isKept = pinned.has(seeker.number);
    const runnerUp = openings[runnerUpOf(solved, seeker.number)];
    const group = groupOf[seeker.number];
    return {
      seeker,
      outcome: isKept ? 'kept' : place === null ? 'unplaced' : 'assigned',
      place: place === null ? null : priced(solved, seeker, place),
      runnerUp: runnerUp === undefined ? null : otherOpening(solved, seeker, runnerUp),
      alternatives: (alternatives[seeker.number] ?? []).flatMap((advert) => {
        const opening = openings[advert];
        return opening === undefined ? [] : [otherOpening(solved, seeker, opening)];
      }),
      feasible: group?.feasible.length ?? 0,
      blocked: group?.blocked ?? new Map(),
      saturated: saturated.get(seeker.number) ?? null,
      helps: helps.get(seeker.number) ?? null,
      asksLicence: place !== null && feasibility.asksUnknownLicence(seeker, place),
      doubt: isKept && place !== null ? doubtOf(seeker, place) : null,
    };
  });
  passed('explained');
  const matchesById = new Map(matches.map((each) => [each.seeker.graduate.id, each]));
  const contractIds = new Set(persons.contracts.map(({ graduate }) => graduate.id));

  function whyNot(graduateId: number, advertId: string): WhyNot {
    const match = matchesById.get(graduateId);
    if (match === undefined) {
      const deduction = contractIds.has(graduateId)
        ? 'contract'
        : (persons.notSeeking.get(graduateId) ?? 'gone');
      return { kind: 'not-seeking', deduction };
    }
    const opening = byAdvert.get(advertId);
    if (opening === undefined) return { kind: 'unknown-advert' };
    if (match.place?.opening === opening) return { kind: 'assigned' };
    if (fitOf(match.seeker, opening) === 0) return { kind: 'other-trade' };
    const rule = feasibility.blockOf(match.seeker, opening);
    if (rule !== null) return { kind: 'forbidden', rule };
    if (match.outcome === 'kept') return { kind: 'kept-elsewhere' };
    const other = otherOpening(solved, match.seeker, opening);
    return { kind: other.why, ...other };
  }

  return {
    asOf,
    settings,
    persons: matches,
    contracts: persons.contracts,
    notSeeking: persons.notSeeking,
    openings,
    taken: Array.from(taken),
    ...held,
    classes: countClasses(matches, settings),
    deficit,
    ...findMoved(input.referrals, { persons, byAdvert, feasibility, sentTo }),
    proof: {
      holds: verdict.holds,
      gap: verdict.gap,
      primal: verdict.primal,
      dual: verdict.dual,
      cost: verdict.cost,
      arcs: problem.arcAdvert.length,
      components: solution.components.length,
    },
    nameOf: professions.nameOf,
    matchesOf: (graduateId) => matchesById.get(graduateId) ?? null,
    whyNot,
  };
}

function workLocations(openings: readonly Opening[]): readonly Location[] {
  return Array.from(
    new Map(openings.flatMap(({ bound }) => (bound === null ? [] : [[bound.key, bound]]))).values(),
  );
}

/** A profession is in deficit when adverts have more places for it than there are graduates on offer; at least five of both. */
function deficitProfessions(
  graduates: readonly PlacedGraduate[],
  openings: readonly Opening[],
  professions: Professions,
  asOf: IsoDate,
): ReadonlySet<string> {
  const balance = new Map<string, { places: number; persons: number }>();
  const at = (profession: string) => {
    const known = balance.get(profession) ?? { places: 0, persons: 0 };
    balance.set(profession, known);
    return known;
  };
  for (const { places, professions: named } of openings) {
    const sum = named.reduce((all, { fit }) => all + fit, 0);
    for (const { profession, fit } of named) at(profession).places += (places * fit) / sum;
  }
  for (const { graduate } of graduates)
    if (graduate.specialty !== null && deductionOf(graduate, asOf) === null)
      at(professions.of(graduate.specialty)).persons++;
  return new Set(
    Array.from(balance)
      .filter(([, { places, persons }]) => places > persons && places + persons >= 5)
      .map(([profession]) => profession),
  );
}

function countClasses(
  matches: readonly PersonMatches[],
  { priority }: AssignSettings,
): readonly ClassCount[] {
  const keys: readonly ClassCount['key'][] = ['kept', ...priority, null];
  return keys.map((key) => {
    const own = matches.filter(({ outcome, seeker }) =>
      key === 'kept' ? outcome === 'kept' : outcome !== 'kept' && seeker.priority === key,
    );
    return { key, persons: own.length, placed: own.filter(({ place }) => place !== null).length };
  });
}
