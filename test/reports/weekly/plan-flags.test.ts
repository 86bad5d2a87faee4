import { describe, expect, it } from 'vitest';
import { NO_CATEGORIES, NO_CIRCUMSTANCES } from '../../../src/domain/graduate.ts';
import { emptyFlagContext } from '../../../src/matching/flag/flag-context.ts';
import { flagGraduates } from '../../../src/matching/flag/flag-graduates.ts';
import { readRiskScale } from '../../../src/matching/flag/read-risk-scale.ts';
import { statusLabel } from '../../../src/monitoring/status-label.ts';
import { planFlags } from '../../../src/reports/flags/plan-flags.ts';
import { day, makeGraduate, status } from '../../monitoring/make-graduate.ts';
import { planFaults } from './plan-faults.ts';
import { planText } from './plan-text.ts';

const words = { region: 'Свердловская область', specialtyName: () => 'Сварщик', statusLabel };
const context = {
  ...emptyFlagContext(day('2026-05-25')),
  feasibleVacancies: new Map([
    [1, 0],
    [2, 4],
    [3, 4],
  ]),
  withoutBasis: 2,
};
const graduates = [
  makeGraduate(1, { group: 'С-31', categories: { ...NO_CATEGORIES, orphan: true, disabled: true } }),
  makeGraduate(2, { circumstances: { ...NO_CIRCUMSTANCES, academicDebt: true, refusals: 2 } }),
  makeGraduate(3, { status: status('will-be-conscript') }),
  makeGraduate(4, { status: status('employed'), categories: { ...NO_CATEGORIES, limitedHealth: true } }),
];

describe('the workbook of lists for individual work', () => {
  it('reads as the golden text', async () => {
    const plan = planFlags(flagGraduates(graduates, context, readRiskScale()), words);
    expect(plan.outputClass).toBe('restricted');
    await expect(planText(plan)).toMatchFileSnapshot('flags.golden.txt');
  });

  it('is sound when there is nobody to list', () => {
    const plan = planFlags(flagGraduates([], emptyFlagContext(day('2026-05-25')), readRiskScale()), words);
    expect(planFaults(plan)).toEqual([]);
  });
});
