import type { BalanceSettings } from './balance-input.ts';
import type { DemandPart, DemandUnit } from './demand.ts';
import { createReach, type Location } from './location.ts';
import { byText, listAt } from './order.ts';
import type { ProfessionLink, Professions } from './profession.ts';
import type { SupplyUnit } from './supply.ts';

/** Graduates that are alike for the balance: the same professions, the same home. `available` > 0. */
interface SupplyNode {
  /** The profession of their own programme. */
  readonly main: string;
  readonly links: readonly ProfessionLink[];
  readonly location: Location;
  readonly units: readonly SupplyUnit[];
  readonly available: number;
}

/** Places that are alike for the balance: the same set of professions, reachable from the same homes. `places` > 0. */
interface DemandNode {
  readonly parts: readonly DemandPart[];
  readonly places: number;
}

/** Places of one profession at one location: where the graduates of the profession meet the adverts that name it. */
interface Market {
  readonly profession: string;
  readonly parts: readonly DemandPart[];
  readonly places: number;
  /** Demand nodes the places belong to and how many of the places are in each. */
  readonly openings: readonly {
    readonly demand: number;
    readonly parts: readonly DemandPart[];
    readonly places: number;
  }[];
  /** Supply nodes that can reach it. */
  readonly reachedBy: readonly { readonly supply: number; readonly weight: number }[];
}

/** The bipartite picture of a balance: supply nodes → markets → demand nodes. All three views use these arcs. */
export interface MarketPlan {
  readonly supply: readonly SupplyNode[];
  readonly demand: readonly DemandNode[];
  readonly markets: readonly Market[];
  /** Markets each supply node reaches. */
  readonly marketsOf: readonly (readonly { readonly market: number; readonly weight: number }[])[];
}

/** Gathers units and parts into nodes and draws the arcs of profession and territory. Everything is sorted by stable keys. */
export function planMarkets(
  units: readonly SupplyUnit[],
  parts: readonly DemandPart[],
  professions: Professions,
  settings: BalanceSettings,
): MarketPlan {
  const supply = gatherSupplyNodes(units, professions);
  const nodeOfPart = new Map<DemandPart, number>();
  const demand = gatherDemandNodes(parts, nodeOfPart);
  const drafts = draftMarkets(parts, nodeOfPart);
  const workLocations = new Map<string, Location>();
  for (const { location } of drafts) if (location !== null) workLocations.set(location.key, location);
  const reach = createReach(Array.from(workLocations.values()), settings);
  const byProfession = new Map<string, number[]>();
  for (const [i, { profession }] of drafts.entries()) listAt(byProfession, profession).push(i);

  const marketsOf = supply.map(({ links, location }) => {
    const reached = reach(location);
    return links.flatMap(({ profession, weight }) =>
      (byProfession.get(profession) ?? [])
        .filter((i) => {
          const work = drafts[i]?.location ?? null;
          return work === null || reached.has(work.key);
        })
        .map((market) => ({ market, weight })),
    );
  });
  const reachedBy: { supply: number; weight: number }[][] = drafts.map(() => []);
  for (const [s, arcs] of marketsOf.entries()) {
    for (const { market, weight } of arcs) reachedBy[market]?.push({ supply: s, weight });
  }
  const markets = drafts.map((draft, i) => ({ ...draft, reachedBy: reachedBy[i] ?? [] }));
  return { supply, demand, markets, marketsOf };
}

function gatherSupplyNodes(units: readonly SupplyUnit[], professions: Professions): SupplyNode[] {
  const nodes = new Map<
    string,
    { main: string; links: readonly ProfessionLink[]; location: Location; units: SupplyUnit[] }
  >();
  for (const unit of units) {
    if (unit.ref === null || unit.available === 0) continue;
    const links = professions.linksOf(unit.ref);
    const main = professions.of(unit.ref);
    const key = `${main} ${links.map(({ profession, weight }) => `${profession}*${weight}`).join(' ')}\n${unit.location.key}`;
    const node = nodes.get(key);
    if (node === undefined) nodes.set(key, { main, links, location: unit.location, units: [unit] });
    else node.units.push(unit);
  }
  return sortedByKey(nodes).map((node) => ({
    ...node,
    available: node.units.reduce((sum, unit) => sum + unit.available, 0),
  }));
}

function gatherDemandNodes(parts: readonly DemandPart[], nodeOfPart: Map<DemandPart, number>): DemandNode[] {
  const namesOfUnit = new Map<DemandUnit, string>();
  for (const { unit, profession } of parts) {
    const names = namesOfUnit.get(unit);
    namesOfUnit.set(unit, names === undefined ? profession : `${names} ${profession}`);
  }
  const nodes = new Map<string, { parts: DemandPart[]; places: number }>();
  for (const part of parts) {
    if (part.unit.places === 0) continue;
    const key = `${namesOfUnit.get(part.unit)}\n${whereKey(part.unit.location)}`;
    const node = nodes.get(key) ?? { parts: [], places: 0 };
    node.parts.push(part);
    node.places += part.places;
    nodes.set(key, node);
  }
  const sorted = sortedByKey(nodes).filter(({ places }) => places > 0);
  for (const [i, node] of sorted.entries()) for (const part of node.parts) nodeOfPart.set(part, i);
  return sorted;
}

interface MarketDraft extends Omit<Market, 'reachedBy'> {
  readonly location: Location | null;
}

function draftMarkets(
  parts: readonly DemandPart[],
  nodeOfPart: ReadonlyMap<DemandPart, number>,
): MarketDraft[] {
  const drafts = new Map<
    string,
    { profession: string; location: Location | null; openings: Map<number, DemandPart[]> }
  >();
  for (const part of parts) {
    const demand = nodeOfPart.get(part);
    if (demand === undefined) continue;
    const { location } = part.unit;
    const key = `${part.profession}\n${whereKey(location)}`;
    const draft = drafts.get(key) ?? { profession: part.profession, location, openings: new Map() };
    listAt(draft.openings, demand).push(part);
    drafts.set(key, draft);
  }
  return sortedByKey(drafts).map(({ profession, location, openings }) => {
    const listed = Array.from(openings, ([demand, own]) => ({
      demand,
      parts: own,
      places: own.reduce((sum, part) => sum + part.places, 0),
    })).sort((a, b) => a.demand - b.demand);
    const own = listed.flatMap((opening) => opening.parts);
    return {
      profession,
      location,
      openings: listed,
      parts: own,
      places: own.reduce((sum, p) => sum + p.places, 0),
    };
  });
}

function whereKey(location: Location | null): string {
  return location === null ? '*' : location.key;
}

function sortedByKey<Value>(map: ReadonlyMap<string, Value>): Value[] {
  return Array.from(map)
    .sort(([a], [b]) => byText(a, b))
    .map(([, value]) => value);
}
