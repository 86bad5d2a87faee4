/** A known word near an unknown one; likeness 0–1. */
interface NearWord {
  readonly stem: string;
  readonly likeness: number;
}

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
  like(stem: string): NearWord | null;
}

/** Indexes a vocabulary on first use, because many runs meet few unknown words; what was asked is remembered. */
export function nearestWords(vocabulary: Iterable<string>): NearestWords {
  const known = [...vocabulary].filter((stem) => stem.length >= SHORTEST - 1);
  let deletions: Map<string, number[]> | null = null;
  let grams: Map<string, number[]> | null = null;
  const typo = remembering((stem: string): string | null => {
    deletions ??= indexBy(known, shortened);
    return byTypo(stem, known, deletions);
  });
  const like = remembering((stem: string): NearWord | null => {
    const slip = typo(stem);
    if (slip !== null) return { stem: slip, likeness: TYPO_LIKENESS };
    grams ??= indexBy(known, gramsOf);
    const counts = new Map<number, number>();
    const own = gramsOf(stem);
    for (const gram of own) for (const id of grams.get(gram) ?? []) counts.set(id, (counts.get(id) ?? 0) + 1);
    let best: NearWord | null = null;
    for (const [id, shared] of counts) {
      const other = known[id] ?? '';
      const likeness = (2 * shared) / (own.length + gramCount(other));
      if (likeness >= LEAST_LIKENESS && (best === null || likeness > best.likeness))
        best = { stem: other, likeness };
    }
    return best;
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

function byTypo(stem: string, known: readonly string[], index: Map<string, number[]>): string | null {
  for (const form of [stem, ...shortened(stem)]) {
    for (const id of index.get(form) ?? []) {
      const other = known[id] ?? '';
      if (other.charAt(0) === stem.charAt(0) && withinOne(stem, other)) return other;
    }
  }
  return null;
}

function withinOne(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - start && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const differing = Math.max(a.length, b.length) - start - tail;
  if (differing <= 1) return true;
  return differing === 2 && a.length === b.length && a[start] === b[start + 1] && a[start + 1] === b[start];
}

function shortened(stem: string): readonly string[] {
  const forms = [stem];
  for (let at = 0; at < stem.length; at += 1) forms.push(stem.slice(0, at) + stem.slice(at + 1));
  return forms;
}

function gramsOf(stem: string): readonly string[] {
  const padded = `_${stem}_`;
  const found: string[] = [];
  for (let size = 3; size <= 5; size += 1) {
    for (let at = 0; at + size <= padded.length; at += 1) found.push(padded.slice(at, at + size));
  }
  return found;
}

function gramCount(stem: string): number {
  const length = stem.length + 2;
  return 3 * length - 9;
}

function indexBy(
  known: readonly string[],
  forms: (stem: string) => readonly string[],
): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (const [id, stem] of known.entries()) {
    for (const form of new Set(forms(stem))) {
      const ids = index.get(form);
      if (ids === undefined) index.set(form, [id]);
      else ids.push(id);
    }
  }
  return index;
}
