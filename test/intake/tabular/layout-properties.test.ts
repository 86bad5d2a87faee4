import fc from 'fast-check';
import { expect, test } from 'vitest';
import { delimited, impossibleSnils, readCase } from './table-case.ts';

const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  ФИО: ['Первая Анна Ивановна', 'Второй Пётр', 'Третий-Четвёртый Олег Янович'],
  'Дата рождения': ['07.09.2007', '2008-01-31', '1 февраля 2006 г.'],
  СНИЛС: [impossibleSnils(1), impossibleSnils(2), impossibleSnils(3)],
  Группа: ['СВ-21', 'ПК-3', 'СВ-22'],
  'Код специальности': ['15.01.05', '43.02.15', '08.02.01'],
  Статус: ['трудоустроен', 'призван в армию', 'нет данных'],
  'Место работы': ['ООО "Цех"', '', ''],
};
const NAMES = Object.keys(COLUMNS);

function rowsOf(order: readonly string[]): string[][] {
  return [0, 1, 2].map((at) => order.map((name) => COLUMNS[name]?.[at] ?? ''));
}

let number = 0;

test('header on any of the first 30 rows, columns in any order, unknown ones between: the same records', async () => {
  const clean = await readCase(delimited('clean.csv', [NAMES, ...rowsOf(NAMES)], ';'));
  expect(clean.rows).toEqual({ accepted: 3, rejected: 0, skipped: 0 });
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(NAMES, { minLength: NAMES.length }),
      fc.integer({ min: 1, max: 30 }),
      fc.array(
        fc.record({ at: fc.nat(7), header: fc.constantFrom('Рост', 'Хобби', 'Особые отметки', 'Q7') }),
        { maxLength: 3 },
      ),
      fc.constantFrom(';', ',', '\t'),
      fc.constantFrom('windows-1251' as const, 'utf-8' as const, 'ibm866' as const),
      async (order, headerRow, inserted, delimiter, encoding) => {
        const headers = [...order];
        const rows = rowsOf(order);
        for (const { at, header } of inserted) {
          headers.splice(at, 0, header);
          for (const row of rows) row.splice(at, 0, 'x');
        }
        const titles = Array.from({ length: headerRow - 1 }, (_, at) => [at % 3 === 0 ? `Строка ${at}` : '']);
        const path = delimited(`p${number++}.csv`, [...titles, headers, ...rows], delimiter, encoding);
        const { records, rows: fates } = await readCase(path);
        expect(records).toEqual(clean.records);
        expect(fates).toEqual(clean.rows);
      },
    ),
    { numRuns: 60 },
  );
});

test('whatever stands below a header, every row with content has one fate', async () => {
  const cell = fc.constantFrom(
    '',
    '',
    'Первая Анна',
    '45.09.2007',
    'Итого',
    '5 чел',
    '=1+1',
    '#Н/Д',
    '15.01.05',
    '__proto__',
    '  ',
    '1',
    '2',
    '3',
    'Группа А-1',
    'ФИО',
    '\ufffd\ufffd',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 12 }),
      async (body) => {
        const path = delimited(
          `i${number++}.csv`,
          [['ФИО', 'Дата рождения', 'Код специальности', 'Группа'], ...body],
          ';',
          'utf-8',
        );
        const { rows } = await readCase(path);
        const filled = body.filter((row) => row.some((text) => text.trim() !== '')).length;
        expect(rows.accepted + rows.rejected + rows.skipped).toBe(filled);
      },
    ),
    { numRuns: 60 },
  );
});
