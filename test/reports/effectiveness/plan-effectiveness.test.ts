import { describe, expect, it } from 'vitest';
import { effectivenessReport } from '../../../src/monitoring/effectiveness.ts';
import { readMethod } from '../../../src/monitoring/read-method.ts';
import { planEffectiveness } from '../../../src/reports/plan-effectiveness.ts';
import { day } from '../../monitoring/make-graduate.ts';
import { planFaults } from '../weekly/plan-faults.ts';
import { planText } from '../weekly/plan-text.ts';
import { NOW } from '../weekly/weekly-case.ts';

const report = (graduates: typeof NOW, discipline: ReadonlyMap<string, { due: number; onTime: number }>) =>
  effectivenessReport({
    asOf: day('2026-05-25'),
    region: 'Свердловская область',
    cohort: 2026,
    graduates,
    colleges: [],
    discipline,
    specialtyName: ({ code }) => (code === '15.01.05' ? 'Сварщик' : null),
    method: readMethod(),
  });

describe('the workbook of effectiveness', () => {
  const discipline = new Map([
    ['Первый', { due: 8, onTime: 6 }],
    ['Второй', { due: 8, onTime: 8 }],
  ]);

  it('reads as the golden text', async () => {
    const text = planText(planEffectiveness(report(NOW, discipline)));
    await expect(text).toMatchFileSnapshot('effectiveness.golden.txt');
  });

  it('is sound without graduates and without returns', () => {
    expect(planFaults(planEffectiveness(report(NOW, new Map())))).toEqual([]);
    expect(planFaults(planEffectiveness(report([], new Map())))).toEqual([]);
    expect(planFaults(planEffectiveness(report(NOW, discipline)))).toEqual([]);
  });
});
