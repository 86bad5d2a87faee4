/** Largest cost of one arc; its named parts are the caller's. */
export const MAX_ARC_COST = 1000;

/**
 * Who may go where, as typed arrays: persons (each takes one place) to adverts (each with so many places). Arcs of person p
 * stand at `personStart[p] … personStart[p + 1] − 1`, ascending by advert, each advert once. Numbers of persons and adverts
 * should follow their stable ids (`packRoutingProblem` sees to it): ties are decided by number, so the same records in any
 * order give the same bytes.
 */
export interface RoutingProblem {
  readonly persons: number;
  readonly adverts: number;
  /** Number of priority classes, at least 1. */
  readonly classes: number;
  /** By person: 0 (served first) … classes − 1. */
  readonly classOf: Uint8Array;
  /** By advert: places, 0 or more. */
  readonly capacity: Int32Array;
  readonly personStart: Int32Array;
  readonly arcAdvert: Int32Array;
  /** By arc: 0–1000. */
  readonly arcCost: Uint16Array;
}

/**
 * An optimum and its proof. Among all assignments it places the most persons of class 0, then of class 1 and so on, and among
 * those it costs least. Potentials are whole numbers within ±2^53.
 */
export interface RoutingSolution {
  /** By person: the advert, −1 for none. */
  readonly advertOf: Int32Array;
  /** By person: the dual value of serving this person once more, in cost; of an unplaced person the cost of staying out. */
  readonly personPotential: Float64Array;
  /** By advert: the price of one place, 0 where a place is free. */
  readonly advertPotential: Float64Array;
  /** By person and by advert: the connected part of the market they belong to. */
  readonly componentOfPerson: Int32Array;
  readonly componentOfAdvert: Int32Array;
  readonly components: readonly RoutingComponent[];
}

/** What happened in one connected part of the market. */
export interface RoutingComponent {
  readonly persons: number;
  readonly adverts: number;
  readonly places: number;
  readonly arcs: number;
  /** Sum of the costs of the chosen arcs. */
  readonly cost: number;
  /** By class: persons, and how many of them were placed. */
  readonly personsByClass: readonly number[];
  readonly placedByClass: readonly number[];
}
