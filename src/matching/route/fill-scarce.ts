import { createBucketQueue } from './bucket-queue.ts';
import type { Arcs } from './level-arcs.ts';
import { hasRoom, place } from './placing.ts';
import type { Pricing } from './price-levels.ts';

const FAR = 0x7fffffff;

/**
 * Fills every place of the scarce adverts at least cost: from each free place a shortest augmenting path to the nearest
 * person still unplaced. Where people are many and places few this direction is short: nearly every path ends at once,
 * while a search from the persons' side would walk through the whole market for each of the many who stay out. Nodes of the
 * search are adverts; complexity and sources as in `placeRequired`.
 * @param pricing changed: everyone who must be placed is already; prices of the others are 0 at first, fall when they are
 * placed, and stay 0 for those who stay out. Prices of scarce adverts may fall below 0.
 */
export function fillScarce(pricing: Pricing, arcs: Arcs): void {
  const search = createSearch(pricing, arcs);
  for (let advert = 0; advert < pricing.advertPrice.length; advert++)
    if (arcs.start[advert] !== arcs.start[advert + 1])
      while (hasRoom(pricing.placing, advert)) search(advert);
}

function createSearch({ placing, personPrice, advertPrice }: Pricing, arcs: Arcs): (source: number) => void {
  const { slotStart, slot, slotOf, held, advertOf } = placing;
  const adverts = advertPrice.length;
  const distance = new Int32Array(adverts).fill(FAR);
  /** By advert: the holder who would leave it, and the advert that would take him. */
  const leaver = new Int32Array(adverts);
  const taker = new Int32Array(adverts);
  const reached = new Int32Array(adverts);
  const queue = createBucketQueue();

  return (source) => {
    const { start, to, cost } = arcs;
    let count = 0;
    let found = -1;
    let foundBy = -1;
    let limit = FAR;
    let advert = source;
    distance[source] = 0;
    reached[count++] = source;
    queue.clear();
    while (advert >= 0) {
      const base = (distance[advert] as number) + (advertPrice[advert] as number);
      const end = start[advert + 1] as number;
      for (let arc = start[advert] as number; arc < end; arc++) {
        const person = to[arc] as number;
        const next = base + (cost[arc] as number) - (personPrice[person] as number);
        if (next >= limit) continue;
        const own = advertOf[person] as number;
        if (own < 0) {
          limit = next;
          found = person;
          foundBy = advert;
        } else if (next < (distance[own] as number)) {
          if (distance[own] === FAR) reached[count++] = own;
          distance[own] = next;
          leaver[own] = person;
          taker[own] = advert;
          queue.put(own, next);
        }
      }
      advert = takeNearest(limit);
    }
    if (found < 0) throw new Error('a place that can be filled found no person');
    reprice(limit, count);
    moveAlong(source, foundBy, found);
  };

  /** @returns the nearest advert not yet scanned, −1 when none is nearer than the limit */
  function takeNearest(limit: number): number {
    for (;;) {
      const advert = queue.take();
      if (advert < 0 || queue.front() >= limit) return -1;
      if (queue.front() === distance[advert]) return advert;
    }
  }

  function reprice(limit: number, count: number): void {
    for (let i = 0; i < count; i++) {
      const advert = reached[i] as number;
      const fall = limit - (distance[advert] as number);
      distance[advert] = FAR;
      if (fall <= 0) continue;
      advertPrice[advert] = (advertPrice[advert] as number) - fall;
      const last = (slotStart[advert] as number) + (held[advert] as number);
      for (let s = slotStart[advert] as number; s < last; s++) {
        const person = slot[s] as number;
        personPrice[person] = (personPrice[person] as number) - fall;
      }
    }
  }

  /** The person found takes the place of the leaver, who takes the next one's, up to the free place of the source. */
  function moveAlong(source: number, foundBy: number, found: number): void {
    let coming = found;
    for (let advert = foundBy; advert !== source; advert = taker[advert] as number) {
      const leaving = leaver[advert] as number;
      const freed = slotOf[leaving] as number;
      slot[freed] = coming;
      slotOf[coming] = freed;
      advertOf[coming] = advert;
      coming = leaving;
    }
    place(placing, coming, source);
  }
}
