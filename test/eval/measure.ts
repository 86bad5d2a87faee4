import type { Recogniser, Recognition } from '../../src/domain/recognition.ts';
import type { LabelledTitle } from './labelled-titles.ts';

/** One labelled title with what recognition made of it. */
export interface Outcome {
  readonly labelled: LabelledTitle;
  /** Best code, `NONE`, or `UNSURE` where a person is asked. */
  readonly answer: string;
  /** The first three candidates, or NONE alone. */
  readonly firstThree: readonly string[];
  /** Highest score among the evidence, 0–1. */
  readonly sureness: number;
  readonly evidence: Recognition['evidence'];
}

/** Shares of all titles, 0–1; precision over the titles decided, recall and precision of NONE over their own. */
export interface Scores {
  readonly titles: number;
  readonly best: number;
  readonly bestOrAlso: number;
  readonly hitAt3: number;
  readonly ugs: number;
  readonly coverage: number;
  readonly precision: number;
  readonly noneRecall: number;
  readonly nonePrecision: number;
}

/** Recognises every title by its text alone. */
export function recogniseAll(recogniser: Recogniser, titles: readonly LabelledTitle[]): readonly Outcome[] {
  return titles.map((labelled) => {
    const { decision, codes, evidence } = recogniser.recognise({ title: labelled.title });
    const candidates = codes.map(({ ref }) => ref.code);
    const answer =
      decision === 'none' ? 'NONE' : decision === 'unsure' ? 'UNSURE' : (candidates[0] ?? 'UNSURE');
    return {
      labelled,
      answer,
      firstThree: decision === 'none' ? ['NONE'] : candidates.slice(0, 3),
      sureness: Math.max(0, ...evidence.map(({ score }) => score)),
      evidence,
    };
  });
}

/** True when the answer is the best code. */
export function isBest({ labelled, answer }: Outcome): boolean {
  return answer === labelled.best;
}

/** True when the answer is the best code or one accepted beside it. */
export function isAccepted({ labelled, answer }: Outcome): boolean {
  return answer === labelled.best || labelled.alsoOk.includes(answer);
}

/** The figures recognition is judged by. */
export function scoresOf(outcomes: readonly Outcome[]): Scores {
  const decided = outcomes.filter(({ answer }) => answer !== 'UNSURE');
  const none = outcomes.filter(({ labelled }) => labelled.best === 'NONE');
  const saidNone = outcomes.filter(({ answer }) => answer === 'NONE');
  return {
    titles: outcomes.length,
    best: share(outcomes, isBest),
    bestOrAlso: share(outcomes, isAccepted),
    hitAt3: share(outcomes, ({ labelled, firstThree }) =>
      firstThree.some((code) => code === labelled.best || labelled.alsoOk.includes(code)),
    ),
    ugs: share(outcomes, ({ labelled, answer }) =>
      [labelled.best, ...labelled.alsoOk].some((code) => code.slice(0, 2) === answer.slice(0, 2)),
    ),
    coverage: share(outcomes, ({ answer }) => answer !== 'UNSURE'),
    precision: share(decided, isAccepted),
    noneRecall: share(none, isBest),
    nonePrecision: share(saidNone, isAccepted),
  };
}

/** Precision among the surest `coverage` of all titles, unsure ones last. Ties are broken by title. */
export function precisionAt(outcomes: readonly Outcome[], coverage: number): number {
  const ranked = [...outcomes].sort(
    (a, b) => surety(b) - surety(a) || (a.labelled.title < b.labelled.title ? -1 : 1),
  );
  return share(ranked.slice(0, Math.round(coverage * ranked.length)), isAccepted);
}

function surety({ answer, sureness }: Outcome): number {
  return answer === 'UNSURE' ? -1 : sureness;
}

/** Share of the items a test holds for; 0 for no items. */
export function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.length === 0 ? 0 : items.filter(holds).length / items.length;
}
