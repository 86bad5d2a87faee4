import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  augmentToMaximum,
  createFlowBuilder,
  flowOf,
  reachedFrom,
  reaching,
} from '../../../src/matching/balance/max-flow.ts';

const networks = fc.integer({ min: 2, max: 6 }).chain((nodes) =>
  fc.record({
    nodes: fc.constant(nodes),
    edges: fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: nodes - 1 }),
        fc.integer({ min: 0, max: nodes - 1 }),
        fc.integer({ min: 0, max: 9 }),
      ),
      { maxLength: 14 },
    ),
  }),
);

/** The smallest cut by trying all of them. */
function smallestCut(nodes: number, edges: readonly (readonly [number, number, number])[]): number {
  let best = Number.POSITIVE_INFINITY;
  for (let side = 0; side < 2 ** nodes; side++) {
    const has = (v: number) => (side & (1 << v)) !== 0;
    if (!has(0) || has(1)) continue;
    best = Math.min(
      best,
      edges.reduce((sum, [from, to, c]) => sum + (has(from) && !has(to) ? c : 0), 0),
    );
  }
  return best;
}

test('maximum flow = minimum cut, flow is conserved, both extreme cuts are saturated', () => {
  fc.assert(
    fc.property(networks, ({ nodes, edges }) => {
      const builder = createFlowBuilder();
      const numbers = edges.map(([from, to, capacity]) => builder.edge(from, to, capacity));
      const network = builder.build(nodes);
      const value = augmentToMaximum(network, 0, 1);
      expect(value).toBe(smallestCut(nodes, edges));
      const balance = new Array<number>(nodes).fill(0);
      for (const [i, [from, to, capacity]] of edges.entries()) {
        const flow = flowOf(network, numbers[i] ?? 0);
        expect(flow).toBeGreaterThanOrEqual(0);
        expect(flow).toBeLessThanOrEqual(capacity);
        balance[from] = (balance[from] ?? 0) - flow;
        balance[to] = (balance[to] ?? 0) + flow;
      }
      expect(balance.slice(2).every((b) => b === 0)).toBe(true);
      const near = reachedFrom(network, 0);
      const far = reaching(network, 1);
      const cutBy = (inside: (v: number) => boolean) =>
        edges.reduce((sum, [from, to, c]) => sum + (inside(from) && !inside(to) ? c : 0), 0);
      expect(cutBy((v) => near[v] === 1)).toBe(value);
      expect(cutBy((v) => far[v] !== 1)).toBe(value);
    }),
    { numRuns: 300 },
  );
});
