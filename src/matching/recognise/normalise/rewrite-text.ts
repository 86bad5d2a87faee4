import { forEachWord } from './word-letters.ts';

/**
 * A replacement and what a text must hold for it: «=гл» a whole word, «вахт» a part of a word, «#» a digit, «#а» a digit
 * and a letter in one word; any one is enough. `needs` is what it must hold besides, told faster than by the pattern.
 */
export interface RewriteRule {
  readonly pattern: RegExp;
  readonly by: string;
  readonly cues: readonly string[];
  readonly needs?: RegExp;
}

const WORDS_REMEMBERED = 50_000;
const NO_RULES: readonly number[] = [];

/** Applies rewrite rules in their order. */
export interface Rewriter {
  /** The rules, by number, that can match: the words of the text hold a cue of them. In the order of the rules. */
  calledBy(text: string): readonly number[];
  /** Applies those of the called rules whose number is at least `from` and below `to`. */
  rewrite(text: string, called: readonly number[], from: number, to: number): string;
}

/** Most titles call for no rule at all: the words of a text say which rules can match, and each word is asked once. */
export function createRewriter(rules: readonly RewriteRule[]): Rewriter {
  const rulesOfWord = new Map<string, readonly number[]>();
  const isCalled = new Uint8Array(rules.length);

  const learn = (word: string): readonly number[] => {
    const found = rules.flatMap(({ cues }, at) => (cues.some((cue) => isCued(word, cue)) ? [at] : []));
    const ids = found.length === 0 ? NO_RULES : found;
    if (rulesOfWord.size >= WORDS_REMEMBERED) rulesOfWord.clear();
    rulesOfWord.set(word, ids);
    return ids;
  };

  return {
    calledBy(text) {
      let any = false;
      forEachWord(text, (word) => {
        const ids = rulesOfWord.get(word) ?? learn(word);
        if (ids.length === 0) return;
        any = true;
        for (const id of ids) isCalled[id] = 1;
      });
      if (!any) return NO_RULES;
      const called: number[] = [];
      for (let at = 0; at < isCalled.length; at += 1) if (isCalled[at] === 1) called.push(at);
      isCalled.fill(0);
      return called;
    },
    rewrite(text, called, from, to) {
      let rewritten = text;
      for (const at of called) {
        const rule = rules[at];
        if (rule === undefined || at < from || at >= to) continue;
        if (rule.needs !== undefined && !rule.needs.test(rewritten)) continue;
        rewritten = rewritten.replace(rule.pattern, rule.by);
      }
      return rewritten;
    },
  };
}

function isCued(word: string, cue: string): boolean {
  if (cue === '#') return /\d/.test(word);
  if (cue === '#а') return /\d/.test(word) && /\D/.test(word);
  return cue.startsWith('=') ? word === cue.slice(1) : word.includes(cue);
}
