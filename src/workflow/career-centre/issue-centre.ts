import type { IssueTarget } from '../issue-reports.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type WrittenReport, writeReport } from '../write-report.ts';
import type { CentreReport } from './look-at-centre.ts';

/** Writes the workbook of a report: with names and a journaled reason, or without; null when there is none without names. */
export async function issueCentre(
  workspace: OpenWorkspace,
  { document, official, restricted }: CentreReport<{ readonly schema: string }>,
  reason: string | null,
  target: IssueTarget,
): Promise<WrittenReport | null> {
  const plan = reason === null ? official : (restricted?.() ?? null);
  if (plan === null) return null;
  // «route.contact-today/1» is the journal's «contact-today».
  const action = document.schema.replace(/^route\.|\/\d+$/g, '');
  return await writeReport(workspace, plan, { ...target, content: document, action, reason });
}
