import type { AskedEducation, DegreePositions } from './degree-positions.ts';
import { type NearestWords, TYPO_LIKENESS } from './nearest-word.ts';
import type { KnownPhrase, PhraseIndex } from './phrase-index.ts';
import { headIndex, type TitleWord, titleWords } from './title-words.ts';

/** One reading of a part of a title: the known title it was matched to and how sure the match is, 0–1. */
export interface TitleReading {
  readonly phrase: KnownPhrase;
  readonly rule:
    | 'exact-title'
    | 'title-inside'
    | 'head-only'
    | 'title-like'
    | 'later-noun'
    | 'similar-word'
    | 'degree-position';
  readonly span: string;
  readonly score: number;
}

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
}

/** Steps of the cascade after the exact dictionary that can be left out. */
export type RecognitionStep = 'title-inside' | 'similar-word' | 'similar-title';

/** Sureness that a position of the degree class leads to no programme, whatever trade it names besides. */
const CLASS_SURENESS = 0.85;

type Favour = (phrase: KnownPhrase) => number;

/**
 * Readings of a normalised title, one a profession named in it, in the order they stand; empty when nothing is known.
 * `asked` is the education the advert asks for where the title names none.
 */
export function readTitle(
  normalised: string,
  lexicon: TitleLexicon,
  favour: Favour,
  asked: AskedEducation,
): readonly TitleReading[] {
  const words = titleWords(normalised);
  const whole = exactTitle(words, lexicon.index);
  const education = lexicon.degree.asked(words) ?? asked;
  if (whole !== null) {
    return classed([wholeReading(whole, normalised)], words, lexicon, education);
  }
  const mended = lexicon.skip.has('similar-word') ? words : mendSlips(words, lexicon);
  const slips = mended !== words;
  const readings: TitleReading[] = [];
  const parts = splitProfessions(mended, lexicon.index);
  for (const part of parts) {
    const found = readPart(part, lexicon, favour, parts.length === 1 && !slips);
    readings.push(...classed(slips ? found.map(doubted) : found, part, lexicon, education));
  }
  return readings;
}

/** Unknown words one slip away from a known one are read as that one; the same array when there is none. */
function mendSlips(words: readonly TitleWord[], { index, nearest }: TitleLexicon): readonly TitleWord[] {
  if (words.every(({ stem }) => index.stems.has(stem))) return words;
  let mended = false;
  const read = words.map((word) => {
    const stem = index.stems.has(word.stem) ? null : nearest.typo(word.stem);
    if (stem === null) return word;
    mended = true;
    return { ...word, stem, adjective: word.adjective && !index.headStems.has(stem) };
  });
  return mended ? read : words;
}

function doubted(reading: TitleReading): TitleReading {
  return { ...reading, rule: 'similar-word', score: reading.score * TYPO_LIKENESS };
}

/** Marks readings of positions that ask for a degree, unless the advert says that a technician will do. */
function classed(
  readings: readonly TitleReading[],
  words: readonly TitleWord[],
  { degree }: TitleLexicon,
  education: AskedEducation,
): readonly TitleReading[] {
  if (education === 'spo') return readings;
  return readings.map((reading) => {
    const named = education === 'degree' && words.some(({ word }) => word.startsWith('высш'));
    if (!named && (reading.rule === 'later-noun' || !degree.holds(reading.phrase.head, words)))
      return reading;
    return { ...reading, rule: 'degree-position', score: Math.max(reading.score, CLASS_SURENESS) };
  });
}

function splitProfessions(
  words: readonly TitleWord[],
  index: PhraseIndex,
): readonly (readonly TitleWord[])[] {
  const parts: TitleWord[][] = [];
  for (const [at, word] of words.entries()) {
    const part = parts.at(-1);
    if (part === undefined || (word.opens && opensProfession(words, at, index))) parts.push([word]);
    else part.push(word);
  }
  return parts;
}

/** True when the first noun from here, before the next mark, is the head of a known title. */
function opensProfession(words: readonly TitleWord[], from: number, index: PhraseIndex): boolean {
  for (let at = from; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    if (!word.adjective || (at > from && word.opens)) return index.headWords.has(word.word);
  }
  return false;
}

