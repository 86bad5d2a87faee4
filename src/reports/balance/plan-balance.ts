import { russianDate } from '../../domain/iso-date.ts';
import type { WorkbookPlan } from '../sheet-plan.ts';
import type { BalanceReport } from './balance-report.ts';
import { planComparisonSheet } from './plan-comparison-sheet.ts';
import { planDemandDrillSheet, planSupplyDrillSheet } from './plan-drill-sheets.ts';
import { planIntervalSheet } from './plan-interval-sheet.ts';
import { planApartSheet, planUnmatchedSheet } from './plan-left-out-sheets.ts';
import { planDeficitMapSheet, planFlowSheet } from './plan-picture-sheets.ts';
import { planProfessionSheet, planSectorSheet, planTerritorySheet } from './plan-pivot-sheets.ts';
import { planProofSheet } from './plan-proof-sheet.ts';
import { planFittingSheet, planScarceSheet } from './plan-scarcity-sheets.ts';
import { planSummarySheet } from './plan-summary-sheet.ts';
import { planCollegeSheet, planDeductionSheet } from './plan-supply-sheets.ts';

/** The balance workbook: aggregates only, from the summary down to employer, settlement and college. */
export function planBalance(report: BalanceReport): WorkbookPlan {
  const { asOf } = report.balance;
  return {
    name: `Баланс ${asOf}`,
    title: `Баланс выпускников и рабочих мест на ${russianDate(asOf)}`,
    outputClass: 'official',
    sheets: [
      planSummarySheet(report),
      planProfessionSheet(report),
      planIntervalSheet(report),
      planSectorSheet(report),
      planTerritorySheet(report),
      planDeficitMapSheet(report),
      planFlowSheet(report),
      ...(report.comparison === undefined ? [] : [planComparisonSheet(report, report.comparison)]),
      planDemandDrillSheet(report),
      planSupplyDrillSheet(report),
      planScarceSheet(report),
      planFittingSheet(report),
      planCollegeSheet(report),
      planDeductionSheet(report),
      planProofSheet(report),
      planApartSheet(report),
      planUnmatchedSheet(report),
    ],
  };
}
