import type { Knowledge } from '../knowledge/knowledge.ts';
import { type BestPhrase, noPhrase, offerPhrase } from './best-phrase.ts';
import { collectPhrases } from './collect-phrases.ts';
import { rarityOfPhrases, rarityOfStems } from './phrase-rarity.ts';
import { rowsByItem } from './postings.ts';

/** A known title: its stems by number, its head and the group it belongs to. */
export interface KnownPhrase {
  readonly text: string;
  readonly stems: readonly number[];
  /** Stem of the head as text. */
  readonly head: string;
  readonly group: number;
  readonly weak: boolean;
}

/** A known title found in a text: how much of it is there and how much is missing, in summed rarity of stems. */
interface PhraseMatch {
  readonly phrase: KnownPhrase;
  readonly matched: number;
  readonly missing: number;
}

/** Known titles by stem; stems are numbers, −1 for a stem of no known title. */
export interface PhraseIndex {
  readonly texts: readonly string[];
  /** The title of a row of `texts`. */
  phrase(at: number): KnownPhrase;
  groupOf(at: number): number;
  readonly stems: ReadonlyMap<string, number>;
  /** First words as written: a title part that begins with one of them is a profession of its own. */
  readonly headWords: ReadonlySet<string>;
  /** 1 for a stem that is the head of a known title. */
  readonly headStems: Uint8Array;
  /** The title of exactly these stems in any order. */
  exact(stems: readonly number[], head: number): KnownPhrase | null;
  /**
   * The phrase with the head stem that fits best by matched − 1.2 × missing; one that is there in whole speaks before one
   * in part unless that is clearly nearer. The context adds a bonus.
   */
  nearest(stems: readonly number[], head: number, context: TitleContext): PhraseMatch | null;
}

/** What is known of an advert besides its texts. */
export interface TitleContext {
  /** 1 for each group it speaks for; null when it says nothing. */
  readonly favoured: Uint8Array | null;
  /** Whether another context could have changed an answer; set by whoever asks it. */
  matters: boolean;
}

const MISSING_PRICE = 1.2;
const CONTEXT_BONUS = 0.4;
/** How much nearer a title found in part must be than one found in whole. */
const PARTIAL_LEAD = 1;
const PAIRS_REMEMBERED = 50_000;

/** Key of a title: its head and its set of stems; the order of the others and repeats do not matter. */
export function stemKey(stems: readonly string[], head: string): string {
  return `${head}|${[...new Set(stems)].sort().join(' ')}`;
}

