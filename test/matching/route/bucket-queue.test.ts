import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBucketQueue } from '../../../src/matching/route/bucket-queue.ts';

test('gives the least distance at every moment, near and far beyond the window', () => {
  const step = fc.oneof(fc.nat(40), fc.nat(9000), fc.nat(200_000));
  const actions = fc.array(fc.option(step), { maxLength: 200 });
  fc.assert(
    fc.property(fc.array(actions, { maxLength: 3 }), (rounds) => {
      const queue = createBucketQueue();
      for (const round of rounds) {
        const waiting: number[] = [];
        let front = 0;
        for (const action of round) {
          if (action !== null) {
            waiting.push(front + action);
            queue.put(waiting.length, front + action);
            continue;
          }
          const least = Math.min(...waiting);
          const node = queue.take();
          expect(node === -1).toBe(waiting.length === 0 || least === Number.POSITIVE_INFINITY);
          if (node === -1) continue;
          expect(queue.front()).toBe(least);
          expect(waiting[node - 1]).toBe(least);
          waiting[node - 1] = Number.POSITIVE_INFINITY;
          front = least;
        }
        queue.clear();
        expect(queue.take()).toBe(-1);
      }
    }),
    { numRuns: 150 },
  );
});
