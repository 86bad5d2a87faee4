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
  readonly stems: ReadonlyMap<string, number>;
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
const EMPTY: readonly number[] = [];
const PAIRS_REMEMBERED = 50_000;
/** «ведущий», «старший» tell a grade, not a trade: they hardly count when titles are compared. */
const GRADE_STEMS: ReadonlySet<string> = new Set(['ведущий', 'старший'].map(stemWord));
const GRADE_RARITY = 0.2;

/** Key of a title: its head and its set of stems; the order of the others and repeats do not matter. */
export function stemKey(stems: readonly string[], head: string): string {
  return `${head}|${[...new Set(stems)].sort().join(' ')}`;
}

/** Builds the index; when two groups write the same title, the first in file order keeps it. */
export function indexPhrases(
  knowledge: Knowledge,
  extra: readonly { text: string; group: number }[],
): PhraseIndex {
  const phrases: { -readonly [Key in keyof KnownPhrase]: KnownPhrase[Key] }[] = [];
  const lastOfHash = new Map<number, number>();
  /** The phrase before with the same hash, −1 for none. */
  const before: number[] = [];
  const idOfStem = new Map<string, number>();
  const postings: number[][] = [];
  const headWords = new Set<string>();
  const headStems = new Set<string>();
  /** The phrase that is one stem alone, by that stem. */
  const aloneOf = new Map<number, number>();
  const stemIds: number[][] = [];
  const bothHeld = new Map<number, Int32Array>();

  const find = (stems: readonly string[], ids: readonly number[], head: string): KnownPhrase | null => {
    let at = lastOfHash.get(titleHash(ids, idOfStem.get(head) ?? -1)) ?? -1;
    while (at >= 0) {
      const phrase = phrases[at];
      const same = phrase !== undefined && phrase.head === head && phrase.stems.length === stems.length;
      if (same && stems.every((stem) => phrase.stems.includes(stem))) return phrase;
      at = before[at] ?? -1;
    }
    return null;
  };
  const add = (text: string, group: number, weak: boolean) => {
    const words = /[^а-я0-9# ]/.test(text) ? titleWords(normaliseTitle(text)) : plainWords(text);
    const head = words[headIndex(words)];
    if (head === undefined) return;
    const stems: string[] = [];
    const ids: number[] = [];
    for (const { stem } of words) {
      if (stems.includes(stem)) continue;
      let id = idOfStem.get(stem);
      if (id === undefined) {
        id = postings.length;
        idOfStem.set(stem, id);
        postings.push([]);
      }
      stems.push(stem);
      ids.push(id);
    }
    if (find(stems, ids, head.stem) !== null) return;
    const hash = titleHash(ids, idOfStem.get(head.stem) ?? -1);
    before.push(lastOfHash.get(hash) ?? -1);
    lastOfHash.set(hash, phrases.length);
    for (const id of ids) postings[id]?.push(phrases.length);
    headWords.add(head.word);
    headStems.add(head.stem);
    if (ids.length === 1) aloneOf.set(ids[0] ?? -1, phrases.length);
    stemIds.push(ids);
    phrases.push({ text, stems, head: head.stem, group, weak, rarity: 0 });
  };
  for (const [group, { phrases: listed }] of knowledge.groups.entries()) {
    for (const { text, source } of listed) add(text, group, source === 'weak');
  }
  for (const { text, group } of extra) add(text, group, false);

  const rarity = new Float64Array(postings.length);
  for (const [stem, id] of idOfStem) {
    const holders = postings[id] ?? [];
    const worth = GRADE_STEMS.has(stem) ? GRADE_RARITY : Math.log(1 + phrases.length / holders.length);
    rarity[id] = worth;
    for (const at of holders) {
      const phrase = phrases[at];
      if (phrase !== undefined) phrase.rarity += worth;
    }
  }
  const gained = new Float64Array(phrases.length);

  return {
    phrases,
    stems: idOfStem,
    headWords,
    headStems,
    exact(stems, head) {
      const distinct: string[] = [];
      const ids: number[] = [];
      for (const stem of stems) {
        const id = idOfStem.get(stem);
        if (id === undefined) return null;
        if (ids.includes(id)) continue;
        distinct.push(stem);
        ids.push(id);
      }
      return find(distinct, ids, head);
    },
    matches(stems, head, favour) {
      const headId = idOfStem.get(head) ?? -1;
      if (headId < 0) return [];
      const headRarity = rarity[headId] ?? 0;
      const alone = aloneOf.get(headId);
      const found: number[] = alone === undefined ? [] : [alone];
      if (alone !== undefined) gained[alone] = headRarity;
      for (const [at, stem] of stems.entries()) {
        const stemId = idOfStem.get(stem);
        if (stemId === undefined || stemId === headId || stems.indexOf(stem) < at) continue;
        const worth = rarity[stemId] ?? 0;
        for (const id of holdersOfBoth(headId, stemId)) {
          const so = gained[id] ?? 0;
          if (so === 0) found.push(id);
          gained[id] = (so === 0 ? headRarity : so) + worth;
        }
      }
      let whole = -1;
      let partial = -1;
      let wholeScore = Number.NEGATIVE_INFINITY;
      let partialScore = Number.NEGATIVE_INFINITY;
      let [wholeMatched, partialMatched] = [0, 0];
      for (const id of found) {
        const phrase = phrases[id];
        const matched = gained[id] ?? 0;
        gained[id] = 0;
        if (phrase === undefined) continue;
        const missing = Math.max(0, phrase.rarity - matched);
        const own = phrase.head === head;
        const score = matched - MISSING_PRICE * missing + favour(phrase) + (own ? 0.5 : 0);
        if (missing < 1e-6) {
          if (score > wholeScore || (score === wholeScore && id < whole))
            [whole, wholeScore, wholeMatched] = [id, score, matched];
        } else if (own && (score > partialScore || (score === partialScore && id < partial))) {
          [partial, partialScore, partialMatched] = [id, score, matched];
        }
      }
      const best: PhraseMatch[] = [];
      const first = phrases[whole];
      if (first !== undefined) best.push({ phrase: first, matched: wholeMatched, missing: 0 });
      const second = phrases[partial];
      if (second !== undefined) {
        const missing = Math.max(0, second.rarity - partialMatched);
        best.push({ phrase: second, matched: partialMatched, missing });
      }
      return partialScore > wholeScore + 1 ? best.reverse() : best;
    },
  };

  /** Phrases that hold both stems; pairs that were asked for are remembered, as a trade is met with the same words. */
  function holdersOfBoth(first: number, second: number): Int32Array {
    const pair = first * postings.length + second;
    const known = bothHeld.get(pair);
    if (known !== undefined) return known;
    const [one = EMPTY, other = EMPTY] = [postings[first], postings[second]];
    const [few, stem] = one.length < other.length ? [one, second] : [other, first];
    const both = Int32Array.from(few.filter((id) => stemIds[id]?.includes(stem)));
    if (bothHeld.size >= PAIRS_REMEMBERED) bothHeld.clear();
    bothHeld.set(pair, both);
    return both;
  }
}

/** Same for the same set of stems in any order; equal titles are compared in full after it. */
function titleHash(ids: readonly number[], head: number): number {
  let sum = Math.imul(head + 1, 0x27d4eb2f);
  for (const id of ids) {
    const mixed = Math.imul(id + 1, 0x9e3779b1);
    sum = (sum + Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b)) | 0;
  }
  return sum;
}
