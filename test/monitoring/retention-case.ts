import type { Graduate } from '../../src/domain/graduate.ts';
import type { RegisterRow } from '../../src/domain/register.ts';
import type { EMPLOYMENT } from '../../src/domain/registers/employment.ts';
import type { EmploymentRow } from '../../src/monitoring/retention/job-spells.ts';
import { readLeavingReasons } from '../../src/monitoring/retention/leaving-reason.ts';
import { retentionReport } from '../../src/monitoring/retention/retention.ts';
import { day } from './make-graduate.ts';

/** The day of the report. */
export const ASOF = day('2026-11-02');

/** A row of the register: «Завод», from 1 July 2026, told on the day of the report. */
export function job(
  graduate: Graduate,
  values: Partial<RegisterRow<typeof EMPLOYMENT>['values']> = {},
  asOf = ASOF,
): EmploymentRow {
  return {
    graduate,
    row: {
      person: null,
      asOf,
      source: { file: 'периоды.xlsx', sheet: 'Периоды', row: 5 },
      values: {
        employer: 'Завод',
        employerInn: null,
        position: null,
        from: day('2026-07-01'),
        to: null,
        inSpecialty: null,
        leftWhy: null,
        ...values,
      },
    },
  };
}

/** A report on these jobs. */
export function retentionCase(employment: readonly EmploymentRow[], graduates: readonly Graduate[]) {
  return retentionReport({
    asOf: ASOF,
    region: 'Свердловская область',
    cohort: 2026,
    graduates,
    employment,
    unfound: [{ why: 'several', source: { file: 'периоды.xlsx', sheet: 'Периоды', row: 9 } }],
    colleges: [],
    industryOf: ({ employer }) => (employer === 'Завод' ? 'Машиностроение' : null),
    specialtyName: () => 'Сварщик',
    reasons: readLeavingReasons(),
    months: [3, 4, 6, 12],
    earlyMonths: 3,
    minimum: 10,
  });
}
