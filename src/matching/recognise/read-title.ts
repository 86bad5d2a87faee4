import type { AskedEducation } from './degree-positions.ts';
import type { KnownPhrase, PhraseIndex, TitleContext } from './phrases/phrase-index.ts';
import type { LexiconWord, TitleLexicon } from './phrases/title-lexicon.ts';
import { TYPO_LIKENESS } from './similar/nearest-word.ts';
import { headOf, headsOf, idsOf, spanOf, splitProfessions } from './title-parts.ts';

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

/** Sureness that a position of the degree class leads to no programme, whatever trade it names besides. */
const CLASS_SURENESS = 0.85;

/**
 * Readings of a normalised title, one a profession named in it, in the order they stand; empty when nothing is known.
 * `asked` is the education the advert asks for where the title names none, `context` what else is known of it.
 */
export function readTitle(
  normalised: string,
  lexicon: TitleLexicon,
  context: TitleContext,
  asked: AskedEducation,
): readonly TitleReading[] {
  const { index } = lexicon;
  const words = lexicon.words(normalised);
  const ids = idsOf(words);
  const whole = index.exact(ids, headOf(words));
  const education = educationOf(words) ?? asked;
  if (whole !== null) return classed([wholeReading(whole, normalised)], words, lexicon, education);
  const mended = lexicon.skip.has('similar-word') ? words : mendSlips(words, lexicon);
  const slips = mended !== words;
  const parts = splitProfessions(mended);
  const readings: TitleReading[] = [];
  for (const part of parts) {
    const found = readPart(part, lexicon, context, parts.length === 1 && !slips);
    readings.push(...classed(slips ? found.map(doubted) : found, part, lexicon, education));
  }
  return readings;
}

/** Education named in the title itself; СПО speaks before a degree. */
function educationOf(words: readonly LexiconWord[]): AskedEducation {
  let named: AskedEducation = null;
  for (const { asks } of words) {
    if (asks === 'spo') return asks;
    named = asks ?? named;
  }
  return named;
}

/** Unknown words one slip away from a known one are read as that one; the same array when there is none. */
function mendSlips(words: readonly LexiconWord[], lexicon: TitleLexicon): readonly LexiconWord[] {
  let mended: LexiconWord[] | null = null;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined || word.id >= 0) continue;
    const stem = lexicon.nearest.typo(word.stem);
    if (stem === null) continue;
    mended ??= [...words];
    mended[at] = lexicon.mend(word, stem);
  }
  return mended ?? words;
}

function doubted(reading: TitleReading): TitleReading {
  return { ...reading, rule: 'similar-word', score: reading.score * TYPO_LIKENESS };
}

/** Marks readings of positions that ask for a degree, unless the advert says that a technician will do. */
function classed(
  readings: readonly TitleReading[],
  words: readonly LexiconWord[],
  { degree }: TitleLexicon,
  education: AskedEducation,
): readonly TitleReading[] {
  if (education === 'spo') return readings;
  const named = education === 'degree' && words.some(({ word }) => word.startsWith('высш'));
  return readings.map((reading) => {
    if (!named && (reading.rule === 'later-noun' || !degree.holds(reading.phrase.head, words)))
      return reading;
    return { ...reading, rule: 'degree-position', score: Math.max(reading.score, CLASS_SURENESS) };
  });
}

