import { expect, test } from 'vitest';
import { readCase, workbook } from './table-case.ts';

const HEAD = '| Колледж | Специальность | Форма ГИА | Дата проведения ГИА |';

test.each([
  ['15.01.05 Сварщик (ручной и частично механизированной сварки (наплавки))', '15.01.05'],
  ['43.01.09 Повар, кондитер', '43.01.09'],
  ['Повар, кондитер', '43.01.09'],
])('a register knows the programme of «%s» under «Специальность»', async (cell, code) => {
  const { opened, records, findings } = await readCase(
    workbook('график.xlsx', { table: `\n${HEAD}\n| Ревдинский техникум | ${cell} | ДЭ | 10.06.2026 |` }),
  );
  expect(opened.kind).toBe('attestations');
  expect(records).toMatchObject([{ values: { programme: { code } } }]);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});
