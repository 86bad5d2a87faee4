import type { Graduate } from '../../domain/graduate.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { spoKey } from '../../domain/spo-code.ts';
import { distanceKm } from '../../domain/territory.ts';
import type { Balance } from '../balance/balance.ts';
import type { PlacedGraduate } from '../balance/balance-input.ts';
import { createReach, type Location, locationKey } from '../balance/location.ts';
import { byText, listAt, total } from '../balance/order.ts';
import type { AllocatedPart } from '../balance/pivots.ts';
import type { Professions } from '../balance/profession.ts';
import { deductionOf, type SupplyUnit, supplyKey } from '../balance/supply.ts';
import type { Course } from './courses.ts';
import type { NearnessReason, NearProfessions, ProfessionNearness } from './nearness.ts';

/** Graduates of one profession who look for work, and what is there for them. */
interface RetrainProfession {
  readonly profession: string;
  readonly code: string;
  readonly name: string;
  readonly seekers: number;
  /** Of the seekers: no place of the profession anywhere in reach. */
  readonly withoutVacancies: number;
  /** Of the seekers: no allocation gives them a place, others included. */
  readonly surplus: number;
  /** Of the surplus: the proposal leads them to places of other professions. */
  readonly proposed: number;
}

/** A way from a profession to a demanded one. */
export interface RetrainWay {
  readonly from: string;
  readonly to: string;
  readonly toCode: string;
  readonly toName: string;
  readonly nearness: number;
  readonly reasons: readonly NearnessReason[];
  /** Places of the target that stay empty and lie in reach of these graduates; shared by all ways to them. */
  readonly places: number;
  /** Graduates the proposal leads this way; no place is given twice. */
  readonly proposed: number;
  /** Kilometres in a straight line to the nearest such place; null where no distance is known. */
  readonly nearestKm: number | null;
  readonly courses: readonly Course[];
}

/** Graduates of a profession in one settlement. */
interface RetrainSettlement {
  readonly profession: string;
  readonly settlement: string | null;
  readonly seekers: number;
  readonly surplus: number;
  readonly proposed: number;
}

/** A graduate to speak to about retraining. */
interface RetrainPerson {
  readonly graduate: Graduate;
  /** `none`: no place of the profession in reach; `fewer`: fewer places than graduates. */
  readonly why: 'none' | 'fewer';
  readonly ways: readonly RetrainWay[];
}

/** Retraining of graduates for whom there are no places. */
export interface RetrainReport {
  readonly asOf: IsoDate;
  /** With a surplus, the greatest first. */
  readonly professions: readonly RetrainProfession[];
  /** By profession in their order; the ways proposed first, then the nearest. */
  readonly ways: readonly RetrainWay[];
  readonly settlements: readonly RetrainSettlement[];
  readonly persons: readonly RetrainPerson[];
}

/** What the report is made of. */
export interface RetrainInput {
  readonly balance: Balance;
  readonly graduates: readonly PlacedGraduate[];
  readonly professions: Professions;
  readonly near: NearProfessions;
  readonly courses: ReadonlyMap<string, readonly Course[]>;
  /** Ways told for a profession, at most. */
  readonly most: number;
}

interface Need {
  readonly unit: SupplyUnit;
  readonly profession: string;
  readonly none: boolean;
  readonly surplus: number;
  proposed: number;
}

/** One unit and one target in its reach. */
interface Step {
  readonly need: Need;
  readonly to: string;
  readonly nearness: ProfessionNearness;
  readonly parts: readonly AllocatedPart[];
  readonly nearestKm: number | null;
}

/**
 * Takes the graduates the balance finds no place for, and the places it leaves empty, and joins them by nearness of professions and by
 * reach from home. The proposal goes through all ways, the nearest profession first, then the nearest place, and gives no place twice;
 * it is a greedy choice and not the largest possible one. Whoever takes such a way takes nobody's place: the places are those no
 * allocation of the balance fills.
 */
