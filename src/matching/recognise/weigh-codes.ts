import type { SpoReference } from '../../domain/lookups.ts';
import type { WeightedCode } from '../../domain/recognition.ts';
import { type SpoRef, spoKey, spoRefOfKey } from '../../domain/spo-code.ts';
import type { CodeMention, Nearness, TitleGroup } from './knowledge/knowledge.ts';

const NEARNESS_WEIGHT: Readonly<Record<Nearness, number>> = { close: 0.3, direct: 0.25, short: 0.1 };
/** Keeps the order the knowledge file states among neighbours of one kind. */
const ORDER_STEP = 0.985;

/** The programme a mention means: the stated list, else the newest list that has the code; null when none has it. */
export function resolveMention({ code, edition }: CodeMention, spo: SpoReference): SpoRef | null {
  if (edition !== null) return spo.find({ code, edition })?.ref ?? null;
  return spo.findByCode(code)[0]?.ref ?? null;
}

/**
 * Programmes of a group with unnormalised weights; the best one weighs 1. Codes of no list are left out, and what
 * replaced a programme of the older list stands beside it, named or not.
 */
export function weighGroup(group: TitleGroup, spo: SpoReference): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  const best = group.best === null ? null : resolveMention(group.best, spo);
  if (best !== null) weights.set(spoKey(best), 1);
  for (const [at, neighbour] of group.neighbours.entries()) {
    const ref = resolveMention(neighbour, spo);
    if (ref === null || weights.has(spoKey(ref))) continue;
    weights.set(spoKey(ref), NEARNESS_WEIGHT[neighbour.nearness] * ORDER_STEP ** at);
  }
  for (const key of [...weights.keys()]) {
    for (const { to } of spo.successorsOf(spoRefOfKey(key))) {
      if (!weights.has(spoKey(to)))
        weights.set(spoKey(to), NEARNESS_WEIGHT.direct * ORDER_STEP ** weights.size);
    }
  }
  return weights;
}

/** The weights of a group as parts of 1. */
export function sharesOf(weights: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const shares = new Map([...weights].map(([key, weight]) => [key, weight / total]));
  sorted.set(shares, null);
  return shares;
}

/** Sets of groups, sorted on first use: the same few hundred answer most titles. */
const sorted = new WeakMap<ReadonlyMap<string, number>, readonly WeightedCode[] | null>();
const refs = new Map<string, SpoRef>();

/** A weighted set as recognition returns it: weights sum to 1, sorted by weight, then edition and code. */
export function weightedCodes(weights: ReadonlyMap<string, number>): readonly WeightedCode[] {
  const known = sorted.get(weights);
  if (known) return known;
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const codes = [...weights]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([key, weight]) => ({ ref: refOf(key), weight: weight / total }));
  if (known === null) sorted.set(weights, codes);
  return codes;
}

function refOf(key: string): SpoRef {
  const known = refs.get(key);
  if (known !== undefined) return known;
  const ref = spoRefOfKey(key);
  refs.set(key, ref);
  return ref;
}
