import type { Knowledge } from '../knowledge/knowledge.ts';
import { normaliseTitle } from '../normalise/normalise-title.ts';
import { plainWord } from '../normalise/title-words.ts';

/** Known titles in columns, one row a title: objects of twenty thousand titles would cost more than the work with them. */
export interface PhraseColumns {
  readonly texts: readonly string[];
  /** Group of the knowledge that owns the title. */
  readonly groups: readonly number[];
  readonly weak: readonly boolean[];
  /** Stem of the head. */
  readonly heads: readonly number[];
  /** Where the stems of a title begin among `stems`; one more row marks the end of the last. */
  readonly starts: readonly number[];
  readonly stems: readonly number[];
  /** Stems are numbered as they are met. */
  readonly idOfStem: ReadonlyMap<string, number>;
  /** First words as written: a title part that begins with one of them is a profession of its own. */
  readonly headWords: ReadonlySet<string>;
  /** The row of the title of exactly these stems, each given once, with this head; −1 for none. */
  find(stems: readonly number[], head: number): number;
}

/** Gathers the titles of the knowledge, then `extra`; when two groups write the same title, the first keeps it. */
export function collectPhrases(
  knowledge: Knowledge,
  extra: readonly { text: string; group: number }[],
): PhraseColumns {
  const texts: string[] = [];
  const groups: number[] = [];
  const weak: boolean[] = [];
  const heads: number[] = [];
  const starts = [0];
  const stems: number[] = [];
  const idOfStem = new Map<string, number>();
  const headWords = new Set<string>();
  const lastOfHash = new Map<number, number>();
  /** The title before with the same hash, −1 for none. */
  const before: number[] = [];

  const words = new Map<string, LearnedWord | null>();

  const learn = (word: string): LearnedWord | null => {
    const { empty, stem, adjective } = plainWord(word);
    let known: LearnedWord | null = null;
    if (!empty) {
      const stemId = idOfStem.get(stem) ?? idOfStem.size;
      idOfStem.set(stem, stemId);
      known = { word, stem: stemId, adjective };
    }
    words.set(word, known);
    return known;
  };
  const holds = (row: number, wanted: readonly number[], from: number): boolean => {
    const start = starts[row] ?? 0;
    const end = starts[row + 1] ?? 0;
    if (end - start !== wanted.length - from) return false;
    for (let place = from; place < wanted.length; place += 1) {
      let at = start;
      while (at < end && stems[at] !== wanted[place]) at += 1;
      if (at === end) return false;
    }
    return true;
  };
  /** The row of the stems that lie in `wanted` from a place on. */
  const rowOf = (hash: number, wanted: readonly number[], from: number, head: number): number => {
    let row = lastOfHash.get(hash) ?? -1;
    while (row >= 0 && !(heads[row] === head && holds(row, wanted, from))) row = before[row] ?? -1;
    return row;
  };
  const add = (text: string, group: number, isWeak: boolean) => {
    const start = stems.length;
    let head: LearnedWord | null = null;
    // Most titles of the knowledge are plain words already.
    const plain = /[^а-я0-9# ]/.test(text) ? normaliseTitle(text).replace(/[^а-яa-z0-9#]+/g, ' ') : text;
    for (const written of plain.split(' ')) {
      let word = words.get(written);
      if (word === undefined) word = learn(written);
      if (word === null) continue;
      if (head === null || (head.adjective && !word.adjective)) head = word;
      if (stems.indexOf(word.stem, start) < 0) stems.push(word.stem);
    }
    if (head === null) return;
    const hash = hashOf(stems, start, head.stem);
    if (rowOf(hash, stems, start, head.stem) >= 0) {
      stems.length = start;
      return;
    }
    before.push(lastOfHash.get(hash) ?? -1);
    lastOfHash.set(hash, texts.length);
    texts.push(text);
    groups.push(group);
    weak.push(isWeak);
    heads.push(head.stem);
    starts.push(stems.length);
    headWords.add(head.word);
  };
  for (const [group, { phrases }] of knowledge.groups.entries()) {
    for (const { text, source } of phrases) add(text, group, source === 'weak');
  }
  for (const { text, group } of extra) add(text, group, false);
  const find = (wanted: readonly number[], head: number) => rowOf(hashOf(wanted, 0, head), wanted, 0, head);
  return { texts, groups, weak, heads, starts, stems, idOfStem, headWords, find };
}

interface LearnedWord {
  readonly word: string;
  readonly stem: number;
  readonly adjective: boolean;
}

/** Same for the same stems in any order; titles of one hash are compared in full after it. */
function hashOf(stems: readonly number[], from: number, head: number): number {
  let sum = Math.imul(head + 1, 0x27d4eb2f);
  for (let place = from; place < stems.length; place += 1) {
    const mixed = Math.imul((stems[place] ?? 0) + 1, 0x9e3779b1);
    sum = (sum + Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b)) | 0;
  }
  return sum;
}
