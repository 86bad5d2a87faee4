import type { RoutingProblem } from './routing-problem.ts';

const MAX_PLACES = 2 ** 31 - 1;

/** A person with a stable id. */
export interface RoutingPerson {
  readonly id: string;
  /** 0 is served first. */
  readonly class: number;
}

/** An advert with a stable id. */
export interface RoutingAdvert {
  readonly id: string;
  readonly places: number;
}

/** Arcs in any order, by positions in the caller's lists. */
export interface RoutingArcs {
  readonly person: Int32Array;
  readonly advert: Int32Array;
  /** 0–1000. */
  readonly cost: Uint16Array;
}

/** A problem in canonical order, and the way back. */
export interface PackedRouting {
  readonly problem: RoutingProblem;
  /** By number in the problem: position in the caller's list. */
  readonly personAt: Int32Array;
  readonly advertAt: Int32Array;
  /** By arc of the problem: position in the caller's arcs. */
  readonly arcAt: Int32Array;
}

/**
 * Numbers persons and adverts by id (code units) and lays the arcs out in that order, so that the same records in any order
 * give the same problem and, solved, the same result. O(arcs + n log n).
 * @throws RangeError for a repeated id, an arc given twice, or a position, class or number of places out of range
 */
export function packRoutingProblem(
  persons: readonly RoutingPerson[],
  adverts: readonly RoutingAdvert[],
  arcs: RoutingArcs,
  classes: number,
): PackedRouting {
  for (const [at, person] of persons.entries())
    if (!isWhole(person.class, classes - 1)) throw new RangeError(`person ${at}: class ${person.class}`);
  for (const [at, advert] of adverts.entries())
    if (!isWhole(advert.places, MAX_PLACES)) throw new RangeError(`advert ${at}: ${advert.places} places`);
  const personAt = orderById(persons);
  const advertAt = orderById(adverts);
  const numberOfPerson = invert(personAt);
  const numberOfAdvert = invert(advertAt);
  const count = arcs.person.length;
  for (let arc = 0; arc < count; arc++) {
    const [person, advert] = [arcs.person[arc] as number, arcs.advert[arc] as number];
    if (!(person >= 0 && person < persons.length && advert >= 0 && advert < adverts.length))
      throw new RangeError(`arc ${arc}: person ${person}, advert ${advert}`);
  }
  // Twice a stable counting sort: by advert, then by person.
  const byAdvert = sortArcs(countUp(count), arcs.advert, numberOfAdvert);
  const arcAt = sortArcs(byAdvert, arcs.person, numberOfPerson);
  const personStart = new Int32Array(persons.length + 1);
  const arcAdvert = new Int32Array(count);
  const arcCost = new Uint16Array(count);
  let [lastPerson, lastAdvert] = [-1, -1];
  for (let at = 0; at < count; at++) {
    const arc = arcAt[at] as number;
    const person = numberOfPerson[arcs.person[arc] as number] as number;
    const advert = numberOfAdvert[arcs.advert[arc] as number] as number;
    if (person === lastPerson && advert === lastAdvert) throw new RangeError(`arc ${arc} is given twice`);
    [lastPerson, lastAdvert] = [person, advert];
    personStart[person + 1] = at + 1;
    arcAdvert[at] = advert;
    arcCost[at] = arcs.cost[arc] as number;
  }
  for (let p = 0; p < persons.length; p++)
    personStart[p + 1] = Math.max(personStart[p + 1] as number, personStart[p] as number);
  const problem = {
    persons: persons.length,
    adverts: adverts.length,
    classes,
    classOf: Uint8Array.from(personAt, (at) => persons[at]?.class ?? 0),
    capacity: Int32Array.from(advertAt, (at) => adverts[at]?.places ?? 0),
    personStart,
    arcAdvert,
    arcCost,
  };
  return { problem, personAt, advertAt, arcAt };
}

function isWhole(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= most;
}

function countUp(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, at) => at);
}

function orderById(records: readonly { readonly id: string }[]): Int32Array {
  const order = records.map((record, at) => ({ id: record.id, at }));
  order.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  for (const [at, { id }] of order.entries())
    if (id === order[at + 1]?.id) throw new RangeError('an id is given twice');
  return Int32Array.from(order, ({ at }) => at);
}

function invert(order: Int32Array): Int32Array {
  const inverse = new Int32Array(order.length);
  for (const [number, at] of order.entries()) inverse[at] = number;
  return inverse;
}

function sortArcs(order: Int32Array, endOf: Int32Array, numberOf: Int32Array): Int32Array {
  const next = new Int32Array(numberOf.length + 1);
  for (const end of endOf) {
    const number = numberOf[end] as number;
    next[number + 1] = (next[number + 1] as number) + 1;
  }
  for (let i = 0; i < numberOf.length; i++) next[i + 1] = (next[i + 1] as number) + (next[i] as number);
  const sorted = new Int32Array(order.length);
  for (const arc of order) {
    const number = numberOf[endOf[arc] as number] as number;
    const at = next[number] as number;
    sorted[at] = arc;
    next[number] = at + 1;
  }
  return sorted;
}
