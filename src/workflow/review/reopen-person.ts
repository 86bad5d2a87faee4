import { EXIT, Failure } from '../../domain/failure.ts';
import type { IsoInstant } from '../../domain/iso-date.ts';
import { OTHER, parseQuestionNumber, SAME } from '../../reports/review/review-columns.ts';
import type { OpenWorkspace } from '../with-workspace.ts';

/** An answer about persons by its number; nobody is named. */
export interface PersonAnswer {
  readonly number: string;
  /** Why it was asked, in Russian. */
  readonly reason: string;
  readonly decision: typeof SAME | typeof OTHER;
  readonly decidedAt: IsoInstant | null;
}

/** Answers about persons of a cohort, in the order they were asked for. */
export function decidedPersons({ store }: OpenWorkspace, cohort: number): readonly PersonAnswer[] {
  return store.reviews({ cohort, decided: true }).map(({ key, candidates, decision, decidedAt }) => ({
    number: key,
    reason: candidates[0]?.reason ?? '',
    decision: decision === 'different' ? OTHER : SAME,
    decidedAt,
  }));
}

/**
 * Takes an answer about persons back: the question is open again, and who was merged by it comes apart.
 * @param number of the question as a workbook or the list of answers shows it («17-3fa9c1d2-345», «17-3fa9c1d2»), or its first part
 * @throws Failure `review-unknown`
 */
export function reopenPerson({ store }: OpenWorkspace, number: string): 'undone' | 'unchanged' {
  const key = parseQuestionNumber(number)?.key ?? number.trim();
  const asked = [...store.reviews({ decided: true }), ...store.reviews()];
  const found = asked.find((review) => review.key === key || String(review.id) === key);
  if (found === undefined) {
    throw new Failure('review-unknown', `Вопроса № ${number} о людях в рабочей папке нет.`, {
      hint: 'Решённые вопросы и их номера: route review persons --list.',
      exitCode: EXIT.usage,
    });
  }
  const outcome = store.undoDecision(found.id);
  if (outcome === 'undone') {
    store.journal({ action: 'review', outputClass: null, reason: null, details: { reopened: found.id } });
  }
  return outcome;
}
