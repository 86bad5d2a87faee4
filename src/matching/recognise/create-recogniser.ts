import type { SpoReference } from '../../domain/lookups.ts';
import type { Evidence, Recogniser, Recognition } from '../../domain/recognition.ts';
import { type SpoRef, spoKey, spoRefOfKey } from '../../domain/spo-code.ts';
import { spoCodeOfOkso } from './codes-in-data.ts';
import { favouredUgs } from './context-prior.ts';
import { type AskedEducation, degreePositions } from './degree-positions.ts';
import type { Knowledge } from './knowledge.ts';
import { nearestWords } from './nearest-word.ts';
import { normaliseTitle } from './normalise-title.ts';
import { officialTitles } from './official-titles.ts';
import { indexPhrases, type KnownPhrase } from './phrase-index.ts';
import { namesOfProfessionCode, type ProfessionCodes } from './profession-codes.ts';
import { type RecognitionStep, readTitle, type TitleReading } from './read-title.ts';
import { type Question, rememberRecognitions } from './remember-recognitions.ts';
import { similarTitles } from './similar-titles.ts';
import { stemWord } from './stem-word.ts';
import { sharesOf, weighGroup, weightedCodes } from './weigh-codes.ts';

const NO_SHARES: ReadonlyMap<string, number> = new Map();
const NO_CODES: ProfessionCodes = { old: new Map(), seen2026: new Map() };
const CACHE_LIMIT = 100_000;
/** A reading below this is not decided automatically. */
const SURE = 0.5;
/** Below this the typical position or the code in the data may speak instead. */
const CLEAR = 0.7;
/** Likeness of whole titles, and lead over the next answer, below which likeness says nothing. */
const LIKE_ENOUGH = 0.45;
const CLEAR_LEAD = 0.5;
/** Shares of the first, second and later professions of one title. */
const PART_SHARES = [1, 0.6, 0.4];

/** A decision on one text before the other fields of the advert are heard. */
interface Verdict {
  readonly codes: ReadonlyMap<string, number>;
  readonly none: number;
  readonly spo: number;
  readonly score: number;
  readonly evidence: readonly Evidence[];
}

/**
 * Builds the recogniser: codes in the data, normalised title, exact dictionary, head and modifiers, similar words,
 * vetoes, positions that ask for a degree, similar titles, decision. Pure; results are remembered by normalised title
 * and context. `skip` leaves steps out, for the evaluation.
 */
