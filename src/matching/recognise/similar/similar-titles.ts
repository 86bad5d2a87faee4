import { rowsByItem } from '../phrases/postings.ts';
import { numberGrams, type TitleGrams } from './title-grams.ts';

/** The known title most like a text whose words are not known as a trade; likeness 0–1, lead over the next answer 0–1. */
export interface SimilarTitle {
  /** Row of the title among the known ones. */
  readonly at: number;
  readonly likeness: number;
  readonly lead: number;
}

const NEIGHBOURS = 12;
/** Grams of more titles than this tell nothing and cost time. */
const COMMON_SHARE = 0.06;

/**
 * Compares whole titles by the cosine of their character 4-grams, weighted by rarity. Neighbours vote for their
 * answer (`answerOf` a row) with the fourth power of their likeness. The index is built on first use, since few titles
 * need it.
 */
export function similarTitles(
  titles: readonly string[],
  answerOf: (at: number) => string,
): (text: string) => SimilarTitle | null {
  let index: GramIndex | null = null;
  return (text) => {
    index ??= indexGrams(titles);
    const near = nearest(text, index);
    const votes = new Map<string, { sum: number; best: Neighbour }>();
    let total = 0;
    for (const neighbour of near) {
      const strength = neighbour.likeness ** 4;
      total += strength;
      const answer = answerOf(neighbour.at);
      const vote = votes.get(answer);
      if (vote === undefined) votes.set(answer, { sum: strength, best: neighbour });
      else vote.sum += strength;
    }
    const [first, second] = [...votes.values()].sort((a, b) => b.sum - a.sum || a.best.at - b.best.at);
    if (first === undefined) return null;
    const lead = total === 0 ? 0 : (first.sum - (second?.sum ?? 0)) / total;
    return { ...first.best, lead };
  };
}

interface Neighbour {
  readonly at: number;
  readonly likeness: number;
}

interface GramIndex {
  readonly grams: TitleGrams;
  /** Where the titles of a gram begin and end among `holders`; common grams have none. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly holders: Int32Array;
  /** Squared weights of the grams. */
  readonly weights: Float64Array;
  /** Squared weight of a gram no title holds. */
  readonly unknown: number;
  readonly norms: Float64Array;
  /** Work space: the titles that share a gram with the text, and what they share. */
  readonly touched: Int32Array;
  readonly scores: Float64Array;
}

function indexGrams(titles: readonly string[]): GramIndex {
  const grams = numberGrams(titles);
  const { starts, items: holders } = rowsByItem(grams.ofTitles, grams.count);
  const ends = starts.slice(1);
  const unknown = rarityOf(1, titles.length) ** 2;
  const weights = new Float64Array(grams.count).fill(unknown);
  const norms = new Float64Array(titles.length);
  for (let gram = 0; gram < grams.count; gram += 1) {
    const [start, end] = [starts[gram] ?? 0, ends[gram] ?? 0];
    const weight = rarityOf(end - start, titles.length) ** 2;
    for (let place = start; place < end; place += 1) {
      const at = holders[place] ?? 0;
      norms[at] = (norms[at] ?? 0) + weight;
    }
    if (end - start > titles.length * COMMON_SHARE) ends[gram] = start;
    else weights[gram] = weight;
  }
  return {
    grams,
    starts,
    ends,
    holders,
    weights,
    unknown,
    norms: norms.map(Math.sqrt),
    touched: new Int32Array(titles.length),
    scores: new Float64Array(titles.length),
  };
}

function nearest(text: string, index: GramIndex): readonly Neighbour[] {
  const { grams, starts, ends, holders, weights, unknown, norms, touched, scores } = index;
  let count = 0;
  let own = 0;
  for (const gram of grams.of(text)) {
    const weight = gram < 0 ? unknown : (weights[gram] ?? unknown);
    own += weight;
    const end = gram < 0 ? 0 : (ends[gram] ?? 0);
    for (let place = gram < 0 ? 0 : (starts[gram] ?? 0); place < end; place += 1) {
      const at = holders[place] ?? 0;
      const score = scores[at] ?? 0;
      if (score === 0) {
        touched[count] = at;
        count += 1;
      }
      scores[at] = score + weight;
    }
  }
  const length = Math.sqrt(own);
  const found: Neighbour[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    const at = touched[nth] ?? 0;
    const likeness = (scores[at] ?? 0) / (length * (norms[at] ?? 1));
    scores[at] = 0;
    insert(found, at, likeness);
  }
  return found;
}

/** Keeps the nearest titles sorted: likest first, then in the order of the titles. */
function insert(found: Neighbour[], at: number, likeness: number): void {
  const last = found[NEIGHBOURS - 1];
  if (last !== undefined && !comesBefore(at, likeness, last)) return;
  let place = Math.min(found.length, NEIGHBOURS - 1);
  while (place > 0) {
    const before = found[place - 1];
    if (before === undefined || !comesBefore(at, likeness, before)) break;
    found[place] = before;
    place -= 1;
  }
  found[place] = { at, likeness };
}

function comesBefore(at: number, likeness: number, other: Neighbour): boolean {
  return likeness > other.likeness || (likeness === other.likeness && at < other.at);
}

function rarityOf(count: number, all: number): number {
  return Math.log(1 + all / count);
}
