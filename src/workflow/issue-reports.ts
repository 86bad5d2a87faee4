import type { SpoRef } from '../domain/spo-code.ts';
import type { Balance } from '../matching/balance/balance.ts';
import type { FlagResult } from '../matching/flag/flag-result.ts';
import type { EffectivenessReport } from '../monitoring/effectiveness.ts';
import { statusLabel } from '../monitoring/status-label.ts';
import type { WeeklyReport } from '../monitoring/weekly.ts';
import { planBalance } from '../reports/balance/plan-balance.ts';
import { planMatchDocument } from '../reports/balance/plan-match-document.ts';
import { planEffectiveness } from '../reports/plan-effectiveness.ts';
import { planEffectivenessDocument } from '../reports/plan-effectiveness-document.ts';
import { planFlags } from '../reports/plan-flags.ts';
import { planWeeklyDocument } from '../reports/plan-weekly-document.ts';
import { planWeeklyReport } from '../reports/plan-weekly-report.ts';
import type { Market, MarketMoment } from './recognise-market.ts';
import type { OpenWorkspace } from './with-workspace.ts';
import { type ReportTarget, type WrittenReport, writeReport } from './write-report.ts';

/** Where reports of a moment go. */
export interface IssueTarget extends MarketMoment, Pick<ReportTarget, 'output' | 'cwd' | 'force'> {}

/** Writes the balance workbook. */
export async function issueBalance(
  workspace: OpenWorkspace,
  { market, balance }: { readonly market: Market; readonly balance: Balance },
  target: IssueTarget,
): Promise<WrittenReport> {
  const region = workspace.region.fullName;
  const plan = planBalance({ balance, region, cohort: target.cohort, knowledge: market.knowledge });
  return await writeReport(workspace, plan, { ...target, content: planMatchDocument(balance), reason: null });
}

/** Writes the lists by name; `reason` is journaled. The snapshot keeps numbers only. */
export async function issueFlags(
  workspace: OpenWorkspace,
  flags: FlagResult,
  reason: string,
  target: IssueTarget,
): Promise<WrittenReport> {
  const { spo } = workspace.reference();
  const specialtyName = (ref: SpoRef) => spo.find(ref)?.name ?? null;
  const plan = planFlags(flags, { region: workspace.region.fullName, specialtyName, statusLabel });
  return await writeReport(workspace, plan, {
    ...target,
    content: { counts: flags.counts, rules: flags.rules },
    action: 'flag',
    reason,
  });
}

/** Writes the Monday report. */
export async function issueWeekly(
  workspace: OpenWorkspace,
  report: WeeklyReport,
  target: IssueTarget,
): Promise<WrittenReport> {
  return await writeReport(workspace, planWeeklyReport(report), {
    ...target,
    content: planWeeklyDocument(report),
    reason: null,
  });
}

/** Writes the effectiveness workbook. */
export async function issueEffectiveness(
  workspace: OpenWorkspace,
  report: EffectivenessReport,
  target: IssueTarget,
): Promise<WrittenReport> {
  const content = planEffectivenessDocument(report);
  return await writeReport(workspace, planEffectiveness(report), { ...target, content, reason: null });
}
