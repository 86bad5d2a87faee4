/** One claim on a whole number: a stable key and a weight ≥ 0. */
export interface Claim {
  readonly key: string;
  readonly weight: number;
}

/**
 * Splits a whole number in proportion to weights by the largest remainder; ties go to the earlier claim. Parts are whole and
 * sum to `total`; all are 0 when no weight is positive. Where the weights are whole numbers that sum to at least `total`,
 * no part exceeds its weight.
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum <= 0) return weights.map(() => 0);
  const quotas = weights.map((weight) => (total * weight) / sum);
  const parts = quotas.map((quota) => Math.floor(quota + 1e-9));
  return giveRest(total, parts, (i) => (quotas[i] ?? 0) - (parts[i] ?? 0), weights);
}

/**
 * A split that remembers what rounding still owes each key. Many small numbers (adverts of one place) then add up to the
 * exact shares within about one, where the plain largest remainder would give them all to the heaviest key.
 */
export function createApportioner(): (total: number, claims: readonly Claim[]) => number[] {
  const owed = new Map<string, number>();
  return (total, claims) => {
    if (claims.length === 1) return [(claims[0]?.weight ?? 0) > 0 ? total : 0];
    const weights = claims.map((claim) => claim.weight);
    const sum = weights.reduce((a, b) => a + b, 0);
    if (sum <= 0) return weights.map(() => 0);
    const quotas = weights.map((weight) => (total * weight) / sum);
    const floors = quotas.map((quota) => Math.floor(quota + 1e-9));
    const debt = (i: number) => (quotas[i] ?? 0) + (owed.get(claims[i]?.key ?? '') ?? 0) - (floors[i] ?? 0);
    const parts = giveRest(total, [...floors], debt, weights);
    for (const [i, claim] of claims.entries()) {
      owed.set(claim.key, (owed.get(claim.key) ?? 0) + (quotas[i] ?? 0) - (parts[i] ?? 0));
    }
    return parts;
  };
}

/** Hands the units left after rounding down to the claims with the largest debt, one each. */
function giveRest(
  total: number,
  parts: number[],
  debt: (index: number) => number,
  weights: readonly number[],
): number[] {
  const rest = total - parts.reduce((a, b) => a + b, 0);
  if (rest <= 0) return parts;
  const order = parts
    .map((_, i) => ({ i, debt: debt(i) }))
    .filter(({ i }) => (weights[i] ?? 0) > 0)
    .sort((a, b) => (Math.abs(a.debt - b.debt) < 1e-9 ? a.i - b.i : b.debt - a.debt));
  for (const { i } of order.slice(0, rest)) parts[i] = (parts[i] ?? 0) + 1;
  return parts;
}
