import { collegeDirectory } from '../../monitoring/college-directory.ts';
import { annexRows, graduateAnnexes } from '../../monitoring/forms/annex-rows.ts';
import type { FormReport } from '../../reports/form/form-report.ts';
import { planAnnexes } from '../../reports/form/plan-annexes.ts';
import { planForm } from '../../reports/form/plan-form.ts';
import { planFormDocument } from '../../reports/form/plan-form-document.ts';
import type { IssueTarget } from '../issue-reports.ts';
import { knownColleges } from '../known-colleges.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type WrittenReport, writeReport } from '../write-report.ts';
import { graduatesOfForm } from './report-form.ts';

/** Writes the workbook of a form. */
export async function issueForm(
  workspace: OpenWorkspace,
  report: FormReport,
  target: IssueTarget,
): Promise<WrittenReport> {
  const content = planFormDocument(report);
  return await writeReport(workspace, planForm(report), { ...target, content, action: 'form', reason: null });
}

/**
 * Writes the form's sheets with a row for each graduate as a workbook of their own; `reason` is journaled, no snapshot is kept.
 * null = the edition has no such sheets.
 */
export async function issueAnnexes(
  workspace: OpenWorkspace,
  { form, scope, region, keepsHealth, specialtyName }: FormReport,
  reason: string,
  target: IssueTarget,
): Promise<WrittenReport | null> {
  const annexes = graduateAnnexes(form.edition);
  if (annexes.length === 0) return null;
  const college = scope.kind === 'college' ? scope.college : null;
  const directory = collegeDirectory(knownColleges(workspace, target.knownAt));
  const graduates = graduatesOfForm(workspace, target, directory).filter(
    (one) => college === null || one.college === college,
  );
  const plan = planAnnexes({
    edition: form.edition,
    region,
    college,
    cohort: target.cohort,
    asOf: target.asOf,
    keepsHealth,
    annexes: annexes.map((annex) => ({
      annex,
      rows: annexRows(annex, graduates, ({ specialty }) =>
        specialty === null
          ? null
          : [specialty.code, specialtyName(specialty)].filter((part) => part !== null).join(' '),
      ),
    })),
  });
  return await writeReport(workspace, plan, { ...target, content: null, action: 'form', reason });
}
