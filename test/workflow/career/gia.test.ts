import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command as gia } from '../../../src/commands/gia.ts';
import { giaDocument } from '../../../src/reports/documents/gia-document.ts';
import { parseEvents } from '../../reports/gia/parse-calendar.ts';
import {
  CITY_COLLEGE,
  DEFENCE,
  MONDAY,
  NAMES,
  PLANT,
  sheet,
  startCareer,
  TOWN_COLLEGE,
  WELDER,
} from './career-case.ts';

test('route gia: employers by open places near the college, a calendar beside the workbook', async () => {
  const made = await startCareer();
  const kind = await sheet(made, 'график.xlsx', [
    [
      'Колледж',
      'Код и наименование специальности',
      'Группа',
      'Событие',
      'Дата ГИА',
      'Время',
      'Место проведения',
      'Выпускников на ГИА',
    ],
    [
      CITY_COLLEGE,
      WELDER,
      'СВ-31',
      'защита диплома',
      { day: '2026-06-10' },
      '10:00',
      'ул. Мира, 1; ауд. 5',
      3,
    ],
    [TOWN_COLLEGE, null, 'ПК-2', 'вручение дипломов', { day: '2026-06-30' }, 'утром', null, 1],
    [CITY_COLLEGE, WELDER, 'СВ-31', 'демонстрационный экзамен', { day: '2026-05-01' }, '9:00', null, 3],
  ]);
  expect(kind).toBe('attestations');
  const said = await made.run(gia, [], { asOf: MONDAY }, true);
  const document = giaDocument.parse(JSON.parse(said.out));
  expect(document.past).toBe(1);
  const [thesis, diplomas] = document.events;
  // Twelve places before three; the expired advert of nine places invites nobody.
  expect(thesis?.employers.map(({ name, places }) => [name, places])).toEqual([
    [PLANT, 12],
    [DEFENCE, 3],
  ]);
  expect(thesis?.employers[0]?.reasons).toContain('12 мест по специальности');
  expect(thesis?.employers[1]?.reasons).toContain('предприятие ОПК');
  // The schedule names no specialty; the group studies cookery.
  expect(diplomas?.programme).toContain('43.01.09');
  expect(diplomas?.employers.map(({ places }) => places)).toEqual([2]);

  const calendar = readFileSync(document.calendar ?? '', 'utf8');
  const [first, second] = parseEvents(calendar);
  expect(first?.get('DTSTART')).toBe('20260610T050000Z');
  expect(first?.get('LOCATION')).toBe('ул. Мира, 1; ауд. 5');
  expect(first?.get('DESCRIPTION')).toContain(`1. ${PLANT}: 12 мест по специальности`);
  expect(second?.get('DTSTART;VALUE=DATE')).toBe('20260630');
  expect(second?.get('DESCRIPTION')).toContain('Время: утром');

  // A later run names the same events the same, whatever else changed.
  const later = await made.run(gia, [], { asOf: '2026-05-26', output: join(made.folder, 'позже') }, true);
  const next = parseEvents(readFileSync(giaDocument.parse(JSON.parse(later.out)).calendar ?? '', 'utf8'));
  expect(next.map((event) => event.get('UID'))).toEqual([first?.get('UID'), second?.get('UID')]);

  const screen = await made.run(gia, [], { asOf: MONDAY, college: 'ревдинский' });
  expect(screen.out).toContain('Событий впереди 1, прошло 0');
  expect(screen.out + said.out + calendar).not.toMatch(NAMES);
});

test('an event of a whole college names the codes of its programmes, not a page of names', async () => {
  const made = await startCareer();
  const people = ['08.02.01', '09.02.07', '38.02.01'].map((code, at) => [
    `Выпускник${'абв'[at]} Иван Ильич`,
    { day: '2006-02-01' },
    TOWN_COLLEGE,
    code,
    2026,
  ]);
  await sheet(made, 'ещё выпускники.xlsx', [
    ['ФИО', 'Дата рождения', 'Образовательная организация', 'Код специальности', 'Год выпуска'],
    ...people,
  ]);
  await sheet(made, 'график.xlsx', [
    ['Колледж', 'Код и наименование специальности', 'Группа', 'Событие', 'Дата ГИА', 'Время'],
    [TOWN_COLLEGE, null, null, 'вручение дипломов', { day: '2026-06-30' }, '12:00'],
  ]);
  const { out } = await made.run(gia, [], { asOf: MONDAY }, true);
  const [event] = giaDocument.parse(JSON.parse(out)).events;
  expect(event?.programme).toBe('5 программ: 08.02.01, 09.02.07, 15.01.05, 38.02.01, 43.01.09');
});
