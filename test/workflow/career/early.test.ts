import { expect, test } from 'vitest';
import { command as early } from '../../../src/commands/early.ts';
import { command as journal } from '../../../src/commands/journal.ts';
import { earlyDocument } from '../../../src/reports/documents/early-document.ts';
import {
  CITY_COLLEGE,
  DEFENCE,
  MONDAY,
  NAMES,
  PLANT,
  sheet,
  startCareer,
  TOWN_COLLEGE,
} from './career-case.ts';
import { workbookRows } from './workbook-rows.ts';

const HEAD = [
  'ФИО',
  'Образовательная организация',
  'Приказ об ИУП',
  'ИУП с даты',
  'Освоенная профессия',
  'Место практики',
  'Практика с',
  'Практика по',
  'Срочный трудовой договор на практике',
];

test('route early: columns of Форма 3 by register and status, candidates with vacancies of a mastered profession', async () => {
  const made = await startCareer();
  const kind = await sheet(made, 'реестр.xlsx', [
    HEAD,
    // No status: a mastered trade and an order are no work; practice lies ahead without a contract.
    [
      'Альфин Иван Ильич',
      CITY_COLLEGE,
      'Пр-1',
      { day: '2026-04-01' },
      'Газосварщик',
      PLANT,
      { day: '2026-06-01' },
      { day: '2026-06-20' },
      'нет',
    ],
    // Works in the specialty: 07.
    ['Бетин Пётр Ильич', CITY_COLLEGE, 'Пр-2', { day: '2026-04-01' }, null, null, null, null, null],
    // Will work where the practice was: 13.
    [
      'Гаммин Олег Ильич',
      CITY_COLLEGE,
      null,
      null,
      null,
      DEFENCE,
      { day: '2026-02-01' },
      { day: '2026-03-01' },
      'нет',
    ],
    // Works by a mastered trade only, not in the specialty: 06 and no more.
    ['Дельтин Яков Ильич', TOWN_COLLEGE, null, null, 'Стропальщик', null, null, null, null],
    // Paid practice goes on: 08.
    [
      'Эпсилонова Анна Ильинична',
      TOWN_COLLEGE,
      null,
      null,
      null,
      'АО «МОДЕЛЬ-МАШ-5»',
      { day: '2026-05-01' },
      { day: '2026-06-01' },
      'да',
    ],
    ['Никто Никита Никитич', TOWN_COLLEGE, 'Пр-9', null, null, null, { day: '2026-05-01' }, null, null],
  ]);
  expect(kind).toBe('early');
  const said = await made.run(early, [], { asOf: MONDAY }, true);
  const document = earlyDocument.parse(JSON.parse(said.out));
  expect(document.byStatus).toEqual({ '06': 2, '07': 1, '08': 0, '09': 0, '12': 2, '13': 0, '14': 0 });
  expect(document.byRegister).toEqual({ '06': 3, '07': 1, '08': 1, '09': 0, '12': 1, '13': 1, '14': 0 });
  expect(document).toMatchObject({ listed: 5, differences: 2, unfound: 1 });
  expect(document.ways).toEqual({ plan: 1, practice: 1, mastered: 1, target: 3 });
  expect(said.out).not.toMatch(NAMES);

  await expect(made.run(early, [], { asOf: MONDAY, restricted: true })).rejects.toThrow(
    /персональные данные/,
  );
  const named = await made.run(early, [], { asOf: MONDAY, restricted: true, reason: 'предложить работу' });
  expect(named.out).not.toMatch(NAMES);
  const rows = workbookRows(
    made.folder,
    `Работа до выпуска ${MONDAY}, ограниченный доступ.xlsx`,
    'Кандидаты',
  );
  const mastered = rows.find((row) => row.includes('работа по освоенной профессии')) ?? [];
  expect(mastered[1]).toBe('Альфин Иван Ильич');
  // Vacancies of a gas welder within reach of Екатеринбург: two, fifteen places.
  expect(mastered).toContain(15);
  expect(rows.find((row) => row[1] === 'Гаммин Олег Ильич')).toContain('нет 18 лет: условия труда проверить');
  expect(
    workbookRows(made.folder, `Работа до выпуска ${MONDAY}, ограниченный доступ.xlsx`, 'Не найдены'),
  ).toHaveLength(2);
  expect((await made.run(journal, [])).out).toContain('предложить работу');

  // After graduation nobody is to begin work before it.
  const after = await made.run(early, [], { asOf: '2026-07-06' }, true);
  expect(earlyDocument.parse(JSON.parse(after.out)).ways).toEqual({
    plan: 0,
    practice: 0,
    mastered: 0,
    target: 0,
  });
});
