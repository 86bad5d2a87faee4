import { type Pair, weighPair } from './compare-pair.ts';
import { type ComparedField, FIELDS } from './levels.ts';
import type { LevelShares } from './read-link-weights.ts';

const ROUNDS = 6;
/** Matches that the shipped shares count for. */
const SHIPPED_MATCHES = 500;
/** An estimate may differ from the shipped share so many times: a strange file must not turn evidence round. */
const FREEDOM = 8;
/** Posteriors are summed as whole numbers, so that the order of the rows changes no bit of the result. */
const UNIT = 2 ** 20;

/**
 * Shares of levels among matches by expectation–maximisation with u and the prior fixed (Fellegi, Sunter 1969; Winkler 1988). A file
 * with few matches stays near the shipped shares.
 * @param prior log₂ of the chance that a random pair is one person
 */
export function estimateM(pairs: readonly Pair[], shipped: LevelShares, prior: number): LevelShares {
  let m = shipped;
  for (let round = 0; round < ROUNDS; round++) {
    const sums = startSums();
    for (const pair of pairs) {
      const posterior = Math.round(UNIT / (1 + 2 ** -(weighPair(m, pair) + prior)));
      if (posterior === 0) continue;
      for (const field of FIELDS) {
        const ofField = sums[field];
        const level = pair.levels[field];
        ofField[level] = (ofField[level] ?? 0) + posterior;
      }
    }
    m = sharesOf(sums, shipped);
  }
  return m;
}

type Sums = Record<ComparedField, Record<string, number>>;

function startSums(): Sums {
  return { snils: {}, surname: {}, name: {}, patronymic: {}, 'birth-date': {}, studies: {} };
}

function sharesOf(sums: Readonly<Sums>, shipped: LevelShares): LevelShares {
  const found: Partial<Record<keyof LevelShares, Record<string, number>>> = {};
  for (const field of FIELDS) {
    const levels = Object.entries(shipped[field]);
    const count = (level: string) => (sums[field][level] ?? 0) / UNIT;
    const total = levels.reduce((sum, [level]) => sum + count(level), 0);
    found[field] = Object.fromEntries(
      levels.map(([level, share]) => {
        const estimate = (count(level) + SHIPPED_MATCHES * share) / (total + SHIPPED_MATCHES);
        return [level, Math.min(1, share * FREEDOM, Math.max(share / FREEDOM, estimate))];
      }),
    );
  }
  return { ...shipped, ...found };
}
