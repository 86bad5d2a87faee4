import { listAt } from '../balance/order.ts';
import type { RoutingProblem } from '../route/routing-problem.ts';
import { type Costs, fitOf } from './cost-of.ts';
import { BLOCK_RULES, type BlockRule, type Feasibility } from './feasibility.ts';
import type { Opening } from './openings.ts';
import type { Seeker } from './seekers.ts';

/** Everybody alike in all that decides where they can be sent, except pay, referrals and what they declined. */
export interface SeekerGroup {
  /** Openings of their trades, ascending. */
  readonly ofTrade: Int32Array;
  /** Those of them nothing forbids, ascending. */
  readonly feasible: Int32Array;
  /** Adverts of their trades each rule forbids. */
  readonly blocked: ReadonlyMap<BlockRule, number>;
}

/** The routing problem of a market, and the groups it was made of. */
export interface Arcs {
  readonly problem: RoutingProblem;
  /** By seeker. */
  readonly groupOf: readonly SeekerGroup[];
}

/** Who is held where he is: the number of the opening by number of the seeker. */
export type Pinned = ReadonlyMap<number, number>;

/**
 * All arcs of a market, none pruned: persons and adverts keep their numbers. A person who is pinned has the one arc to his opening
 * and class 0; the classes of the settings follow. What is the same for a group is worked out once a group.
 * O(arcs + groups · adverts of their trades).
 */
export function buildArcs(
  seekers: readonly Seeker[],
  openings: readonly Opening[],
  classOf: (seeker: Seeker) => number,
  classes: number,
  pinned: Pinned,
  feasibility: Feasibility,
  costs: Costs,
): Arcs {
  const tradeOf = indexTrades(openings);

  const groups = new Map<string, SeekerGroup & { readonly shared: Uint16Array }>();
  const groupOf = seekers.map((seeker) => {
    const key = signatureOf(seeker, feasibility.ageBounds);
    let group = groups.get(key);
    if (group === undefined) {
      group = groupLike(seeker, openings, tradeOf(seeker), feasibility, costs);
      groups.set(key, group);
    }
    return group;
  });

  let most = 0;
  for (const [p, group] of groupOf.entries()) most += pinned.has(p) ? 1 : group.feasible.length;
  const personStart = new Int32Array(seekers.length + 1);
  const arcAdvert = new Int32Array(most);
  const arcCost = new Uint16Array(most);
  let at = 0;
  for (const [p, seeker] of seekers.entries()) {
    const group = groupOf[p];
    const held = pinned.get(p);
    if (held !== undefined) {
      const opening = openings[held];
      if (opening === undefined) throw new RangeError(`opening ${held}`);
      arcAdvert[at] = held;
      arcCost[at++] = costs.shared(seeker, opening, fitOf(seeker, opening)) + costs.pay(seeker, opening);
    } else if (group !== undefined) {
      for (const [i, number] of group.feasible.entries()) {
        const opening = openings[number] as Opening;
        if (seeker.declined.size > 0 && seeker.declined.has(opening.vacancy.id)) continue;
        arcAdvert[at] = number;
        arcCost[at++] =
          (group.shared[i] as number) + costs.pay(seeker, opening) + costs.change(seeker, opening);
      }
    }
    personStart[p + 1] = at;
  }
  return {
    problem: {
      persons: seekers.length,
      adverts: openings.length,
      classes: classes + 1,
      classOf: Uint8Array.from(seekers, (seeker, p) => (pinned.has(p) ? 0 : classOf(seeker) + 1)),
      capacity: Int32Array.from(openings, ({ places }) => places),
      personStart,
      arcAdvert: arcAdvert.subarray(0, at),
      arcCost: arcCost.subarray(0, at),
    },
    groupOf,
  };
}

/** Two ages between the same bounds are alike to every rule. */
function signatureOf(
  { links, home, relocate, age, limits, driving, quota }: Seeker,
  ageBounds: readonly number[],
): string {
  return JSON.stringify([
    links.map(({ profession, weight }) => [profession, weight]),
    home.key,
    relocate,
    age === null ? null : ageBounds.filter((bound) => age >= bound).length,
    limits,
    driving,
    quota,
  ]);
}

/** Openings that name one of a person's professions, ascending, and how well each fits. */
interface Trade {
  readonly ofTrade: Int32Array;
  readonly fits: Float64Array;
}

/** Openings of a person's trades, worked out once for all with the same professions. */
function indexTrades(openings: readonly Opening[]): (seeker: Seeker) => Trade {
  const byProfession = new Map<string, number[]>();
  for (const { number, professions } of openings)
    for (const { profession } of professions) listAt(byProfession, profession).push(number);
  const known = new WeakMap<Seeker['links'], Trade>();
  return (seeker) => {
    let trade = known.get(seeker.links);
    if (trade === undefined) {
      const found = new Set(seeker.links.flatMap(({ profession }) => byProfession.get(profession) ?? []));
      const ofTrade = Int32Array.from(found).sort();
      const fits = Float64Array.from(ofTrade, (number) => fitOf(seeker, openings[number] as Opening));
      trade = { ofTrade, fits };
      known.set(seeker.links, trade);
    }
    return trade;
  };
}

function groupLike(
  seeker: Seeker,
  openings: readonly Opening[],
  { ofTrade, fits }: Trade,
  feasibility: Feasibility,
  costs: Costs,
): SeekerGroup & { readonly shared: Uint16Array } {
  const like = { ...seeker, declined: NOTHING };
  const counts = new Map<BlockRule, number>();
  const feasible: number[] = [];
  const shared: number[] = [];
  for (const [i, number] of ofTrade.entries()) {
    const opening = openings[number] as Opening;
    const rule = feasibility.blockOf(like, opening);
    if (rule !== null) {
      counts.set(rule, (counts.get(rule) ?? 0) + 1);
      continue;
    }
    feasible.push(number);
    shared.push(costs.shared(like, opening, fits[i] as number));
  }
  const blocked = new Map(
    BLOCK_RULES.flatMap((rule) => (counts.has(rule) ? [[rule, counts.get(rule) ?? 0]] : [])),
  );
  return { ofTrade, feasible: Int32Array.from(feasible), shared: Uint16Array.from(shared), blocked };
}

const NOTHING: ReadonlySet<string> = new Set();
