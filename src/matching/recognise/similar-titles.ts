import type { KnownPhrase } from './phrase-index.ts';

/** The known title most like a text whose words are not known as a trade; likeness 0–1, lead over the next answer 0–1. */
export interface SimilarTitle {
  readonly phrase: KnownPhrase;
  readonly likeness: number;
  readonly lead: number;
}

const SIZE = 4;
const GRAM_BITS = 2 ** 28 - 1;
const BORDER = 127;
const NO_TITLES = new Int32Array();
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
    const votes = new Map<string, { sum: number; best: Neighbour }>();
    let total = 0;
    for (const neighbour of near) {
      const phrase = phrases[neighbour.id];
      const strength = neighbour.likeness ** 4;
      total += strength;
      if (phrase === undefined) continue;
      const answer = answerOf(phrase);
      const vote = votes.get(answer);
      if (vote === undefined) votes.set(answer, { sum: strength, best: neighbour });
      else vote.sum += strength;
    }
    const [first, second] = [...votes.values()].sort((a, b) => b.sum - a.sum || a.best.id - b.best.id);
    const phrase = phrases[first?.best.id ?? -1];
    if (first === undefined || phrase === undefined) return null;
    const lead = total === 0 ? 0 : (first.sum - (second?.sum ?? 0)) / total;
    return { phrase, likeness: first.best.likeness, lead };
  };
}

interface Neighbour {
  readonly id: number;
  readonly likeness: number;
}

interface GramIndex {
  readonly postings: ReadonlyMap<number, Int32Array>;
  /** Squared weights of the grams. */
  readonly weights: ReadonlyMap<number, number>;
  readonly norms: Float64Array;
  readonly scores: Float64Array;
  /** Squared weight of a gram no title holds. */
  readonly unknown: number;
}

function indexGrams(phrases: readonly KnownPhrase[]): GramIndex {
  const lists = new Map<number, number[]>();
  for (const [id, { text }] of phrases.entries()) {
    for (const gram of gramsOf(text)) {
      const list = lists.get(gram);
      if (list === undefined) lists.set(gram, [id]);
      else list.push(id);
    }
  }
  const postings = new Map<number, Int32Array>();
  const weights = new Map<number, number>();
  const norms = new Float64Array(phrases.length);
  for (const [gram, list] of lists) {
    const weight = rarityOf(list.length, phrases.length) ** 2;
    for (const id of list) norms[id] = (norms[id] ?? 0) + weight;
    if (list.length > phrases.length * COMMON_SHARE) continue;
    postings.set(gram, Int32Array.from(list));
    weights.set(gram, weight);
  }
  const unknown = rarityOf(1, phrases.length) ** 2;
  return {
    postings,
    weights,
    unknown,
    norms: norms.map(Math.sqrt),
    scores: new Float64Array(phrases.length),
  };
}

function nearest(text: string, index: GramIndex): readonly Neighbour[] {
  const { postings, weights, norms, scores, unknown } = index;
  const touched: number[] = [];
  let own = 0;
  for (const gram of gramsOf(text)) {
    const weight = weights.get(gram) ?? unknown;
    own += weight;
    for (const id of postings.get(gram) ?? NO_TITLES) {
      if (scores[id] === 0) touched.push(id);
      scores[id] = (scores[id] ?? 0) + weight;
    }
  }
  const length = Math.sqrt(own);
  const found: Neighbour[] = [];
  for (const id of touched) {
    const likeness = (scores[id] ?? 0) / (length * (norms[id] ?? 1));
    scores[id] = 0;
    const last = found[NEIGHBOURS - 1];
    if (last !== undefined && (likeness < last.likeness || (likeness === last.likeness && id > last.id)))
      continue;
    let at = Math.min(found.length, NEIGHBOURS - 1);
    while (at > 0) {
      const before = found[at - 1];
      if (
        before === undefined ||
        before.likeness > likeness ||
        (before.likeness === likeness && before.id < id)
      )
        break;
      found[at] = before;
      at -= 1;
    }
    found[at] = { id, likeness };
  }
  return found;
}

function rarityOf(count: number, all: number): number {
  return Math.log(1 + all / count);
}

/** 4-grams of the words of a text as numbers: four letters of seven bits. */
function gramsOf(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  for (const word of text.split(/[^а-яa-z0-9]+/)) {
    if (word.length < 3) continue;
    let gram = BORDER;
    for (let at = 0; at <= word.length; at += 1) {
      gram = ((gram << 7) | (at === word.length ? BORDER : letterCode(word.charCodeAt(at)))) & GRAM_BITS;
      if (at + 2 >= SIZE) found.add(gram);
    }
  }
  return found;
}

/** а–я → 1–32, a–z and digits above: below 128 and never {@link BORDER}. */
function letterCode(code: number): number {
  if (code >= 0x430) return code - 0x42f;
  return code >= 97 ? code - 64 : code + 16;
}
