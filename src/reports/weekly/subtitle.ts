import { russianDate } from '../../domain/iso-date.ts';
import type { WeeklyReport } from '../../monitoring/weekly.ts';

/** The lines under the title of every sheet of the report. */
export function subtitle(report: WeeklyReport, ...more: readonly string[]): readonly string[] {
  return [
    `${report.region}, выпуск ${report.cohort} года, по данным на ${russianDate(report.asOf)}`,
    ...more,
  ];
}
