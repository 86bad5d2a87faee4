import { augmentToMaximum, createFlowBuilder, flowOf, UNBOUNDED } from '../balance/max-flow.ts';
import { byText, listAt } from '../balance/order.ts';
import type { FairGroup, FairOpening, FairVenue } from './fair-market.ts';

/** What earlier fairs have left: seekers by group and places by vacancy. */
export interface FairLeft {
  readonly seekers: ReadonlyMap<string, number>;
  readonly places: ReadonlyMap<string, number>;
}

/** Graduates of a group who meet an employer with a place for each of them. */
interface FairMatch {
  readonly group: string;
  readonly employer: string;
  readonly vacancy: string;
  /** > 0 */
  readonly graduates: number;
}

/** Employers asked to a venue, in the order they were chosen, and whom they are matched with. */
export interface FilledVenue {
  readonly venue: FairVenue;
  /** `adds`: matches the employer adds to those chosen before. */
  readonly employers: readonly { readonly employer: string; readonly adds: number }[];
  readonly matches: readonly FairMatch[];
  readonly matched: number;
  /** Matches if every employer near could come and the hall were large enough. */
  readonly most: number;
}

interface Opening extends FairOpening {
  readonly left: number;
}

/**
 * Chooses employers for one venue: at every step the one who adds most matches (ties: by key), until the tables are taken or nobody
 * adds any; then exchanges a chosen employer for another as long as that gains. A match is a graduate of the venue's groups with a place
 * of a chosen employer that fits the programme, every graduate and every place once; their largest number is a maximum flow.
 * The number as a function of the set of employers is monotone and submodular, so the greedy choice is at least 1 − 1/e = 63 % of the
 * best possible one (G. Nemhauser, L. Wolsey, M. Fisher, 1978); exchanges only raise it. For the same reason a gain never grows, and
 * gains of earlier steps bound those of later ones: most employers are tried once.
 */
export function fillVenue(
  venue: FairVenue,
  groups: ReadonlyMap<string, FairGroup>,
  left: FairLeft,
): FilledVenue {
  const here = venue.groups.flatMap((key) => {
    const group = groups.get(key);
    const seekers = left.seekers.get(key) ?? 0;
    return group === undefined || seekers === 0 ? [] : [{ ...group, seekers }];
  });
  const byEmployer = new Map<string, Opening[]>();
  for (const opening of venue.openings) {
    const open = opening.vacancies.reduce((sum, { id, places }) => sum + (left.places.get(id) ?? places), 0);
    if (open > 0) listAt(byEmployer, opening.employer).push({ ...opening, left: open });
  }
  const hall = venue.graduates ?? UNBOUNDED;
  const alike = mergeAlike(here);
  const worth = (chosen: readonly string[]) =>
    Math.min(
      hall,
      matchesOf(
        alike,
        chosen.flatMap((employer) => byEmployer.get(employer) ?? []),
      ).matched,
    );
  const tables = venue.employers ?? UNBOUNDED;
  const most = matchesOf(alike, [...byEmployer.values()].flat()).matched;
  const first = greedy([...byEmployer.keys()].sort(byText), tables, worth);
  // Nothing is to be gained where everybody who can be met is met, or the hall is full.
  const chosen = worth(first) >= Math.min(hall, most) ? first : exchange(first, byEmployer, worth);
  const openings = chosen.flatMap((employer) => byEmployer.get(employer) ?? []);
  const full = matchesOf(here, openings, hall);
  const places = new Map(left.places);
  let before = 0;
  return {
    venue,
    employers: chosen.map((employer, at) => {
      const value = worth(chosen.slice(0, at + 1));
      const adds = value - before;
      before = value;
      return { employer, adds };
    }),
    matches: full.matches.flatMap(({ group, opening, graduates }) =>
      byVacancy(group, opening, graduates, places),
    ),
    matched: full.matched,
    most,
  };
}

/** Lazy greedy: an employer is tried anew only when the bound on its gain is the highest. */
function greedy(
  employers: readonly string[],
  tables: number,
  worth: (chosen: readonly string[]) => number,
): readonly string[] {
  const chosen: string[] = [];
  let value = 0;
  let open = employers.map((employer) => ({ employer, bound: UNBOUNDED, at: -1 }));
  while (chosen.length < tables && open.length > 0) {
    open.sort((a, b) => b.bound - a.bound || byText(a.employer, b.employer));
    const [first] = open;
    if (first === undefined || first.bound === 0) break;
    if (first.at < chosen.length) {
      first.bound = worth([...chosen, first.employer]) - value;
      first.at = chosen.length;
      continue;
    }
    chosen.push(first.employer);
    value += first.bound;
    open = open.filter((each) => each !== first && each.bound > 0);
  }
  return chosen;
}

