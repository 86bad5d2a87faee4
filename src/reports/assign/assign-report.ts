import { russianDate } from '../../domain/iso-date.ts';
import type { SpoRef } from '../../domain/spo-code.ts';
import type { Assignment } from '../../matching/assign/assignment.ts';
import type { BalanceSettings } from '../../matching/balance/balance-input.ts';
import type { SheetPlan } from '../sheet-plan.ts';

/** A proposal and what its readers must know besides. */
export interface AssignReport {
  readonly assignment: Assignment;
  readonly region: string;
  readonly cohort: number;
  readonly territory: BalanceSettings;
  /** A consent given on this day or later counts. */
  readonly consentSince: string;
  readonly specialtyName: (ref: SpoRef) => string | null;
  readonly collegeName: (stated: string | null) => string | null;
}

/** Title and subtitle of a sheet. */
export function headingOf(
  { region, cohort, assignment }: AssignReport,
  title: string,
  ...lines: readonly string[]
): Pick<SheetPlan, 'title' | 'subtitle'> {
  return {
    title,
    subtitle: [`${region} · выпуск ${cohort} года · данные на ${russianDate(assignment.asOf)}`, ...lines],
  };
}
