import type { Graduate } from '../../domain/graduate.ts';
import { russianDate } from '../../domain/iso-date.ts';
import type { WorkbookPlan } from '../sheet-plan.ts';
import type { AssignReport } from './assign-report.ts';
import type { People } from './person-columns.ts';
import { planContractSheet } from './plan-contract-sheet.ts';
import { type OpeningSelection, planConsentSheet, planEmployerSheet } from './plan-employer-sheets.ts';
import { planMovedSheet } from './plan-moved-sheet.ts';
import { planAlternativesSheet, planReferralSheet } from './plan-referral-sheet.ts';
import {
  planAssignSummary,
  planMovedCounts,
  planProofSheet,
  planReferralFlowSheet,
  planUnservedSheet,
} from './plan-summary-sheets.ts';
import { planUnplacedSheet } from './plan-unplaced-sheet.ts';

/** The proposal in numbers, `official`: summary with a picture, employers, who is not served, what changed, proof. */
export function planAssignment(report: AssignReport): WorkbookPlan {
  const { asOf } = report.assignment;
  return {
    name: `Распределение ${asOf}`,
    title: `Распределение выпускников по вакансиям на ${russianDate(asOf)}`,
    outputClass: 'official',
    sheets: [
      planAssignSummary(report),
      planReferralFlowSheet(report),
      planEmployerSheet(report, () => true),
      planUnservedSheet(report),
      planMovedCounts(report),
      planProofSheet(report),
    ],
  };
}

/** A workbook of referrals by name, `restricted`: of one college, or (null) of the region. It is filled in and read back. */
export function planReferrals(
  report: AssignReport,
  college: string | null,
  graduates: ReadonlyMap<number, Graduate>,
): WorkbookPlan {
  const { asOf } = report.assignment;
  const people: People = {
    ofCollege: college !== null,
    includes: (graduate) => college === null || report.collegeName(graduate.college) === college,
  };
  return {
    name: college === null ? `Направления ${asOf}` : `Направления ${asOf}, ${college}`,
    title: `Предложение направлений на ${russianDate(asOf)}${college === null ? '' : `: ${college}`}`,
    outputClass: 'restricted',
    sheets: [
      planReferralSheet(report, people),
      planAlternativesSheet(report, people),
      planUnplacedSheet(report, people),
      planMovedSheet(report, graduates, people),
      planContractSheet(report, people),
      planProofSheet(report),
    ],
  };
}

/** What one employer is told: numbers (`official`), and by name who consented (`restricted`) where asked for. */
export function planForEmployer(report: AssignReport, employer: string, named: boolean): WorkbookPlan {
  const { asOf } = report.assignment;
  const selection: OpeningSelection = ({ vacancy }) => vacancy.employer.name === employer;
  return {
    name: `Работодателю ${asOf}, ${employer}`,
    title: `Выпускники для работодателя на ${russianDate(asOf)}: ${employer}`,
    outputClass: named ? 'restricted' : 'official',
    sheets: [planEmployerSheet(report, selection), ...(named ? [planConsentSheet(report, selection)] : [])],
  };
}
