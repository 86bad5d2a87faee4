import { augmentToMaximum, createFlowBuilder, UNBOUNDED } from '../balance/max-flow.ts';
import { byText } from '../balance/order.ts';
import type { FairGroup, FairMarket, FairVenue } from './fair-market.ts';
import { type FairLeft, type FilledVenue, fillVenue } from './fill-venue.ts';

/** Fairs to hold, in the order in which they were chosen. */
export interface FairPlan {
  readonly fairs: readonly FilledVenue[];
  /** Graduates who meet an employer with a place for them. */
  readonly matched: number;
  /** No plan can match more: all venues, all employers within radius, tables without end, and no more than the largest halls take. */
  readonly bound: number;
  readonly seekers: number;
  /** Of the seekers: within radius of some venue; of those, with a fitting vacancy near it. */
  readonly nearVenue: number;
  readonly withVacancy: number;
}

/**
 * Chooses at most `most` fairs. At every step the venue that adds most matches to those chosen (ties: the earlier day, then the key) is
 * filled from the seekers and places the earlier fairs left; then a chosen venue is exchanged for another as long as the whole gains.
 * Nobody and no place is counted twice. `bound` tells how far from the best possible the plan can be at most.
 */
export function planFairs(market: FairMarket, most: number): FairPlan {
  const groups = new Map(market.groups.map((group) => [group.key, group]));
  const venues = market.venues.toSorted(
    (a, b) => byText(a.date ?? '9', b.date ?? '9') || byText(a.key, b.key),
  );
  const first = fillFirst(venues, groups);
  let fairs = fillInTurn(venues, first, groups, most);
  let matched = sum(fairs);
  for (let improved = venues.length > most; improved; ) {
    improved = false;
    const chosen = fairs.map(({ venue }) => venue);
    for (const venue of venues) {
      if (chosen.includes(venue)) continue;
      for (const at of chosen.keys()) {
        const other = fillInTurn(chosen.with(at, venue), first, groups, most);
        if (sum(other) <= matched) continue;
        fairs = other;
        matched = sum(other);
        improved = true;
        break;
      }
      if (improved) break;
    }
  }
  const near = new Set(venues.flatMap((venue) => venue.groups));
  return {
    fairs,
    matched,
    bound: Math.min(boundOf(venues, groups), roomOf(venues, most)),
    seekers: seekersOf(market.groups),
    nearVenue: seekersOf(market.groups.filter(({ key }) => near.has(key))),
    withVacancy: seekersOf(market.groups.filter((group) => hasVacancy(group, venues))),
  };
}

/** Every venue as if it were the first fair: this does not depend on the others. */
function fillFirst(
  venues: readonly FairVenue[],
  groups: ReadonlyMap<string, FairGroup>,
): ReadonlyMap<FairVenue, FilledVenue> {
  const left = {
    seekers: new Map(Array.from(groups, ([key, { seekers }]) => [key, seekers])),
    places: new Map(),
  };
  return new Map(venues.map((venue) => [venue, fillVenue(venue, groups, left)]));
}

function fillInTurn(
  venues: readonly FairVenue[],
  first: ReadonlyMap<FairVenue, FilledVenue>,
  groups: ReadonlyMap<string, FairGroup>,
  most: number,
): readonly FilledVenue[] {
  const seekers = new Map(Array.from(groups, ([key, group]) => [key, group.seekers]));
  const places = new Map<string, number>();
  for (const { openings } of venues) {
    for (const { vacancies } of openings) for (const { id, places: open } of vacancies) places.set(id, open);
  }
  const left: FairLeft = { seekers, places };
  const fairs: FilledVenue[] = [];
  let open = venues;
  while (fairs.length < most && open.length > 0) {
    const filled = open.map(
      (venue) => (fairs.length === 0 ? first.get(venue) : undefined) ?? fillVenue(venue, groups, left),
    );
    const best = filled.reduce((a, b) => (b.matched > a.matched ? b : a));
    if (best.matched === 0) break;
    fairs.push(best);
    open = open.filter((venue) => venue !== best.venue);
    for (const { group, vacancy, graduates } of best.matches) {
      seekers.set(group, (seekers.get(group) ?? 0) - graduates);
      places.set(vacancy, (places.get(vacancy) ?? 0) - graduates);
    }
  }
  return fairs;
}

/** Maximum flow group → (venue, profession) → vacancy, every seeker and every place once, without other limits. */
function boundOf(venues: readonly FairVenue[], groups: ReadonlyMap<string, FairGroup>): number {
  const numbers = new Map<string, number>();
  const node = (key: string) => {
    const number = numbers.get(key) ?? numbers.size + 2;
    numbers.set(key, number);
    return number;
  };
  const [source, sink] = [0, 1];
  const builder = createFlowBuilder();
  for (const { key, seekers } of groups.values()) builder.edge(source, node(`group ${key}`), seekers);
  const seen = new Set<string>();
  for (const venue of venues) {
    for (const key of venue.groups) {
      for (const profession of groups.get(key)?.professions ?? []) {
        builder.edge(node(`group ${key}`), node(`at ${venue.key} ${profession}`), UNBOUNDED);
      }
    }
    for (const { professions, vacancies } of venue.openings) {
      for (const { id, places } of vacancies) {
        if (!seen.has(id)) builder.edge(node(`vacancy ${id}`), sink, places);
        seen.add(id);
        for (const profession of professions) {
          builder.edge(node(`at ${venue.key} ${profession}`), node(`vacancy ${id}`), UNBOUNDED);
        }
      }
    }
  }
  return augmentToMaximum(builder.build(numbers.size + 2), source, sink);
}

/** Graduates the largest halls take together; without end where one has no stated limit. */
function roomOf(venues: readonly FairVenue[], most: number): number {
  const halls = venues.map(({ graduates }) => graduates ?? UNBOUNDED).sort((a, b) => b - a);
  return halls.slice(0, most).reduce((room, hall) => Math.min(UNBOUNDED, room + hall), 0);
}

function hasVacancy({ key, professions }: FairGroup, venues: readonly FairVenue[]): boolean {
  return venues.some(
    ({ groups, openings }) =>
      groups.includes(key) &&
      openings.some((opening) => opening.professions.some((profession) => professions.includes(profession))),
  );
}

function sum(fairs: readonly FilledVenue[]): number {
  return fairs.reduce((total, { matched }) => total + matched, 0);
}

function seekersOf(groups: readonly FairGroup[]): number {
  return groups.reduce((total, { seekers }) => total + seekers, 0);
}
