import { describe, expect, it } from 'vitest';
import { effectivenessDocument } from '../../../src/reports/documents/effectiveness-document.ts';
import { planEffectiveness } from '../../../src/reports/plan-effectiveness.ts';
import { planEffectivenessDocument } from '../../../src/reports/plan-effectiveness-document.ts';
import { planFaults } from '../weekly/plan-faults.ts';
import { planText } from '../weekly/plan-text.ts';
import { NOW } from '../weekly/weekly-case.ts';
import { effectivenessCase, fullCase } from './effectiveness-case.ts';

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

  it('with every register and a snapshot before reads as the golden text', async () => {
    await expect(planText(planEffectiveness(fullCase()))).toMatchFileSnapshot(
      'effectiveness-full.golden.txt',
    );
    expect(planFaults(planEffectiveness(fullCase()))).toEqual([]);
  });

  it('never states an effect without saying that it proves no cause', () => {
    const sheet = planEffectiveness(fullCase()).sheets.find(({ name }) => name === 'Участники и остальные');
    const [first] = sheet?.blocks ?? [];
    expect(first).toMatchObject({ kind: 'text', tone: 'warning' });
    expect(first?.kind === 'text' && first.lines.join(' ')).toContain('не доказывает');
  });

  it('makes a document of its schema', () => {
    for (const report of [effectivenessCase(), fullCase()]) {
      const document = planEffectivenessDocument(report);
      expect(effectivenessDocument.parse(document)).toEqual(document);
    }
  });
});
