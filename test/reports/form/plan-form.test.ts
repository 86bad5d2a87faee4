import { describe, expect, it } from 'vitest';
import { sumBySpecialty } from '../../../src/domain/sum-form.ts';
import { readEditions } from '../../../src/monitoring/forms/read-edition.ts';
import { planForm } from '../../../src/reports/form/plan-form.ts';
import { planFormDocument } from '../../../src/reports/form/plan-form-document.ts';
import { writeXlsx } from '../../../src/reports/xlsx/write-xlsx.ts';
import { planText } from '../weekly/plan-text.ts';
import { FIRST, formReportCase, SECOND } from './form-report-case.ts';

describe('a form as a workbook', () => {
  it.each(['form3', 'base15'])('%s, the свод, cell by cell', async (id) => {
    const report = formReportCase(id);
    await expect(planText(planForm(report))).toMatchFileSnapshot(`${id}.golden.txt`);
  });

  it('a sheet for each college, under names a workbook may have', () => {
    const { sheets, name } = planForm(formReportCase('form3', { kind: 'by-college' }));
    expect(sheets.map((sheet) => sheet.name)).toEqual([
      'Второй колледж',
      'Первый техникум',
      'Расхождения',
      'Источники',
    ]);
    expect(name).toBe('Форма form3, по колледжам 2026-07-06');
  });

  it('one college: nothing of another stands in the workbook', () => {
    const report = formReportCase('form3');
    const own = report.form.blocks.filter(({ college }) => college === FIRST);
    const text = planText(
      planForm({
        ...report,
        scope: { kind: 'college', college: FIRST },
        form: { ...report.form, blocks: own, differences: [], failed: [] },
        silent: [],
      }),
    );
    expect(text).toContain(FIRST);
    expect(text).not.toContain(SECOND);
  });

  it.each(readEditions().map(({ id }) => [id] as const))(
    '%s: the same report gives the same bytes',
    async (id) => {
      const [first, second] = await Promise.all([1, 2].map(() => writeXlsx(planForm(formReportCase(id)))));
      expect(first).toEqual(second);
    },
  );

  it('the document holds the numbers of the workbook', () => {
    const report = formReportCase('form3');
    const document = planFormDocument(report);
    const [sheet] = planForm(report).sheets;
    const table = sheet?.blocks.find((block) => block.kind === 'table');
    const total = table?.rows.find(({ key }) => key === 'total 01')?.cells['05'];
    expect(total).toMatchObject({ kind: 'formula', value: document.total[0]?.counts?.['05'] });
  });
});

describe('what a merged form says', () => {
  const { form } = formReportCase('form3');

  it('a cell of the lists stays theirs, a specialty only the form has comes from it', () => {
    expect(form.blocks.map(({ college, specialty, origin }) => [college, specialty?.code, origin])).toEqual([
      [SECOND, '08.02.01', 'returns'],
      [SECOND, '15.01.05', 'persons'],
      [SECOND, '43.02.15', 'persons'],
      [FIRST, '15.01.05', 'persons'],
      [FIRST, '43.02.15', 'persons'],
    ]);
    expect(form.differences.map(({ column, form: stated }) => [column, stated])).toContainEqual(['05', 9]);
    expect(form.failed.map(({ specialty }) => specialty.code)).toEqual(['23.01.17']);
  });

  it('a cell nobody stated stays out of the sum and is no zero', () => {
    const builders = sumBySpecialty(form.blocks).find(({ specialty }) => specialty?.code === '08.02.01');
    expect(builders?.rows[0]?.counts?.has('19')).toBe(false);
    expect(builders?.rows[1]?.counts).toBeNull();
  });
});
