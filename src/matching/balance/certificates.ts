import { arcsOf, listOf, type PackedLists } from './arcs.ts';
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
  const { marketsOfSupply, supplyOfMarket, marketsOfDemand, demandOfMarket } = arcsOf(plan);
  const fromDemand = {
    marketsOfMember: marketsOfDemand,
    answeringOfMarket: supplyOfMarket,
    marketsOfAnswering: marketsOfSupply,
    membersOfMarket: demandOfMarket,
  };
  const fromSupply = {
    marketsOfMember: marketsOfSupply,
    answeringOfMarket: demandOfMarket,
    marketsOfAnswering: marketsOfDemand,
    membersOfMarket: supplyOfMarket,
  };
  const deficits = joinLonely(
    connected(cut.deficitDemand, fromDemand, plan.supply.length),
    (demand, supply) => describeSet(plan, 'deficit', demand, supply),
  );
  const surpluses = joinLonely(
    connected(cut.surplusSupply, fromSupply, plan.demand.length),
    (supply, demand) => describeSet(plan, 'surplus', demand, supply),
  );
  return [...deficits, ...surpluses].sort(
    (a, b) => byText(a.kind, b.kind) || b.gap - a.gap || byText(signature(a), signature(b)),
  );
}

interface ConnectedSet {
  readonly own: readonly number[];
  readonly answering: readonly number[];
}

/** The two ways of a walk: from a member to those who answer it, and from them back to members. */
interface Ways {
  readonly marketsOfMember: PackedLists;
  readonly answeringOfMarket: PackedLists;
  readonly marketsOfAnswering: PackedLists;
  readonly membersOfMarket: PackedLists;
}

/** Groups `members` that share a neighbour. Every market is gone through once each way, so the cost grows with the arcs. */
function connected(members: readonly number[], ways: Ways, answeringCount: number): ConnectedSet[] {
  const isOpen = new Uint8Array(ways.marketsOfMember.start.length);
  for (const member of members) isOpen[member] = 1;
  const answered = new Uint8Array(answeringCount);
  const [asked, heard] = [
    new Uint8Array(ways.answeringOfMarket.start.length),
    new Uint8Array(ways.membersOfMarket.start.length),
  ];
  const sets: ConnectedSet[] = [];
  for (const first of members) {
    if (isOpen[first] === 0) continue;
    const own: number[] = [];
    const answering: number[] = [];
    const open = [first];
    isOpen[first] = 0;
    const answer = (node: number) => {
      if (answered[node] === 1) return;
      answered[node] = 1;
      answering.push(node);
      for (const market of listOf(ways.marketsOfAnswering, node)) {
        if (heard[market] === 1) continue;
        heard[market] = 1;
        for (const other of listOf(ways.membersOfMarket, market)) {
          if (isOpen[other] === 0) continue;
          isOpen[other] = 0;
          open.push(other);
        }
      }
    };
    for (let member = open.pop(); member !== undefined; member = open.pop()) {
      own.push(member);
      for (const market of listOf(ways.marketsOfMember, member)) {
        if (asked[market] === 1) continue;
        asked[market] = 1;
        for (const node of listOf(ways.answeringOfMarket, market)) answer(node);
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
      listAt(lonely, key).push(...own);
    }
  }
  return [...certificates, ...Array.from(lonely.values(), (own) => toCertificate(own, []))];
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
    const node = plan.demand[d];
    if (node === undefined) continue;
    const asked = askedBy(node);
    for (const { profession, count } of asked.lines) {
      placesBy.set(profession, (placesBy.get(profession) ?? 0) + count);
    }
    if (kind === 'deficit') for (const territory of asked.territories) territories.add(territory);
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

/** What the parts of a demand node ask for together: a node is in the sets of several professions. */
interface Asked {
  readonly lines: readonly CertificateLine[];
  readonly territories: readonly (string | null)[];
}

const KNOWN_ASKED = new WeakMap<MarketPlan['demand'][number], Asked>();

function askedBy(node: MarketPlan['demand'][number]): Asked {
  const known = KNOWN_ASKED.get(node);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  const territories = new Set<string | null>();
  for (const { profession, places, unit } of node.parts) {
    counts.set(profession, (counts.get(profession) ?? 0) + places);
    territories.add(unit.territory);
  }
  const lines = Array.from(counts, ([profession, count]) => ({ profession, count }));
  const asked = { lines, territories: Array.from(territories) };
  KNOWN_ASKED.set(node, asked);
  return asked;
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