export function createRecogniser(
  knowledge: Knowledge,
  spo: SpoReference,
  professionCodes: ProfessionCodes = NO_CODES,
  skip: ReadonlySet<RecognitionStep> = new Set(),
): Recogniser {
  const curated = knowledge.groups.map((group) => weighGroup(group, spo));
  const official = officialTitles(knowledge, spo, curated);
  const groupWeights = [...curated, ...official.weights];
  const shares = groupWeights.map(sharesOf);
  const index = indexPhrases(knowledge, official.titles);
  const bestOfGroup = groupWeights.map((weights) => [...weights.keys()][0] ?? 'NONE');
  const ugsOfGroup = bestOfGroup.map((key) => (key === 'NONE' ? '' : spoRefOfKey(key).code.slice(0, 2)));
  const likest = similarTitles(index.phrases, ({ group }) => bestOfGroup[group] ?? 'NONE');
  const lexicon = {
    index,
    nearest: nearestWords(index.stems.keys()),
    vetoHeads: new Set(knowledge.vetoHeads),
    passHeads: new Set(knowledge.passHeads),
    choreHeads: new Set(knowledge.choreHeads.map(stemWord)),
    degree: degreePositions(knowledge),
    leadsNowhere: ({ group }: KnownPhrase) => bestOfGroup[group] === 'NONE',
    skip,
  };
  const remembered = rememberRecognitions();
  const normalisedTitles = new Map<string, string>();

  // Employers copy titles: a region's adverts hold three times fewer titles than adverts.
  const normalised = (text: string): string => {
    const known = normalisedTitles.get(text);
    if (known !== undefined) return known;
    const title = normaliseTitle(text);
    if (normalisedTitles.size >= CACHE_LIMIT) normalisedTitles.clear();
    normalisedTitles.set(text, title);
    return title;
  };

  const judge = (text: string, ugs: ReadonlySet<string>, asked: AskedEducation = null): Verdict => {
    const favour = (phrase: KnownPhrase) => (ugs.has(ugsOfGroup[phrase.group] ?? '') ? 0.4 : 0);
    return weighReadings(readTitle(text, lexicon, favour, asked), shares);
  };

  return {
    version: knowledge.version,
    recognise(input) {
      const title = normalised(input.title);
      const position = input.typicalPosition ? normalised(input.typicalPosition) : '';
      const question = { input, title, position, asked: askedBy(input.education) };
      const known = remembered.find(question);
      if (known !== undefined) return known;
      const result = decide(question);
      remembered.keep(question, result);
      return result;
    },
  };

  function decide({ input, title, position, asked }: Question): Recognition {
    const ugs = favouredUgs(input.sphereCode ?? null, input.okved ?? null);
    let verdict = judge(title, ugs, asked);
    if (verdict.score < CLEAR && !skip.has('similar-title')) verdict = hearSimilar(title, verdict);
    const evidence: Evidence[] = [...verdict.evidence];
    if (verdict.score < CLEAR && position !== '') {
      const second = judge(position, ugs, asked);
      if (second.score * 0.8 > verdict.score) {
        verdict = { ...second, score: second.score * 0.8 };
        evidence.push({ rule: 'typical-position', span: position, score: verdict.score });
      }
    }
    const coded = input.oksoCode ? spoCodeOfOkso(input.oksoCode) : null;
    const programme = coded === null ? undefined : spo.findByCode(coded)[0];
    if (programme !== undefined) verdict = hearProgramme(verdict, programme.ref, evidence);
    if (input.professionCode) hearProfession(verdict, input.professionCode, ugs, evidence);
    if (asked === 'degree' && verdict.score < CLEAR && verdict.spo > 0) {
      evidence.push({ rule: 'degree-required', span: input.education ?? '', score: 0.3 });
      verdict = { ...verdict, score: Math.min(verdict.score, SURE - 0.01) };
    }
    return conclude(verdict, evidence);
  }

  /** A whole known title much like this one speaks where the words alone leave doubt. */
  function hearSimilar(title: string, verdict: Verdict): Verdict {
    const similar = likest(title);
    if (
      similar === null ||
      similar.phrase.weak ||
      similar.likeness < LIKE_ENOUGH ||
      similar.lead < CLEAR_LEAD
    )
      return verdict;
    const weights = groupWeights[similar.phrase.group] ?? new Map<string, number>();
    const answer = bestOfGroup[similar.phrase.group] ?? 'NONE';
    const score = SURE + (CLEAR - SURE) * similar.likeness;
    const agrees = answer === 'NONE' ? verdict.none > verdict.spo : verdict.codes.has(answer);
    const evidence = [
      ...verdict.evidence,
      { rule: 'similar-title', span: `${title} → ${similar.phrase.text}`, score },
    ];
    if (agrees || verdict.score >= SURE) {
      return { ...verdict, score: agrees ? Math.max(verdict.score, score) : verdict.score, evidence };
    }
    return {
      codes: weights,
      none: answer === 'NONE' ? 1 : 0,
      spo: answer === 'NONE' ? 0 : 1,
      score,
      evidence,
    };
  }

  function hearProgramme(verdict: Verdict, ref: SpoRef, evidence: Evidence[]): Verdict {
    const key = spoKey(ref);
    const agrees = verdict.codes.has(key) && verdict.spo >= verdict.none;
    if (agrees) {
      evidence.push({ rule: 'okso-agrees', span: ref.code, score: 1 });
      return { ...verdict, score: Math.max(verdict.score, CLEAR) };
    }
    if (verdict.score >= SURE) {
      evidence.push({ rule: 'classifier-contradiction', span: ref.code, score: 0 });
      return verdict;
    }
    evidence.push({ rule: 'okso-code', span: ref.code, score: 0.6 });
    return { codes: new Map([[key, 1]]), none: 0, spo: 1, score: 0.6, evidence: verdict.evidence };
  }

  function hearProfession(
    verdict: Verdict,
    code: string,
    ugs: ReadonlySet<string>,
    evidence: Evidence[],
  ): void {
    const names = namesOfProfessionCode(code, professionCodes);
    if (names.length === 0) return;
    const agrees = names.some((name) => {
      const named = judge(normaliseTitle(name), ugs);
      return named.none > named.spo
        ? verdict.none > verdict.spo
        : [...named.codes.keys()].some((key) => verdict.codes.has(key));
    });
    evidence.push({
      rule: agrees ? 'profession-code-agrees' : 'classifier-contradiction',
      span: `${code} ${names.join(' / ')}`,
      score: agrees ? 1 : 0,
    });
  }
}

function weighReadings(
  readings: readonly TitleReading[],
  shares: readonly ReadonlyMap<string, number>[],
): Verdict {
  const [only] = readings;
  if (only !== undefined && readings.length === 1) {
    const codes = only.rule === 'degree-position' ? NO_SHARES : (shares[only.phrase.group] ?? NO_SHARES);
    const spo = codes.size === 0 ? 0 : 1;
    return { codes, none: 1 - spo, spo, score: only.score, evidence: [evidenceOf(only)] };
  }
  const codes = new Map<string, number>();
  let none = 0;
  let programmes = 0;
  let score = 0;
  for (const [at, reading] of readings.entries()) {
    const share = (PART_SHARES[at] ?? 0.4) * (reading.score < SURE && at > 0 ? 0 : 1);
    const weights = shares[reading.phrase.group] ?? NO_SHARES;
    if (share > 0) score = Math.max(score, reading.score);
    if (weights.size === 0 || reading.rule === 'degree-position') {
      none += share;
      continue;
    }
    programmes += share;
    for (const [key, weight] of weights) codes.set(key, (codes.get(key) ?? 0) + share * weight);
  }
  return { codes, none, spo: programmes, score, evidence: readings.map(evidenceOf) };
}

function evidenceOf({ rule, span, score, phrase }: TitleReading): Evidence {
  return { rule, span: span === phrase.text ? span : `${span} → ${phrase.text}`, score };
}

function conclude({ codes, none, spo, score }: Verdict, evidence: readonly Evidence[]): Recognition {
  if (none > spo && score >= SURE) return { decision: 'none', codes: [], evidence };
  if (codes.size === 0) return { decision: 'unsure', codes: [], evidence };
  return { decision: score >= SURE && none <= spo ? 'spo' : 'unsure', codes: weightedCodes(codes), evidence };
}

function askedBy(education: string | null | undefined): AskedEducation {
  if (!education) return null;
  if (/^высшее|незаконченное высшее/i.test(education)) return 'degree';
  return /^среднее профессиональное/i.test(education) ? 'spo' : null;
}
