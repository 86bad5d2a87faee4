import { emptyPlacing, hasRoom, type Placing, place } from './placing.ts';
import type { RoutingProblem } from './routing-problem.ts';

/**
 * Places the most persons of class 0, then of class 1 and so on; costs play no part. Sets of persons who can be placed
 * together form a transversal matroid (J. Edmonds, D. R. Fulkerson, 1965), so serving classes in order loses no placement, and
 * whoever cannot be added at his turn never can. Within a class: phases of shortest disjoint augmenting paths (J. Hopcroft,
 * R. Karp, 1973), O(arcs · √places) a class, a handful of phases in practice.
 */
export function placeByClass(problem: RoutingProblem): Placing {
  const placing = emptyPlacing(problem);
  const search = createSearch(problem, placing);
  const byClass = Array.from({ length: problem.classes }, (): number[] => []);
  for (let p = 0; p < problem.persons; p++) byClass[problem.classOf[p] as number]?.push(p);
  for (const persons of byClass) {
    let waiting = persons.filter((p) => !placeAtOnce(problem, placing, p));
    while (waiting.length > 0) {
      const before = waiting.length;
      waiting = search(waiting);
      if (waiting.length === before) break;
    }
  }
  return placing;
}

function placeAtOnce({ personStart, arcAdvert }: RoutingProblem, placing: Placing, person: number): boolean {
  const end = personStart[person + 1] as number;
  for (let arc = personStart[person] as number; arc < end; arc++) {
    const advert = arcAdvert[arc] as number;
    if (!hasRoom(placing, advert)) continue;
    place(placing, person, advert);
    return true;
  }
  return false;
}

/** One phase: layers from all who wait, then disjoint paths along them. @returns who still waits */
function createSearch(problem: RoutingProblem, placing: Placing): (waiting: number[]) => number[] {
  const { persons, adverts, personStart, arcAdvert } = problem;
  const { slotStart, slot, held, advertOf } = placing;
  const UNSEEN = 0x7fffffff;
  const layer = new Int32Array(adverts);
  const queue = new Int32Array(persons);
  const cursor = new Int32Array(persons);
  const path = new Int32Array(persons);
  const pathAdvert = new Int32Array(persons);

  /** @returns layer of the nearest free place, UNSEEN if none is reached */
  function layOut(waiting: number[]): number {
    layer.fill(UNSEEN);
    let tail = 0;
    for (const p of waiting) queue[tail++] = p;
    let nearest = UNSEEN;
    for (let head = 0; head < tail; head++) {
      const p = queue[head] as number;
      const own = advertOf[p] as number;
      const next = own < 0 ? 0 : (layer[own] as number) + 1;
      if (next > nearest) break;
      cursor[p] = personStart[p] as number;
      const end = personStart[p + 1] as number;
      for (let arc = personStart[p] as number; arc < end; arc++) {
        const advert = arcAdvert[arc] as number;
        if ((layer[advert] as number) !== UNSEEN) continue;
        layer[advert] = next;
        const first = slotStart[advert] as number;
        const last = first + (held[advert] as number);
        if (last < (slotStart[advert + 1] as number)) nearest = next;
        for (let s = first; s < last; s++) queue[tail++] = slot[s] as number;
      }
    }
    return nearest;
  }

  /** Depth first along the layers; a spent person or advert is closed for the phase. */
  function placeAlongLayers(start: number, nearest: number): boolean {
    let depth = 0;
    path[0] = start;
    while (depth >= 0) {
      const p = path[depth] as number;
      const end = personStart[p + 1] as number;
      let arc = cursor[p] as number;
      let down = -1;
      for (; arc < end; arc++) {
        const advert = arcAdvert[arc] as number;
        if ((layer[advert] as number) !== depth) continue;
        if (hasRoom(placing, advert)) {
          pathAdvert[depth] = advert;
          moveAlong(depth);
          return true;
        }
        if (depth === nearest) continue;
        down = nextHolder(advert);
        if (down >= 0) {
          pathAdvert[depth] = advert;
          break;
        }
        layer[advert] = UNSEEN;
      }
      cursor[p] = arc;
      if (down >= 0) path[++depth] = down;
      else depth--;
    }
    return false;
  }

  /** A holder with arcs left to try this phase. */
  function nextHolder(advert: number): number {
    const last = (slotStart[advert] as number) + (held[advert] as number);
    for (let s = slotStart[advert] as number; s < last; s++) {
      const p = slot[s] as number;
      if ((cursor[p] as number) < (personStart[p + 1] as number)) return p;
    }
    return -1;
  }

  function moveAlong(depth: number): void {
    for (let i = depth; i >= 0; i--) {
      const p = path[i] as number;
      const advert = pathAdvert[i] as number;
      cursor[p] = personStart[p + 1] as number;
      if (i > 0) leaveLast(i);
      place(placing, p, advert);
    }
  }

  /** Frees the place of the path's person i, keeping the holders of the advert dense. */
  function leaveLast(i: number): void {
    const p = path[i] as number;
    const advert = advertOf[p] as number;
    const lastSlot = (slotStart[advert] as number) + (held[advert] as number) - 1;
    const other = slot[lastSlot] as number;
    const freed = placing.slotOf[p] as number;
    slot[freed] = other;
    placing.slotOf[other] = freed;
    held[advert] = (held[advert] as number) - 1;
  }

  return (waiting) => {
    const nearest = layOut(waiting);
    if (nearest === UNSEEN) return waiting;
    return waiting.filter((p) => !placeAlongLayers(p, nearest));
  };
}
