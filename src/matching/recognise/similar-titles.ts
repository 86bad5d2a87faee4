import type { KnownPhrase } from './phrase-index.ts';

/** The known title most like a text whose words are not known as a trade; likeness 0–1, lead over the next answer 0–1. */
export interface SimilarTitle {
  readonly phrase: KnownPhrase;
  readonly likeness: number;
  readonly lead: number;
}

const SIZE = 4;
const NEIGHBOURS = 12;
/** Grams of more titles than this tell nothing and cost time. */
const COMMON_SHARE = 0.06;

/**
 * Compares whole titles by the cosine of their character 4-grams, weighted by rarity. Neighbours vote for their
 * answer (`answerOf`) with the fourth power of their likeness. The index is built on first use, since few titles need it.
 */
export function similarTitles(
  phrases: readonly KnownPhrase[],
  answerOf: (phrase: KnownPhrase) => string,
): (text: string) => SimilarTitle | null {
  let index: GramIndex | null = null;
  return (text) => {
    index ??= indexGrams(phrases);
    const near = nearest(text, index);
    const votes = new Map<string, { sum: number; best: number }>();
    for (const { id, likeness } of near) {
      const phrase = phrases[id];
      if (phrase === undefined) continue;
      const answer = answerOf(phrase);
      const vote = votes.get(answer);
      if (vote === undefined) votes.set(answer, { sum: likeness ** 4, best: id });
      else vote.sum += likeness ** 4;
    }
    const [first, second] = [...votes.values()].sort((a, b) => b.sum - a.sum || a.best - b.best);
    const phrase = phrases[first?.best ?? -1];
    if (first === undefined || phrase === undefined) return null;
    const total = near.reduce((sum, { likeness }) => sum + likeness ** 4, 0);
    const likeness = near.find(({ id }) => id === first.best)?.likeness ?? 0;
    return { phrase, likeness, lead: total === 0 ? 0 : (first.sum - (second?.sum ?? 0)) / total };
  };
}

interface GramIndex {
  readonly postings: ReadonlyMap<string, Int32Array>;
  readonly norms: Float64Array;
  readonly scores: Float64Array;
}

function indexGrams(phrases: readonly KnownPhrase[]): GramIndex {
  const lists = new Map<string, number[]>();
  for (const [id, { text }] of phrases.entries()) {
    for (const gram of gramsOf(text)) {
      const list = lists.get(gram);
      if (list === undefined) lists.set(gram, [id]);
      else list.push(id);
    }
  }
  const postings = new Map<string, Int32Array>();
  const norms = new Float64Array(phrases.length);
  for (const [gram, list] of lists) {
    const weight = rarityOf(list.length, phrases.length);
    for (const id of list) norms[id] = (norms[id] ?? 0) + weight * weight;
    if (list.length <= phrases.length * COMMON_SHARE) postings.set(gram, Int32Array.from(list));
  }
  return { postings, norms: norms.map(Math.sqrt), scores: new Float64Array(phrases.length) };
}

function nearest(text: string, { postings, norms, scores }: GramIndex): { id: number; likeness: number }[] {
  const touched: number[] = [];
  let own = 0;
  for (const gram of gramsOf(text)) {
    const list = postings.get(gram);
    const weight = rarityOf(list?.length ?? 1, norms.length);
    own += weight * weight;
    for (const id of list ?? []) {
      if (scores[id] === 0) touched.push(id);
      scores[id] = (scores[id] ?? 0) + weight * weight;
    }
  }
  const found = touched.map((id) => ({
    id,
    likeness: (scores[id] ?? 0) / (Math.sqrt(own) * (norms[id] ?? 1)),
  }));
  for (const id of touched) scores[id] = 0;
  return found.sort((a, b) => b.likeness - a.likeness || a.id - b.id).slice(0, NEIGHBOURS);
}

function rarityOf(count: number, all: number): number {
  return Math.log(1 + all / count);
}

function gramsOf(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const word of text.split(/[^а-яa-z0-9]+/)) {
    if (word.length < 3) continue;
    const padded = `_${word}_`;
    for (let at = 0; at + SIZE <= padded.length; at += 1) found.add(padded.slice(at, at + SIZE));
  }
  return found;
}
