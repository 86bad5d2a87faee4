import { headIndex } from './normalise/title-words.ts';
import type { LexiconWord } from './phrases/title-lexicon.ts';

/** Parts of a title, one a profession: a part begins at a mark that a known profession stands after. */
export function splitProfessions(words: readonly LexiconWord[]): readonly (readonly LexiconWord[])[] {
  const parts: LexiconWord[][] = [];
  let part: LexiconWord[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    if (at === 0 || (word.opens && opensProfession(words, at))) {
      part = [word];
      parts.push(part);
    } else part.push(word);
  }
  return parts;
}

/** True when the first noun from here, before the next mark, is the head of a known title. */
function opensProfession(words: readonly LexiconWord[], from: number): boolean {
  for (let at = from; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    if (!word.adjective || (at > from && word.opens)) return word.beginsTitle;
  }
  return false;
}

/** Places of the words that may lead a known title, nouns where there are any. */
export function headsOf(words: readonly LexiconWord[]): readonly number[] {
  const heads: number[] = [];
  let nouns = false;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined || !word.mayLead || (nouns && word.adjective)) continue;
    if (!nouns && !word.adjective) {
      nouns = true;
      heads.length = 0;
    }
    heads.push(at);
  }
  return heads;
}

/** Stems of the words. */
export function idsOf(words: readonly LexiconWord[]): readonly number[] {
  return words.map(({ id }) => id);
}

/** Stem of the word that names the worker, −1 for an unknown one. */
export function headOf(words: readonly LexiconWord[]): number {
  return words[headIndex(words)]?.id ?? -1;
}

/** The words as evidence shows them. */
export function spanOf(words: readonly LexiconWord[]): string {
  return words.map(({ word }) => word).join(' ');
}
