import { expect, test } from 'vitest';
import { command as survey } from '../../../src/commands/survey.ts';
import { surveyDocument } from '../../../src/reports/documents/survey-document.ts';
import { CentreCase, NAMES, sheetsOf, textOf } from './centre-case.ts';

/** As Google Forms exports: answers in words, several ticked in one cell, questions nobody asked for. */
const GOOGLE = `"Отметка времени","Электронная почта","Ваше ФИО","Дата рождения","Ваш колледж","Что вы планируете делать после окончания колледжа?","Готовы ли вы к переезду в другой город для работы?","На какую зарплату вы рассчитываете?","Комментарий"
"2026/03/12 10:31:05 AM GMT+5","a@example.org","Альфин Иван Ильич","15.09.2007","Первый техникум","Работать по специальности","Нет","45000","мой телефон 8-900-000-00-00"
"2026/03/12 11:02:44 AM GMT+5","b@example.org","Бетин Олег Ильич","01.02.2008","Первый техникум","Служба в армии по призыву, Работать по специальности","Готов рассмотреть","от 60 тыс.",""
"2026/03/13 8:12:00 AM GMT+5","c@example.org","Гаммин Пётр Ильич","11.01.2007","Второй колледж","Ещё не определился(ась)","Возможно","не знаю",""
`;

/** As Yandex Forms exports: answers by the numbers the question lists. */
const YANDEX = `"ID","Время создания","ФИО","Дата рождения","Образовательная организация","Ваши планы после выпуска: 1 — работа по специальности, 2 — работа не по специальности, 3 — учёба в вузе, 4 — служба в армии","Готовы переехать? 1 — да, 2 — нет"
"101","2026-05-12 10:31:05","Альфин Иван Ильич","15.09.2007","Первый техникум","2","1"
"102","2026-05-12 10:36:05","Бетин Олег Ильич","01.02.2008","Первый техникум","1, 4","1"
"103","2026-05-12 10:38:05","Гаммин Пётр Ильич","11.01.2007","Второй колледж","3","2"
`;

test('who answers twice is one person, and the last answer counts, whichever way the service lists them', async () => {
  const head = 'Отметка времени,ФИО,Колледж,Группа,Планы после выпуска\n';
  const early = '2026/03/12 10:31:05 AM GMT+5,Новин Ким Ильич,Первый техникум,С-41,поступить в вуз\n';
  const late = '2026/03/12 1:02:03 PM GMT+5,Новин Ким Ильич,Первый техникум,С-41,служба в армии\n';
  for (const [order, rows, accepted] of [
    ['oldest first', [early, late], 2],
    ['newest first', [late, early], 1],
  ] as const) {
    const centre = await CentreCase.start();
    expect(await centre.table(`${order}.csv`, head + rows.join(''), '2026-05-26'), order).toMatchObject({
      ...{ kind: 'graduates', accepted, skipped: 2 - accepted },
    });
    const { total } = await centre.document(survey, surveyDocument, { asOf: '2026-05-26' });
    expect(total, order).toMatchObject({ graduates: 6, answered: 1, intents: { service: 1, study: 0 } });
  }
});

test('two web forms: answers in words and in numbers, several plans ticked, who changed, who is silent', async () => {
  const centre = await CentreCase.start();
  expect(await centre.table('google.csv', GOOGLE, '2026-05-26')).toMatchObject({
    kind: 'graduates',
    accepted: 3,
  });
  const first = await centre.document(survey, surveyDocument, { asOf: '2026-05-26' });
  expect(first.total).toMatchObject({
    graduates: 5,
    answered: 3,
    intents: { 'in-specialty': 2, undecided: 1, study: 0 },
    silent: 2,
    relocate: { yes: 1, no: 1 },
    pay: { answers: 2, median: null },
  });

  await centre.table('yandex.csv', YANDEX, '2026-06-02');
  const document = await centre.document(survey, surveyDocument, { asOf: '2026-06-02' });
  expect(document.total).toMatchObject({
    intents: { 'in-specialty': 1, 'outside-specialty': 1, study: 1, undecided: 0 },
    relocate: { yes: 2, no: 1 },
  });
  expect(document.changes).toEqual([
    { from: 'in-specialty', to: 'outside-specialty', persons: 1 },
    { from: 'undecided', to: 'study', persons: 1 },
  ]);
  expect(
    (await centre.document(survey, surveyDocument, { asOf: '2026-06-02', since: '2026-06-01' })).comparedFrom,
  ).toBe('2026-06-01');
  expect(await textOf(document.file ?? '')).not.toMatch(NAMES);

  const named = await centre.document(survey, surveyDocument, {
    asOf: '2026-06-02',
    restricted: true,
    reason: 'повторный опрос',
  });
  const sheets = await sheetsOf(named.file ?? '');
  const names = (sheet: string) =>
    sheets
      .get(sheet)
      ?.flat()
      .filter((cell) => NAMES.test(cell));
  expect(names('Не ответили')).toEqual(['Дельтин Семён Ильич', 'Эпсилонов Яков Ильич']);
  expect(names('Передумали')).toEqual(['Альфин Иван Ильич', 'Гаммин Пётр Ильич']);
  expect(await textOf(named.file ?? '')).not.toMatch(/8-900|example\.org/);
});
