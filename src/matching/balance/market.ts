import type { BalanceSettings } from './balance-input.ts';
import type { DemandPart, DemandUnit } from './demand.ts';
import { type Groups, groupBy, type Ranks, rankKeys } from './dense-groups.ts';
import { createReach, type Location } from './location.ts';
import { total } from './order.ts';
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
}

/**
 * The bipartite picture of a balance: supply nodes → markets → demand nodes. All three views use these arcs. Arcs and openings are
 * numbered through and lie in typed arrays: a country has millions of them.
 */
export interface MarketPlan {
  /** How many parts of demand there were, those without places among them. */
  readonly partCount: number;
  readonly supply: readonly SupplyNode[];
  readonly demand: readonly DemandNode[];
  readonly markets: readonly Market[];
  /** Arcs of supply node s: `arcStart[s] … arcStart[s + 1] − 1`; `arcMarket` is the market each leads to. */
  readonly arcStart: Int32Array;
  readonly arcMarket: Int32Array;
  readonly arcWeight: Float64Array;
  /** Openings of market m: `openingStart[m] … openingStart[m + 1] − 1`, by the demand node their places belong to. */
  readonly openingStart: Int32Array;
  readonly openingDemand: Int32Array;
  /** Places, and parts within `markets[m].parts`: those of opening k begin at `openingPart[k]`, counted through all markets. */
  readonly openingPlaces: Int32Array;
  readonly openingPart: Int32Array;
  /** The number of each part of the markets among all parts, counted through all markets. */
  readonly marketPart: Int32Array;
  /** The number of each part of the demand nodes among all parts, counted through all nodes. */
  readonly demandPart: Int32Array;
}

/** Gathers units and parts into nodes and draws the arcs of profession and territory. Everything is sorted by stable keys. */
export function planMarkets(
  units: readonly SupplyUnit[],
  parts: readonly DemandPart[],
  professions: Professions,
  settings: BalanceSettings,
): MarketPlan {
  const supply = gatherSupplyNodes(units, professions);
  const places = rankKeys(parts, ({ unit }) => unit.location, whereKey);
  const open = openParts(parts);
  const { nodes: demand, nodeOf, demandPart } = gatherDemandNodes(open, places);
  const drafts = draftMarkets(open, nodeOf, demand.length, places);
  const arcs = drawArcs(supply, drafts.meetings, settings);
  return { partCount: parts.length, supply, demand, demandPart, ...drafts.plan, ...arcs };
}

/** Some parts of demand, and the number of each among all of them. */
interface NumberedParts {
  readonly parts: readonly DemandPart[];
  readonly numbers: Int32Array;
}

/** Parts of adverts with places. */
function openParts(all: readonly DemandPart[]): NumberedParts {
  const parts: DemandPart[] = [];
  const numbers: number[] = [];
  for (const [number, part] of all.entries()) {
    if (part.unit.places <= 0) continue;
    parts.push(part);
    numbers.push(number);
  }
  return { parts, numbers: Int32Array.from(numbers) };
}

function gatherSupplyNodes(units: readonly SupplyUnit[], professions: Professions): SupplyNode[] {
  const offered = units.filter(({ ref, available }) => ref !== null && available > 0);
  const linksOf = ({ ref }: SupplyUnit) => (ref === null ? [] : professions.linksOf(ref));
  const mainOf = ({ ref }: SupplyUnit) => (ref === null ? '' : professions.of(ref));
  const taught = rankKeys(offered, linksOf, (links, unit) => {
    const all = links.map(({ profession, weight }) => `${profession}*${weight}`);
    return `${mainOf(unit)} ${all.join(' ')}`;
  });
  const homes = rankKeys(
    offered,
    ({ location }) => location,
    ({ key }) => key,
  );
  const groups = groupBy(offered.length, (i) => (taught.of[i] ?? 0) * homes.count + (homes.of[i] ?? 0));
  return members(groups, offered).map((own) => {
    const [first] = own;
    if (first === undefined) throw new RangeError('a group without members');
    return {
      main: mainOf(first),
      links: linksOf(first),
      location: first.location,
      units: own,
      available: total(own, ({ available }) => available),
    };
  });
}

/** Demand nodes of parts with places; `nodeOf` = −1 for parts of adverts whose parts have none together. */
function gatherDemandNodes(
  { parts, numbers }: NumberedParts,
  places: Ranks<Location | null>,
): { readonly nodes: DemandNode[]; readonly nodeOf: Int32Array; readonly demandPart: Int32Array } {
  const namesOf = namesByUnit(parts);
  const sets = rankKeys(
    parts,
    ({ unit }) => namesOf.get(unit) ?? '',
    (names) => names,
  );
  const groups = groupBy(
    parts.length,
    (i) => (sets.of[i] ?? 0) * places.count + places.rankOf(parts[i]?.unit.location ?? null),
  );
  const nodes: DemandNode[] = [];
  const kept = new Int32Array(groups.count).fill(-1);
  for (const [g, own] of members(groups, parts).entries()) {
    const sum = total(own, (part) => part.places);
    if (sum === 0) continue;
    kept[g] = nodes.length;
    nodes.push({ parts: own, places: sum });
  }
  const demandPart = groups.order
    .filter((i) => (kept[groups.of[i] as number] as number) >= 0)
    .map((i) => numbers[i] as number);
  return { nodes, nodeOf: groups.of.map((g) => kept[g] ?? -1), demandPart };
}