function readPart(
  words: readonly TitleWord[],
  lexicon: TitleLexicon,
  favour: Favour,
  whole: boolean,
): readonly TitleReading[] {
  const { index } = lexicon;
  const span = words.map(({ word }) => word).join(' ');
  const stems = words.map(({ stem }) => stem);
  const exact = whole ? null : exactTitle(words, index);
  if (exact !== null) return [wholeReading(exact, span)];
  if (lexicon.skip.has('title-inside')) return [];
  const candidates = words.flatMap((word, at) => (isHead(word, index) ? [at] : []));
  const nouns = candidates.filter((at) => words[at]?.adjective === false);
  const heads = nouns.length > 0 ? nouns : candidates;
  const firstNoun = words.findIndex(({ adjective }) => !adjective);
  for (const [order, at] of heads.entries()) {
    const head = words[at];
    if (head === undefined) continue;
    const later = order > 0 || (firstNoun >= 0 && at > firstNoun);
    const reading = readPair(words, at, span, later, lexicon, favour);
    if (reading === null) continue;
    const bare = reading.phrase.stems.length === 1;
    if (bare && lexicon.passHeads.has(head.word) && order + 1 < heads.length) {
      const next = readHead(
        words[heads[order + 1] ?? at]?.stem ?? '',
        stems.slice(at + 1),
        span,
        lexicon,
        favour,
        false,
      );
      if (next !== null && next.score >= 0.6) return [{ ...next, score: Math.min(next.score, 0.8) }];
    }
    const partner = words[at + 1];
    const joined =
      partner?.joined === true &&
      index.headWords.has(partner.word) &&
      !reading.phrase.stems.includes(partner.stem);
    if (!joined || partner === undefined || lexicon.vetoHeads.has(head.word)) return [reading];
    const second = readHead(partner.stem, stems.slice(at + 1), span, lexicon, favour, false);
    if (second !== null && lexicon.choreHeads.has(partner.stem)) return [second];
    return second === null ? [reading] : [reading, second];
  }
  return similarWord(words, lexicon, favour, span);
}

/** The head at this place; a pair known to need no programme («водитель-курьер») speaks before what follows it. */
function readPair(
  words: readonly TitleWord[],
  at: number,
  span: string,
  later: boolean,
  lexicon: TitleLexicon,
  favour: Favour,
): TitleReading | null {
  const [head, partner] = [words[at], words[at + 1]];
  if (head === undefined) return null;
  const stems = words.map(({ stem }) => stem);
  const reading = readHead(head.stem, stems, span, lexicon, favour, later);
  if (partner?.joined !== true || later || reading?.phrase.stems.includes(partner.stem)) return reading;
  const pair = lexicon.index.exact([head.stem, partner.stem], head.stem);
  if (pair === null || !lexicon.leadsNowhere(pair)) return reading;
  return { phrase: pair, rule: 'title-inside', span, score: 0.9 };
}

/** A bare word that says little («оператор», «сотрудник») leaves room for the other fields of the advert. */
function wholeReading(phrase: KnownPhrase, span: string): TitleReading {
  return { phrase, rule: 'exact-title', span, score: phrase.weak ? 0.6 : 1 };
}

function exactTitle(words: readonly TitleWord[], index: PhraseIndex): KnownPhrase | null {
  return index.exact(
    words.map(({ stem }) => stem),
    words[headIndex(words)]?.stem ?? '',
  );
}

function isHead(word: TitleWord, index: PhraseIndex): boolean {
  return index.headWords.has(word.word) || (!word.adjective && index.headStems.has(word.stem));
}

function readHead(
  head: string,
  stems: readonly string[],
  span: string,
  { index }: TitleLexicon,
  favour: Favour,
  later: boolean,
): TitleReading | null {
  const [match] = index.matches(stems, head, favour);
  if (match === undefined) return null;
  const { phrase, matched, missing } = match;
  const others = stems.filter((stem) => stem !== head && index.stems.has(stem)).length;
  const reading = (rule: TitleReading['rule'], score: number): TitleReading => ({
    phrase,
    rule: later ? 'later-noun' : rule,
    span,
    score: later ? score * 0.75 : score,
  });
  if (missing > 0) return reading('title-like', 0.35 + 0.4 * (matched / (matched + missing)));
  if (phrase.stems.length > 1) return reading('title-inside', 0.9);
  if (phrase.weak) return reading('head-only', stems.length === 1 ? 0.6 : 0.4);
  return reading('head-only', others === 0 ? 0.9 : 0.72);
}

/** Nothing is known of any word as a head: try the nearest known words instead. */
function similarWord(
  words: readonly TitleWord[],
  lexicon: TitleLexicon,
  favour: Favour,
  span: string,
): readonly TitleReading[] {
  if (lexicon.skip.has('similar-word')) return [];
  let likeness = 1;
  const stems = words.map(({ stem }) => {
    const near = lexicon.index.stems.has(stem) ? null : lexicon.nearest.like(stem);
    if (near === null) return stem;
    likeness = Math.min(likeness, near.likeness);
    return near.stem;
  });
  for (const stem of stems) {
    if (!lexicon.index.headStems.has(stem)) continue;
    const reading = readHead(stem, stems, span, lexicon, favour, false);
    if (reading !== null) return [{ ...reading, rule: 'similar-word', score: reading.score * likeness }];
  }
  return [];
}
