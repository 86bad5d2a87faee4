import { inferableRange } from './inferable-range.ts';
import { type TableArc, type TableNetwork, tableNetwork } from './table-network.ts';

/** Counts of persons below this are not published in open outputs. */
export const SMALLEST_PUBLISHED = 5;

/** A table fit for publication: null stands where a count is withheld. */
export interface PublishedTable {
  readonly cells: readonly (readonly (number | null)[])[];
  readonly rowTotals: readonly (number | null)[];
  readonly columnTotals: readonly (number | null)[];
  readonly total: number | null;
  /** How many counts are withheld because they are small, and how many more so that those cannot be computed. */
  readonly withheld: { readonly small: number; readonly complementary: number };
}

/** Totals that are public anyway, because another table or a headline states them: they are published whatever they are. */
export interface PublicTotals {
  readonly rows?: boolean;
  readonly columns?: boolean;
}

/**
 * Withholds counts of 1 to `smallest` − 1 persons, and as few others as a greedy search finds, so that no withheld small count can be
 * narrowed down to fewer than `smallest` values from what remains, the totals included. A zero is no person and is published unless
 * it is needed to hide a neighbour. Totals are protected as cells are. Ties fall to the first in order, so that the same table is
 * published the same way. Tables that share nothing but totals kept public cannot be used against each other.
 * @param counts rows of equal length, whole numbers from 0; a single list is a table of one column
 */
export function suppressTable(
  counts: readonly (readonly number[])[],
  smallest = SMALLEST_PUBLISHED,
  publicTotals: PublicTotals = {},
): PublishedTable {
  const network = tableNetwork(counts);
  const { arcs } = network;
  const kept = arcs.map((arc) => isKept(arc, publicTotals));
  const small = arcs.map(({ count }, at) => kept[at] !== true && count > 0 && count < smallest);
  const hidden = [...small];
  // A list has each cell twice, as the total of its row: what is withheld in one is withheld in the other.
  const width = counts[0]?.length ?? 0;
  for (;;) {
    const open = small.findIndex((isSmall, at) => isSmall && !isSafe(network, hidden, at, smallest));
    if (open < 0) break;
    const added = cheapestCover(network, { hidden, kept }, open, smallest);
    // No one cycle hides it: its row is withheld whole, then, the smallest first, others, until the counts can change places.
    const more = added.length > 0 ? added : nextRow(network, { hidden, kept }, open);
    if (more.length === 0) {
      // Nothing in the table can hide it: nothing of the table is published.
      for (const at of hidden.keys()) hidden[at] = kept[at] !== true;
      break;
    }
    for (const at of more) hidden[at] = true;
  }
  const value = (at: number) => (hidden[at] === true ? null : (arcs[at]?.count ?? null));
  const cells = counts.length * width;
  return {
    cells: counts.map((line, row) => line.map((_, column) => value(row * width + column))),
    rowTotals: counts.map((_, row) => value(cells + row)),
    columnTotals: Array.from({ length: width }, (_, column) => value(cells + counts.length + column)),
    total: value(arcs.length - 1),
    withheld: {
      small: small.filter(Boolean).length,
      complementary: hidden.filter((is, at) => is && small[at] !== true).length,
    },
  };
}

/** By arc of the network: withheld so far; public whatever it is. */
interface Marks {
  readonly hidden: readonly boolean[];
  readonly kept: readonly boolean[];
}

function isKept({ row, column }: TableArc, { rows = false, columns = false }: PublicTotals): boolean {
  if (row !== null && column !== null) return false;
  if (row === null && column === null) return rows || columns;
  return row === null ? columns : rows;
}

function isSafe(network: TableNetwork, hidden: readonly boolean[], at: number, smallest: number): boolean {
  const { least, most } = inferableRange(network, hidden, at, smallest);
  return most - least >= smallest - 1;
}

/**
 * The published counts whose hiding lets the count grow by `smallest`: the cheapest cycle through it, a count costing what it tells
 * (its size, and one), hidden ones nothing. A count that would have to fall must have as much to lose. Dijkstra's algorithm on a few
 * hundred nodes.
 */
function cheapestCover(
  { nodes, arcs }: TableNetwork,
  { hidden, kept }: Marks,
  at: number,
  smallest: number,
): readonly number[] {
  const start = arcs[at];
  if (start === undefined) return [];
  const cost = new Array<number>(nodes).fill(Number.POSITIVE_INFINITY);
  const via: ({ readonly arc: number; readonly back: number } | undefined)[] = new Array(nodes);
  const done = new Array<boolean>(nodes).fill(false);
  cost[start.to] = 0;
  for (;;) {
    const node = nearest(cost, done);
    if (node < 0) return [];
    if (node === start.from) break;
    done[node] = true;
    for (const [index, arc] of arcs.entries()) {
      if (index === at || kept[index] === true || (arc.from !== node && arc.to !== node)) continue;
      const forward = arc.from === node;
      if (!forward && arc.count < smallest) continue;
      const next = forward ? arc.to : arc.from;
      const price = (cost[node] ?? 0) + (hidden[index] === true ? 0 : arc.count + 1);
      if (price >= (cost[next] ?? 0)) continue;
      cost[next] = price;
      via[next] = { arc: index, back: node };
    }
  }
  const added: number[] = [];
  for (let node = start.from; node !== start.to; ) {
    const step = via[node];
    if (step === undefined) return [];
    if (hidden[step.arc] !== true) added.push(step.arc);
    node = step.back;
  }
  return added;
}

/** The published cells of the row of a count, or where it has none of the row with the smallest total that has some. */
function nextRow({ arcs }: TableNetwork, { hidden, kept }: Marks, at: number): readonly number[] {
  const own = arcs[at]?.row ?? null;
  const totals = new Map<number, number>();
  const open = new Map<number, number[]>();
  for (const [index, { row, column, count }] of arcs.entries()) {
    if (row === null) continue;
    if (column === null) totals.set(row, count);
    else if (hidden[index] !== true && kept[index] !== true) open.set(row, [...(open.get(row) ?? []), index]);
  }
  const rank = (row: number) => (row === own ? -1 : (totals.get(row) ?? 0));
  const [first] = Array.from(open.keys()).sort((a, b) => rank(a) - rank(b) || a - b);
  return first === undefined ? [] : (open.get(first) ?? []);
}

function nearest(cost: readonly number[], done: readonly boolean[]): number {
  let best = -1;
  for (const [node, price] of cost.entries()) {
    if (done[node] === true || price === Number.POSITIVE_INFINITY) continue;
    if (best < 0 || price < (cost[best] ?? 0)) best = node;
  }
  return best;
}
