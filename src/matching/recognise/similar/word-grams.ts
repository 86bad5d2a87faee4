import { rowsByItem } from '../phrases/postings.ts';

/** A known word and its likeness to another one, 0–1. */
export interface LikeWord {
  readonly stem: string;
  readonly likeness: number;
}

const SIZES = [3, 4, 5];
/** Signs are numbered from 1, so that grams of two sizes never meet; five of them make a whole number below 2³¹. */
const SIGNS = 71;
const BORDER = 70;

/** Finds the likest of the known words by Dice likeness of character 3–5-grams, of equals the one met first; null for none. */
export function indexWordGrams(known: readonly string[]): (word: string) => LikeWord | null {
  const numbers = new Map<number, number>();
  const starts = [0];
  const items: number[] = [];
  for (const word of known) {
    const start = items.length;
    for (const gram of gramsOf(word)) {
      let number = numbers.get(gram);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(gram, number);
      }
      if (items.indexOf(number, start) < 0) items.push(number);
    }
    starts.push(items.length);
  }
  const holders = rowsByItem({ starts, items }, numbers.size);
  const shared = new Int32Array(known.length);

  return (word) => {
    const own = gramsOf(word);
    const touched: number[] = [];
    for (const gram of own) {
      const number = numbers.get(gram);
      if (number === undefined) continue;
      const end = holders.starts[number + 1] ?? 0;
      for (let place = holders.starts[number] ?? 0; place < end; place += 1) {
        const id = holders.items[place] ?? 0;
        const before = shared[id] ?? 0;
        if (before === 0) touched.push(id);
        shared[id] = before + 1;
      }
    }
    let best: LikeWord | null = null;
    for (const id of touched) {
      const stem = known[id] ?? '';
      const likeness = (2 * (shared[id] ?? 0)) / (own.length + gramCount(stem));
      shared[id] = 0;
      if (best === null || likeness > best.likeness) best = { stem, likeness };
    }
    return best;
  };
}

/** Grams of a word as numbers, shorter ones first. */
function gramsOf(word: string): readonly number[] {
  const signs = [BORDER];
  for (let at = 0; at < word.length; at += 1) signs.push(signOf(word.charCodeAt(at)));
  signs.push(BORDER);
  const grams: number[] = [];
  for (const size of SIZES) {
    for (let from = 0; from + size <= signs.length; from += 1) {
      let gram = 0;
      for (let at = from; at < from + size; at += 1) gram = gram * SIGNS + (signs[at] ?? 0);
      grams.push(gram);
    }
  }
  return grams;
}

function gramCount(word: string): number {
  return 3 * (word.length + 2) - 9;
}

/** а–я → 1–32, a–z → 33–58, digits → 59–68, anything else (#) → 69. */
function signOf(code: number): number {
  if (code >= 0x430 && code <= 0x44f) return code - 0x42f;
  if (code >= 97 && code <= 122) return code - 64;
  return code >= 48 && code <= 57 ? code + 11 : 69;
}
