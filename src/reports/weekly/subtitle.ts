import { daysBetween, russianDate } from '../../domain/iso-date.ts';
import type { WeeklyReport } from '../../monitoring/weekly/weekly.ts';

/** The lines under the title of every sheet of the report. */
export function subtitle(report: WeeklyReport, ...more: readonly string[]): readonly string[] {
  return [
    `${report.region}, выпуск ${report.cohort} года, по данным на ${russianDate(report.asOf)}`,
    ...more,
  ];
}

/** What the report is compared with, as its headers and sentences say it: «за неделю» or «с 04.05.2026». */
export function changeSpan({ asOf, previousAsOf }: Pick<WeeklyReport, 'asOf' | 'previousAsOf'>): string {
  return daysBetween(previousAsOf, asOf) === 7 ? 'за неделю' : `с ${russianDate(previousAsOf)}`;
}
