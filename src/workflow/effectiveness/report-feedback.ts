import { type FeedbackReport, type FeedbackRow, feedbackReport } from '../../monitoring/feedback/feedback.ts';
import { readSkillWords } from '../../monitoring/feedback/skill-words.ts';
import { planFeedback } from '../../reports/feedback/plan-feedback.ts';
import { planQuotes } from '../../reports/feedback/plan-quotes.ts';
import type { IssueTarget } from '../issue-reports.ts';
import type { MarketMoment } from '../market/recognise-market.ts';
import { rulesFile } from '../own-rules.ts';
import { registerRows, rowsByGraduate } from '../register-rows.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type WrittenReport, writeReport } from '../write-report.ts';
import { methodInForce } from './effectiveness-method.ts';

/** Employers' opinions as numbers, and the answers themselves for the restricted workbook. */
export interface Feedback {
  readonly report: FeedbackReport;
  readonly rows: readonly FeedbackRow[];
}

/** Counts what employers say of the graduates of a moment. */
export function reportFeedback(workspace: OpenWorkspace, { asOf, cohort, knownAt }: MarketMoment): Feedback {
  const { store } = workspace;
  const known = knownAt === null ? {} : { knownAt };
  const graduates = store.graduates({ cohort, asOf, ...known });
  const { found, unfound } = rowsByGraduate(
    workspace,
    registerRows(workspace, 'feedback', { asOf, ...known }),
    graduates,
  );
  const { spo } = workspace.reference();
  const report = feedbackReport({
    asOf,
    region: workspace.region.fullName,
    cohort,
    graduates,
    rows: found,
    unfound: unfound.map(({ row, why }) => ({ why, source: row.source })),
    colleges: store.colleges(known),
    specialtyName: (ref) => spo.find(ref)?.name ?? null,
    words: readSkillWords(rulesFile(workspace, 'skill-words')),
    minimum: methodInForce(workspace).minimum,
  });
  return { report, rows: found };
}

/** Writes the workbook of counts. @param content the JSON document, kept as the snapshot */
export async function issueFeedback(
  workspace: OpenWorkspace,
  { report }: Feedback,
  content: unknown,
  target: IssueTarget,
): Promise<WrittenReport> {
  return await writeReport(workspace, planFeedback(report), { ...target, content, reason: null });
}

/** Writes the answers in full, by name; `reason` is journaled. */
export async function issueQuotes(
  workspace: OpenWorkspace,
  { report, rows }: Feedback,
  reason: string,
  target: IssueTarget,
): Promise<WrittenReport> {
  const { spo } = workspace.reference();
  const plan = planQuotes(rows, {
    ...report,
    specialtyName: ({ specialty }) =>
      specialty === null ? null : `${specialty.code} ${spo.find(specialty)?.name ?? ''}`.trim(),
  });
  return await writeReport(workspace, plan, { ...target, content: null, action: 'feedback', reason });
}
