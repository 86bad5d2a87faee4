/**
 * Maximum flow by Dinic's algorithm (E. A. Dinic, 1970): O(V²E) in general, O(E√V) on unit networks, near linear on the
 * shallow networks of the balance. Typed arrays, no recursion, no dependencies; deterministic by the order of edges.
 */
export interface FlowNetwork {
  readonly nodes: number;
  /** Edges are stored in pairs: 2k runs forward, 2k+1 back. */
  readonly target: Int32Array;
  /** What an edge can still carry. */
  readonly residual: Int32Array;
  /** Edges of node v: `edges[start[v]] … edges[start[v + 1] − 1]`. */
  readonly start: Int32Array;
  readonly edges: Int32Array;
}

/** More than any real number of places, and safe to add once. */
export const UNBOUNDED = 1 << 29;

/** Collects edges, then packs them. */
export interface FlowBuilder {
  /** @returns the number of the forward edge. `flow` ≤ capacity is a start the caller has balanced. */
  edge(from: number, to: number, capacity: number, flow?: number): number;
  build(nodes: number): FlowNetwork;
}

/** An empty network to add edges to. @param expected how many there will be; more are taken too */
export function createFlowBuilder(expected = 64): FlowBuilder {
  // The source of an edge is the target of its pair.
  let targets = new Int32Array(2 * expected);
  let residuals = new Int32Array(2 * expected);
  let size = 0;
  return {
    edge(from, to, capacity, flow = 0) {
      if (size === targets.length) {
        targets = widened(targets);
        residuals = widened(residuals);
      }
      const number = size;
      targets[size] = to;
      residuals[size++] = capacity - flow;
      targets[size] = from;
      residuals[size++] = flow;
      return number;
    },
    build: (nodes) => pack(nodes, targets.subarray(0, size), residuals.subarray(0, size)),
  };
}

function widened(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(2 * numbers.length + 2);
  wider.set(numbers);
  return wider;
}

function pack(nodes: number, target: Int32Array, residual: Int32Array): FlowNetwork {
  const start = new Int32Array(nodes + 1);
  for (const from of target) start[from + 1] = (start[from + 1] as number) + 1;
  for (let v = 0; v < nodes; v++) start[v + 1] = (start[v + 1] as number) + (start[v] as number);
  const next = start.slice();
  const edges = new Int32Array(target.length);
  for (let edge = 0; edge < target.length; edge++) {
    const from = target[edge ^ 1] as number;
    const slot = next[from] as number;
    edges[slot] = edge;
    next[from] = slot + 1;
  }
  return { nodes, target, residual, start, edges };
}

/** What runs through a forward edge now. */
export function flowOf(network: FlowNetwork, edge: number): number {
  return network.residual[edge + 1] as number;
}

/** Raises the flow from `source` to `sink` to the maximum. @returns how much was added */
export function augmentToMaximum(network: FlowNetwork, source: number, sink: number): number {
  const level = new Int32Array(network.nodes);
  const cursor = new Int32Array(network.nodes);
  const path = new Int32Array(network.nodes);
  const queue = new Int32Array(network.nodes);
  let added = 0;
  while (layer(network, source, sink, level, queue)) {
    cursor.set(network.start.subarray(0, network.nodes));
    for (;;) {
      const pushed = pushOnePath(network, source, sink, level, cursor, path);
      if (pushed === 0) break;
      added += pushed;
    }
  }
  return added;
}

/** Levels of nodes by edges that can carry more; `queue` is room for all nodes. @returns whether the sink has one */
function layer(
  network: FlowNetwork,
  source: number,
  sink: number,
  level: Int32Array,
  queue: Int32Array,
): boolean {
  const { start, edges, target, residual } = network;
  level.fill(-1);
  level[source] = 0;
  queue[0] = source;
  for (let head = 0, tail = 1; head < tail; head++) {
    const v = queue[head] as number;
    for (let i = start[v] as number; i < (start[v + 1] as number); i++) {
      const edge = edges[i] as number;
      const w = target[edge] as number;
      if ((residual[edge] as number) <= 0 || (level[w] as number) >= 0) continue;
      level[w] = (level[v] as number) + 1;
      queue[tail++] = w;
    }
  }
  return (level[sink] as number) >= 0;
}

/** Finds one path along the layers and fills it; dead ends are closed for the rest of the phase. */
function pushOnePath(
  network: FlowNetwork,
  source: number,
  sink: number,
  level: Int32Array,
  cursor: Int32Array,
  path: Int32Array,
): number {
  const { start, edges, target, residual } = network;
  let v = source;
  let depth = 0;
  while (v !== sink) {
    const end = start[v + 1] as number;
    let i = cursor[v] as number;
    while (i < end) {
      const edge = edges[i] as number;
      if ((residual[edge] as number) > 0 && level[target[edge] as number] === (level[v] as number) + 1) break;
      i++;
    }
    cursor[v] = i;
    if (i < end) {
      const edge = edges[i] as number;
      path[depth++] = edge;
      v = target[edge] as number;
    } else {
      if (v === source) return 0;
      level[v] = -1;
      v = target[(path[--depth] as number) ^ 1] as number;
    }
  }
  let pushed = UNBOUNDED;
  for (let k = 0; k < depth; k++) pushed = Math.min(pushed, residual[path[k] as number] as number);
  for (let k = 0; k < depth; k++) {
    const edge = path[k] as number;
    residual[edge] = (residual[edge] as number) - pushed;
    residual[edge ^ 1] = (residual[edge ^ 1] as number) + pushed;
  }
  return pushed;
}

/** Nodes that an unfilled path from `source` reaches: after a maximum the source side of a minimum cut. */
export function reachedFrom(network: FlowNetwork, source: number): Uint8Array {
  return spread(network, source, (edge) => network.residual[edge] as number);
}

/** Nodes that an unfilled path leads from to `sink`: after a maximum the sink side of a minimum cut. */
export function reaching(network: FlowNetwork, sink: number): Uint8Array {
  return spread(network, sink, (edge) => network.residual[edge ^ 1] as number);
}

function spread(network: FlowNetwork, from: number, open: (edge: number) => number): Uint8Array {
  const { start, edges, target } = network;
  const seen = new Uint8Array(network.nodes);
  const stack = [from];
  seen[from] = 1;
  for (let v = stack.pop(); v !== undefined; v = stack.pop()) {
    for (let i = start[v] as number; i < (start[v + 1] as number); i++) {
      const edge = edges[i] as number;
      const w = target[edge] as number;
      if (seen[w] === 1 || open(edge) <= 0) continue;
      seen[w] = 1;
      stack.push(w);
    }
  }
  return seen;
}