/** Exchanges tried in all, so that a large city takes seconds. */
const TRIES = 2000;

function exchange(
  start: readonly string[],
  byEmployer: ReadonlyMap<string, readonly Opening[]>,
  worth: (chosen: readonly string[]) => number,
): readonly string[] {
  let chosen = start;
  let value = worth(chosen);
  let tries = 0;
  // Whoever has most places can gain most.
  const others = [...byEmployer]
    .map(([employer, own]) => ({ employer, places: own.reduce((sum, { left }) => sum + left, 0) }))
    .sort((a, b) => b.places - a.places || byText(a.employer, b.employer));
  for (let improved = true; improved; ) {
    improved = false;
    for (const { employer } of others) {
      if (chosen.includes(employer)) continue;
      for (const at of chosen.keys()) {
        if (tries++ >= TRIES) return chosen;
        const changed = chosen.with(at, employer);
        const gain = worth(changed) - value;
        if (gain <= 0) continue;
        chosen = changed;
        value += gain;
        improved = true;
        break;
      }
    }
  }
  return chosen;
}

/** Groups that fit the same professions are one for counting. */
function mergeAlike(groups: readonly FairGroup[]): readonly FairGroup[] {
  const merged = new Map<string, FairGroup>();
  for (const group of groups) {
    const key = group.professions.join('|');
    const known = merged.get(key);
    merged.set(key, known === undefined ? group : { ...known, seekers: known.seekers + group.seekers });
  }
  return [...merged.values()];
}

interface GroupMatch {
  readonly group: string;
  readonly opening: Opening;
  readonly graduates: number;
}

/** The largest number of matches: source → groups → professions of openings → openings → sink. */
function matchesOf(
  groups: readonly FairGroup[],
  openings: readonly Opening[],
  atMost = UNBOUNDED,
): { readonly matched: number; readonly matches: readonly GroupMatch[] } {
  const builder = createFlowBuilder();
  const [origin, source, sink] = [0, 1, 2];
  const offset = 3;
  builder.edge(origin, source, atMost);
  const openTo = new Map<string, number[]>();
  for (const [at, { professions }] of openings.entries())
    for (const key of professions) listAt(openTo, key).push(at);
  const arcs: { readonly edge: number; readonly group: number; readonly opening: number }[] = [];
  for (const [at, { professions, seekers }] of groups.entries()) {
    const fitting = [...new Set(professions.flatMap((key) => openTo.get(key) ?? []))];
    if (fitting.length === 0) continue;
    builder.edge(source, offset + at, seekers);
    for (const opening of fitting) {
      const edge = builder.edge(offset + at, offset + groups.length + opening, seekers);
      arcs.push({ edge, group: at, opening });
    }
  }
  for (const [at, { left }] of openings.entries()) builder.edge(offset + groups.length + at, sink, left);
  const network = builder.build(offset + groups.length + openings.length);
  const matched = augmentToMaximum(network, origin, sink);
  const matches = arcs.flatMap(({ edge, group, opening }): GroupMatch[] => {
    const graduates = flowOf(network, edge);
    const [who, where] = [groups[group], openings[opening]];
    return graduates === 0 || who === undefined || where === undefined
      ? []
      : [{ group: who.key, opening: where, graduates }];
  });
  return { matched, matches };
}

/** Spreads the matches of a group over the vacancies of an opening; `places` are what other groups have left. */
function byVacancy(
  group: string,
  opening: Opening,
  graduates: number,
  places: Map<string, number>,
): readonly FairMatch[] {
  const matches: FairMatch[] = [];
  let wanted = graduates;
  for (const vacancy of opening.vacancies) {
    const open = places.get(vacancy.id) ?? vacancy.places;
    const taken = Math.min(open, wanted);
    if (taken === 0) continue;
    matches.push({ group, employer: opening.employer, vacancy: vacancy.id, graduates: taken });
    places.set(vacancy.id, open - taken);
    wanted -= taken;
  }
  return matches;
}
