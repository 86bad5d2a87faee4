import type { Cut } from './feasible-view.ts';
import type { MarketPlan } from './market.ts';
import { byText, listAt } from './order.ts';

/** People or places of one profession in a certificate. */
export interface CertificateLine {
  readonly profession: string;
  readonly count: number;
}

/**
 * A saturated (Hall) set. `deficit`: these places can be reached by these graduates only, so at least `gap` places stay empty
 * whoever goes where. `surplus`: these graduates can reach these places only, so at least `gap` of them stay without one.
 * `gap` = |places − graduates| > 0. Anyone can check it: it rests on the arcs, not on the solver.
 */
export interface Certificate {
  readonly kind: 'deficit' | 'surplus';
  readonly places: number;
  readonly graduates: number;
  readonly gap: number;
  /** Professions of the places, most places first. */
  readonly placeProfessions: readonly CertificateLine[];
  /** Professions of the graduates by their own programme, most graduates first. */
  readonly graduateProfessions: readonly CertificateLine[];
  /** Territories of the places (deficit) or of the graduates (surplus), sorted; null = not known. */
  readonly territories: readonly (string | null)[];
}

/**
 * Takes a minimum cut apart into its connected sets, largest gap first. Sets that nobody at all answers (places without
 * graduates, graduates without places) are joined by profession. The gaps of one kind sum to the unmet places or to the surplus.
 */
export function certify(plan: MarketPlan, cut: Cut): readonly Certificate[] {
  const { supplyOf, demandOf } = arcsOf(plan);
  const deficits = joinLonely(connected(cut.deficitDemand, supplyOf), (demand, supply) =>
    describeSet(plan, 'deficit', demand, supply),
  );
  const surpluses = joinLonely(connected(cut.surplusSupply, demandOf), (supply, demand) =>
    describeSet(plan, 'surplus', demand, supply),
  );
  return [...deficits, ...surpluses].sort(
    (a, b) => byText(a.kind, b.kind) || b.gap - a.gap || byText(signature(a), signature(b)),
  );
}

interface ConnectedSet {
  readonly own: readonly number[];
  readonly answering: readonly number[];
}

/** Groups `members` that share a neighbour. */
function connected(members: readonly number[], neighboursOf: (member: number) => Int32Array): ConnectedSet[] {
  const owners = new Map<number, number[]>();
  for (const member of members)
    for (const neighbour of neighboursOf(member)) listAt(owners, neighbour).push(member);
  const seen = new Set<number>();
  const answered = new Set<number>();
  const sets: ConnectedSet[] = [];
  for (const first of members) {
    if (seen.has(first)) continue;
    const own: number[] = [];
    const answering: number[] = [];
    const open = [first];
    seen.add(first);
    for (let member = open.pop(); member !== undefined; member = open.pop()) {
      own.push(member);
      for (const neighbour of neighboursOf(member)) {
        if (answered.has(neighbour)) continue;
        answered.add(neighbour);
        answering.push(neighbour);
        for (const other of owners.get(neighbour) ?? []) {
          if (seen.has(other)) continue;
          seen.add(other);
          open.push(other);
        }
      }
    }
    sets.push({ own, answering });
  }
  return sets;
}

function joinLonely(
  sets: readonly ConnectedSet[],
  toCertificate: (own: readonly number[], answering: readonly number[]) => Certificate,
): Certificate[] {
  const lonely = new Map<string, number[]>();
  const certificates: Certificate[] = [];
  for (const { own, answering } of sets) {
    const certificate = toCertificate(own, answering);
    if (answering.length > 0) certificates.push(certificate);
    else {
      const lines =
        certificate.kind === 'deficit' ? certificate.placeProfessions : certificate.graduateProfessions;
      const key = lines
        .map(({ profession }) => profession)
        .sort(byText)
        .join(' ');
      lonely.set(key, [...(lonely.get(key) ?? []), ...own]);
    }
  }
  return [...certificates, ...Array.from(lonely.values(), (own) => toCertificate(own, []))];
}

/** Who is joined to whom across the markets; each neighbour once. */
export interface Arcs {
  readonly marketsOfDemand: readonly (readonly number[])[];
  supplyOf(demand: number): Int32Array;
  demandOf(supply: number): Int32Array;
}