/** The professions of each advert among the parts, joined; adverts of equal professions share the text. */
function namesByUnit(parts: readonly DemandPart[]): ReadonlyMap<DemandUnit, string> {
  const whole = new Map<DemandUnit['professions'], string>();
  const names = new Map<DemandUnit, string>();
  for (let i = 0; i < parts.length; ) {
    const first = parts[i];
    if (first === undefined) break;
    const { unit } = first;
    let end = i + 1;
    while (parts[end]?.unit === unit) end++;
    const isWhole = end - i === unit.professions.length;
    let joined = isWhole ? whole.get(unit.professions) : undefined;
    if (joined === undefined) {
      joined = parts
        .slice(i, end)
        .map(({ profession }) => profession)
        .join(' ');
      if (isWhole) whole.set(unit.professions, joined);
    }
    names.set(unit, joined);
    i = end;
  }
  return names;
}

/** A market and where it is. */
interface Meeting {
  readonly profession: string;
  readonly location: Location | null;
}

type MarketsOfPlan = Pick<
  MarketPlan,
  'markets' | 'openingStart' | 'openingDemand' | 'openingPlaces' | 'openingPart' | 'marketPart'
>;

function draftMarkets(
  { parts, numbers }: NumberedParts,
  nodeOf: Int32Array,
  nodes: number,
  places: Ranks<Location | null>,
): { readonly plan: MarketsOfPlan; readonly meetings: readonly Meeting[] } {
  const open: DemandPart[] = [];
  const numberOf = new Int32Array(parts.length);
  const nodeOfOpen = new Int32Array(parts.length);
  for (const [i, part] of parts.entries()) {
    if ((nodeOf[i] as number) < 0) continue;
    numberOf[open.length] = numbers[i] as number;
    nodeOfOpen[open.length] = nodeOf[i] as number;
    open.push(part);
  }
  const trades = rankKeys(
    open,
    ({ profession }) => profession,
    (profession) => profession,
  );
  const markets = groupBy(
    open.length,
    (at) => (trades.of[at] as number) * places.count + places.rankOf(open[at]?.unit.location ?? null),
  );
  const openings = groupBy(
    open.length,
    (at) => (markets.of[at] as number) * nodes + (nodeOfOpen[at] as number),
  );
  const openingStart = new Int32Array(markets.count + 1);
  const openingDemand = new Int32Array(openings.count);
  const openingPlaces = new Int32Array(openings.count);
  const meetings: Meeting[] = [];
  const planned: { profession: string; parts: DemandPart[]; places: number }[] = [];
  for (let k = 0; k < openings.count; k++) {
    for (let i = openings.start[k] as number; i < (openings.start[k + 1] as number); i++) {
      const at = openings.order[i] as number;
      const part = open[at];
      if (part === undefined) continue;
      const m = markets.of[at] as number;
      if (m === planned.length) {
        planned.push({ profession: part.profession, parts: [], places: 0 });
        meetings.push({ profession: part.profession, location: part.unit.location });
      }
      const market = planned[m];
      if (market === undefined) continue;
      market.parts.push(part);
      market.places += part.places;
      openingDemand[k] = nodeOfOpen[at] as number;
      openingPlaces[k] = (openingPlaces[k] as number) + part.places;
      openingStart[m + 1] = k + 1;
    }
  }
  return {
    plan: {
      markets: planned,
      openingStart,
      openingDemand,
      openingPlaces,
      openingPart: openings.start,
      marketPart: openings.order.map((at) => numberOf[at] as number),
    },
    meetings,
  };
}

/** Markets each supply node reaches: of each of its professions, in the order of the markets. */
function drawArcs(
  supply: readonly SupplyNode[],
  meetings: readonly Meeting[],
  settings: BalanceSettings,
): Pick<MarketPlan, 'arcStart' | 'arcMarket' | 'arcWeight'> {
  const works = new Map<string, Location>();
  for (const { location } of meetings) if (location !== null) works.set(location.key, location);
  const reach = createReach(Array.from(works.values()), settings);
  const marketsOf = new Map<string, Map<string | null, number>>();
  for (const [m, { profession, location }] of meetings.entries()) {
    const own = marketsOf.get(profession) ?? new Map<string | null, number>();
    marketsOf.set(profession, own);
    own.set(location?.key ?? null, m);
  }
  const arcStart = new Int32Array(supply.length + 1);
  const targets: number[] = [];
  const weights: number[] = [];
  for (const [s, { links, location }] of supply.entries()) {
    const reached = reach(location);
    for (const { profession, weight } of links) {
      const own = marketsOf.get(profession);
      if (own === undefined) continue;
      const found: number[] = [];
      const everywhere = own.get(null);
      if (everywhere !== undefined) found.push(everywhere);
      // The shorter of the two lists is gone through.
      if (own.size < reached.size) {
        for (const [key, m] of own) if (key !== null && reached.has(key)) found.push(m);
      } else {
        for (const key of reached) {
          const m = own.get(key);
          if (m !== undefined) found.push(m);
        }
      }
      for (const m of found.sort((a, b) => a - b)) {
        targets.push(m);
        weights.push(weight);
      }
    }
    arcStart[s + 1] = targets.length;
  }
  return { arcStart, arcMarket: Int32Array.from(targets), arcWeight: Float64Array.from(weights) };
}

function members<Item>(groups: Groups, items: readonly Item[]): Item[][] {
  return Array.from({ length: groups.count }, (_, g) => {
    const own: Item[] = [];
    for (let i = groups.start[g] ?? 0; i < (groups.start[g + 1] ?? 0); i++) {
      const item = items[groups.order[i] ?? 0];
      if (item !== undefined) own.push(item);
    }
    return own;
  });
}

function whereKey(location: Location | null): string {
  return location === null ? '*' : location.key;
}
