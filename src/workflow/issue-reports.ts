import type { SpoRef } from '../domain/spo-code.ts';
import type { Balance } from '../matching/balance/balance.ts';
import type { BalanceComparison } from '../matching/balance/compare-balances.ts';
import type { FlagResult } from '../matching/flag/flag-result.ts';
import type { EffectivenessReport } from '../monitoring/effectiveness/effectiveness.ts';
import { statusLabel } from '../monitoring/status-label.ts';
import type { WeeklyReport } from '../monitoring/weekly/weekly.ts';
import type { BalanceReport } from '../reports/balance/balance-report.ts';
import { planBalance } from '../reports/balance/plan-balance.ts';
import { planMatchDocument } from '../reports/balance/plan-match-document.ts';
import { planNoiseSheet } from '../reports/balance/plan-noise-sheet.ts';
import { balancePageName, renderBalancePage } from '../reports/balance/render-balance-page.ts';
import { planEffectiveness } from '../reports/effectiveness/plan-effectiveness.ts';
import { planEffectivenessDocument } from '../reports/effectiveness/plan-effectiveness-document.ts';
import { planFlags } from '../reports/flags/plan-flags.ts';
import { planWeeklyDocument } from '../reports/weekly/plan-weekly-document.ts';
import { planWeeklyReport } from '../reports/weekly/plan-weekly-report.ts';
import { chartPalette } from './chart-palette.ts';
import type { BalanceMarket, MarketMoment } from './market/recognise-market.ts';
import type { OpenWorkspace } from './with-workspace.ts';
import { type ReportTarget, type WrittenReport, writeOutput, writeReport } from './write-report.ts';

/** Where reports of a moment go. */
export interface IssueTarget extends MarketMoment, Pick<ReportTarget, 'output' | 'cwd' | 'force'> {}

/** A balance to give out; `comparison` with an earlier day where one was asked for. */
export interface BalanceToIssue {
  readonly market: Pick<BalanceMarket, 'noise' | 'knowledge'>;
  readonly balance: Balance;
  readonly comparison?: BalanceComparison | null;
}

/** Writes the balance workbook. */
export async function issueBalance(
  workspace: OpenWorkspace,
  issued: BalanceToIssue,
  target: IssueTarget,
): Promise<WrittenReport> {
  const { market, balance } = issued;
  const report = balanceReport(workspace, issued, target);
  const planned = planBalance(report);
  const sheets = [...planned.sheets, planNoiseSheet(report, market.noise)];
  const content = () => planMatchDocument(balance, issued.comparison ?? null);
  return await writeReport(workspace, { ...planned, sheets }, { ...target, content, reason: null });
}

/** Writes the pictures of the balance as a page; its numbers are in the snapshot of the workbook. */
export async function issueBalancePage(
  workspace: OpenWorkspace,
  issued: BalanceToIssue,
  target: IssueTarget,
): Promise<WrittenReport> {
  const report = balanceReport(workspace, issued, target);
  const page = renderBalancePage(report, chartPalette(workspace.config));
  const file = {
    name: balancePageName(report),
    title: 'Баланс в картинках',
    outputClass: 'official' as const,
    extension: '.html',
    bytes: new TextEncoder().encode(page),
  };
  return await writeOutput(workspace, file, { ...target, content: null, reason: null });
}

function balanceReport(
  workspace: OpenWorkspace,
  { market, balance, comparison = null }: BalanceToIssue,
  { cohort }: IssueTarget,
): BalanceReport {
  const { fullName: region } = workspace.region;
  const report = { balance, region, cohort, knowledge: market.knowledge };
  return comparison === null ? report : { ...report, comparison };
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