/** Arcs by plan: bounds and certificates ask for the same ones. */
const KNOWN_ARCS = new WeakMap<MarketPlan, Arcs>();

/** The arcs of a plan from both sides, by index of node. */
export function arcsOf(plan: MarketPlan): Arcs {
  let arcs = KNOWN_ARCS.get(plan);
  if (arcs === undefined) {
    arcs = drawArcs(plan);
    KNOWN_ARCS.set(plan, arcs);
  }
  return arcs;
}

function drawArcs(plan: MarketPlan): Arcs {
  const marketsOfDemand: number[][] = plan.demand.map(() => []);
  for (const [m, { openings }] of plan.markets.entries()) {
    for (const { demand } of openings) marketsOfDemand[demand]?.push(m);
  }
  const supplyOfMarket = plan.markets.map(({ reachedBy }) =>
    Int32Array.from(reachedBy, ({ supply }) => supply),
  );
  const demandOfMarket = plan.markets.map(({ openings }) =>
    Int32Array.from(openings, ({ demand }) => demand),
  );
  const marketsOfSupply = plan.marketsOf.map((own) => own.map(({ market }) => market));
  return {
    marketsOfDemand,
    supplyOf: neighbours(marketsOfDemand, supplyOfMarket, plan.supply.length),
    demandOf: neighbours(marketsOfSupply, demandOfMarket, plan.demand.length),
  };
}

/** Neighbours through markets, worked out once a node. */
function neighbours(
  marketsOfNode: readonly (readonly number[])[],
  nodesOfMarket: readonly Int32Array[],
  nodes: number,
): (node: number) => Int32Array {
  const known = new Map<number, Int32Array>();
  /** The node that last met this neighbour, plus one. */
  const met = new Int32Array(nodes);
  return (node) => {
    let found = known.get(node);
    if (found === undefined) {
      const list: number[] = [];
      for (const m of marketsOfNode[node] ?? []) {
        const others = nodesOfMarket[m];
        if (others === undefined) continue;
        for (let i = 0; i < others.length; i++) {
          const other = others[i] as number;
          if (met[other] === node + 1) continue;
          met[other] = node + 1;
          list.push(other);
        }
      }
      found = Int32Array.from(list);
      known.set(node, found);
    }
    return found;
  };
}

/** A set of demand and supply nodes as a certificate; that one side has no other neighbours is the caller's to see to. */
export function describeSet(
  plan: MarketPlan,
  kind: Certificate['kind'],
  demand: readonly number[],
  supply: readonly number[],
): Certificate {
  const placesBy = new Map<string, number>();
  const graduatesBy = new Map<string, number>();
  const territories = new Set<string | null>();
  for (const d of demand) {
    for (const { profession, places, unit } of plan.demand[d]?.parts ?? []) {
      placesBy.set(profession, (placesBy.get(profession) ?? 0) + places);
      if (kind === 'deficit') territories.add(unit.territory);
    }
  }
  for (const s of supply) {
    const node = plan.supply[s];
    if (node === undefined) continue;
    graduatesBy.set(node.main, (graduatesBy.get(node.main) ?? 0) + node.available);
    if (kind === 'surplus') territories.add(node.location.municipality);
  }
  const placeProfessions = mostFirst(placesBy);
  const graduateProfessions = mostFirst(graduatesBy);
  const places = placeProfessions.reduce((sum, line) => sum + line.count, 0);
  const graduates = graduateProfessions.reduce((sum, line) => sum + line.count, 0);
  return {
    kind,
    places,
    graduates,
    gap: kind === 'deficit' ? places - graduates : graduates - places,
    placeProfessions,
    graduateProfessions,
    territories: Array.from(territories).sort((a, b) => byText(a ?? '', b ?? '')),
  };
}

function mostFirst(counts: ReadonlyMap<string, number>): readonly CertificateLine[] {
  return Array.from(counts, ([profession, count]) => ({ profession, count }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || byText(a.profession, b.profession));
}

function signature(certificate: Certificate): string {
  return JSON.stringify([
    certificate.placeProfessions,
    certificate.graduateProfessions,
    certificate.territories,
  ]);
}
