import { type AskedEducation, type DegreePositions, degreePositions } from '../degree-positions.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { stemWord } from '../normalise/stem-word.ts';
import { plainWord, splitTitle, type TitleWord } from '../normalise/title-words.ts';
import { type NearestWords, nearestWords } from '../similar/nearest-word.ts';
import type { KnownPhrase, PhraseIndex } from './phrase-index.ts';

/** A word of a title and what the known titles say of it. */
export interface LexiconWord extends TitleWord {
  /** Its stem among the stems of known titles, −1 for none of them. */
  readonly id: number;
  /** First word of a known title, as written. */
  readonly beginsTitle: boolean;
  /** May be the head of a known title. */
  readonly mayLead: boolean;
  /** The education it asks for. */
  readonly asks: AskedEducation;
}

/** Steps of the cascade after the exact dictionary that can be left out. */
export type RecognitionStep = 'title-inside' | 'similar-word' | 'similar-title';

/** What reading a title needs. */
export interface TitleLexicon {
  readonly index: PhraseIndex;
  readonly nearest: NearestWords;
  readonly vetoHeads: ReadonlySet<string>;
  readonly passHeads: ReadonlySet<string>;
  /** Stems of heads that make a joined title a place for anybody. */
  readonly choreHeads: ReadonlySet<string>;
  readonly degree: DegreePositions;
  /** True for a known title no programme leads to. */
  readonly leadsNowhere: (phrase: KnownPhrase) => boolean;
  /** Steps left out, to measure what each of them gains. */
  readonly skip: ReadonlySet<RecognitionStep>;
  /** Words of a normalised title; function words are left out. */
  words(normalised: string): readonly LexiconWord[];
  /** The word read as another stem, which a slip of typing has hidden. */
  mend(word: LexiconWord, stem: string): LexiconWord;
}

const WORDS_REMEMBERED = 50_000;

/** Puts together what the knowledge and its index say of words. */
export function titleLexicon(
  knowledge: Knowledge,
  index: PhraseIndex,
  leadsNowhere: (phrase: KnownPhrase) => boolean,
  skip: ReadonlySet<RecognitionStep>,
): TitleLexicon {
  const degree = degreePositions(knowledge);
  /** A word in each of its places: alone, joined, after a mark, joined after a mark; null for a word that says nothing. */
  const remembered = new Map<string, readonly LexiconWord[] | null>();

  const leads = ({ id, adjective, beginsTitle }: Pick<LexiconWord, 'id' | 'adjective' | 'beginsTitle'>) =>
    beginsTitle || (!adjective && index.headStems[id] === 1);

  const learn = (word: string): readonly LexiconWord[] | null => {
    const { empty, stem, adjective } = plainWord(word);
    const id = index.stems.get(stem) ?? -1;
    const beginsTitle = index.headWords.has(word);
    const mayLead = leads({ id, adjective, beginsTitle });
    const asks = degree.askedBy(word, stem);
    const places = [0, 1, 2, 3].map((place) => {
      const [joined, opens] = [(place & 1) === 1, place > 1];
      return { word, stem, adjective, joined, opens, id, beginsTitle, mayLead, asks };
    });
    const known = empty ? null : places;
    if (remembered.size >= WORDS_REMEMBERED) remembered.clear();
    remembered.set(word, known);
    return known;
  };

  return {
    index,
    nearest: nearestWords(index.stems.keys()),
    vetoHeads: new Set(knowledge.vetoHeads),
    passHeads: new Set(knowledge.passHeads),
    choreHeads: new Set(knowledge.choreHeads.map(stemWord)),
    degree,
    leadsNowhere,
    skip,
    words: (normalised) =>
      splitTitle(normalised, (word, opens, joined) => {
        let places = remembered.get(word);
        if (places === undefined) places = learn(word);
        return places?.[(joined ? 1 : 0) + (opens ? 2 : 0)] ?? null;
      }),
    mend(word, stem) {
      const id = index.stems.get(stem) ?? -1;
      const adjective = word.adjective && index.headStems[id] !== 1;
      const { beginsTitle } = word;
      return { ...word, stem, adjective, id, mayLead: leads({ id, adjective, beginsTitle }) };
    },
  };
}