/** Builds the index; when two groups write the same title, the first in file order keeps it. */
export function indexPhrases(
  knowledge: Knowledge,
  extra: readonly { text: string; group: number }[],
): PhraseIndex {
  const columns = collectPhrases(knowledge, extra);
  const { texts, groups, weak, heads, starts, stems: stemsOfAll, idOfStem } = columns;
  const stemTexts = [...idOfStem.keys()];
  const holders = rowsByItem({ starts, items: stemsOfAll }, idOfStem.size);
  const rarity = rarityOfStems(columns, holders);
  const wholeRarity = rarityOfPhrases(columns, holders, rarity);
  const headStems = new Uint8Array(stemTexts.length);
  for (const head of heads) headStems[head] = 1;
  /** The title that is one stem alone, by that stem; −1 for none. */
  const aloneOf = new Int32Array(stemTexts.length).fill(-1);
  for (let at = 0; at < texts.length; at += 1) {
    const start = starts[at] ?? 0;
    if ((starts[at + 1] ?? 0) - start === 1) aloneOf[stemsOfAll[start] ?? -1] = at;
  }
  const made: (KnownPhrase | undefined)[] = new Array(texts.length);
  const bothHeld = new Map<number, readonly number[]>();
  const gained = new Float64Array(texts.length);
  const found = new Int32Array(texts.length);

  const phrase = (at: number): KnownPhrase => {
    const known = made[at];
    if (known !== undefined) return known;
    const first: KnownPhrase = {
      text: texts[at] ?? '',
      stems: stemsOfAll.slice(starts[at], starts[at + 1]),
      head: stemTexts[heads[at] ?? -1] ?? '',
      group: groups[at] ?? -1,
      weak: weak[at] ?? false,
    };
    made[at] = first;
    return first;
  };

  return {
    texts,
    phrase,
    groupOf: (at) => groups[at] ?? -1,
    stems: idOfStem,
    headWords: columns.headWords,
    headStems,
    exact(stems, head) {
      const distinct: number[] = [];
      for (const stem of stems) {
        if (stem < 0) return null;
        if (!distinct.includes(stem)) distinct.push(stem);
      }
      const at = columns.find(distinct, head);
      return at < 0 ? null : phrase(at);
    },
    nearest(stems, head, context) {
      if (head < 0) return null;
      const { favoured } = context;
      const count = gather(stems, head);
      const [whole, partial] = [noPhrase(), noPhrase()];
      for (let nth = 0; nth < count; nth += 1) {
        const at = found[nth] ?? 0;
        const matched = gained[at] ?? 0;
        gained[at] = 0;
        const missing = Math.max(0, (wholeRarity[at] ?? 0) - matched);
        const own = heads[at] === head;
        if (missing >= 1e-6 && !own) continue;
        const bonus = favoured !== null && favoured[groups[at] ?? 0] === 1 ? CONTEXT_BONUS : 0;
        const score = matched - MISSING_PRICE * missing + bonus + (own ? 0.5 : 0);
        offerPhrase(missing < 1e-6 ? whole : partial, at, score, bonus, matched);
      }
      if (mayTurn(whole, partial)) context.matters = true;
      if (partial.score > whole.score + PARTIAL_LEAD) {
        const missing = Math.max(0, (wholeRarity[partial.at] ?? 0) - partial.matched);
        return { phrase: phrase(partial.at), matched: partial.matched, missing };
      }
      return whole.at < 0 ? null : { phrase: phrase(whole.at), matched: whole.matched, missing: 0 };
    },
  };

  /**
   * Puts the rows of titles that hold the head, alone or with another of the stems, into `found`, what they gain by it into
   * `gained`, and tells how many they are.
   */
  function gather(stems: readonly number[], head: number): number {
    const headRarity = rarity[head] ?? 0;
    const alone = aloneOf[head] ?? -1;
    let count = 0;
    if (alone >= 0) {
      found[count] = alone;
      count += 1;
      gained[alone] = headRarity;
    }
    for (let nth = 0; nth < stems.length; nth += 1) {
      const stem = stems[nth] ?? -1;
      if (stem < 0 || stem === head || stems.indexOf(stem) < nth) continue;
      const worth = rarity[stem] ?? 0;
      const both = holdersOfBoth(head, stem);
      for (let place = 0; place < both.length; place += 1) {
        const at = both[place] ?? 0;
        const before = gained[at] ?? 0;
        if (before === 0) {
          found[count] = at;
          count += 1;
        }
        gained[at] = (before === 0 ? headRarity : before) + worth;
      }
    }
    return count;
  }

  function holdersOf(stem: number): Int32Array {
    return holders.items.subarray(holders.starts[stem], holders.starts[stem + 1]);
  }

  /** Rows of titles that hold both stems; pairs asked for are remembered, as a trade is met with the same words. */
  function holdersOfBoth(one: number, other: number): readonly number[] {
    const pair = one * stemTexts.length + other;
    const known = bothHeld.get(pair);
    if (known !== undefined) return known;
    const [first, second] = [holdersOf(one), holdersOf(other)];
    const [few, many] = first.length < second.length ? [first, second] : [second, first];
    const both: number[] = [];
    let place = 0;
    for (const at of few) {
      while (place < many.length && (many[place] ?? at) < at) place += 1;
      if (many[place] === at) both.push(at);
    }
    if (bothHeld.size >= PAIRS_REMEMBERED) bothHeld.clear();
    bothHeld.set(pair, both);
    return both;
  }
}

/** Whether a bonus for one title or another could make a different one the answer. */
function mayTurn(whole: BestPhrase, partial: BestPhrase): boolean {
  const reach = CONTEXT_BONUS + 1e-9;
  return (
    whole.bare - whole.nextBare <= reach ||
    partial.bare - partial.nextBare <= reach ||
    Math.abs(partial.bare - whole.bare - PARTIAL_LEAD) <= reach
  );
}