export function retrainReport({
  balance,
  graduates,
  professions,
  near,
  courses,
  most,
}: RetrainInput): RetrainReport {
  const { settings, demand, supply, surplusOf, asOf } = balance;
  const locations = new Map<string, Location>();
  for (const { part } of demand)
    if (part.unit.location !== null) locations.set(part.unit.location.key, part.unit.location);
  const reach = createReach([...locations.values()], settings);
  const byProfession = new Map<string, AllocatedPart[]>();
  for (const each of demand) if (each.part.places > 0) listAt(byProfession, each.part.profession).push(each);
  const inReach = (home: Location, profession: string) => {
    const reached = reach(home);
    return (byProfession.get(profession) ?? []).filter(
      ({ part: { unit } }) => unit.location === null || reached.has(unit.location.key),
    );
  };

  const needs = supply.flatMap((unit): Need[] => {
    if (unit.ref === null || unit.available === 0) return [];
    const own = professions.linksOf(unit.ref);
    const none = own.every(({ profession }) => inReach(unit.location, profession).length === 0);
    const surplus = surplusOf.get(unit) ?? 0;
    return [{ unit, profession: professions.of(unit.ref), none, surplus, proposed: 0 }];
  });
  const steps = needs
    .filter(({ surplus }) => surplus > 0)
    .flatMap((need) => stepsOf(need, near(need.profession), inReach))
    .sort(
      (a, b) =>
        b.nearness.score - a.nearness.score ||
        (a.nearestKm ?? FAR) - (b.nearestKm ?? FAR) ||
        byText(supplyKey(a.need.unit), supplyKey(b.need.unit)) ||
        byText(a.to, b.to),
    );
  const proposedBy = propose(steps);
  const ways = gatherWays(steps, proposedBy, professions, courses);
  const listed = professionsOf(needs, professions);
  const kept = listed.flatMap(({ profession }) => (ways.get(profession) ?? []).slice(0, most));
  return {
    asOf,
    professions: listed,
    ways: kept,
    settlements: settlementsOf(needs, listed),
    persons: personsOf(graduates, needs, kept, steps, asOf),
  };
}

const FAR = Number.MAX_SAFE_INTEGER;

function stepsOf(
  need: Need,
  near: ReadonlyMap<string, ProfessionNearness>,
  inReach: (home: Location, profession: string) => readonly AllocatedPart[],
): readonly Step[] {
  const home = need.unit.location;
  return [...near].flatMap(([to, nearness]): Step[] => {
    const parts = inReach(home, to).filter(({ feasibleUnmet }) => feasibleUnmet > 0);
    if (parts.length === 0) return [];
    const distances = parts.flatMap(({ part: { unit } }) =>
      home.point === null || unit.location?.point == null
        ? []
        : [distanceKm(home.point, unit.location.point)],
    );
    const nearestKm = distances.length === 0 ? null : Math.round(Math.min(...distances));
    return [{ need, to, nearness, parts, nearestKm }];
  });
}

/** Fills the steps in their order. @returns graduates by step */
function propose(steps: readonly Step[]): ReadonlyMap<Step, number> {
  const left = new Map<AllocatedPart, number>();
  const given = new Map<Step, number>();
  for (const step of steps) {
    const { need, parts } = step;
    let people = 0;
    for (const part of parts) {
      const wanted = need.surplus - need.proposed;
      if (wanted === 0) break;
      const open = left.get(part) ?? part.feasibleUnmet;
      const taken = Math.min(open, wanted);
      left.set(part, open - taken);
      need.proposed += taken;
      people += taken;
    }
    given.set(step, people);
  }
  return given;
}

