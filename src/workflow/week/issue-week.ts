import { extname } from 'node:path';
import type { SpoRef } from '../../domain/spo-code.ts';
import { collegeDirectory } from '../../monitoring/college-directory.ts';
import { statusLabel } from '../../monitoring/status-label.ts';
import { collegeInputs } from '../../monitoring/weekly/college-inputs.ts';
import { listChanges } from '../../monitoring/weekly/status-moves.ts';
import { weeklyReport } from '../../monitoring/weekly/weekly.ts';
import { planWeekNote } from '../../reports/note/plan-week-note.ts';
import { writeDocx } from '../../reports/note/write-docx.ts';
import { planWeeklyAnnex } from '../../reports/weekly/plan-weekly-annex.ts';
import { planWeeklyColleges } from '../../reports/weekly/plan-weekly-colleges.ts';
import type { IssueTarget } from '../issue-reports.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type WrittenReport, writeOutput, writeReport } from '../write-report.ts';
import type { WeekReport } from './report-week.ts';

/** Writes who changed status, by name; `reason` is journaled, no snapshot is kept. */
export async function issueWeekAnnex(
  workspace: OpenWorkspace,
  { report, input }: WeekReport,
  reason: string,
  target: IssueTarget,
): Promise<WrittenReport> {
  const { spo } = workspace.reference();
  const changes = listChanges(input.before, input.now, collegeDirectory(input.colleges).nameOf);
  const specialtyName = (ref: SpoRef) => spo.find(ref)?.name ?? null;
  const plan = planWeeklyAnnex(report, changes, { region: report.region, specialtyName, statusLabel });
  return await writeReport(workspace, plan, {
    ...beside(target, 'приложение'),
    content: null,
    action: 'weekly-annex',
    reason,
  });
}

/** Writes the report college by college; its numbers are in the snapshot of the region's report. */
export async function issueWeekColleges(
  workspace: OpenWorkspace,
  { report, input }: WeekReport,
  target: IssueTarget,
): Promise<WrittenReport> {
  const colleges = collegeInputs(input).map((one) => ({
    college: one.college,
    report: weeklyReport(one.input),
  }));
  const plan = planWeeklyColleges(report, colleges);
  return await writeReport(workspace, plan, {
    ...beside(target, 'по колледжам'),
    content: null,
    reason: null,
  });
}

/** Writes the note that goes with the report. */
export async function issueWeekNote(
  workspace: OpenWorkspace,
  { report }: WeekReport,
  target: IssueTarget,
): Promise<WrittenReport> {
  const note = planWeekNote(report);
  const { name, title, outputClass } = note;
  const file = { name, title, outputClass, extension: '.docx', bytes: await writeDocx(note) };
  return await writeOutput(workspace, file, { ...beside(target, 'записка'), content: null, reason: null });
}

/** Where a file goes that is written beside the one the user named: the same name with a word more. */
function beside(target: IssueTarget, word: string): IssueTarget {
  const { output } = target;
  const extension = output === null ? '' : extname(output);
  if (output === null || extension === '') return target;
  return { ...target, output: `${output.slice(0, -extension.length)}, ${word}${extension}` };
}
