import { russianDate } from '../domain/iso-date.ts';
import { groupThousands } from '../domain/russian.ts';
import type { WeekReport } from '../workflow/report-week.ts';

/** The Monday report in a few sentences: how many, how many known, who is late, what came too late to be in it. */
export function renderWeek({ report, newerData }: WeekReport): string {
  const { persons, groups } = report.total.now;
  const late = report.returns.filter(({ state }) => state !== 'current').length;
  return [
    `Отчёт на ${russianDate(report.asOf)}, выпуск ${report.cohort} года: выпускников ${groupThousands(persons)}, статус известен у ${groupThousands(persons - groups.unknown)}.`,
    `Колледжей без данных за неделю: ${late}.`,
    ...(newerData === null
      ? []
      : [`Есть данные новее, на ${russianDate(newerData)}: в отчёт не вошли. Учесть: --as-of ${newerData}`]),
    '',
  ].join('\n');
}
