import type { WeeklyReport } from '../../monitoring/weekly/weekly.ts';

/** The numbers of the Monday report as `route.weekly-report/2`. Aggregates only. */
export function planWeeklyDocument(report: WeeklyReport) {
  const {
    asOf,
    previousAsOf,
    region,
    cohort,
    total,
    byCollege,
    bySpecialty,
    byTerritory,
    start,
    weeks,
    changes,
    returns,
    quality,
    scarce,
    tasks,
    forecast,
    form,
    checks,
    attention,
  } = report;
  return {
    schema: 'route.weekly-report/2' as const,
    asOf,
    previousAsOf,
    region,
    cohort,
    totals: {
      persons: total.now.persons,
      known: total.now.persons - total.now.groups.unknown,
      groups: total.now.groups,
      inSpecialty: total.now.inSpecialty,
      before: { persons: total.before.persons, known: total.before.persons - total.before.groups.unknown },
    },
    form: {
      edition: form.edition.id,
      totals: form.totals.map(({ counts, ...row }) => ({
        ...row,
        counts: counts === null ? null : Object.fromEntries(counts),
      })),
      withoutColumn: form.withoutColumn,
    },
    checks,
    byCollege,
    bySpecialty,
    byTerritory,
    start: start === null ? null : { asOf: start.asOf, ...start.tally },
    weeks,
    changes,
    returns,
    quality,
    scarce,
    attention,
    tasks:
      tasks === null
        ? null
        : {
            total: tasks.total,
            colleges: tasks.colleges.map(({ college, counts }) => ({ college, ...counts })),
            overdue: tasks.overdue.map(({ task, college, due, daysLate }) => ({
              task,
              college,
              due,
              days: daysLate,
            })),
          },
    forecast:
      forecast === null
        ? null
        : {
            asOf: forecast.asOf,
            edition: forecast.comparison.forecast.id,
            lines: forecast.comparison.lines,
          },
  };
}
