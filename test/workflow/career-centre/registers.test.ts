import { expect, test } from 'vitest';
import { command as effectiveness } from '../../../src/commands/effectiveness.ts';
import { command as events } from '../../../src/commands/events.ts';
import { command as hotline } from '../../../src/commands/hotline.ts';
import { command as site } from '../../../src/commands/site.ts';
import { command as tasks } from '../../../src/commands/tasks.ts';
import { command as weekly } from '../../../src/commands/weekly-report.ts';
import { effectivenessDocument } from '../../../src/reports/documents/effectiveness-document.ts';
import { eventsDocument } from '../../../src/reports/documents/events-document.ts';
import { hotlineDocument } from '../../../src/reports/documents/hotline-document.ts';
import { siteDocument } from '../../../src/reports/documents/site-document.ts';
import { tasksDocument } from '../../../src/reports/documents/tasks-document.ts';
import { weeklyReportDocument } from '../../../src/reports/documents/weekly-report-document.ts';
import { A, B, CentreCase, NAMES, sheetsOf, textOf } from './centre-case.ts';

test('tasks: a task for all is each college’s own; the weekly report and effectiveness say the same', async () => {
  const centre = await CentreCase.start();
  const read = await centre.table(
    'поручения.csv',
    `Поручение;Кому;Дата поручения;Срок;Состояние;Дата исполнения;Подтверждение
Провести опрос;;01.04.2026;01.05.2026;;;
Провести опрос;Первый техникум;01.04.2026;01.05.2026;исполнено;10.05.2026;
Назначить ответственного;Второй колледж;01.04.2026;15.04.2026;выполнено;10.04.2026;приказ № 4
Собрать контакты;Второй колледж;01.05.2026;01.06.2026;в работе;;
Лишнее;Второй колледж;01.05.2026;01.06.2026;снято;;
Будущее;Второй колледж;01.06.2026;01.07.2026;;;
`,
    '2026-05-01',
  );
  expect(read).toMatchObject({ kind: 'tasks', accepted: 6 });
  const document = await centre.document(tasks, tasksDocument);
  expect(document.colleges).toEqual([
    { college: B, set: 3, done: 1, late: 0, lacksEvidence: 0, partly: 1, open: 0, overdue: 1, cancelled: 1 },
    { college: A, set: 1, done: 1, late: 1, lacksEvidence: 1, partly: 0, open: 0, overdue: 0, cancelled: 0 },
  ]);
  const sheets = await sheetsOf(document.file ?? '');
  expect([...sheets.keys()]).toEqual(['Поручения', 'Что не исполнено', 'Все поручения']);
  expect(JSON.stringify(sheets.get('Что не исполнено'))).toMatch(/Провести опрос.*просрочено.*24/);
  expect((await centre.run(tasks)).out).toContain('Без изменений');
  const asked = { asOf: '2026-05-25', colleges: true, note: false, restricted: false, force: true };
  const week = weeklyReportDocument.parse(JSON.parse((await centre.made.run(weekly, [], asked, true)).out));
  expect(week.tasks).toMatchObject({ total: document.total, colleges: document.colleges });
  const ofWeek = (await sheetsOf(week.file)).get('Поручения') ?? [];
  const isNumbers = (row: readonly string[]) => [A, B, 'Итого'].includes(row[0] ?? '');
  expect(ofWeek.filter(isNumbers)).toHaveLength(3);
  expect(ofWeek.filter(isNumbers)).toEqual(sheets.get('Поручения')?.filter(isNumbers));
  const measures = await centre.document(effectiveness, effectivenessDocument, { asOf: '2026-05-25' });
  expect(measures.measures?.reach.map(({ label, tasks: set, tasksDone }) => [label, set, tasksDone])).toEqual(
    document.colleges.map(({ college, set, done }) => [college, set, done]),
  );
  const earlier = await centre.document(tasks, tasksDocument, {
    asOf: '2026-05-05',
    knownAt: '2026-05-25T08:00:00Z',
  });
  expect(earlier.colleges.map(({ overdue, partly }) => [overdue, partly])).toEqual([
    [1, 1],
    [1, 0],
  ]);
});

