import type { Recognition, WeightedCode } from '../../domain/recognition.ts';
import { type SpoRef, spoKey, spoRefOfKey } from '../../domain/spo-code.ts';
import { cleanText } from '../../domain/text.ts';
import type { StoredVacancy } from '../../domain/vacancy.ts';

/**
 * Why a title is asked about: `unsure`: the recogniser does not decide; `programme-code`: the СПО code in the data contradicts the
 * title; `profession-code`: the employer's code of a profession does.
 */
export type QuestionReason = 'unsure' | 'programme-code' | 'profession-code';

/** A question to the analyst: which programmes lead to adverts with this title? */
export interface TitleQuestion {
  /** The title in the form titles are compared in: equal for all adverts of the question. */
  readonly key: string;
  /** As most of the adverts write it. */
  readonly title: string;
  /** Adverts in doubt and their places. */
  readonly adverts: number;
  readonly places: number;
  /** All open adverts with this title: a decision covers them too. */
  readonly sameTitle: number;
  /** Each with the number of adverts, the most frequent first. */
  readonly reasons: readonly { readonly reason: QuestionReason; readonly adverts: number }[];
  /** What the recogniser thinks of and what the codes say, the likeliest first, at most six; weights are comparative. */
  readonly candidates: readonly WeightedCode[];
  /** What the recogniser read, «правило: слова», at most four different ones. */
  readonly evidence: readonly string[];
  /** Of the advert with most places. */
  readonly example: {
    readonly employer: string | null;
    readonly address: string | null;
    readonly url: string | null;
  };
}

const MOST_CANDIDATES = 6;
const MOST_EVIDENCE = 4;

interface Gathered {
  readonly spellings: Map<string, number>;
  readonly reasons: Map<QuestionReason, number>;
  readonly weights: Map<string, number>;
  readonly evidence: Set<string>;
  adverts: number;
  places: number;
  example: StoredVacancy;
}

/**
 * Questions about titles, the one with most places first, then adverts, then title. Titles decided by the analyst are not asked
 * about again, because their recognition is sure.
 * @param normalise the form titles are compared in
 * @param findProgramme programmes of a code, the newest first
 */
export function gatherTitleQuestions(
  adverts: readonly { readonly vacancy: StoredVacancy; readonly recognition: Recognition }[],
  normalise: (title: string) => string,
  findProgramme: (code: string) => SpoRef | null,
): readonly TitleQuestion[] {
  const keys = new Map<string, string>();
  const sameTitle = new Map<string, number>();
  const questions = new Map<string, Gathered>();
  for (const { vacancy, recognition } of adverts) {
    const key = keys.get(vacancy.title) ?? normalise(vacancy.title);
    keys.set(vacancy.title, key);
    sameTitle.set(key, (sameTitle.get(key) ?? 0) + 1);
    const reasons = reasonsOf(recognition);
    if (reasons.length > 0) add(questions, key, vacancy, recognition, reasons, findProgramme);
  }
  return Array.from(questions, ([key, each]) => questionOf(key, each, sameTitle.get(key) ?? 0)).sort(
    (a, b) => b.places - a.places || b.adverts - a.adverts || (a.key < b.key ? -1 : 1),
  );
}

function reasonsOf({ decision, evidence }: Recognition): readonly QuestionReason[] {
  const reasons: QuestionReason[] = decision === 'unsure' ? ['unsure'] : [];
  for (const { rule, span } of evidence) {
    if (rule !== 'classifier-contradiction') continue;
    reasons.push(PROGRAMME.test(span) ? 'programme-code' : 'profession-code');
  }
  return reasons;
}

const PROGRAMME = /^\d{2}\.\d{2}\.\d{2}$/;
/** A code that contradicts the title is a candidate too, the last one. */
const CODE_WEIGHT = 0.01;

function add(
  questions: Map<string, Gathered>,
  key: string,
  vacancy: StoredVacancy,
  recognition: Recognition,
  reasons: readonly QuestionReason[],
  findProgramme: (code: string) => SpoRef | null,
): void {
  const question = questions.get(key) ?? {
    spellings: new Map<string, number>(),
    reasons: new Map<QuestionReason, number>(),
    weights: new Map<string, number>(),
    evidence: new Set<string>(),
    adverts: 0,
    places: 0,
    example: vacancy,
  };
  questions.set(key, question);
  const spelling = cleanText(vacancy.title);
  count(question.spellings, spelling, 1);
  for (const reason of new Set(reasons)) count(question.reasons, reason, 1);
  for (const { ref, weight } of recognition.codes) count(question.weights, spoKey(ref), weight);
  for (const { rule, span } of recognition.evidence) {
    question.evidence.add(`${rule}: ${span}`);
    const stated = PROGRAMME.test(span) ? findProgramme(span) : null;
    if (stated !== null) count(question.weights, spoKey(stated), CODE_WEIGHT);
  }
  question.adverts += 1;
  question.places += vacancy.places ?? 0;
  const more = (vacancy.places ?? 0) - (question.example.places ?? 0);
  if (more > 0 || (more === 0 && vacancy.id < question.example.id)) question.example = vacancy;
}

function count<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

function questionOf(key: string, gathered: Gathered, sameTitle: number): TitleQuestion {
  const { spellings, reasons, weights, evidence, adverts, places, example } = gathered;
  const ranked = Array.from(weights).sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  const best = ranked.slice(0, MOST_CANDIDATES);
  const total = best.reduce((sum, [, weight]) => sum + weight, 0);
  return {
    key,
    title: mostFrequent(spellings),
    adverts,
    places,
    sameTitle,
    reasons: Array.from(reasons, ([reason, inAdverts]) => ({ reason, adverts: inAdverts })).sort(
      (a, b) => b.adverts - a.adverts || (a.reason < b.reason ? -1 : 1),
    ),
    candidates: best.map(([programme, weight]) => ({ ref: spoRefOfKey(programme), weight: weight / total })),
    evidence: Array.from(evidence).sort().slice(0, MOST_EVIDENCE),
    example: { employer: example.employer.name, address: example.address, url: example.url },
  };
}

function mostFrequent(counts: ReadonlyMap<string, number>): string {
  const [best] = Array.from(counts).sort(
    ([a, one], [b, other]) =>
      other - one || a.length - b.length || capitals(a) - capitals(b) || (a < b ? -1 : 1),
  );
  return best?.[0] ?? '';
}

function capitals(text: string): number {
  return text.match(/[А-ЯЁ]/g)?.length ?? 0;
}
