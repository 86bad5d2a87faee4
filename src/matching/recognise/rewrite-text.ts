/**
 * A replacement and what a text must hold for it: «=гл» a whole word, «вахт» a part of a word, «#» a digit, «#а» a digit
 * and a letter in one word; any one is enough.
 */
export interface RewriteRule {
  readonly pattern: RegExp;
  readonly by: string;
  readonly cues: readonly string[];
}

const WORDS_REMEMBERED = 50_000;
const NO_RULES: readonly number[] = [];

/** Applies rewrite rules in their order. */
export interface Rewriter {
  rewrite(text: string): string;
  /** False when no rule can match: the words of the text hold none of the cues. */
  touches(text: string): boolean;
}

/** Most titles call for no rule at all: the words of a text say which rules can match, and each word is asked once. */
export function createRewriter(rules: readonly RewriteRule[]): Rewriter {
  const rulesOfWord = new Map<string, readonly number[]>();
  const called = new Uint8Array(rules.length);

  const learn = (word: string): readonly number[] => {
    const found = rules.flatMap(({ cues }, at) => (cues.some((cue) => isCued(word, cue)) ? [at] : []));
    const ids = found.length === 0 ? NO_RULES : found;
    if (rulesOfWord.size >= WORDS_REMEMBERED) rulesOfWord.clear();
    rulesOfWord.set(word, ids);
    return ids;
  };

  const call = (text: string): boolean => {
    let any = false;
    let start = -1;
    for (let at = 0; at <= text.length; at += 1) {
      if (at < text.length && isWordLetter(text.charCodeAt(at))) {
        if (start < 0) start = at;
        continue;
      }
      if (start < 0) continue;
      const word = text.slice(start, at);
      start = -1;
      const ids = rulesOfWord.get(word) ?? learn(word);
      if (ids === NO_RULES) continue;
      any = true;
      for (const id of ids) called[id] = 1;
    }
    return any;
  };

  return {
    touches(text) {
      const any = call(text);
      if (any) called.fill(0);
      return any;
    },
    rewrite(text) {
      if (!call(text)) return text;
      let rewritten = text;
      for (let at = 0; at < rules.length; at += 1) {
        const rule = rules[at];
        if (called[at] === 0 || rule === undefined) continue;
        called[at] = 0;
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

/** а–я, a–z, 0–9: what the rules count as part of a word. */
export function isWordLetter(code: number): boolean {
  return (code >= 0x430 && code <= 0x44f) || (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}