test('events: sums by the register, reach by names; who cannot be told is told by row, not by name', async () => {
  const centre = await CentreCase.start();
  await centre.table(
    'мероприятия.csv',
    `Дата мероприятия;Вид мероприятия;Тема мероприятия;Колледж;Приглашено выпускников;Пришло выпускников;Получено предложений работы
10.04.2026;день открытых дверей;Экскурсия на завод;Первый техникум;20;12;3
12.04.2026;ярмарка вакансий;Ярмарка;;100;;
12.08.2025;чат;Старое;Первый техникум;9;9;0
10.06.2026;мастер-класс по резюме;Резюме;Второй колледж;30;;
`,
  );
  const read = await centre.table(
    'участие.csv',
    `ФИО;Колледж;Дата мероприятия;Тема мероприятия;Присутствовал;Предложение работы от;Предложение принято
Альфин Иван Ильич;Первый техникум;10.04.2026;Экскурсия на  завод;да;ООО «Цех»;да
Альфин Иван Ильич;Первый техникум;12.04.2026;Ярмарка;;;
Бетин Олег Ильич;Первый техникум;10.04.2026;Экскурсия на завод;нет;;
Гаммин Пётр Ильич;Второй колледж;12.04.2026;Встреча вне реестра;;;
Дзетин Егор Ильич;Второй колледж;12.04.2026;Ярмарка;;;
`,
  );
  expect(read).toMatchObject({ kind: 'attendance', accepted: 5 });
  const document = await centre.document(events, eventsDocument);
  expect(document).toMatchObject({
    since: '2025-09-01',
    unfound: 1,
    planned: 1,
    unlisted: 1,
    common: { events: 1, invited: 100, came: null },
    total: {
      events: 2,
      invited: 120,
      came: 12,
      silent: 1,
      graduates: 5,
      reached: 2,
      offered: 1,
      accepted: 1,
    },
  });
  expect(document.colleges).toMatchObject([
    { college: B, events: 0, graduates: 3, reached: 1 },
    { college: A, events: 1, graduates: 2, reached: 1, accepted: 1 },
  ]);
  expect(await textOf(document.file ?? '')).not.toMatch(NAMES);
  expect((await sheetsOf(document.file ?? '')).get('Не найдены')?.at(-1)).toEqual([
    'участие.csv',
    '6',
    'такого выпускника в списках нет: проверьте написание или загрузите список его колледжа',
  ]);

  await expect(centre.run(events, { restricted: true })).rejects.toMatchObject({ code: 'restricted' });
  const named = await centre.document(events, eventsDocument, {
    restricted: true,
    reason: 'приглашение на ярмарку',
  });
  const sheets = await sheetsOf(named.file ?? '');
  expect(named.file).toContain('ограниченный доступ');
  expect(sheets.get('Участие по именам')?.flat()).toEqual(
    expect.arrayContaining(['Альфин Иван Ильич', 'ООО «Цех»']),
  );
  const absent = sheets
    .get('Не приходили')
    ?.flat()
    .filter((cell) => NAMES.test(cell));
  expect(absent).toEqual(['Дельтин Семён Ильич', 'Эпсилонов Яков Ильич', 'Бетин Олег Ильич']);
  await centre.made.open(async ({ store }) => {
    expect(store.journalEntries().at(-1)).toMatchObject({
      action: 'events',
      outputClass: 'restricted',
      reason: 'приглашение на ярмарку',
    });
  });
});

test('hot line: topics by month, unanswered, days to answer', async () => {
  const centre = await CentreCase.start();
  await centre.table(
    'горячая линия.csv',
    `Номер обращения;Дата обращения;Тема обращения;Колледж;Дата ответа;Результат обращения
1;01.03.2026;вакансии;Первый техникум;03.03.2026;подобрали
2;10.03.2026;армия;;;
3;20.05.2026;вакансии;Второй колледж;20.05.2026;Альфину помогли
4;21.05.2026;вакансии;Второй колледж;01.06.2026;
5;01.08.2025;вакансии;;;
`,
  );
  const document = await centre.document(hotline, hotlineDocument);
  expect(document.months).toEqual(['2026-03', '2026-04', '2026-05']);
  expect(document.topics).toEqual([
    {
      topic: 'vacancies',
      byMonth: [1, 0, 2],
      calls: 3,
      answered: 2,
      unanswered: 1,
      overdue: 0,
      medianDays: 0,
      longestDays: 2,
    },
    {
      topic: 'deferral',
      byMonth: [1, 0, 0],
      calls: 1,
      answered: 0,
      unanswered: 1,
      overdue: 1,
      medianDays: null,
      longestDays: null,
    },
  ]);
  expect(await textOf(document.file ?? '')).not.toMatch(NAMES);
  expect((await centre.run(hotline, { days: '100' })).out).toContain('дольше срока (дней: 100) 0');
});

test('sites: the newest check tells; a college nobody looked at is listed too', async () => {
  const centre = await CentreCase.start();
  await centre.table(
    'сайты.csv',
    `Колледж;Дата проверки сайта;Страница с вакансиями;Вакансии обновлены;Вакансий на странице;Телефон центра карьеры указан;Почта центра карьеры указана
Первый техникум;01.04.2026;https://first.example/jobs;31.03.2026;5;да;да
Первый техникум;20.05.2026;https://first.example/jobs;31.03.2026;5;да;нет
`,
  );
  const document = await centre.document(site, siteDocument);
  expect(document.sites).toMatchObject([
    { college: B, state: 'unchecked', needsCheck: true },
    {
      college: A,
      state: 'stale',
      daysOld: 50,
      missing: ['mail'],
      notLooked: ['hotline', 'chat'],
      needsCheck: false,
    },
  ]);
  const looser = await centre.document(site, siteDocument, { days: '60', force: true });
  expect(looser.sites[1]).toMatchObject({ state: 'fresh' });
});
