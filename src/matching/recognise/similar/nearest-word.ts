import { slipFrom } from './slip-from.ts';
import { indexWordGrams, type LikeWord } from './word-grams.ts';

const SHORTEST = 6;
const LEAST_LIKENESS = 0.62;
const WORDS_REMEMBERED = 50_000;
/** Likeness of a word that is one slip away. */
export const TYPO_LIKENESS = 0.9;

/** Finds known stems near an unknown one. */
export interface NearestWords {
  /** The known stem one slip of typing away: edit distance 1 or two neighbours swapped, the first letter kept. */
  typo(stem: string): string | null;
  /** The same, else the stem most like it by Dice likeness of character 3–5-grams. */
  like(stem: string): LikeWord | null;
}

/** Indexes a vocabulary on first use, because many runs meet few unknown words; what was asked is remembered. */
export function nearestWords(vocabulary: Iterable<string>): NearestWords {
  const known = [...vocabulary].filter((stem) => stem.length >= SHORTEST - 1);
  let byStart: ReadonlyMap<number, readonly number[]> | null = null;
  let likest: ((stem: string) => LikeWord | null) | null = null;
  const typo = remembering((stem: string): string | null => {
    byStart ??= indexStarts(known);
    return byTypo(stem, known, byStart);
  });
  const like = remembering((stem: string): LikeWord | null => {
    const slip = typo(stem);
    if (slip !== null) return { stem: slip, likeness: TYPO_LIKENESS };
    likest ??= indexWordGrams(known);
    const found = likest(stem);
    return found !== null && found.likeness >= LEAST_LIKENESS ? found : null;
  });
  return {
    typo: (stem) => (stem.length < SHORTEST ? null : typo(stem)),
    like: (stem) => (stem.length < SHORTEST ? null : like(stem)),
  };
}

function remembering<Answer>(ask: (stem: string) => Answer): (stem: string) => Answer {
  const answers = new Map<string, Answer>();
  return (stem) => {
    const known = answers.get(stem);
    if (known !== undefined) return known;
    const answer = ask(stem);
    if (answers.size >= WORDS_REMEMBERED) answers.clear();
    answers.set(stem, answer);
    return answer;
  };
}

/** The stem whose slip lies nearest to the beginning; of equals the first known. */
function byTypo(
  stem: string,
  known: readonly string[],
  byStart: ReadonlyMap<number, readonly number[]>,
): string | null {
  let best = -1;
  let bestSlip = Number.POSITIVE_INFINITY;
  for (const longer of [-1, 0, 1]) {
    for (const id of byStart.get(startKey(stem, stem.length + longer)) ?? []) {
      const slip = slipFrom(stem, known[id] ?? '');
      if (slip === null || slip > bestSlip || (slip === bestSlip && id > best)) continue;
      best = id;
      bestSlip = slip;
    }
  }
  return known[best] ?? null;
}

/** Stems by first letter and length: a slip keeps the one and changes the other by one at most. */
function indexStarts(known: readonly string[]): ReadonlyMap<number, readonly number[]> {
  const ids = new Map<number, number[]>();
  for (const [id, stem] of known.entries()) {
    const key = startKey(stem, stem.length);
    const listed = ids.get(key);
    if (listed === undefined) ids.set(key, [id]);
    else listed.push(id);
  }
  return ids;
}

function startKey(stem: string, length: number): number {
  return stem.charCodeAt(0) * 512 + length;
}
