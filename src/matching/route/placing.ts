import type { RoutingProblem } from './routing-problem.ts';

/** Places of every advert: holders of advert a stand at `slot[slotStart[a]] … slot[slotStart[a] + held[a] − 1]`. */
export interface Placing {
  /** By person: the advert, −1 for none. */
  readonly advertOf: Int32Array;
  /** By person: position in `slot`. */
  readonly slotOf: Int32Array;
  readonly slotStart: Int32Array;
  readonly slot: Int32Array;
  readonly held: Int32Array;
}

/** Nobody placed. Of an advert no more places are kept than persons reach it. */
export function emptyPlacing(problem: RoutingProblem): Placing {
  const { adverts, persons, arcAdvert, capacity } = problem;
  const reached = new Int32Array(adverts);
  for (let arc = 0; arc < arcAdvert.length; arc++) {
    const advert = arcAdvert[arc] as number;
    reached[advert] = (reached[advert] as number) + 1;
  }
  const slotStart = new Int32Array(adverts + 1);
  for (let a = 0; a < adverts; a++)
    slotStart[a + 1] = (slotStart[a] as number) + Math.min(capacity[a] as number, reached[a] as number);
  return {
    advertOf: new Int32Array(persons).fill(-1),
    slotOf: new Int32Array(persons),
    slotStart,
    slot: new Int32Array(slotStart[adverts] as number),
    held: new Int32Array(adverts),
  };
}

/** Has the advert a free place that somebody reaches? */
export function hasRoom({ slotStart, held }: Placing, advert: number): boolean {
  return (held[advert] as number) < (slotStart[advert + 1] as number) - (slotStart[advert] as number);
}

/** Puts an unplaced person on a free place of the advert. */
export function place(placing: Placing, person: number, advert: number): void {
  const held = placing.held[advert] as number;
  const slot = (placing.slotStart[advert] as number) + held;
  placing.held[advert] = held + 1;
  placing.slot[slot] = person;
  placing.slotOf[person] = slot;
  placing.advertOf[person] = advert;
}
