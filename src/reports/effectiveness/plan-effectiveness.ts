import type { EffectivenessReport } from '../../monitoring/effectiveness/effectiveness.ts';
import type { WorkbookPlan } from '../sheet-plan.ts';
import { planChangesSheets } from './plan-changes-sheet.ts';
import { planComparisonPictures, planComparisonSheet } from './plan-comparison-sheet.ts';
import { planCountsSheet } from './plan-counts-sheet.ts';
import { planForecastSheets } from './plan-forecast-sheet.ts';
import { planGroupSheets } from './plan-group-sheets.ts';
import { planMeasuresSheets } from './plan-measures-sheets.ts';
import { planMethodSheets } from './plan-method-sheets.ts';
import { planOfficialSheets } from './plan-official-sheet.ts';
import { planOverviewSheet } from './plan-overview-sheet.ts';
import { planScoreSheets } from './plan-score-sheet.ts';
import { planSpecialtySheet } from './plan-specialty-sheet.ts';

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
