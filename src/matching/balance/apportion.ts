import { createNumbering } from './dense-groups.ts';

/** One claim on a whole number: a stable key and a weight ≥ 0. */
export interface Claim<Key = string> {
  readonly key: Key;
  readonly weight: number;
}

/**
 * Splits a whole number in proportion to weights by the largest remainder; ties go to the earlier claim. Parts are whole and
 * sum to `total`; all are 0 when no weight is positive. Where the weights are whole numbers that sum to at least `total`,
 * no part exceeds its weight.
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  if (total === 0) return nothingFor(weights.length);
  if (weights.length === 1) return [(weights[0] ?? 0) > 0 ? total : 0];
  let sum = 0;
  for (const weight of weights) sum += weight;
  if (sum <= 0) return nothingFor(weights.length);
  const parts: number[] = [];
  for (const weight of weights) parts.push(wholePart((total * weight) / sum));
  const debts = weights.map((weight, i) => (total * weight) / sum - (parts[i] ?? 0));
  giveRest(total, parts, debts, weights);
  return parts;
}

/**
 * A split that remembers what rounding still owes each key. Many small numbers (adverts of one place) then add up to the
 * exact shares within about one, where the plain largest remainder would give them all to the heaviest key.
 */
export function createApportioner<Key = string>(): (
  total: number,
  claims: readonly Claim<Key>[],
) => number[] {
  const numberOf = createNumbering<Key>();
  const split = createNumberedApportioner();
  return (total, claims) =>
    split(
      total,
      claims.map(({ key }) => numberOf(key)),
      claims.map(({ weight }) => weight),
    );
}

/**
 * The same split where keys are whole numbers from 0 and come apart from their weights: for millions of splits no claim need be
 * made.
 */
export function createNumberedApportioner(): (
  total: number,
  keys: ArrayLike<number>,
  weights: readonly number[],
) => number[] {
  const owed: number[] = [];
  return (total, keys, weights) => {
    if (weights.length === 1) return [(weights[0] as number) > 0 ? total : 0];
    const parts: number[] = [];
    let sum = 0;
    for (const weight of weights) sum += weight;
    // Nothing to split, and nothing owed to anybody because of it.
    if (total === 0 || sum <= 0) return nothingFor(weights.length);
    const debts: number[] = [];
    let rest = total;
    for (let i = 0; i < weights.length; i++) {
      const share = (total * (weights[i] as number)) / sum;
      const part = wholePart(share);
      parts.push(part);
      debts.push(share + (owed[keys[i] as number] ?? 0) - part);
      rest -= part;
    }
    const before = rest > 0 ? parts.slice() : parts;
    giveRest(total, parts, debts, weights);
    for (let i = 0; i < weights.length; i++) {
      owed[keys[i] as number] = (debts[i] as number) + (before[i] as number) - (parts[i] as number);
    }
    return parts;
  };
}

/**
 * The whole part of a share, 0 ≤ share < 2³¹. An integer of 32 bits, not `Math.floor`: of that the engine makes arrays of
 * fractions, and each number read from them into a record lies in a box of its own, a hundred megabytes for a country.
 */
function wholePart(share: number): number {
  return (share + 1e-9) | 0;
}

function nothingFor(claims: number): number[] {
  return new Array<number>(claims).fill(0);
}

/** Hands the units left after rounding down to the claims with the largest debt, one each; changes `parts`. */
function giveRest(
  total: number,
  parts: number[],
  debts: readonly number[],
  weights: readonly number[],
): void {
  let rest = total;
  for (const part of parts) rest -= part;
  if (rest <= 0) return;
  const order: number[] = [];
  for (let i = 0; i < weights.length; i++) if ((weights[i] as number) > 0) order.push(i);
  order.sort((a, b) => {
    const difference = (debts[b] ?? 0) - (debts[a] ?? 0);
    return Math.abs(difference) < 1e-9 ? a - b : difference;
  });
  for (const i of order.slice(0, rest)) parts[i] = (parts[i] ?? 0) + 1;
}
