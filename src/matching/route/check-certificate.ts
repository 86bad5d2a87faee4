import type { RoutingProblem, RoutingSolution } from './routing-problem.ts';

/** What can be wrong with a claimed optimum. */
export type CertificateFaultKind =
  /** Arrays of another length than the problem's. */
  | 'shape'
  /** An arc joins two parts, or a person or advert belongs to none or to an unknown one. */
  | 'component'
  /** A person stands at an advert no arc leads to. */
  | 'no-such-arc'
  /** More persons than places. */
  | 'over-capacity'
  /** A potential is not a safe whole number. */
  | 'not-whole'
  /** The price of a place is below 0. */
  | 'negative-price'
  /** A person's potential exceeds what an arc, or staying out, would cost him. */
  | 'infeasible-dual'
  /** A placed person pays more than his potential, or an unplaced one's is not the cost of staying out. */
  | 'slack-person'
  /** A place has a price although one is free. */
  | 'slack-advert';

interface CertificateFault {
  readonly kind: CertificateFaultKind;
  readonly person: number | null;
  readonly advert: number | null;
}

/** What the check found. */
export interface CertificateVerdict {
  /** No fault and gap 0: the assignment is the optimum. */
  readonly holds: boolean;
  /** primal − dual, exact. With a feasible dual it bounds how far the assignment can be from the optimum. */
  readonly gap: bigint;
  /** Σ cost of the chosen arcs + Σ opt-out costs of the unplaced. */
  readonly primal: bigint;
  /** Σ person potentials − Σ places · advert potentials. */
  readonly dual: bigint;
  readonly placedByClass: readonly number[];
  /** Σ cost of the chosen arcs. */
  readonly cost: number;
  readonly faultCount: number;
  /** The first of them. */
  readonly faults: readonly CertificateFault[];
}

const FAULTS_KEPT = 20;

/**
 * Verifies a routing without trusting, or sharing code with, whoever made it; O(arcs). The claim is linear-programming
 * duality for: minimise Σ cost · x + Σ optOut · out, each person once or out, each advert at most its places, where optOut of
 * a person of class r in a part of n persons = (classes − r) · (2 · n · 1000 + 1). Feasible primal, feasible dual and equal
 * values prove the minimum (L. Kantorovich, 1939; D. Gale, H. Kuhn, A. Tucker, 1951).
 *
 * That minimum is the class-wise lexicographic one: all costs of a part differ by at most n · 1000, less than one unit of
 * opt-out, so the minimum first has the greatest weight of placed persons; and since placeable sets form a matroid
 * (J. Edmonds, D. R. Fulkerson, 1965), the greatest weight under decreasing positive class weights is the set a greedy choice
 * by class gives, with the most of class 0, then of class 1 and so on (R. Rado, 1957).
 */
export function checkCertificate(problem: RoutingProblem, solution: RoutingSolution): CertificateVerdict {
  const faults: CertificateFault[] = [];
  let faultCount = 0;
  const fault = (kind: CertificateFaultKind, person: number | null, advert: number | null) => {
    faultCount++;
    if (faults.length < FAULTS_KEPT) faults.push({ kind, person, advert });
  };
  const placedByClass = new Array<number>(problem.classes).fill(0);
  if (!shapesAgree(problem, solution)) {
    fault('shape', null, null);
    return { holds: false, gap: 0n, primal: 0n, dual: 0n, placedByClass, cost: 0, faultCount, faults };
  }
  const { persons, adverts, classes, classOf, capacity, personStart, arcAdvert, arcCost } = problem;
  const { advertOf, personPotential, advertPotential, componentOfPerson, componentOfAdvert } = solution;

  const partSize = new Map<number, number>();
  for (const part of componentOfPerson) partSize.set(part, (partSize.get(part) ?? 0) + 1);
  partSize.set(-1, 1);
  const taken = new Int32Array(adverts);
  const primal = exactSum();
  const dual = exactSum();
  let cost = 0;

  for (let a = 0; a < adverts; a++) {
    const price = advertPotential[a] as number;
    if (!Number.isSafeInteger(price)) fault('not-whole', null, a);
    else if (price < 0) fault('negative-price', null, a);
  }
  for (let p = 0; p < persons; p++) {
    const potential = personPotential[p] as number;
    const part = componentOfPerson[p] as number;
    const rank = classOf[p] as number;
    const optOut = (classes - rank) * (2 * (partSize.get(part) ?? 1) * 1000 + 1);
    const [first, end] = [personStart[p] as number, personStart[p + 1] as number];
    if (!Number.isSafeInteger(potential)) fault('not-whole', p, null);
    if (potential > optOut) fault('infeasible-dual', p, null);
    if (part >= solution.components.length || part < -1 || (part === -1 && end > first))
      fault('component', p, null);
    const own = advertOf[p] as number;
    let ownCost = -1;
    for (let arc = first; arc < end; arc++) {
      const advert = arcAdvert[arc] as number;
      if (componentOfAdvert[advert] !== part) fault('component', p, advert);
      if (potential > (arcCost[arc] as number) + (advertPotential[advert] as number))
        fault('infeasible-dual', p, advert);
      if (advert === own) ownCost = arcCost[arc] as number;
    }
    dual.add(potential);
    if (ownCost < 0) {
      if (own !== -1) fault('no-such-arc', p, own);
      if (potential !== optOut) fault('slack-person', p, null);
      primal.add(optOut);
      continue;
    }
    taken[own] = (taken[own] as number) + 1;
    placedByClass[rank] = (placedByClass[rank] ?? 0) + 1;
    cost += ownCost;
    primal.add(ownCost);
    if (potential !== ownCost + (advertPotential[own] as number)) fault('slack-person', p, own);
  }
  for (let a = 0; a < adverts; a++) {
    const price = advertPotential[a] as number;
    const places = capacity[a] as number;
    if ((taken[a] as number) > places) fault('over-capacity', null, a);
    if (price > 0 && (taken[a] as number) < places) fault('slack-advert', null, a);
    dual.subtractProduct(price, places);
  }
  const gap = primal.value() - dual.value();
  return {
    holds: faultCount === 0 && gap === 0n,
    gap,
    primal: primal.value(),
    dual: dual.value(),
    placedByClass,
    cost,
    faultCount,
    faults,
  };
}

function shapesAgree({ persons, adverts }: RoutingProblem, solution: RoutingSolution): boolean {
  return (
    solution.advertOf.length === persons &&
    solution.personPotential.length === persons &&
    solution.componentOfPerson.length === persons &&
    solution.advertPotential.length === adverts &&
    solution.componentOfAdvert.length === adverts
  );
}

/** A sum beyond 2^53: doubles while they are exact, whole numbers of any size behind them. Skips what is not whole. */
function exactSum() {
  const LIMIT = 2 ** 52;
  let near = 0;
  let beyond = 0n;
  const add = (value: number) => {
    if (!Number.isSafeInteger(value)) return;
    if (Math.abs(near) + Math.abs(value) >= LIMIT) {
      beyond += BigInt(near) + BigInt(value);
      near = 0;
    } else near += value;
  };
  return {
    add,
    subtractProduct(value: number, times: number) {
      const product = value * times;
      if (Number.isSafeInteger(product)) add(-product);
      else if (Number.isSafeInteger(value)) beyond -= BigInt(value) * BigInt(times);
    },
    value: () => beyond + BigInt(near),
  };
}
