import type { WeeklyReport } from '../../monitoring/weekly/weekly.ts';
import { planForecastSheet } from '../form/plan-forecast-sheet.ts';
import type { WorkbookPlan } from '../sheet-plan.ts';
import { planAttentionSheet } from './plan-attention-sheet.ts';
import { planBreakdownSheets } from './plan-breakdown-sheets.ts';
import { planChangesSheet } from './plan-changes-sheet.ts';
import { planDynamicsSheet } from './plan-dynamics-sheet.ts';
import { planFormSheet } from './plan-form-sheet.ts';
import { planQualitySheet } from './plan-quality-sheet.ts';
import { planReturnsSheet } from './plan-returns-sheet.ts';
import { planScarceSheet } from './plan-scarce-sheet.ts';
import { planSummarySheet } from './plan-summary-sheet.ts';
import { planTasksSheets } from './plan-tasks-sheet.ts';

/** The Monday report as a workbook: aggregates only, `official`. */
export function planWeeklyReport(report: WeeklyReport): WorkbookPlan {
  return {
    name: `Еженедельный отчёт ${report.asOf}`,
    title: `Еженедельный отчёт о занятости выпускников: ${report.region}`,
    outputClass: 'official',
    sheets: [
      planSummarySheet(report),
      planFormSheet(report),
      ...(report.forecast === null
        ? []
        : [
            planForecastSheet({
              ...report,
              ...report.forecast,
              forecastAsOf: report.forecast.asOf,
              asOf: report.asOf,
              college: null,
            }),
          ]),
      ...planBreakdownSheets(report),
      planDynamicsSheet(report),
      planChangesSheet(report),
      planReturnsSheet(report),
      planQualitySheet(report),
      planScarceSheet(report),
      planAttentionSheet(report),
      ...planTasksSheets(report),
    ],
  };
}
