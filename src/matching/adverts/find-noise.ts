import type { StoredVacancy } from '../../domain/vacancy.ts';

/**
 * What makes an advert noise: `agency`: placed by an agency; `shared-inn`: under the ИНН of an aggregator, only the name is the
 * employer's; `foreign-quota`: made to obtain a quota of foreign workers; `large`: at least so many places as the settings say;
 * `outlier`: far more places than adverts of the same trade have, without a foreign quota to explain them.
 */
export type NoiseKind = 'agency' | 'shared-inn' | 'foreign-quota' | 'large' | 'outlier';

/** An advert that counts, or not, but must not be taken at its word. */
export interface NoisyAdvert {
  readonly vacancy: StoredVacancy;
  readonly kinds: readonly NoiseKind[];
  /** Of an outlier: the usual number of places in its trade (median) and the fence it is above. */
  readonly usual: { readonly median: number; readonly fence: number } | null;
}

/** An advert with the trade whose adverts it is compared with; null = compared with all. */
export interface TradeAdvert {
  readonly vacancy: StoredVacancy;
  readonly trade: string | null;
}

/** Hoaglin, Iglewicz (1987), «Fine-tuning some resistant rules for outlier labeling»: quartile + 2.2 × interquartile range. */
const FENCE_FACTOR = 2.2;
/** Trades with fewer adverts of several places are compared with the whole region. */
const LEAST_ADVERTS = 30;
/** A wide fence around ones and twos is no outlier. */
const LEAST_OUTLIER = 10;

/**
 * Noisy adverts, most places first. The fence is drawn over the logarithm of places of adverts with two places and more: half of
 * all adverts name one place, so that quartiles over all would call every ten an outlier.
 */
export function findNoise(
  adverts: readonly TradeAdvert[],
  sharedInns: ReadonlySet<string>,
  largeAdvertPlaces: number,
): readonly NoisyAdvert[] {
  const fenceOf = fences(adverts);
  const noisy: NoisyAdvert[] = [];
  for (const { vacancy, trade } of adverts) {
    const { employer, foreignQuota } = vacancy;
    const places = vacancy.places ?? 0;
    const fence = fenceOf(trade);
    const isOutlier = !foreignQuota && fence !== null && places >= LEAST_OUTLIER && places > fence.fence;
    const kinds: NoiseKind[] = [];
    if (employer.agency) kinds.push('agency');
    if (employer.inn !== null && sharedInns.has(employer.inn)) kinds.push('shared-inn');
    if (foreignQuota) kinds.push('foreign-quota');
    if (places >= largeAdvertPlaces) kinds.push('large');
    if (isOutlier) kinds.push('outlier');
    if (kinds.length > 0) noisy.push({ vacancy, kinds, usual: isOutlier ? fence : null });
  }
  return noisy.sort(
    (a, b) =>
      (b.vacancy.places ?? 0) - (a.vacancy.places ?? 0) ||
      (a.vacancy.id < b.vacancy.id ? -1 : a.vacancy.id > b.vacancy.id ? 1 : 0),
  );
}

function fences(adverts: readonly TradeAdvert[]): (trade: string | null) => NoisyAdvert['usual'] {
  const all: number[] = [];
  const byTrade = new Map<string, number[]>();
  for (const { vacancy, trade } of adverts) {
    const places = vacancy.places ?? 0;
    if (places < 2 || vacancy.foreignQuota) continue;
    all.push(places);
    if (trade === null) continue;
    const known = byTrade.get(trade);
    if (known === undefined) byTrade.set(trade, [places]);
    else known.push(places);
  }
  const ofAll = fenceOver(all);
  const ofTrade = new Map(Array.from(byTrade, ([trade, places]) => [trade, fenceOver(places)]));
  return (trade) => (trade === null ? ofAll : (ofTrade.get(trade) ?? ofAll));
}

function fenceOver(places: number[]): NoisyAdvert['usual'] {
  if (places.length < LEAST_ADVERTS) return null;
  const sorted = places.map(Math.log).sort((a, b) => a - b);
  const low = quantile(sorted, 0.25);
  const high = quantile(sorted, 0.75);
  return {
    median: Math.round(Math.exp(quantile(sorted, 0.5))),
    fence: Math.floor(Math.exp(high + FENCE_FACTOR * (high - low))),
  };
}

/** Linear interpolation between closest ranks. */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}
