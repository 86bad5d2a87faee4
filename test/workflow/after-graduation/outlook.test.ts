import { expect, test } from 'vitest';
import { command as barriers } from '../../../src/commands/barriers.ts';
import { command as retrain } from '../../../src/commands/retrain.ts';
import { command as service } from '../../../src/commands/service.ts';
import { barriersDocument } from '../../../src/reports/documents/barriers-document.ts';
import { retrainDocument } from '../../../src/reports/documents/retrain-document.ts';
import { serviceDocument } from '../../../src/reports/documents/service-document.ts';
import { sheetsOf, textOf } from '../career-centre/centre-case.ts';
import { PEOPLE, startAfterCase } from './after-case.ts';

test('barriers: reasons of graduates and rows of employers by topic; small counts stay in the official workbook', async () => {
  const centre = await startAfterCase();
  const read = await centre.table(
    'препятствия.csv',
    `Что мешает трудоустройству;Работодатель;ИНН работодателя;Отрасль;Дата;Предложение
Не берут без опыта;ООО «Цех»;0000014814;;01.05.2026;наставники
Слабая подготовка на станках;ООО «Цех»;0000014814;Машиностроение;02.05.2026;звонить Иванову И. И. 8-900-000-00-00
Нет кадрового резерва;ПАО «Завод»;;Металлургия;03.05.2026;
`,
  );
  expect(read).toMatchObject({ kind: 'barriers', accepted: 3 });
  const document = await centre.document(barriers, barriersDocument);
  const topics = Object.fromEntries(
    document.topics.map(({ key, persons, mentions }) => [key, [persons, mentions]]),
  );
  // Ламбдин: experience; Мюнин: the way; Бетин and Нюнин: pay; life and choice are no matter of employers.
  expect(topics).toEqual({ experience: [1, 1], pay: [2, 0], place: [1, 0], training: [0, 1], other: [0, 1] });
  expect(document).toMatchObject({ class: 'official', persons: 4, mentions: 3, proposals: 2 });
  const sheets = await sheetsOf(document.file ?? '');
  expect([...sheets.keys()]).toEqual(['Встречи', 'Темы по отраслям', 'По работодателям', 'Предложения']);
  const text = JSON.stringify([...sheets]);
  expect(text).toContain('наставники');
  expect(text).not.toMatch(/Иванову|8-900/);
  expect(text).not.toMatch(PEOPLE);

  const open = await centre.document(barriers, barriersDocument, { open: true });
  expect(open.file).toContain('открытые данные');
  expect(open.otherPersons).toBe(null);
  const shown = open.topics.flatMap(({ persons, byIndustry }) => [
    persons,
    ...byIndustry.map((each) => each.persons),
  ]);
  expect(shown.filter((count) => count !== null && count > 0 && count < 5)).toEqual([]);
  expect(shown).toContain(null);
  const handout = await textOf(open.file ?? '');
  expect(handout).not.toMatch(/ООО «Цех»|наставники/);
});

test('retrain: whom no allocation places, the near profession with places left, courses that have not begun', async () => {
  const centre = await startAfterCase();
  await centre.table(
    'курсы.csv',
    `Название курса;Код и наименование специальности;Где проводится;Часов;Начало курса;Мест на курсе;Бесплатно
Графика и вёрстка;54.01.20;Учебный центр;144;01.07.2026;12;да
Прошедший курс;54.01.20;Учебный центр;72;01.02.2026;12;да
Без направления;;Учебный центр;72;01.09.2026;12;да
`,
  );
  const document = await centre.document(retrain, retrainDocument);
  const crafts = document.professions.find(({ code }) => code === '54.02.02');
  expect(crafts).toMatchObject({ seekers: 2, withoutVacancies: 2, surplus: 2, proposed: 2 });
  const way = document.ways.find(({ from }) => from === crafts?.profession);
  // The advert of three places names two professions: two of its places fall to this one.
  expect(way).toMatchObject({ toCode: '54.01.20', places: 2, proposed: 2, nearestKm: 0 });
  expect(way?.reasons).toContain('group');
  expect(way?.courses).toEqual(['Графика и вёрстка, Учебный центр, 144 ч, с 01.07.2026, мест 12, бесплатно']);
  expect(document.courses).toBe(1);
  // Three places for welders, four of whom look for work: one is too many, and all four are named.
  expect(document.professions.find(({ code }) => code === '15.01.05')).toMatchObject({
    surplus: 1,
    withoutVacancies: 0,
  });
  expect(await textOf(document.file ?? '')).not.toMatch(PEOPLE);
  const named = await centre.document(retrain, retrainDocument, {
    restricted: true,
    reason: 'предложить курс',
  });
  const rows = (await sheetsOf(named.file ?? '')).get('По именам') ?? [];
  expect(
    rows.filter((row) => /Нюнин|Ксинин/.test(row.join())).map((row) => row.includes('вакансий рядом нет')),
  ).toEqual([true, true]);
  expect(rows.filter((row) => row.includes('мест меньше, чем ищущих'))).toHaveLength(4);
});

