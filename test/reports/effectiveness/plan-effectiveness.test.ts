import { describe, expect, it } from 'vitest';
import { effectivenessDocument } from '../../../src/reports/documents/effectiveness-document.ts';
import { planEffectiveness } from '../../../src/reports/effectiveness/plan-effectiveness.ts';
import { planEffectivenessDocument } from '../../../src/reports/effectiveness/plan-effectiveness-document.ts';
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

  it('pictures who is below and above what was expected, with the numbers of «Сравнение с регионом»', () => {
    const { sheets } = planEffectiveness(fullCase());
    const blocks = sheets.flatMap((sheet) => sheet.blocks);
    const charts = blocks.flatMap((block) =>
      block.kind === 'chart' && block.chart.kind === 'intervals' ? [block.chart] : [],
    );
    expect(charts.map(({ lines }) => lines.map(({ name }) => name))).toEqual([['Первый'], ['Второй']]);
    const compared = blocks.find((block) => block.kind === 'table' && block.id === 'comparison');
    if (compared?.kind !== 'table') throw new Error('no comparison');
    for (const chart of charts) {
      expect(chart.title).toMatch(
        /^Доля трудоустроенных (меньше|больше) ожидаемой в 1 колледже, .*: на \d пункта$/,
      );
      expect([chart.units, chart.source, chart.asOf].every((text) => text.length > 0)).toBe(true);
      for (const { name, value, low, high, expected } of chart.lines) {
        const row = compared.rows.find(({ cells }) => cells.label === name);
        const shown = ['actual-share', 'low', 'high', 'expected-share'].map((key) => {
          const cell = row?.cells[key];
          return typeof cell === 'object' && cell !== null && cell.kind === 'formula' ? cell.value : cell;
        });
        expect(shown).toEqual([value, low, high, expected]);
        expect(low <= value && value <= high).toBe(true);
      }
      const at = blocks.findIndex((block) => block.kind === 'chart' && block.chart === chart);
      expect(blocks[at - 1]).toMatchObject({ kind: 'table', id: chart.id });
    }
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
