import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command as deferral } from '../../../src/commands/deferral.ts';
import { command as journal } from '../../../src/commands/journal.ts';
import { deferralDocument } from '../../../src/reports/documents/deferral-document.ts';
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
  'Предприятие ОПК',
  'ИНН предприятия ОПК',
  'Трудовой договор с предприятием, дата',
  'Заявка предприятия на отсрочку, дата',
  'Документы в военкомате, дата',
  'Отсрочка предоставлена',
  'Отсрочка до',
];

test('route deferral: what is missing and who is next, per enterprise; candidates; a file of its own for each', async () => {
  const made = await startCareer();
  const kind = await sheet(made, 'отсрочка.xlsx', [
    HEAD,
    ['Альфин Иван Ильич', CITY_COLLEGE, DEFENCE, '0000014814', { day: '2026-05-12' }, null, null, null, null],
    [
      'Дельтин Яков Ильич',
      TOWN_COLLEGE,
      PLANT,
      '0000010376',
      { day: '2026-05-01' },
      { day: '2026-05-02' },
      { day: '2026-05-03' },
      'да',
      { day: '2026-06-30' },
    ],
    ['Бетин Пётр Ильич', CITY_COLLEGE, DEFENCE, '0000014814', null, null, null, null, null],
  ]);
  expect(kind).toBe('deferral');
  const said = await made.run(deferral, [], { asOf: MONDAY }, true);
  const document = deferralDocument.parse(JSON.parse(said.out));
  expect(document).toMatchObject({
    listed: 3,
    enterprises: 2,
    notDefence: 1,
    liable: 3,
    candidates: 1,
    file: null,
  });
  expect(document.states).toEqual({
    refused: 0,
    expiring: 1,
    incomplete: 1,
    waiting: 0,
    granted: 0,
    'not-needed': 1,
  });
  // Neither names of people nor of enterprises leave without a reason.
  expect(said.out).not.toMatch(NAMES);
  expect(said.out).not.toContain('ОПЫТНЫЙ');
  await expect(made.run(deferral, [], { asOf: MONDAY, separate: true })).rejects.toThrow(
    /персональные данные/,
  );

  const named = await made.run(deferral, [], { asOf: MONDAY, restricted: true, reason: 'сбор документов' });
  expect(named.out).not.toMatch(NAMES);
  const book = `Отсрочка для ОПК ${MONDAY}, ограниченный доступ.xlsx`;
  const rows = workbookRows(made.folder, book, 'АО УЧЕБНЫЙ ОПЫТНЫЙ ЗАВОД № 13');
  const [head = [], alfin = []] = rows;
  const cell = (header: string) => alfin[head.indexOf(header)];
  expect(cell('Чего не хватает')).toBe('заявка предприятия, документы в военкомате, решение');
  expect(cell('Следующий шаг')).toBe('получить заявку предприятия на отсрочку');
  const candidates = workbookRows(made.folder, book, 'Кого добавить в реестр');
  expect(candidates.slice(1).map((row) => row[1])).toEqual(['Гаммин Олег Ильич']);

  const apart = await made.run(
    deferral,
    [],
    { asOf: MONDAY, separate: true, restricted: true, reason: 'передача' },
    true,
  );
  expect(deferralDocument.parse(JSON.parse(apart.out)).files).toHaveLength(2);
  const files = readdirSync(join(made.folder, 'reports', `Отсрочка для ОПК ${MONDAY}`)).filter((name) =>
    name.endsWith('.xlsx'),
  );
  expect(files).toHaveLength(2);
  const own = workbookRows(
    made.folder,
    join(`Отсрочка для ОПК ${MONDAY}`, files.find((name) => name.includes('ВЫМЫШЛЕННЫЙ')) ?? ''),
    'Список',
  );
  expect(own.slice(1).map((row) => row[1])).toEqual(['Дельтин Яков Ильич']);
  const journaled = (await made.run(journal, [])).out;
  expect(journaled.match(/передача/g)).toHaveLength(2);
  expect(journaled).toContain('отсрочка для ОПК');
});
