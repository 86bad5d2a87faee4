import { russianDate } from '../../domain/iso-date.ts';
import type { EffectivenessReport } from '../../monitoring/effectiveness/effectiveness.ts';

/** The lines under the title of every sheet of the workbook. */
export function subtitle(report: EffectivenessReport, ...more: readonly string[]): readonly string[] {
  return [
    `${report.region}, выпуск ${report.cohort} года, по данным на ${russianDate(report.asOf)}`,
    ...cohortLines(report),
    ...more,
  ];
}

function cohortLines({ cohortRule }: EffectivenessReport): readonly string[] {
  if (cohortRule === null) return [];
  const early = cohortRule.early ? '; срок измерения ещё не наступил' : '';
  return [`Выпуск по правилу: ${cohortRule.title}${early}`];
}
