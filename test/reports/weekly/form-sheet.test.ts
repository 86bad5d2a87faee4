import { describe, expect, it } from 'vitest';
import { readEdition } from '../../../src/monitoring/forms/read-edition.ts';
import { weeklyReport } from '../../../src/monitoring/weekly/weekly.ts';
import type { TableBlock } from '../../../src/reports/sheet-plan.ts';
import { planFormSheet } from '../../../src/reports/weekly/plan-form-sheet.ts';
import { day, makeGraduate, status } from '../../monitoring/make-graduate.ts';

/** The form of two graduates at work, of whose employers' branches lists say nothing. */
function formOf(id: string): TableBlock {
  const now = [
    makeGraduate(1, { status: status('employed') }),
    makeGraduate(2, { status: status('employed') }),
  ];
  const report = weeklyReport({
    asOf: day('2026-05-25'),
    region: 'Свердловская область',
    cohort: 2026,
    edition: readEdition(id),
    now,
    before: now,
    colleges: [],
    returns: [],
    specialtyName: () => null,
    scarce: null,
    quality: [],
    attention: null,
  });
  const table = planFormSheet(report).blocks.find((block) => block.kind === 'table');
  if (table === undefined) throw new Error('no table');
  return table;
}

const NO_DATA = 'нет данных';

describe('a rule over columns the lists of graduates cannot answer', () => {
  const edition = readEdition('opk2023');
  const rule = edition.rules.find(({ left }) => left.includes('07'));
  const table = formOf('opk2023');
  const [whole] = table.rows;

  it('is not decided with a missing column taken for 0', () => {
    expect(rule?.axis).toBe('columns');
    expect(whole?.cells[edition.total]).toBe(2);
    expect(whole?.cells['08']).toBeUndefined();
    expect(whole?.cells[rule?.id ?? '']).toBe(NO_DATA);
  });

  it('a rule whose columns are all counted stays a live check', () => {
    const form3 = readEdition('form3');
    const total = form3.rules.find(({ left }) => left.includes('05'));
    expect(formOf('form3').rows[0]?.cells[total?.id ?? '']).toMatchObject({ value: 'ОК' });
  });

  it('a rule over rows says it too, in the columns nobody counted', () => {
    const base15 = readEdition('base15');
    const counted = formOf('base15');
    for (const { id, axis } of base15.rules) {
      if (axis !== 'rows') continue;
      const check = counted.rows.find(({ key }) => key === id);
      for (const { number, content } of base15.columns) {
        if (content !== 'count' || counted.rows[0]?.cells[number] !== undefined) continue;
        expect(check?.cells[number], `${id}, гр.${number}`).toBe(NO_DATA);
      }
    }
  });
});
