import type { Graduate } from '../../domain/graduate.ts';
import { addDays, type IsoDate, mondayOf, yearOf } from '../../domain/iso-date.ts';
import { collegeDirectory } from '../../monitoring/college-directory.ts';
import { suppressTable } from '../../monitoring/suppression/suppress-table.ts';
import { weekSeries } from '../../monitoring/weekly/week-series.ts';
import type { DashboardPlan, WeekOutcomes } from '../../reports/dashboard/dashboard-plan.ts';
import { planDashboard } from '../../reports/dashboard/plan-dashboard.ts';
import { planDashboardDocument } from '../../reports/dashboard/plan-dashboard-document.ts';
import { dashboardName, renderDashboard } from '../../reports/dashboard/render-dashboard.ts';
import type { DashboardDocument } from '../../reports/documents/dashboard-document.ts';
import { chartPalette } from '../chart-palette.ts';
import type { IssueTarget } from '../issue-reports.ts';
import type { Analysis } from '../market/analyse-market.ts';
import type { MarketMoment } from '../market/recognise-market.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type WrittenReport, writeOutput } from '../write-report.ts';
import type { WeekReport } from './report-week.ts';

/** A dashboard given out, its numbers beside it. */
export interface IssuedDashboard {
  readonly plan: DashboardPlan;
  readonly document: DashboardDocument;
  readonly written: WrittenReport;
}

/**
 * Writes the dashboard of a moment from the same results as the workbooks.
 * @param isOfficial nothing is withheld, class `official`
 */
export async function issueDashboard(
  workspace: OpenWorkspace,
  { week, analysis }: { readonly week: WeekReport; readonly analysis: Analysis },
  isOfficial: boolean,
  target: IssueTarget,
): Promise<IssuedDashboard> {
  const plan = planDashboard({
    week: week.report,
    weeks: weeksUntil(workspace, target, week.input.now),
    balance: analysis.balance,
    suppress: isOfficial ? null : suppressTable,
  });
  const document = planDashboardDocument(plan);
  const file = {
    name: dashboardName(plan),
    title: 'Панель: выпускники и рабочие места',
    outputClass: plan.outputClass,
    extension: '.html',
    bytes: new TextEncoder().encode(
      renderDashboard(plan, week.report.groups, chartPalette(workspace.config)),
    ),
  };
  const written = await writeOutput(workspace, file, { ...target, content: document, reason: null });
  return { plan, document, written };
}

/** A year of Mondays: no campaign is longer. */
const MOST_WEEKS = 53;

/** The cohort every seven days from the start of monitoring in its year to the day of the report; weeks before any data are left out. */
function weeksUntil(
  { config }: OpenWorkspace,
  { asOf }: MarketMoment,
  graduates: readonly Graduate[],
): readonly WeekOutcomes[] {
  return weekSeries(graduates, daysUntil(asOf, config.campaign.start), [], collegeDirectory([]))
    .map(({ asOf: day, persons, groups }) => ({ asOf: day, tally: { persons, groups } }))
    .filter((week) => week.asOf === asOf || week.tally.persons > 0);
}

function daysUntil(asOf: IsoDate, start: string): readonly IsoDate[] {
  const thisYear = `${yearOf(asOf)}-${start}`;
  const year = asOf >= thisYear ? yearOf(asOf) : yearOf(asOf) - 1;
  const first = mondayOf(`${year}-${start}` as IsoDate);
  const days: IsoDate[] = [];
  for (let day = asOf; day >= first && days.length < MOST_WEEKS; day = addDays(day, -7)) days.push(day);
  return days.reverse();
}
