import { expect, test } from 'vitest';
import { readCase, workbook } from './table-case.ts';

const FIRST = `
| ФИО | Дата рождения | Группа | Статус |
| Первая Анна | 01.02.2007 | А-1 | работает |
| Второй Пётр | 02.02.2007 | А-1 | работает |`;

test('a second list below, its columns in another order, is read by its own header', async () => {
  const { records, findings, skipped, rows } = await readCase(
    workbook('second-list.xlsx', {
      table: `${FIRST}
|  |  |  |  |
| Группа | Фамилия | Имя | Дата рождения | Телефон |
| Б-2 | Третья | Вера | 03.02.2007 | 000 |
| Б-2 | Четвёртый | Олег | 04.02.2007 | 000 |`,
    }),
  );
  expect(records).toMatchObject([
    { person: { surname: 'Первая' }, group: 'А-1' },
    { person: { surname: 'Второй' }, group: 'А-1' },
    { person: { surname: 'Третья', name: 'Вера' }, group: 'Б-2', birthDate: '2007-02-03' },
    { person: { surname: 'Четвёртый', name: 'Олег' }, group: 'Б-2', birthDate: '2007-02-04' },
  ]);
  expect(skipped).toEqual({ 'repeated-header': 1 });
  expect(rows).toEqual({ accepted: 4, rejected: 0, skipped: 1 });
  expect(findings.filter(({ code }) => code === 'table-below')).toMatchObject([
    { severity: 'info', at: { row: 5 }, args: { found: 'прочитана: Группа, Фамилия, Имя, Дата рождения' } },
  ]);
  expect(findings.filter(({ code }) => code === 'column-dropped-personal')).toMatchObject([
    { at: { cell: 'E5' } },
  ]);
});

test('a table of other matters below is left out, each row counted, until a list of persons comes again', async () => {
  const { records, findings, skipped, rows } = await readCase(
    workbook('other-table.xlsx', {
      table: `${FIRST}
| Вакансия | Работодатель | Зарплата | Адрес |
| Сварщик | ООО «Образец» | 50000 | Ревда |
| Повар | ООО «Проба» | 40000 | Ревда |
| ФИО | Дата рождения | Группа | Статус |
| Третья Вера | 03.02.2007 | А-1 | ИП |`,
    }),
  );
  expect(records).toHaveLength(3);
  expect(skipped).toEqual({ 'repeated-header': 2, 'other-table': 2 });
  expect(rows).toEqual({ accepted: 3, rejected: 0, skipped: 4 });
  expect(findings.filter(({ code }) => code === 'table-below')).toMatchObject([
    { severity: 'warning', at: { row: 4 }, args: { found: 'не прочитана, в ней другие сведения; строк 2' } },
  ]);
});

test('words in a row of data are no header', async () => {
  const { records } = await readCase(
    workbook('words.xlsx', {
      table: `
| ФИО | Группа | Статус | Должность |
| Фамильная Анна | Наименование | трудоустроен | Специалист |
| Фиолетова Вера | Кодировка | трудоустроен | Код |`,
    }),
  );
  expect(records).toHaveLength(2);
});

const TWICE = '| ФИО | Дата рождения | СНИЛС | Группа | Статус | Место работы |\n';

test.each([
  ['another status', 'ИП', 'А-1', 'E3', 'E2'],
  ['another group', 'работает', 'А-2', 'D3', 'D2'],
])('a person listed twice with %s: the cells of both are named', async (_, status, group, cell, other) => {
  const { records, findings } = await readCase(
    workbook('twice.xlsx', {
      table: `${TWICE}| Первая Анна | 01.02.2007 |  | А-1 | работает |  |\n| Первая Анна | 01.02.2007 |  | ${group} | ${status} |  |`,
    }),
  );
  expect(records).toHaveLength(2);
  expect(findings.filter(({ code }) => code === 'record-duplicate')).toMatchObject([
    { severity: 'warning', at: { cell }, args: { detail: `там, в ячейке ${other}, сказано другое` } },
  ]);
});

test('the same row twice adds nothing and is counted', async () => {
  const row = '| Первая Анна | 01.02.2007 |  | А-1 | работает |  |';
  const { rows, skipped } = await readCase(workbook('same.xlsx', { table: `${TWICE}${row}\n${row}` }));
  expect(skipped).toEqual({ 'repeated-record': 1 });
  expect(rows).toEqual({ accepted: 1, rejected: 0, skipped: 1 });
});

test('one СНИЛС for two people of a file is told at both cells', async () => {
  const number = '999-000-001 15';
  const { records, findings } = await readCase(
    workbook('number.xlsx', {
      table: `${TWICE}| Первая Анна | 01.02.2007 | ${number} | А-1 |  |  |\n| Второй Пётр | 02.02.2007 | ${number} | А-1 |  |  |`,
    }),
  );
  expect(records).toHaveLength(2);
  expect(findings.filter(({ code }) => code === 'record-conflict')).toMatchObject([
    { at: { cell: 'C3' }, args: { detail: expect.stringContaining('C2') } },
  ]);
});
