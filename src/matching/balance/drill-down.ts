import { normaliseLabel } from '../../domain/text.ts';
import type { DemandPart } from './demand.ts';
import { byText, listAt, total } from './order.ts';
import { type AllocatedPart, type DemandSums, sumDemand } from './pivots.ts';
import type { SupplyUnit } from './supply.ts';

/** A step of a drill-down of demand. */
export interface DemandLevel {
  readonly name: 'profession' | 'sector' | 'territory' | 'settlement' | 'employer';
  /** The same key = one row. */
  keyOf(part: DemandPart): string;
  /** What the row is called; '' = not known. */
  labelOf(part: DemandPart): string;
}

/** Profession → sector → municipality → settlement → employer, as the summary is taken apart. */
export const DEMAND_LEVELS: readonly DemandLevel[] = [
  { name: 'profession', keyOf: ({ profession }) => profession, labelOf: ({ profession }) => profession },
  { name: 'sector', keyOf: ({ unit }) => unit.sector, labelOf: ({ unit }) => unit.sector },
  {
    name: 'territory',
    keyOf: ({ unit }) => unit.territory ?? '',
    labelOf: ({ unit }) => unit.territory ?? '',
  },
  {
    name: 'settlement',
    keyOf: ({ unit }) => unit.settlement ?? '',
    labelOf: ({ unit }) => unit.settlement ?? '',
  },
  {
    name: 'employer',
    keyOf: ({ unit: { vacancy } }) => vacancy.employer.inn ?? normaliseLabel(vacancy.employer.name ?? ''),
    labelOf: ({ unit: { vacancy } }) => vacancy.employer.name ?? '',
  },
];

/** A row of a drill-down. The rows right below it sum to it in every number. */
export interface DemandNode {
  readonly level: DemandLevel['name'];
  readonly key: string;
  readonly label: string;
  readonly sums: DemandSums;
  /** Empty at the last level. Most unfilled places first, then most places, then by key. Made anew at each call. */
  below(): readonly DemandNode[];
  /** Rows of the node opened to its end, itself among them; some number above `most` where there are more. */
  rowsWithin(most: number): number;
}

/**
 * Takes demand apart along the levels. Sums are whole numbers and conserved from every row to the rows below it. Rows below are
 * taken apart when somebody looks at them, and not kept: those of a country are millions, and a report opens a few thousand.
 */
export function drillDemand(
  parts: readonly AllocatedPart[],
  levels: readonly DemandLevel[],
  nameOf: (profession: string) => string,
): readonly DemandNode[] {
  const [level, ...rest] = levels;
  if (level === undefined) return [];
  return Array.from(
    groupParts(parts, level),
    ([key, own]): DemandNode => ({
      level: level.name,
      key,
      label: level.name === 'profession' ? nameOf(key) : leastLabel(own, level),
      sums: sumDemand(own),
      below: () => drillDemand(own, rest, nameOf),
      rowsWithin: (most) => countRows(own, rest, most),
    }),
  ).sort(
    (a, b) =>
      b.sums.feasibleUnmet - a.sums.feasibleUnmet || b.sums.places - a.sums.places || byText(a.key, b.key),
  );
}

function countRows(
  parts: readonly AllocatedPart[],
  [level, ...rest]: readonly DemandLevel[],
  most: number,
): number {
  let rows = 1;
  if (rows > most || level === undefined) return rows;
  for (const own of groupParts(parts, level).values()) {
    rows += countRows(own, rest, most - rows);
    if (rows > most) break;
  }
  return rows;
}

function groupParts(parts: readonly AllocatedPart[], level: DemandLevel): Map<string, AllocatedPart[]> {
  const groups = new Map<string, AllocatedPart[]>();
  for (const each of parts) listAt(groups, level.keyOf(each.part)).push(each);
  return groups;
}

/** One spelling of many, whatever the order of the rows. */
function leastLabel(parts: readonly AllocatedPart[], level: DemandLevel): string {
  let least = '';
  for (const { part } of parts) {
    const label = level.labelOf(part);
    if (label !== '' && (least === '' || byText(label, least) < 0)) least = label;
  }
  return least;
}

/** Graduates of a profession, then of a college. Rows below sum to the row above. */
export interface SupplyNode {
  readonly key: string;
  readonly label: string;
  readonly graduates: number;
  readonly available: number;
  readonly surplus: number;
  readonly below: readonly SupplyNode[];
}

/** Takes supply apart: profession → college. '' = profession or college not known. Most graduates on offer first. */
export function drillSupply(
  units: readonly SupplyUnit[],
  surplusOf: (unit: SupplyUnit) => number,
  professionOf: (unit: SupplyUnit) => string,
  nameOf: (profession: string) => string,
): readonly SupplyNode[] {
  const group = (
    own: readonly SupplyUnit[],
    keyOf: (unit: SupplyUnit) => string,
    labelOf: (key: string) => string,
    below: (units: readonly SupplyUnit[]) => readonly SupplyNode[],
  ): readonly SupplyNode[] => {
    const groups = new Map<string, SupplyUnit[]>();
    for (const unit of own) listAt(groups, keyOf(unit)).push(unit);
    return Array.from(groups, ([key, members]) => ({
      key,
      label: labelOf(key),
      graduates: total(members, ({ graduates }) => graduates),
      available: total(members, ({ available }) => available),
      surplus: total(members, surplusOf),
      below: below(members),
    })).sort((a, b) => b.available - a.available || b.graduates - a.graduates || byText(a.key, b.key));
  };
  return group(units, professionOf, nameOf, (members) =>
    group(
      members,
      ({ college }) => college ?? '',
      (college) => college,
      () => [],
    ),
  );
}
