import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command as cards } from '../../../src/commands/cards.ts';
import { cardsDocument } from '../../../src/reports/documents/cards-document.ts';
import { day } from '../../monitoring/make-graduate.ts';
import { packagePart } from '../../reports/dump-workbook.ts';
import { CITY_COLLEGE, MONDAY, NAMES, PLANT, sheet, startCareer } from './career-case.ts';
import { workbookRows } from './workbook-rows.ts';

const FOLDER = `Карьерные карточки ${MONDAY}`;

test('route cards: a card of goals, measures, vacancies with reasons, plan and check points; nobody on the screen', async () => {
  const made = await startCareer();
  await sheet(made, 'контакты.xlsx', [
    [
      'ФИО',
      'Образовательная организация',
      'Дата контакта',
      'Способ связи',
      'Результат контакта',
      'Следующий контакт',
    ],
    ['Альфин Иван Ильич', CITY_COLLEGE, { day: '2026-05-20' }, 'телефон', 'связались', { day: '2026-05-27' }],
  ]);
  // A proposal of assignment that was adopted, and one that a later proposal took back.
  await made.open(async ({ store }) => {
    const [alfin] = store.graduates().filter(({ person }) => person.surname === 'Альфин');
    const event = { graduateId: alfin?.id ?? 0, employer: PLANT, reason: null, asOf: day(MONDAY) };
    const adopted = { ...event, advertId: 'a', title: 'Резчик', state: 'adopted' as const };
    const withdrawn = { ...event, advertId: 'b', title: 'Грузчик', state: 'withdrawn' as const };
    const batch = { kind: 'answers' as const, file: 'ответы.xlsx', asOf: day(MONDAY), cohort: 2026 };
    store.recordReferrals({ ...batch, events: [withdrawn, adopted] });
  });
  const counted = await made.run(cards, [], { asOf: MONDAY }, true);
  expect(cardsDocument.parse(JSON.parse(counted.out))).toMatchObject({
    cards: 5,
    groups: 3,
    // Гаммин has an employer, Бетин and Дельтин work.
    looking: 2,
    withOffers: 2,
    withMeasures: 1,
    file: null,
  });
  await expect(made.run(cards, [], { asOf: MONDAY, restricted: true })).rejects.toThrow(
    /персональные данные/,
  );

  const asked = { asOf: MONDAY, restricted: true, reason: 'индивидуальная работа' };
  const said = await made.run(cards, [], asked);
  expect(said.out + counted.out).not.toMatch(NAMES);
  const files = readdirSync(join(made.folder, 'reports', FOLDER)).filter((name) => name.endsWith('.docx'));
  expect(files).toHaveLength(3);
  expect(files.join()).not.toMatch(NAMES);
  const group = files.find((name) => name.includes('СВ-31')) ?? '';
  const bytes = readFileSync(join(made.folder, 'reports', FOLDER, group));
  const text = packagePart(bytes, 'word/document.xml')
    .replace(/<[^>]+>/g, '|')
    .replace(/\|{2,}/g, '|');
  expect(text).toContain('|Альфин Иван Ильич|');
  expect(text).toContain(`|Электрогазосварщик 4 разряда — ${PLANT}, Екатеринбург|`);
  expect(text).toContain('без опыта');
  expect(text).toContain(`|Резчик — ${PLANT}: направлен|25.05.2026|`);
  expect(text).not.toContain('Грузчик');
  expect(text).toContain('|связь: телефон|связались|');
  expect(text).toContain('|27.05.2026|связаться снова|');
  expect(text).toContain('Контрольные точки (от выпуска 30.06.2026)');
  for (const point of ['07.07.2026', '30.07.2026', '30.09.2026', '30.12.2026', '30.06.2027'])
    expect(text).toContain(`|${point}|впереди|`);

  const book = join(FOLDER, `Карьерные карточки ${MONDAY}, ограниченный доступ.xlsx`);
  expect(workbookRows(made.folder, book, 'Карточки')).toHaveLength(6);
  expect(workbookRows(made.folder, book, 'Контрольные точки')).toHaveLength(26);

  // The same data, the same bytes.
  await made.run(cards, [], { ...asked, output: join(made.folder, 'второй') });
  expect(readFileSync(join(made.folder, 'второй', group))).toEqual(bytes);

  await made.run(cards, [], { ...asked, group: 'св-31', each: true, output: join(made.folder, 'каждому') });
  const each = readdirSync(join(made.folder, 'каждому')).filter((name) => name.endsWith('.docx'));
  expect(each).toHaveLength(3);
  expect(each.join()).not.toMatch(NAMES);
});

test('a point that has passed says what the lists know, or that the status is to be learnt', async () => {
  const made = await startCareer();
  const asked = { asOf: '2026-08-10', restricted: true, reason: 'проверка' };
  await made.run(cards, [], asked);
  const name = 'Карьерные карточки 2026-08-10';
  const rows = workbookRows(
    made.folder,
    join(name, `${name}, ограниченный доступ.xlsx`),
    'Контрольные точки',
  );
  const alfin = rows.filter((row) => row[1] === 'Альфин Иван Ильич').map((row) => row.at(-1));
  expect(alfin).toEqual(['узнать статус', 'узнать статус', 'впереди', 'впереди', 'впереди']);
});