function gatherWays(
  steps: readonly Step[],
  given: ReadonlyMap<Step, number>,
  professions: Professions,
  courses: ReadonlyMap<string, readonly Course[]>,
): ReadonlyMap<string, readonly RetrainWay[]> {
  const ways = new Map<string, RetrainWay[]>();
  for (const own of Map.groupBy(steps, ({ need, to }) => `${need.profession} ${to}`).values()) {
    const [first] = own;
    if (first === undefined) continue;
    const { to, nearness } = first;
    const distances = own.flatMap(({ nearestKm }) => (nearestKm === null ? [] : [nearestKm]));
    const places = new Set(own.flatMap(({ parts }) => parts));
    listAt(ways, first.need.profession).push({
      from: first.need.profession,
      to,
      toCode: codeOf(to),
      toName: professions.nameOf(to),
      nearness: nearness.score,
      reasons: nearness.reasons,
      places: total(places, ({ feasibleUnmet }) => feasibleUnmet),
      proposed: total(own, (step) => given.get(step) ?? 0),
      nearestKm: distances.length === 0 ? null : Math.min(...distances),
      courses: courses.get(to) ?? [],
    });
  }
  for (const list of ways.values()) {
    list.sort(
      (a, b) =>
        b.proposed - a.proposed || b.nearness - a.nearness || b.places - a.places || byText(a.to, b.to),
    );
  }
  return ways;
}

function professionsOf(needs: readonly Need[], professions: Professions): readonly RetrainProfession[] {
  return [...Map.groupBy(needs, ({ profession }) => profession)]
    .map(([profession, own]) => ({
      profession,
      code: codeOf(profession),
      name: professions.nameOf(profession),
      seekers: total(own, ({ unit }) => unit.available),
      withoutVacancies: total(own, ({ unit, none }) => (none ? unit.available : 0)),
      surplus: total(own, ({ surplus }) => surplus),
      proposed: total(own, ({ proposed }) => proposed),
    }))
    .filter(({ surplus }) => surplus > 0)
    .sort((a, b) => b.surplus - a.surplus || byText(a.profession, b.profession));
}

function settlementsOf(
  needs: readonly Need[],
  listed: readonly RetrainProfession[],
): readonly RetrainSettlement[] {
  return listed.flatMap(({ profession }) => {
    const own = needs.filter((need) => need.profession === profession && need.surplus > 0);
    const groups = Map.groupBy(
      own,
      ({ unit: { location } }) => location.settlement ?? location.municipality ?? '',
    );
    return [...groups]
      .map(([settlement, here]) => ({
        profession,
        settlement: settlement === '' ? null : settlement,
        seekers: total(here, ({ unit }) => unit.available),
        surplus: total(here, ({ surplus }) => surplus),
        proposed: total(here, ({ proposed }) => proposed),
      }))
      .sort((a, b) => b.surplus - a.surplus || byText(a.settlement ?? '', b.settlement ?? ''));
  });
}

function personsOf(
  graduates: readonly PlacedGraduate[],
  needs: readonly Need[],
  ways: readonly RetrainWay[],
  steps: readonly Step[],
  asOf: IsoDate,
): readonly RetrainPerson[] {
  const needOf = new Map(
    needs.filter(({ surplus }) => surplus > 0).map((need) => [supplyKey(need.unit), need]),
  );
  const reachable = new Map<Need, Set<string>>();
  for (const { need, to } of steps) reachable.set(need, (reachable.get(need) ?? new Set()).add(to));
  return graduates.flatMap(({ graduate, place }): RetrainPerson[] => {
    const need = needOf.get(unitKey(graduate, locationKey(place)));
    if (need === undefined || deductionOf(graduate, asOf) !== null) return [];
    const open = reachable.get(need) ?? new Set();
    const own = ways.filter(({ from, to }) => from === need.profession && open.has(to));
    return [{ graduate, why: need.none ? 'none' : 'fewer', ways: own }];
  });
}

/** The key `gatherSupply` gives to the unit of a graduate. */
function unitKey({ specialty, college, professionalitet }: Graduate, location: string): string {
  return [
    specialty === null ? '' : spoKey(specialty),
    college ?? '',
    location,
    professionalitet === true,
  ].join('\n');
}

function codeOf(profession: string): string {
  return profession.slice(profession.indexOf(':') + 1);
}
