import type { EffectivenessReport } from '../monitoring/effectiveness.ts';
import { planChangesSheets } from './effectiveness/plan-changes-sheet.ts';
import { planComparisonPictures, planComparisonSheet } from './effectiveness/plan-comparison-sheet.ts';
import { planCountsSheet } from './effectiveness/plan-counts-sheet.ts';
import { planForecastSheets } from './effectiveness/plan-forecast-sheet.ts';
import { planGroupSheets } from './effectiveness/plan-group-sheets.ts';
import { planMeasuresSheets } from './effectiveness/plan-measures-sheets.ts';
import { planMethodSheets } from './effectiveness/plan-method-sheets.ts';
import { planOfficialSheets } from './effectiveness/plan-official-sheet.ts';
import { planOverviewSheet } from './effectiveness/plan-overview-sheet.ts';
import { planScoreSheets } from './effectiveness/plan-score-sheet.ts';
import { planSpecialtySheet } from './effectiveness/plan-specialty-sheet.ts';
import type { WorkbookPlan } from './sheet-plan.ts';

/** The effectiveness report as a workbook: aggregates only, `official`. */
export function planEffectiveness(report: EffectivenessReport): WorkbookPlan {
  return {
    name: `Эффективность ${report.asOf}`,
    title: `Эффективность содействия занятости: ${report.region}, выпуск ${report.cohort} года`,
    outputClass: 'official',
    sheets: [
      planOverviewSheet(report),
      ...planComparisonPictures(report),
      ...planChangesSheets(report),
      ...planScoreSheets(report),
      ...planGroupSheets(report),
      planComparisonSheet(report),
      planSpecialtySheet(report),
      ...planForecastSheets(report),
      ...planOfficialSheets(report),
      ...planMeasuresSheets(report),
      ...planMethodSheets(report),
      planCountsSheet(report),
    ],
  };
}
