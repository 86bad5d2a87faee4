import type { SpoReference } from '../../domain/lookups.ts';
import type { WeightedCode } from '../../domain/recognition.ts';
import { type SpoRef, spoKey, spoRefOfKey } from '../../domain/spo-code.ts';
import type { CodeMention, Nearness, TitleGroup } from './knowledge.ts';

const NEARNESS_WEIGHT: Readonly<Record<Nearness, number>> = { close: 0.3, direct: 0.25, short: 0.1 };
/** Keeps the order the knowledge file states among neighbours of one kind. */
const ORDER_STEP = 0.985;

/** The programme a mention means: the stated list, else the newest list that has the code; null when none has it. */
export function resolveMention({ code, edition }: CodeMention, spo: SpoReference): SpoRef | null {
  if (edition !== null) return spo.find({ code, edition })?.ref ?? null;
  return spo.findByCode(code)[0]?.ref ?? null;
}

/** Programmes of a group with unnormalised weights; the best one weighs 1. Codes of no list are left out. */
export function weighGroup(group: TitleGroup, spo: SpoReference): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  const best = group.best === null ? null : resolveMention(group.best, spo);
  if (best !== null) weights.set(spoKey(best), 1);
  for (const [at, neighbour] of group.neighbours.entries()) {
    const ref = resolveMention(neighbour, spo);
    if (ref === null || weights.has(spoKey(ref))) continue;
    weights.set(spoKey(ref), NEARNESS_WEIGHT[neighbour.nearness] * ORDER_STEP ** at);
  }
  return weights;
}

/** A weighted set as recognition returns it: weights sum to 1, sorted by weight, then edition and code. */
export function weightedCodes(weights: ReadonlyMap<string, number>): readonly WeightedCode[] {
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return [...weights]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([key, weight]) => ({ ref: spoRefOfKey(key), weight: weight / total }));
}