const SERVING = `ФИО;Дата рождения;Колледж;Код специальности;Год выпуска;Адрес;Статус;Дата начала статуса;Плановый год окончания службы;Завершил службу;Подлежит призыву
Омикронов Пётр Ильич;01.02.2005;Первый техникум;15.01.05;2025;г. Екатеринбург;служба по призыву;;10.07.2026;;
Пинин Иван Ильич;02.02.2005;Первый техникум;15.01.05;2025;г. Екатеринбург;служба по призыву;;01.05.2026;;
Роин Олег Ильич;03.02.2005;Второй колледж;54.02.02;2025;г. Ревда;служба по призыву;;;да;
Сигмин Яков Ильич;04.02.2005;Второй колледж;54.02.02;2025;г. Ревда;служба по призыву;;;;
`;

test('service: who returns within the days asked for, of earlier years too; vacancies and courses; deferrals that end', async () => {
  const centre = await startAfterCase();
  await centre.table('служба.csv', SERVING);
  await centre.table(
    'отсрочка.csv',
    `ФИО;Колледж;Предприятие ОПК;Отсрочка предоставлена;Отсрочка до
Альфин Иван Ильич;Первый техникум;АО «Оборонный завод»;да;01.07.2026
Бетин Олег Ильич;Первый техникум;АО «Оборонный завод»;да;01.07.2027
`,
  );
  await centre.table(
    'курсы.csv',
    `Название курса;Код и наименование специальности;Где проводится;Начало курса
Сварщик НАКС;15.01.05;Учебный центр;01.09.2026
Сварщик летом;15.01.05;Учебный центр;01.06.2026
`,
  );
  const document = await centre.document(service, serviceDocument, { due: '90d' });
  expect(document).toMatchObject({ cohort: null, dueDays: 90, deferrals: 1 });
  expect(document.total).toMatchObject({
    states: { returning: 1, overdue: 1, back: 1, later: 0, 'unknown-end': 1 },
    withVacancies: 2,
    withCourses: 2,
  });
  expect(document.months).toEqual([{ month: '2026-07', returning: 1, estimated: 0 }]);
  expect((await centre.document(service, serviceDocument, { due: '30d' })).total.states).toMatchObject({
    returning: 0,
    later: 1,
  });
  expect((await centre.document(service, serviceDocument, { cohort: '2026' })).total.entries).toBe(0);
  expect(await textOf(document.file ?? '')).not.toMatch(PEOPLE);

  const named = await centre.document(service, serviceDocument, { restricted: true, reason: 'возвращение' });
  const sheets = await sheetsOf(named.file ?? '');
  const rows = sheets.get('Кто возвращается') ?? [];
  const row = (name: RegExp) => rows.find((cells) => name.test(cells.join())) ?? [];
  // The course of June begins before he is back.
  expect(row(/Омикронов/).join()).toMatch(/Сварщик НАКС/);
  expect(row(/Омикронов/).join()).not.toMatch(/Сварщик летом/);
  expect(row(/Пинин/).join()).toMatch(/вестей нет.*Сварщик летом/);
  expect(sheets.get('Отсрочки')?.flat()).toContain('Альфин Иван Ильич');
});
