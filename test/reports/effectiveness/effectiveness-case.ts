import { effectivenessReport } from '../../../src/monitoring/effectiveness.ts';
import { readMethod } from '../../../src/monitoring/read-method.ts';
import { day } from '../../monitoring/make-graduate.ts';
import { NOW } from '../weekly/weekly-case.ts';

/** Returns two colleges owed and sent. */
const DISCIPLINE: ReadonlyMap<string, { due: number; onTime: number }> = new Map([
  ['Первый', { due: 8, onTime: 6 }],
  ['Второй', { due: 8, onTime: 8 }],
]);

/** The effectiveness report of the graduates of the weekly case. */
export function effectivenessCase(graduates: typeof NOW = NOW, discipline = DISCIPLINE) {
  return effectivenessReport({
    asOf: day('2026-05-25'),
    region: 'Свердловская область',
    cohort: 2026,
    graduates,
    colleges: [],
    discipline,
    specialtyName: ({ code }) => (code === '15.01.05' ? 'Сварщик' : null),
    method: readMethod(),
  });
}
