import { forEachWord } from '../normalise/word-letters.ts';
import type { Lists } from '../phrases/postings.ts';

const SIZE = 4;
const GRAM_BITS = 2 ** 28 - 1;
const BORDER = 127;
const WORDS_REMEMBERED = 50_000;

/** Character 4-grams of known titles, numbered as they are met. */
export interface TitleGrams {
  /** Grams of the known titles. */
  readonly ofTitles: Lists;
  readonly count: number;
  /** Different grams of a text in the order they stand; a gram of no known title has some number below 0. */
  of(text: string): readonly number[];
}

/** Numbers the grams of the titles. Grams of a word are remembered, because titles are made of the same words. */
export function numberGrams(titles: readonly string[]): TitleGrams {
  const numbers = new Map<number, number>();
  const ofWord = new Map<string, readonly number[]>();
  /** The text in which a numbered gram was met last. */
  const metIn: number[] = [];
  let texts = 0;
  let numbering = true;

  const numberOf = (gram: number): number => {
    const known = numbers.get(gram);
    if (known !== undefined) return known;
    if (!numbering) return -gram;
    numbers.set(gram, metIn.length);
    return metIn.push(0) - 1;
  };

  const learn = (word: string): readonly number[] => {
    const found: number[] = [];
    let gram = BORDER;
    for (let at = 0; at <= word.length; at += 1) {
      gram = ((gram << 7) | (at === word.length ? BORDER : letterCode(word.charCodeAt(at)))) & GRAM_BITS;
      if (at + 2 >= SIZE) found.push(numberOf(gram));
    }
    if (ofWord.size >= WORDS_REMEMBERED) ofWord.clear();
    ofWord.set(word, found);
    return found;
  };

  const addTo = (found: number[], text: string): void => {
    const start = found.length;
    texts += 1;
    forEachWord(text, (word) => {
      if (word.length < 3) return;
      for (const gram of ofWord.get(word) ?? learn(word)) {
        if (gram < 0 ? found.includes(gram, start) : metIn[gram] === texts) continue;
        if (gram >= 0) metIn[gram] = texts;
        found.push(gram);
      }
    });
  };

  const starts = [0];
  const items: number[] = [];
  for (const title of titles) {
    addTo(items, title);
    starts.push(items.length);
  }
  numbering = false;
  return {
    ofTitles: { starts, items },
    count: metIn.length,
    of(text) {
      const found: number[] = [];
      addTo(found, text);
      return found;
    },
  };
}

/** а–я → 1–32, a–z and digits above: below 128 and never {@link BORDER}. */
function letterCode(code: number): number {
  if (code >= 0x430) return code - 0x42f;
  return code >= 97 ? code - 64 : code + 16;
}
