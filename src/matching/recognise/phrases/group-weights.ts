import type { SpoReference } from '../../../domain/lookups.ts';
import { spoRefOfKey } from '../../../domain/spo-code.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { OfficialTitles } from '../knowledge/official-titles.ts';
import { sharesOf, weighGroup } from '../weigh-codes.ts';

/** Programmes of a group of known titles by key. */
type Weights = ReadonlyMap<string, number>;

/** What groups of known titles lead to: the groups of the knowledge, then those of the official titles. */
export interface GroupWeights {
  readonly count: number;
  /** Unnormalised weights, the best programme first; empty where no programme leads. */
  weights(group: number): Weights;
  /** The weights as parts of 1. */
  shares(group: number): Weights;
  /** Key of the best programme, «NONE» where no programme leads. */
  best(group: number): string;
  /** УГС of the best programme («15»), empty where no programme leads. */
  ugs(group: number): string;
}

/** Works a group out when it is first asked for: a run over a few titles needs few of them. */
export function groupWeights(
  knowledge: Knowledge,
  spo: SpoReference,
  official: OfficialTitles,
): GroupWeights {
  const curated = knowledge.groups.length;
  const weights = onFirstUse((at: number): Weights => {
    const group = knowledge.groups[at];
    return group === undefined ? official.weigh(at - curated, weights) : weighGroup(group, spo);
  });
  const shares = onFirstUse((group: number) => sharesOf(weights(group)));
  const best = (group: number): string => {
    for (const key of weights(group).keys()) return key;
    return 'NONE';
  };
  const ugs = (group: number): string => {
    const key = best(group);
    return key === 'NONE' ? '' : spoRefOfKey(key).code.slice(0, 2);
  };
  return { count: curated + official.count, weights, shares, best: onFirstUse(best), ugs };
}

function onFirstUse<Answer>(work: (group: number) => Answer): (group: number) => Answer {
  const done: Answer[] = [];
  return (group) => {
    const known = done[group];
    if (known !== undefined) return known;
    const answer = work(group);
    done[group] = answer;
    return answer;
  };
}
