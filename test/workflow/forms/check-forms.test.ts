import { describe, expect, it } from 'vitest';
import { command as check } from '../../../src/commands/check.ts';
import { command as importCommand } from '../../../src/commands/import.ts';
import { command as list } from '../../../src/commands/list.ts';
import { readEdition } from '../../../src/monitoring/forms/read-edition.ts';
import { formGrid, type Value } from '../../intake/forms/form-case.ts';
import { COLLEGE, FormsCase } from './forms-case.ts';

const form3 = readEdition('form3');

/** Four welders: two at work, one to be called up, one nobody knows of; one cook. */
const LIST: readonly (readonly Value[])[] = [
  ['ФИО', 'Дата рождения', 'Колледж', 'Код специальности', 'Статус'],
  ['Первая Анна Тестовна', '01.02.2007', COLLEGE, '15.01.05', 'Трудоустроен'],
  ['Второй Пётр Тестович', '03.04.2007', COLLEGE, '15.01.05', 'Трудоустроен'],
  ['Третий Олег Тестович', '05.06.2007', COLLEGE, '15.01.05', 'Подлежит призыву'],
  ['Четвёртая Инна Тестовна', '07.08.2007', COLLEGE, '15.01.05', ''],
  ['Пятая Яна Тестовна', '09.10.2007', COLLEGE, '43.02.15', 'Планирует продолжить обучение'],
];

const numbers = (whole: Readonly<Record<string, number>>) =>
  Object.fromEntries(form3.rows.map(({ number }) => [number, number === '01' ? whole : {}]));

/** The college's form says three welders are at work, and forgets the cook. */
async function returned(): Promise<FormsCase> {
  const one = await FormsCase.start();
  await one.import(one.file('список.xlsx', [{ name: 'Список', grid: LIST }]));
  const grid = formGrid(form3, [
    { code: '15.01.05', numbers: numbers({ '05': 4, '06': 3, '17': 1 }) },
    { code: '08.02.01', numbers: numbers({ '05': 2, '06': 2 }) },
    { code: '23.01.17', numbers: numbers({ '05': 2, '06': 9 }) },
  ]);
  const path = one.file('форма.xlsx', [{ name: 'Форма 3', grid: [[COLLEGE], ...grid] }]);
  const said = await one.run(importCommand, [path], { asOf: '2026-05-25' });
  expect(said.out).toContain('федеральные формы, form3');
  return one;
}

describe('route check', () => {
  it('shows where a form and the list of the same college differ, cell by cell', async () => {
    const one = await returned();
    const { out, code } = await one.run(check, []);
    expect(code).toBe(0);
    const table = out.slice(out.indexOf('Сверка форм'));
    await expect(table).toMatchFileSnapshot('golden/check-forms.txt');
  });

  it('says the same as a document; nobody without a status stands in a column', async () => {
    const one = await returned();
    const document = JSON.parse((await one.run(check, [], {}, true)).out);
    expect(document.forms).toMatchObject([
      {
        college: COLLEGE,
        edition: 'form3',
        persons: 5,
        onlyPersons: [{ specialty: { code: '43.02.15' }, persons: 1 }],
        onlyForm: [{ specialty: { code: '08.02.01' }, form: 2 }],
        failed: [{ code: '23.01.17' }],
      },
    ]);
    const [work] = document.forms[0].differences;
    expect(document.forms[0].differences).toHaveLength(1);
    expect(work).toMatchObject({ row: '01', column: '06', form: 3, persons: 2, unknown: 1 });
    expect(work.cell).toMatch(/^[A-Z]+\d+$/);
    expect(document.findings.warning).toBeGreaterThanOrEqual(3);
  });

  it('a college that sent a form and no list is not compared with nobody', async () => {
    const one = await FormsCase.start();
    const grid = formGrid(form3, [{ code: '15.01.05', numbers: numbers({ '05': 4, '06': 4 }) }]);
    await one.import(one.file('форма.xlsx', [{ name: 'Форма 3', grid: [[COLLEGE], ...grid] }]));
    const document = JSON.parse((await one.run(check, [], {}, true)).out);
    expect(document.forms).toMatchObject([{ persons: 0, compared: null, differences: [], onlyForm: [] }]);
  });

  it('rows of health are not compared with lists that may not keep marks of health', async () => {
    const differences = async (specialBasis: string | null) => {
      const one = await FormsCase.start({
        personalData: { operator: null, specialBasis, specialBasisDate: null },
      });
      await one.import(one.file('список.xlsx', [{ name: 'Список', grid: LIST }]));
      const stated = { ...numbers({ '05': 4, '06': 2, '17': 2 }), '02': { '05': 1, '06': 1 } };
      const grid = formGrid(form3, [{ code: '15.01.05', numbers: stated }]);
      await one.import(one.file('форма.xlsx', [{ name: 'Форма 3', grid: [[COLLEGE], ...grid] }]));
      const document = JSON.parse((await one.run(check, [], {}, true)).out);
      return document.forms[0].differences.map(({ row }: { row: string }) => row);
    };
    expect(await differences(null)).not.toContain('02');
    expect(await differences('приказ № 1')).toContain('02');
  });

  it('a form in two sheets lacks only what neither of them has', async () => {
    const one = await FormsCase.start();
    await one.import(one.file('список.xlsx', [{ name: 'Список', grid: LIST }]));
    const sheet = (name: string, code: string, whole: Readonly<Record<string, number>>) => ({
      name,
      grid: [[COLLEGE], ...formGrid(form3, [{ code, numbers: numbers(whole) }])],
    });
    await one.import(
      one.file('форма.xlsx', [
        sheet('Сварщики', '15.01.05', { '05': 4, '06': 2, '17': 1, '20': 1 }),
        sheet('Повара', '43.02.15', { '05': 1, '19': 1 }),
      ]),
    );
    const document = JSON.parse((await one.run(check, [], {}, true)).out);
    expect(document.forms.flatMap((form: { onlyPersons: unknown[] }) => form.onlyPersons)).toEqual([]);
  });
});

describe('route list forms', () => {
  it('shows what stands, what was not taken, and where from', async () => {
    const one = await returned();
    const { out } = await one.run(list, ['forms']);
    await expect(out).toMatchFileSnapshot('golden/list-forms.txt');
  });

  it('as a document every number has its cell', async () => {
    const one = await returned();
    const { rows } = JSON.parse((await one.run(list, ['forms'], {}, true)).out);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({
      college: COLLEGE,
      edition: 'form3',
      specialty: { code: '15.01.05', edition: '336' },
      state: 'good',
      file: 'форма.xlsx',
      sheet: 'Форма 3',
    });
    const total = rows[0].rows[0].counts.find((one: { column: string }) => one.column === '05');
    expect(total).toEqual({ column: '05', count: 4, cell: 'E6' });
    expect(rows[2]).toMatchObject({ specialty: { code: '23.01.17' }, state: 'failed', rows: [] });
  });

  it('says how to load forms where there are none', async () => {
    const one = await FormsCase.start();
    expect((await one.run(list, ['forms'])).out).toContain('Загрузить: route import');
  });
});
