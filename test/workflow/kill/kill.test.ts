import { expect, test } from 'vitest';
import { killedRuns } from './killed-runs.ts';

/** Park–Miller: the same moments every time, as far as a process keeps time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

test('killed with SIGKILL, an import and a collect leave a whole workspace that the next run completes', async () => {
  const runs = await killedRuns(2, seeded(20_260_525));
  for (const { broken, different, leftovers } of runs) {
    expect({ broken, different, leftovers }).toEqual({ broken: [], different: [], leftovers: [] });
  }
  expect(runs).toHaveLength(4);
  expect(runs.some(({ killedAt }) => killedAt !== null)).toBe(true);
}, 240_000);
