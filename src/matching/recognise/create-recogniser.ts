import type { SpoReference } from '../../domain/lookups.ts';
import type { Evidence, Recogniser, Recognition } from '../../domain/recognition.ts';
import { type SpoRef, spoKey } from '../../domain/spo-code.ts';
import { spoCodeOfOkso } from './codes-in-data.ts';
import { favouredGroups } from './context-prior.ts';
import type { AskedEducation } from './degree-positions.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import { officialTitles } from './knowledge/official-titles.ts';
import { namesOfProfessionCode, type ProfessionCodes } from './knowledge/profession-codes.ts';
import { normaliseTitle } from './normalise/normalise-title.ts';
import { type GroupWeights, groupWeights } from './phrases/group-weights.ts';
import { indexPhrases, type KnownPhrase, type TitleContext } from './phrases/phrase-index.ts';
import { type RecognitionStep, titleLexicon } from './phrases/title-lexicon.ts';
import { readTitle, type TitleReading } from './read-title.ts';
import { type Question, rememberRecognitions } from './remember-recognitions.ts';
import { similarTitles } from './similar/similar-titles.ts';
import { weightedCodes } from './weigh-codes.ts';

const NO_SHARES: ReadonlyMap<string, number> = new Map();
const NO_CODES: ProfessionCodes = { old: new Map(), seen2026: new Map() };
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

interface Decision {
  readonly recognition: Recognition;
  readonly settled: boolean;
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
  const official = officialTitles(knowledge, spo);
  const groups = groupWeights(knowledge, spo, official);
  const index = indexPhrases(knowledge, official.titles);
  const likest = similarTitles(index.texts, (at) => groups.best(index.groupOf(at)));
  const leadsNowhere = ({ group }: KnownPhrase) => groups.best(group) === 'NONE';
  const lexicon = titleLexicon(knowledge, index, leadsNowhere, skip);
  const favoured = favouredGroups(groups);
  const memory = rememberRecognitions(normaliseTitle);

  const judge = (text: string, context: TitleContext, asked: AskedEducation = null): Verdict =>
    weighReadings(readTitle(text, lexicon, context, asked), groups);

  return {
    version: knowledge.version,
    recognise(input) {
      const remembered = memory.title(input.title);
      const position = input.typicalPosition ? memory.title(input.typicalPosition).title : '';
      const question = { input, remembered, position, asked: askedBy(input.education) };
      const known = memory.find(question);
      if (known !== null) return known;
      const { recognition, settled } = decide(question);
      memory.keep(question, recognition, settled);
      return recognition;
    },
  };

  /** `settled`: the title is clear, and no sphere, ОКВЭД or position could have changed the answer. */
  function decide({ input, remembered: { title }, position, asked }: Question): Decision {
    const context = { favoured: favoured(input.sphereCode ?? null, input.okved ?? null), matters: false };
    let verdict = judge(title, context, asked);
    const settled = verdict.score >= CLEAR && !context.matters;
    if (verdict.score < CLEAR && !skip.has('similar-title')) verdict = hearSimilar(title, verdict);
    const evidence: Evidence[] = [...verdict.evidence];
    if (verdict.score < CLEAR && position !== '') {
      const second = judge(position, context, asked);
      if (second.score * 0.8 > verdict.score) {
        verdict = { ...second, score: second.score * 0.8 };
        evidence.push({ rule: 'typical-position', span: position, score: verdict.score });
      }
    }
    const coded = input.oksoCode ? spoCodeOfOkso(input.oksoCode) : null;
    const programme = coded === null ? undefined : spo.findByCode(coded)[0];
    if (programme !== undefined) verdict = hearProgramme(verdict, programme.ref, evidence);
    if (input.professionCode) hearProfession(verdict, input.professionCode, context, evidence);
    if (asked === 'degree' && verdict.score < CLEAR && verdict.spo > 0) {
      evidence.push({ rule: 'degree-required', span: input.education ?? '', score: 0.3 });
      verdict = { ...verdict, score: Math.min(verdict.score, SURE - 0.01) };
    }
    return { recognition: conclude(verdict, evidence), settled };
  }

  /** A whole known title much like this one speaks where the words alone leave doubt. */
  function hearSimilar(title: string, verdict: Verdict): Verdict {
    const similar = likest(title);
    if (similar === null || similar.likeness < LIKE_ENOUGH || similar.lead < CLEAR_LEAD) return verdict;
    const { weak, group, text } = index.phrase(similar.at);
    if (weak) return verdict;
    const answer = groups.best(group);
    const score = SURE + (CLEAR - SURE) * similar.likeness;
    const agrees = answer === 'NONE' ? verdict.none > verdict.spo : verdict.codes.has(answer);
    const evidence = [...verdict.evidence, { rule: 'similar-title', span: `${title} → ${text}`, score }];
    if (agrees || verdict.score >= SURE) {
      return { ...verdict, score: agrees ? Math.max(verdict.score, score) : verdict.score, evidence };
    }
    return {
      codes: groups.weights(group),
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

  function hearProfession(verdict: Verdict, code: string, context: TitleContext, evidence: Evidence[]): void {
    const names = namesOfProfessionCode(code, professionCodes);
    if (names.length === 0) return;
    const agrees = names.some((name) => {
      const named = judge(normaliseTitle(name), context);
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

function weighReadings(readings: readonly TitleReading[], groups: GroupWeights): Verdict {
  const [only] = readings;
  if (only !== undefined && readings.length === 1) {
    const codes = only.rule === 'degree-position' ? NO_SHARES : groups.shares(only.phrase.group);
    const spo = codes.size === 0 ? 0 : 1;
    return { codes, none: 1 - spo, spo, score: only.score, evidence: [evidenceOf(only)] };
  }
  const codes = new Map<string, number>();
  let none = 0;
  let programmes = 0;
  let score = 0;
  for (const [at, reading] of readings.entries()) {
    const share = (PART_SHARES[at] ?? 0.4) * (reading.score < SURE && at > 0 ? 0 : 1);
    const weights = groups.shares(reading.phrase.group);
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
