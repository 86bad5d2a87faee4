import type { Placing } from './placing.ts';
import type { RoutingProblem } from './routing-problem.ts';

/** How scarce every place is, in classes: the coarse part of the dual solution. */
export interface ScarcityLevels {
  /** By advert: 0 … classes. 0: nobody unplaced reaches it; k: taking a place away would cost a placement of weight k. */
  readonly ofAdvert: Uint8Array;
  /** By person: the least level among his adverts, at most his own weight (classes − class). */
  readonly ofPerson: Uint8Array;
}

/**
 * Levels by alternating reach from the unplaced, the first class first, O(arcs). A place of level k is held in every optimum,
 * and an arc from a person of level l to an advert of level k > l is used in none (complementary slackness of the class
 * counts; with one class this is the decomposition of A. L. Dulmage and N. S. Mendelsohn, 1958). So the levels can be priced
 * apart, each on the arcs that stay within it.
 */
export function levelScarcity(problem: RoutingProblem, placing: Placing): ScarcityLevels {
  const { persons, adverts, classes, classOf, personStart, arcAdvert } = problem;
  const { slotStart, slot, held, advertOf } = placing;
  const ofAdvert = new Uint8Array(adverts);
  const stack = new Int32Array(persons + 1);
  for (let weight = classes; weight > 0; weight--) {
    let top = 0;
    for (let p = 0; p < persons; p++)
      if ((advertOf[p] as number) < 0 && classes - (classOf[p] as number) === weight) stack[top++] = p;
    while (top > 0) {
      const p = stack[--top] as number;
      const end = personStart[p + 1] as number;
      for (let arc = personStart[p] as number; arc < end; arc++) {
        const advert = arcAdvert[arc] as number;
        if ((ofAdvert[advert] as number) > 0) continue;
        ofAdvert[advert] = weight;
        const last = (slotStart[advert] as number) + (held[advert] as number);
        for (let s = slotStart[advert] as number; s < last; s++) stack[top++] = slot[s] as number;
      }
    }
  }
  const ofPerson = new Uint8Array(persons);
  for (let p = 0; p < persons; p++) {
    let least = classes - (classOf[p] as number);
    const end = personStart[p + 1] as number;
    for (let arc = personStart[p] as number; arc < end; arc++)
      least = Math.min(least, ofAdvert[arcAdvert[arc] as number] as number);
    ofPerson[p] = least;
  }
  return { ofAdvert, ofPerson };
}
