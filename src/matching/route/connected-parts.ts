import type { RoutingProblem } from './routing-problem.ts';

/** Parts of the market that no arc joins. */
export interface ConnectedParts {
  readonly count: number;
  /** By person and by advert: the part, numbered by its first person; −1 without arcs. */
  readonly ofPerson: Int32Array;
  readonly ofAdvert: Int32Array;
}

/** Union–find over adverts with path halving (R. Tarjan, J. van Leeuwen, 1984), O(arcs · α). */
export function connectedParts({ persons, adverts, personStart, arcAdvert }: RoutingProblem): ConnectedParts {
  const parent = Int32Array.from({ length: adverts }, (_, advert) => advert);
  const find = (advert: number): number => {
    let at = advert;
    for (let up = parent[at] as number; up !== at; up = parent[at] as number) {
      parent[at] = parent[up] as number;
      at = parent[at] as number;
    }
    return at;
  };
  for (let p = 0; p < persons; p++) {
    const first = personStart[p] as number;
    const end = personStart[p + 1] as number;
    if (first === end) continue;
    let root = find(arcAdvert[first] as number);
    for (let arc = first + 1; arc < end; arc++) {
      const other = find(arcAdvert[arc] as number);
      if (other === root) continue;
      const [low, high] = other < root ? [other, root] : [root, other];
      parent[high] = low;
      root = low;
    }
  }
  const ofAdvert = new Int32Array(adverts).fill(-1);
  const ofPerson = new Int32Array(persons).fill(-1);
  let count = 0;
  for (let p = 0; p < persons; p++) {
    const first = personStart[p] as number;
    const end = personStart[p + 1] as number;
    if (first === end) continue;
    const root = find(arcAdvert[first] as number);
    if ((ofAdvert[root] as number) < 0) ofAdvert[root] = count++;
    ofPerson[p] = ofAdvert[root] as number;
    for (let arc = first; arc < end; arc++) ofAdvert[arcAdvert[arc] as number] = ofAdvert[root] as number;
  }
  return { count, ofPerson, ofAdvert };
}
