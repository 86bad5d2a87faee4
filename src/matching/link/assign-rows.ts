import type { Pair } from './compare-pair.ts';
import type { Description } from './describe-person.ts';
import { AUTOMATIC_BITS } from './judge-pair.ts';

/** A pair with its weight. */
export interface WeighedPair extends Pair {
  /** log₂ of the odds that it is one person. */
  readonly bits: number;
  /** Why it must not be linked without asking; null when nothing forbids it. */
  readonly veto: string | null;
}

/** How much surer than the next one a choice must be, bits: 32 to 1. */
const MARGIN_BITS = 5;

/** What became of the pairs. */
export interface Assignment {
  /** By row; each person once. */
  readonly linked: ReadonlyMap<number, WeighedPair>;
  /** Ids of persons who were taken. */
  readonly taken: ReadonlySet<number>;
  /** Pairs, sure enough by themselves, that have an equal rival. */
  readonly ambiguous: ReadonlySet<WeighedPair>;
}

/**
 * Gives each row at most one person and each person at most one row, the surest pairs first. A pair with a rival almost as sure is
 * left to a reviewer, except a copy of an earlier row.
 */
export function assignRows(pairs: readonly WeighedPair[], rows: readonly Description[]): Assignment {
  const byRow = groupBy(pairs, ({ row }) => row);
  const byPerson = groupBy(pairs, ({ person }) => person.id);
  const linked = new Map<number, WeighedPair>();
  const taken = new Set<number>();
  const ambiguous = new Set<WeighedPair>();
  const keyOf = (pair: WeighedPair) => rows[pair.row]?.key ?? '';

  function hasRival(pair: WeighedPair): boolean {
    const near = (other: WeighedPair) => other.veto === null && other.bits > pair.bits - MARGIN_BITS;
    const persons = byRow.get(pair.row) ?? [];
    if (persons.some((each) => near(each) && !taken.has(each.person.id) && !sameRows(each, pair)))
      return true;
    const rivals = byPerson.get(pair.person.id) ?? [];
    return rivals.some((each) => near(each) && !linked.has(each.row) && keyOf(each) !== keyOf(pair));
  }

  const automatic = pairs.filter(({ bits, veto, copy }) => veto === null && (copy || bits >= AUTOMATIC_BITS));
  automatic.sort(
    (a, b) =>
      b.bits - a.bits ||
      Number(b.copy) - Number(a.copy) ||
      compareText(keyOf(a), keyOf(b)) ||
      a.row - b.row ||
      a.person.id - b.person.id,
  );
  for (const pair of automatic) {
    if (linked.has(pair.row) || taken.has(pair.person.id)) continue;
    if (!pair.copy && hasRival(pair)) {
      ambiguous.add(pair);
      continue;
    }
    linked.set(pair.row, pair);
    taken.add(pair.person.id);
  }
  return { linked, taken, ambiguous };
}

/** Two persons of whom the same was stated are one to every row. */
function sameRows(a: Pair, b: Pair): boolean {
  if (a.person.rows.size !== b.person.rows.size) return false;
  for (const row of a.person.rows) if (!b.person.rows.has(row)) return false;
  return true;
}

function groupBy(
  pairs: readonly WeighedPair[],
  keyOf: (pair: WeighedPair) => number,
): ReadonlyMap<number, readonly WeighedPair[]> {
  const groups = new Map<number, WeighedPair[]>();
  for (const pair of pairs) {
    const key = keyOf(pair);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [pair]);
    else group.push(pair);
  }
  return groups;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
