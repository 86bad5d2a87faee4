import type { WeeklyReport } from '../monitoring/weekly.ts';
import type { WorkbookPlan } from './sheet-plan.ts';
import { planAttentionSheet } from './weekly/plan-attention-sheet.ts';
import { planBreakdownSheets } from './weekly/plan-breakdown-sheets.ts';
import { planChangesSheet } from './weekly/plan-changes-sheet.ts';
import { planFormSheet } from './weekly/plan-form-sheet.ts';
import { planQualitySheet } from './weekly/plan-quality-sheet.ts';
import { planReturnsSheet } from './weekly/plan-returns-sheet.ts';
import { planScarceSheet } from './weekly/plan-scarce-sheet.ts';
import { planSummarySheet } from './weekly/plan-summary-sheet.ts';

/** The Monday report as a workbook: aggregates only, `official`. */
export function planWeeklyReport(report: WeeklyReport): WorkbookPlan {
  return {
    name: `Еженедельный отчёт ${report.asOf}`,
    title: `Еженедельный отчёт о занятости выпускников: ${report.region}`,
    outputClass: 'official',
    sheets: [
      planSummarySheet(report),
      planFormSheet(report),
      ...planBreakdownSheets(report),
      planChangesSheet(report),
      planReturnsSheet(report),
      planScarceSheet(report),
      planQualitySheet(report),
      planAttentionSheet(report),
    ],
  };
}
