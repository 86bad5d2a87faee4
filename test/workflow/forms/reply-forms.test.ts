import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { command as returns } from '../../../src/commands/returns.ts';
import { readEdition } from '../../../src/monitoring/forms/read-edition.ts';
import { formGrid, type Numbers, type Value } from '../../intake/forms/form-case.ts';
import { COLLEGE, FormsCase } from './forms-case.ts';

const OTHER = 'ГАПОУ «Второй колледж»';
const base15 = readEdition('base15');
const form3 = readEdition('form3');
const ASK = { asOf: '2026-05-25', reply: 'ответы', restricted: true, reason: 'замечания к формам' };
const COLLEGES = { colleges: [COLLEGE, OTHER].map((name) => ({ name, email: null, dueTime: null })) };

const numbers = (whole: Readonly<Record<string, number>>): Numbers =>
  Object.fromEntries(form3.rows.map(({ number }) => [number, number === '01' ? whole : {}]));
const grid = (
  cells: readonly (readonly [number, string, string, Value])[],
): readonly (readonly Value[])[] => [
  [COLLEGE],
  ...formGrid(
    form3,
    [
      { code: '15.01.05', numbers: numbers({ '05': 4, '06': 4 }) },
      { code: '43.02.15', numbers: numbers({ '05': 3, '06': 3 }) },
    ],
    { cells },
  ),
];

async function workbookOf(path: string): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  return book;
}

async function replies(one: FormsCase) {
  return JSON.parse((await one.run(returns, [], ASK, true)).out);
}

describe('a form that came back with a bad cell', () => {
  it('counts as received for the week, and the reply marks the cell with a note', async () => {
    const one = await FormsCase.start(COLLEGES);
    await one.import(one.file('форма.xlsx', [{ name: 'Форма 3', grid: grid([[0, '01', '06', 'пять']]) }]));
    const document = await replies(one);
    const row = document.colleges.find(({ college }: { college: string }) => college === COLLEGE);
    expect(row).toMatchObject({ files: 1, state: 'on-time', accepted: 5, rejected: 5, errors: 1 });
    expect(document.replies).toMatchObject([{ college: COLLEGE, findings: 1 }]);
    expect(document.skipped).toEqual([]);
    const book = await workbookOf(document.replies[0].workbooks[0]);
    expect(book.worksheets.map(({ name }) => name)).toEqual(['Замечания', 'Форма 3']);
    const marked: string[] = [];
    book.getWorksheet('Форма 3')?.eachRow((cells) => {
      cells.eachCell((cell) => {
        if (cell.note !== undefined && cell.note !== null) marked.push(`${cell.address} ${cell.text}`);
      });
    });
    expect(marked).toEqual(['F6 пять']);
  });

  it('corrected and sent again, there is nothing to answer', async () => {
    const one = await FormsCase.start(COLLEGES);
    await one.import(one.file('форма.xlsx', [{ name: 'Форма 3', grid: grid([[0, '01', '06', 'пять']]) }]));
    one.now = '2026-05-25T06:00:00Z' as typeof one.now;
    await one.import(one.file('исправлено.xlsx', [{ name: 'Форма 3', grid: grid([]) }]));
    const document = await replies(one);
    expect(document.replies).toEqual([]);
    const row = document.colleges.find(({ college }: { college: string }) => college === COLLEGE);
    expect(row).toMatchObject({ files: 2, errors: 0, warnings: 0 });
  });

  it('of a form of two colleges each gets its own rows only', async () => {
    const one = await FormsCase.start(COLLEGES);
    const whole = (count: number | string): Numbers => ({ '01': { '07': 4, '08': Number(count) } });
    const both = formGrid(
      base15,
      [
        { code: '15.01.05', numbers: whole(9), college: COLLEGE },
        { code: '43.02.15', numbers: whole(8), college: OTHER },
      ],
      { titleRows: 1 },
    );
    await one.import(one.file('общая.xlsx', [{ name: 'Базовая форма', grid: both }]));
    const document = await replies(one);
    expect(document.replies.map(({ college }: { college: string }) => college)).toEqual([OTHER, COLLEGE]);
    for (const { college, workbooks } of document.replies) {
      const book = await workbookOf(workbooks[0]);
      const texts: string[] = [];
      for (const sheet of book.worksheets) {
        sheet.eachRow((cells) => cells.eachCell((cell) => texts.push(cell.text)));
      }
      const [own, foreign] = college === COLLEGE ? ['15.01.05', '43.02.15'] : ['43.02.15', '15.01.05'];
      expect(texts.join(' ')).toContain(own);
      expect(texts.join(' ')).not.toContain(foreign);
      expect(texts).not.toContain(college === COLLEGE ? OTHER : COLLEGE);
    }
  });
});
