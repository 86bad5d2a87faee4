import { describe, expect, it } from 'vitest';
import { planEffectiveness } from '../../../src/reports/plan-effectiveness.ts';
import { planFaults } from '../weekly/plan-faults.ts';
import { planText } from '../weekly/plan-text.ts';
import { NOW } from '../weekly/weekly-case.ts';
import { effectivenessCase } from './effectiveness-case.ts';

describe('the workbook of effectiveness', () => {
  it('reads as the golden text', async () => {
    const text = planText(planEffectiveness(effectivenessCase()));
    await expect(text).toMatchFileSnapshot('effectiveness.golden.txt');
  });

  it('is sound without graduates and without returns', () => {
    expect(planFaults(planEffectiveness(effectivenessCase(NOW, new Map())))).toEqual([]);
    expect(planFaults(planEffectiveness(effectivenessCase([], new Map())))).toEqual([]);
    expect(planFaults(planEffectiveness(effectivenessCase()))).toEqual([]);
  });
});
