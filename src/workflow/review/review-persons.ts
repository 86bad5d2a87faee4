import { compareRussian } from '../../domain/russian.ts';
import { planPersonReview } from '../../reports/review/plan-person-review.ts';
import type { StoredReview } from '../../store/store.ts';
import type { IssueTarget } from '../issue-reports.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type WrittenReport, writeReport } from '../write-report.ts';

/** Open questions about persons of a cohort; the numbers name nobody. */
export interface PersonReview {
  readonly cohort: number;
  readonly questions: readonly StoredReview[];
  /** Questions that have an answer. */
  readonly decided: number;
  /** Why the questions were asked, the most frequent first; a question counts by its likeliest candidate. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
}

/** What is still to be answered. */
export function reviewPersons({ store }: OpenWorkspace, cohort: number): PersonReview {
  const questions = store.reviews({ cohort });
  const counts = new Map<string, number>();
  for (const { candidates } of questions) {
    const reason = candidates[0]?.reason ?? '';
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const reasons = Array.from(counts, ([reason, count]) => ({ reason, count })).sort(
    (a, b) => b.count - a.count || compareRussian(a.reason, b.reason),
  );
  return { cohort, questions, decided: store.reviews({ cohort, decided: true }).length, reasons };
}

/** Writes the questions with the people on both sides; `reason` is journaled. The snapshot keeps numbers only. */
export async function issuePersonReview(
  workspace: OpenWorkspace,
  { questions, decided, reasons }: PersonReview,
  reason: string,
  target: IssueTarget,
): Promise<WrittenReport> {
  const { asOf, cohort } = target;
  const plan = planPersonReview(questions, { region: workspace.region.fullName, cohort, asOf });
  return await writeReport(workspace, plan, {
    ...target,
    content: { open: questions.length, decided, reasons },
    action: 'review',
    reason,
  });
}
