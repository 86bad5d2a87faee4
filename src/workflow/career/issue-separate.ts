import { join } from 'node:path';
import { safeFileName } from '../../domain/file-name.ts';
import type { WorkbookPlan } from '../../reports/sheet-plan.ts';
import type { IssueTarget } from '../issue-reports.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type WrittenReport, writeReport } from '../write-report.ts';

/** Writes several restricted workbooks into one folder; every one is journaled. */
export async function issueSeparate(
  workspace: OpenWorkspace,
  plans: readonly WorkbookPlan[],
  { action, reason }: { readonly action: string; readonly reason: string },
  target: IssueTarget,
): Promise<readonly WrittenReport[]> {
  const written: WrittenReport[] = [];
  const folder = target.output ?? join(workspace.paths.reports, `Отсрочка для ОПК ${target.asOf}`);
  for (const plan of plans) {
    const named = { ...plan, name: safeFileName(plan.name) };
    written.push(
      await writeReport(workspace, named, { ...target, output: folder, content: null, action, reason }),
    );
  }
  return written;
}
