import type { Knowledge } from './knowledge/knowledge.ts';
import { stemWord } from './normalise/stem-word.ts';
import { plainWords, type TitleWord } from './normalise/title-words.ts';

/** What a title or an advert says of the education asked for; null when it says nothing. */
export type AskedEducation = 'spo' | 'degree' | null;

/** Tells positions that ask for a degree or lead people («инженер по …», «начальник …») from trades. */
export interface DegreePositions {
  /** True when the title is such a position; the exceptions of the knowledge files («инженер-проектировщик») are not. */
  holds(head: string, words: readonly TitleWord[]): boolean;
  /** Education a word of the title asks for: «(высшее образование)», «(СПО, химия)». */
  askedBy(word: string, stem: string): AskedEducation;
}

const HIGHER = stemWord('высшее');
const SPO_WORDS: ReadonlySet<string> = new Set(['спо', stemWord('среднее'), stemWord('техникум')]);

/** Builds the class from the fields `degree` (heads) and `kept` (word sets that stay trades) of the knowledge files. */
export function degreePositions(knowledge: Knowledge): DegreePositions {
  const heads = new Set(knowledge.degreeHeads.map(stemWord));
  const kept = knowledge.keptPositions.map((text) => plainWords(text).map(({ stem }) => stem));
  return {
    holds(head, words) {
      if (!heads.has(head)) return false;
      const stems = new Set(words.map(({ stem }) => stem));
      return !kept.some((needed) => needed.every((stem) => stems.has(stem)));
    },
    askedBy(word, stem) {
      if (SPO_WORDS.has(stem)) return 'spo';
      return stem === HIGHER && word.startsWith('высш') ? 'degree' : null;
    },
  };
}
