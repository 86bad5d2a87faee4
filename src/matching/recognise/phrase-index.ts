import type { Knowledge } from './knowledge.ts';
import { normaliseTitle } from './normalise-title.ts';
import { stemWord } from './stem-word.ts';
import { headIndex, plainWords, titleWords } from './title-words.ts';

/** A known title: stems, head and the group it belongs to. */
export interface KnownPhrase {
  readonly text: string;
  readonly stems: readonly string[];
  readonly head: string;
  readonly group: number;
  readonly weak: boolean;
  readonly rarity: number;
}

/** A known title found in a text: how much of it is there and how much is missing, in summed rarity of stems. */
interface PhraseMatch {
  readonly phrase: KnownPhrase;
  readonly matched: number;
  readonly missing: number;
}

/** Known titles by stem. */
export interface PhraseIndex {
  readonly phrases: readonly KnownPhrase[];
  readonly stems: ReadonlySet<string>;
  /** First words as written: a title part that begins with one of them is a profession of its own. */
  readonly headWords: ReadonlySet<string>;
  readonly headStems: ReadonlySet<string>;
  exact(stems: readonly string[], head: string): KnownPhrase | null;
  /** Phrases that hold the head stem, best first by matched − 1.2 × missing; `favour` adds a context bonus. */
  matches(
    stems: readonly string[],
    head: string,
    favour: (phrase: KnownPhrase) => number,
  ): readonly PhraseMatch[];
}

const MISSING_PRICE = 1.2;
const EMPTY = new Int32Array(0);
/** «ведущий», «старший» tell a grade, not a trade: they hardly count when titles are compared. */
const GRADE_STEMS: ReadonlySet<string> = new Set(['ведущий', 'старший'].map(stemWord));
const GRADE_RARITY = 0.2;

/** Key of a title: its head and its set of stems; the order of the others and repeats do not matter. */
export function stemKey(stems: readonly string[], head: string): string {
  return `${head}|${distinct(stems).sort().join(' ')}`;
}

function distinct(stems: readonly string[]): string[] {
  const found: string[] = [];
  for (const stem of stems) if (!found.includes(stem)) found.push(stem);
  return found;
}

/** Builds the index; when two groups write the same title, the first in file order keeps it. */
export function indexPhrases(
  knowledge: Knowledge,
  extra: readonly { text: string; group: number }[],
): PhraseIndex {
  const drafts: { text: string; stems: string[]; head: string; group: number; weak: boolean }[] = [];
  const byKey = new Map<string, number>();
  const headWords = new Set<string>();
  const headStems = new Set<string>();
  const add = (text: string, group: number, weak: boolean) => {
    const words = /[^а-я0-9# ]/.test(text) ? titleWords(normaliseTitle(text)) : plainWords(text);
    const head = words[headIndex(words)];
    if (head === undefined) return;
    const stems = distinct(words.map((word) => word.stem));
    const key = stemKey(stems, head.stem);
    if (byKey.has(key)) return;
    byKey.set(key, drafts.length);
    headWords.add(head.word);
    headStems.add(head.stem);
    drafts.push({ text, stems, head: head.stem, group, weak });
  };
  for (const [group, { phrases }] of knowledge.groups.entries()) {
    for (const { text, source } of phrases) add(text, group, source === 'weak');
  }
  for (const { text, group } of extra) add(text, group, false);

  const lists = new Map<string, number[]>();
  for (const [id, { stems }] of drafts.entries()) {
    for (const stem of stems) {
      const list = lists.get(stem);
      if (list === undefined) lists.set(stem, [id]);
      else list.push(id);
    }
  }
  const rarity = new Map<string, number>();
  const postings = new Map<string, Int32Array>();
  for (const [stem, list] of lists) {
    rarity.set(stem, GRADE_STEMS.has(stem) ? GRADE_RARITY : Math.log(1 + drafts.length / list.length));
    postings.set(stem, Int32Array.from(list));
  }
  const phrases: KnownPhrase[] = drafts.map((draft) => ({
    ...draft,
    rarity: draft.stems.reduce((sum, stem) => sum + (rarity.get(stem) ?? 0), 0),
  }));
  const gained = new Float64Array(phrases.length);

  return {
    phrases,
    stems: new Set(lists.keys()),
    headWords,
    headStems,
    exact(stems, head) {
      const id = byKey.get(stemKey(stems, head));
      return id === undefined ? null : (phrases[id] ?? null);
    },
    matches(stems, head, favour) {
      const withHead = postings.get(head) ?? EMPTY;
      const headRarity = rarity.get(head) ?? 0;
      for (const id of withHead) gained[id] = headRarity;
      for (const stem of new Set(stems)) {
        if (stem === head) continue;
        const worth = rarity.get(stem) ?? 0;
        for (const id of postings.get(stem) ?? EMPTY) {
          const so = gained[id] ?? 0;
          if (so > 0) gained[id] = so + worth;
        }
      }
      let whole: PhraseMatch | null = null;
      let partial: PhraseMatch | null = null;
      let wholeScore = Number.NEGATIVE_INFINITY;
      let partialScore = Number.NEGATIVE_INFINITY;
      for (const id of withHead) {
        const phrase = phrases[id];
        const matched = gained[id] ?? 0;
        gained[id] = 0;
        if (phrase === undefined) continue;
        const missing = Math.max(0, phrase.rarity - matched);
        const score = matched - MISSING_PRICE * missing + favour(phrase) + (phrase.head === head ? 0.5 : 0);
        if (missing < 1e-6) {
          if (score > wholeScore) [whole, wholeScore] = [{ phrase, matched, missing: 0 }, score];
        } else if (phrase.head === head && matched > headRarity + 1e-6 && score > partialScore) {
          [partial, partialScore] = [{ phrase, matched, missing }, score];
        }
      }
      const found = [whole, partial].filter((match) => match !== null);
      return partialScore > wholeScore + 1 ? found.reverse() : found;
    },
  };
}