function readPart(
  words: readonly LexiconWord[],
  lexicon: TitleLexicon,
  context: TitleContext,
  whole: boolean,
): readonly TitleReading[] {
  const { index } = lexicon;
  const ids = idsOf(words);
  const span = spanOf(words);
  const exact = whole ? null : index.exact(ids, headOf(words));
  if (exact !== null) return [wholeReading(exact, span)];
  if (lexicon.skip.has('title-inside')) return [];
  const heads = headsOf(words);
  const firstNoun = words.findIndex(({ adjective }) => !adjective);
  for (let order = 0; order < heads.length; order += 1) {
    const at = heads[order] ?? 0;
    const head = words[at];
    if (head === undefined) continue;
    const later = order > 0 || (firstNoun >= 0 && at > firstNoun);
    const reading = readPair(words, ids, at, span, later, lexicon, context);
    if (reading === null) continue;
    const bare = reading.phrase.stems.length === 1;
    if (bare && lexicon.passHeads.has(head.word) && order + 1 < heads.length) {
      const nextHead = words[heads[order + 1] ?? at]?.id ?? -1;
      const next = readHead(nextHead, ids.slice(at + 1), span, index, context, false);
      if (next !== null && next.score >= 0.6) return [{ ...next, score: Math.min(next.score, 0.8) }];
    }
    const partner = words[at + 1];
    const joined =
      partner?.joined === true && partner.beginsTitle && !reading.phrase.stems.includes(partner.id);
    if (!joined || partner === undefined || lexicon.vetoHeads.has(head.word)) return [reading];
    const second = readHead(partner.id, ids.slice(at + 1), span, index, context, false);
    if (second !== null && lexicon.choreHeads.has(partner.stem)) return [second];
    return second === null ? [reading] : [reading, second];
  }
  return similarWord(words, ids, span, lexicon, context);
}

/** The head at this place; a pair known to need no programme («водитель-курьер») speaks before what follows it. */
function readPair(
  words: readonly LexiconWord[],
  ids: readonly number[],
  at: number,
  span: string,
  later: boolean,
  { index, leadsNowhere }: TitleLexicon,
  context: TitleContext,
): TitleReading | null {
  const [head, partner] = [words[at], words[at + 1]];
  if (head === undefined) return null;
  const reading = readHead(head.id, ids, span, index, context, later);
  if (partner?.joined !== true || later || reading?.phrase.stems.includes(partner.id)) return reading;
  const pair = index.exact([head.id, partner.id], head.id);
  if (pair === null || !leadsNowhere(pair)) return reading;
  return { phrase: pair, rule: 'title-inside', span, score: 0.9 };
}

/** A bare word that says little («оператор», «сотрудник») leaves room for the other fields of the advert. */
function wholeReading(phrase: KnownPhrase, span: string): TitleReading {
  return { phrase, rule: 'exact-title', span, score: phrase.weak ? 0.6 : 1 };
}

function readHead(
  head: number,
  ids: readonly number[],
  span: string,
  index: PhraseIndex,
  context: TitleContext,
  later: boolean,
): TitleReading | null {
  const match = index.nearest(ids, head, context);
  if (match === null) return null;
  const { phrase, matched, missing } = match;
  const reading = (rule: TitleReading['rule'], score: number): TitleReading => ({
    phrase,
    rule: later ? 'later-noun' : rule,
    span,
    score: later ? score * 0.75 : score,
  });
  if (missing > 0) return reading('title-like', 0.35 + 0.4 * (matched / (matched + missing)));
  if (phrase.stems.length > 1) return reading('title-inside', 0.9);
  if (phrase.weak) return reading('head-only', ids.length === 1 ? 0.6 : 0.4);
  const alone = ids.every((id) => id < 0 || id === head);
  return reading('head-only', alone ? 0.9 : 0.72);
}

/** Nothing is known of any word as a head: try the nearest known words instead. */
function similarWord(
  words: readonly LexiconWord[],
  ids: readonly number[],
  span: string,
  { index, nearest, skip }: TitleLexicon,
  context: TitleContext,
): readonly TitleReading[] {
  if (skip.has('similar-word')) return [];
  let likeness = 1;
  const likeIds = words.map(({ stem }, at) => {
    const near = (ids[at] ?? -1) >= 0 ? null : nearest.like(stem);
    if (near === null) return ids[at] ?? -1;
    likeness = Math.min(likeness, near.likeness);
    return index.stems.get(near.stem) ?? -1;
  });
  for (const id of likeIds) {
    if (index.headStems[id] !== 1) continue;
    const reading = readHead(id, likeIds, span, index, context, false);
    if (reading !== null) return [{ ...reading, rule: 'similar-word', score: reading.score * likeness }];
  }
  return [];
}
