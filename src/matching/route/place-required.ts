import { createBucketQueue } from './bucket-queue.ts';
import type { Arcs } from './level-arcs.ts';
import { hasRoom, place } from './placing.ts';
import type { Pricing } from './price-levels.ts';

const FAR = 0x7fffffff;

/**
 * Places everyone who must be placed at least cost: a cheapest free advert for whom there is one, then for each of the rest a
 * shortest augmenting path on reduced costs (N. Tomizawa, 1971; J. Edmonds, R. Karp, 1972; on sparse assignments R. Jonker,
 * A. Volgenant, 1987), cut off at the nearest free place found. Nodes of the search are adverts: all holders of an advert
 * stand at its distance. O(persons · (arcs + largest distance)) at worst, a few hundred arcs a person in practice.
 * @param pricing changed: placing and prices; afterwards personPrice ≤ cost + advertPrice on every arc, equal where placed,
 * advertPrice ≥ 0, 0 where a place is free
 */
export function placeRequired(pricing: Pricing, arcs: Arcs, must: Uint8Array): void {
  const search = createSearch(pricing, arcs);
  for (const person of placeCheapest(pricing, arcs, must)) search(person);
}

/** Each on a free advert of his least cost. @returns those who found none, in order */
function placeCheapest(
  { placing, personPrice }: Pricing,
  { start, to, cost }: Arcs,
  must: Uint8Array,
): number[] {
  const waiting: number[] = [];
  for (let p = 0; p < must.length; p++) {
    if (must[p] === 0) continue;
    const end = start[p + 1] as number;
    let least = FAR;
    let free = -1;
    for (let arc = start[p] as number; arc < end; arc++) {
      const price = cost[arc] as number;
      if (price > least || (price === least && free >= 0)) continue;
      least = price;
      free = hasRoom(placing, to[arc] as number) ? (to[arc] as number) : -1;
    }
    personPrice[p] = least;
    if (free >= 0) place(placing, p, free);
    else waiting.push(p);
  }
  return waiting;
}

function createSearch({ placing, personPrice, advertPrice }: Pricing, arcs: Arcs): (source: number) => void {
  const { slotStart, slot, held } = placing;
  const adverts = advertPrice.length;
  const distance = new Int32Array(adverts).fill(FAR);
  /** By advert: the person the search came from. */
  const parent = new Int32Array(adverts);
  const reached = new Int32Array(adverts);
  const queue = createBucketQueue();

  return (source) => {
    const { start, to, cost } = arcs;
    let count = 0;
    let target = -1;
    let limit = FAR;
    let person = source;
    let at = 0;
    let [holder, lastHolder] = [0, 0];
    queue.clear();
    search: for (;;) {
      const base = at - (personPrice[person] as number);
      const end = start[person + 1] as number;
      for (let arc = start[person] as number; arc < end; arc++) {
        const advert = to[arc] as number;
        const next = base + (cost[arc] as number) + (advertPrice[advert] as number);
        if (next >= limit || next >= (distance[advert] as number)) continue;
        if (distance[advert] === FAR) reached[count++] = advert;
        distance[advert] = next;
        parent[advert] = person;
        if (hasRoom(placing, advert)) {
          limit = next;
          target = advert;
        } else queue.put(advert, next);
      }
      // An advert without places has no holders: the search goes past it.
      while (holder === lastHolder) {
        const advert = takeNearest(limit);
        if (advert < 0) break search;
        at = distance[advert] as number;
        holder = slotStart[advert] as number;
        lastHolder = holder + (held[advert] as number);
      }
      person = slot[holder++] as number;
    }
    if (target < 0) throw new Error('a person who can be placed found no place');
    reprice(source, limit, count);
    moveAlong(target);
  };

  /** @returns the nearest advert not yet scanned, −1 when none is nearer than the limit */
  function takeNearest(limit: number): number {
    for (;;) {
      const advert = queue.take();
      if (advert < 0 || queue.front() >= limit) return -1;
      if (queue.front() === distance[advert]) return advert;
    }
  }

  function reprice(source: number, limit: number, count: number): void {
    personPrice[source] = (personPrice[source] as number) + limit;
    for (let i = 0; i < count; i++) {
      const advert = reached[i] as number;
      const rise = limit - (distance[advert] as number);
      distance[advert] = FAR;
      if (rise <= 0) continue;
      advertPrice[advert] = (advertPrice[advert] as number) + rise;
      const last = (slotStart[advert] as number) + (held[advert] as number);
      for (let s = slotStart[advert] as number; s < last; s++) {
        const person = slot[s] as number;
        personPrice[person] = (personPrice[person] as number) + rise;
      }
    }
  }

  /** The last person of the path takes the free place, the one before takes his, and so on to the source. */
  function moveAlong(target: number): void {
    const { advertOf, slotOf } = placing;
    let person = parent[target] as number;
    let freed = advertOf[person] as number;
    let freedSlot = slotOf[person] as number;
    place(placing, person, target);
    while (freed >= 0) {
      person = parent[freed] as number;
      const [own, ownSlot] = [advertOf[person] as number, slotOf[person] as number];
      slot[freedSlot] = person;
      slotOf[person] = freedSlot;
      advertOf[person] = freed;
      [freed, freedSlot] = [own, ownSlot];
    }
  }
}
