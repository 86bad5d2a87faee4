import type { TableArc, TableNetwork } from './table-network.ts';

/** What can be inferred of an unpublished count from what is published, both bounds included. */
export interface InferableRange {
  readonly least: number;
  /** Infinity when nothing bounds it. */
  readonly most: number;
}

/**
 * The exact range of an unpublished count for a reader who knows the published ones, that all add up, and that none is negative:
 * the count may grow and fall by as much as can flow around it through other unpublished counts, which may grow without bound and
 * fall to zero. Augmenting paths, O(arcs × width of the range); `enough` stops the search.
 * @param hidden by arc of the network
 */
export function inferableRange(
  network: TableNetwork,
  hidden: readonly boolean[],
  at: number,
  enough = Number.POSITIVE_INFINITY,
): InferableRange {
  const arc = network.arcs[at];
  if (arc === undefined) throw new RangeError(`no count ${at}`);
  if (hidden[at] !== true) return { least: arc.count, most: arc.count };
  const grows = flowAround(network, hidden, at, arc.to, arc.from, enough);
  const falls = flowAround(network, hidden, at, arc.from, arc.to, Math.min(arc.count, enough));
  return { least: arc.count - Math.min(arc.count, falls), most: arc.count + grows };
}

/** The most that can be sent between two nodes through hidden counts other than one. */
function flowAround(
  { nodes, arcs }: TableNetwork,
  hidden: readonly boolean[],
  without: number,
  from: number,
  to: number,
  limit: number,
): number {
  const usable = arcs.flatMap((arc, at) => (hidden[at] === true && at !== without ? [{ arc, at }] : []));
  const change = new Map<number, number>();
  let sent = 0;
  while (sent < limit) {
    const path = findPath(nodes, usable, change, from, to);
    if (path === null) return sent;
    const room = Math.min(limit - sent, ...path.map(({ room: each }) => each));
    // Nothing on the way bounds it, nor did the caller.
    if (room === Number.POSITIVE_INFINITY) return room;
    for (const { at, sign } of path) change.set(at, (change.get(at) ?? 0) + sign * room);
    sent += room;
  }
  return sent;
}

interface Step {
  readonly at: number;
  readonly sign: 1 | -1;
  readonly room: number;
}

function findPath(
  nodes: number,
  usable: readonly { readonly arc: TableArc; readonly at: number }[],
  change: ReadonlyMap<number, number>,
  from: number,
  to: number,
): readonly Step[] | null {
  const reached: ({ readonly step: Step; readonly back: number } | null | undefined)[] = new Array(nodes);
  reached[from] = null;
  const queue = [from];
  for (let head = 0; head < queue.length && reached[to] === undefined; head++) {
    const node = queue[head];
    for (const { arc, at } of usable) {
      const forward = arc.from === node;
      if (!forward && arc.to !== node) continue;
      const next = forward ? arc.to : arc.from;
      if (node === undefined || reached[next] !== undefined) continue;
      const room = forward ? Number.POSITIVE_INFINITY : arc.count + (change.get(at) ?? 0);
      if (room <= 0) continue;
      reached[next] = { step: { at, sign: forward ? 1 : -1, room }, back: node };
      queue.push(next);
    }
  }
  if (reached[to] === undefined) return null;
  const path: Step[] = [];
  for (let node = to; ; ) {
    const step = reached[node];
    if (step == null) return path;
    path.push(step.step);
    node = step.back;
  }
}
