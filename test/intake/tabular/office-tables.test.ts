import { describe, expect, test } from 'vitest';
import type { IsoDate } from '../../../src/domain/iso-date.ts';
import type { RegionCode } from '../../../src/domain/territory.ts';
import { headerLabel } from '../../../src/intake/tabular/header-label.ts';
import { LAYOUTS } from '../../../src/intake/tabular/layouts.ts';
import { matchColumns } from '../../../src/intake/tabular/match-columns.ts';
import { readCase, workbook } from './table-case.ts';

const ON = { asOf: '2026-05-25' as IsoDate };

/** Tables as offices keep them, in words of their own: the kind they are, and what their first row says. */
const TABLES: readonly (readonly [kind: string, table: string, values: Readonly<Record<string, unknown>>])[] =
  [
    [
      'tasks',
      `
| № п/п | Содержание поручения | Исполнитель | Срок | Отметка об исполнении | Подтверждающий документ |
| 1 | Провести опрос | Первый техникум | 20.05.2026 | исполнено 18.05.2026 | отчёт.pdf |`,
      { task: 'Провести опрос', college: 'Первый техникум', due: '2026-05-20', state: 'done' },
    ],
    [
      'events',
      `
| Дата проведения | Наименование мероприятия | Формат | Колледж | Работодатель | Приглашено, чел. | Присутствовало, чел. | Предложений о работе |
| 12.05.2026 | Встреча с заводом | очно | Первый техникум | АО «Завод» | 25 | 20 | 5 |`,
      { date: '2026-05-12', kind: null, invited: 25, came: 20, offers: 5 },
    ],
    [
      'attendance',
      `
| Мероприятие | Дата | ФИО участника | Группа | Колледж | Был(а) |
| Встреча с заводом | 12.05.2026 | Альфин Иван Ильич | СВ-21 | Первый техникум | нет |`,
      { topic: 'Встреча с заводом', date: '2026-05-12', came: false },
    ],
    [
      'contacts',
      `
| Дата звонка | ФИО выпускника | Образовательная организация | Кто звонил | Итог разговора | Почему не трудоустроен | Когда перезвонить |
| 11.05.2026 | Альфин Иван Ильич | Первый техникум | куратор | не отвечает | далеко ездить | 24.05.2026 |`,
      { date: '2026-05-11', result: 'no-answer', reason: 'далеко ездить', next: '2026-05-24' },
    ],
    [
      'calls',
      `
| Дата обращения | Способ обращения | Категория заявителя | Тема вопроса | Дата ответа | Результат |
| 05.05.2026 | телефон | выпускник | отсрочка от армии | 06.05.2026 | разъяснено |`,
      { date: '2026-05-05', topic: 'deferral', answered: '2026-05-06' },
    ],
    [
      'site-checks',
      `
| Колледж | Адрес сайта | Дата проверки | Контакты указаны | Дата последнего обновления вакансий |
| Первый техникум | pervyj.example | 20.05.2026 | нет | 01.02.2026 |`,
      { checked: '2026-05-20', page: 'pervyj.example', phone: false, updated: '2026-02-01' },
    ],
    [
      'target-contracts',
      `
| № договора | Дата заключения | ФИО обучающегося | Колледж | Специальность | Заказчик | Статус договора | Инициатор расторжения | Дата расторжения |
| 15-Ц | 01.09.2023 | Альфин Иван Ильич | Первый техникум | 15.01.05 Сварщик | АО «Завод» | расторгнут | работодатель | 10.04.2026 |`,
      { number: '15-Ц', date: '2023-09-01', state: 'broken', brokenBy: 'employer', brokenOn: '2026-04-10' },
    ],
    [
      'deferral',
      `
| Предприятие ОПК | ФИО выпускника | Дата рождения | Колледж | Договор о трудоустройстве | Дата подачи документов | Отсрочка предоставлена |
| АО «Завод» | Альфин Иван Ильич | 15.09.2007 | Первый техникум | 10.05.2026 | нет | нет |`,
      { employer: 'АО «Завод»', contract: '2026-05-10', commissariat: null, granted: false },
    ],
    [
      'attestations',
      `
| Колледж | Группа | Специальность | Дата ГИА | Время | Место проведения | Дата вручения дипломов | Выпускников |
| Первый техникум | СВ-21 | 15.01.05 | 15.06.2026 | 10:00 | ул. Ленина, 1 | 30.06.2026 | 25 |`,
      { date: '2026-06-15', time: '10:00', diplomas: '2026-06-30', graduates: 25 },
    ],
    [
      'fairs',
      `
| Дата | Место проведения | Муниципалитет | Вместимость |
| 10.06.2026 | ДК «Металлург» | Екатеринбург | 300 |`,
      { venue: 'ДК «Металлург»', settlement: 'Екатеринбург', date: '2026-06-10', graduates: 300 },
    ],
    [
      'fair-offers',
      `
| Ярмарка | Дата | ФИО | Колледж | Работодатель | Предложение сделано | Дата трудоустройства |
| Весенняя | 20.04.2026 | Альфин Иван Ильич | Первый техникум | АО «Завод» | да | 15.05.2026 |`,
      { fair: 'Весенняя', date: '2026-04-20', employer: 'АО «Завод»', offered: true },
    ],
    [
      'courses',
      `
| Наименование программы | Профессия | Организация | Часов | Очередной поток | Мест | Стоимость |
| Сварка автоматами | 15.01.05 | Первый техникум | 144 | 01.07.2026 | 20 | 0 |`,
      {
        course: 'Сварка автоматами',
        provider: 'Первый техникум',
        hours: 144,
        starts: '2026-07-01',
        places: 20,
      },
    ],
    [
      'feedback',
      `
| Работодатель | ФИО выпускника | Колледж | Специальность | Оценка подготовки (1-5) | Чего не хватает | Готовы принять ещё |
| АО «Завод» | Альфин Иван Ильич | Первый техникум | 15.01.05 | 4 | чтение чертежей | да |`,
      { employer: 'АО «Завод»', satisfaction: 4, missing: 'чтение чертежей', again: true },
    ],
    [
      'employment',
      `
| ФИО | Колледж | Специальность | Работодатель | Дата приёма | Дата увольнения | Причина увольнения |
| Альфин Иван Ильич | Первый техникум | 15.01.05 | АО «Завод» | 01.07.2025 | 15.10.2025 | низкая зарплата |`,
      { employer: 'АО «Завод»', from: '2025-07-01', to: '2025-10-15', leftWhy: 'низкая зарплата' },
    ],
    [
      'consents',
      `
| ФИО | Дата рождения | Колледж | Согласие на передачу данных работодателям от | Действует до | Отозвано |
| Альфин Иван Ильич | 15.09.2007 | Первый техникум | 01.03.2026 | 31.12.2026 |  |`,
      { signed: '2026-03-01', until: '2026-12-31', withdrawn: null },
    ],
    [
      'barriers',
      `
| Отрасль | Работодатель | Что мешает брать выпускников | Предложение | Сколько выпускников касается | Дата |
| Металлургия | АО «Завод» | нет жилья | общежитие | 12 | 10.05.2026 |`,
      { industry: 'Металлургия', barrier: 'нет жилья', proposal: 'общежитие', graduates: 12 },
    ],
  ];

describe('tables of a career centre in words of its own', () => {
  test.each(TABLES)('%s', async (kind, table, values) => {
    const { opened, records, rejected } = await readCase(workbook('таблица.xlsx', { table }), ON);
    expect(opened.kind).toBe(kind);
    expect(records).toMatchObject([{ values }]);
    expect(rejected).toEqual([]);
  });
});

describe('the same tables in the words of another centre', () => {
  test.each([
    [
      'attendance',
      `
| ФИО | Группа | Колледж | Название мероприятия | Дата мероприятия | Отметка о посещении | Получил предложение о работе от |
| Альфин Иван Ильич | СВ-21 | Первый техникум | Экскурсия | 12.05.2026 | присутствовал | АО "Завод" |`,
    ],
    [
      'attestations',
      `
| ПОО | Код и наименование специальности | Группа | Форма ГИА | Дата проведения | Начало | Аудитория | Кол-во студентов |
| Первый техникум | 15.01.05 Сварщик | СВ-21 | Демонстрационный экзамен | 15.06.2026 | 09:00 | 301 | 25 |`,
    ],
    [
      'barriers',
      `
| Дата встречи | Предприятие | Отрасль экономики | Проблема | Предлагаемое решение | Кол-во выпускников |
| 10.05.2026 | АО "Завод" | Металлургия | нет жилья | общежитие | 12 |`,
    ],
    [
      'calls',
      `
| № обращения | Дата и время обращения | Кто обратился | Вопрос | Ответ дан (дата) | Краткое содержание ответа |
| 1 | 05.05.2026 10:15 | выпускник | Целевое обучение | 05.05.2026 | дана консультация |`,
    ],
    [
      'consents',
      `
| Фамилия | Имя | Отчество | Дата рождения | Дата подписания согласия на передачу | Срок действия согласия | Дата отзыва |
| Альфин | Иван | Ильич | 15.09.2007 | 01.03.2026 | 31.12.2026 |  |`,
    ],
    [
      'contacts',
      `
| ФИО | Колледж | Дата связи с выпускником | Способ | Результат | Комментарий | Дата следующей связи |
| Альфин Иван Ильич | Первый техникум | 12.05.2026 | ВКонтакте | на связь не вышел | нет | 26.05.2026 |`,
    ],
    [
      'courses',
      `
| Курс | Квалификация по итогам | Где | Объём, ч | Старт | Кол-во мест | Бесплатно |
| Оператор станков с ЧПУ | 15.01.32 | Второй колледж | 144 | 01.07.2026 | 20 | да |`,
    ],
    [
      'deferral',
      `
| Наименование предприятия ОПК | Фамилия Имя Отчество | Профессия | Дата заключения трудового договора | Заявка на отсрочку подана | Решение военкомата | Отсрочка до |
| АО "Завод" | Альфин Иван Ильич | Сварщик | 10.05.2026 | 15.05.2026 | положительное | 01.09.2027 |`,
    ],
    [
      'early',
      `
| ФИО студента | Группа | Колледж | Освоенная профессия рабочего | Дата присвоения | База практики | Практика с | Практика по | Оплачиваемая |
| Альфин Иван Ильич | СВ-21 | Первый техникум | Электрогазосварщик | 20.02.2026 | АО "Завод" | 01.04.2026 | 30.05.2026 | да |`,
    ],
    [
      'employment',
      `
| Сотрудник (ФИО) | Учебное заведение | Организация | Должность | Принят | Уволен | Основание увольнения |
| Альфин Иван Ильич | Первый техникум | АО "Завод" | сварщик | 01.07.2025 | 15.10.2025 | собственное желание |`,
    ],
    [
      'events',
      `
| № | Мероприятие | Дата | Колледж | Тип | Партнёр | План участников | Факт участников | Получили предложения |
| 1 | День открытых дверей завода | 12.05.2026 | Первый техникум | экскурсия | АО "Завод" | 30 | 27 | 4 |`,
    ],
    [
      'fair-offers',
      `
| Название ярмарки | Дата ярмарки | Участник (ФИО) | Колледж | Работодатель | Приглашён на собеседование | Принял предложение |
| Весенняя | 20.04.2026 | Альфин Иван Ильич | Первый техникум | АО "Завод" | да | нет |`,
    ],
    [
      'fairs',
      `
| Наименование площадки | Город | Возможные даты | Кол-во столов | Посетителей |
| ДК "Металлург" | Екатеринбург | 10.06.2026 | 40 | 300 |`,
    ],
    [
      'feedback',
      `
| Отметка времени | Наименование вашей организации | ФИО принятого выпускника | Насколько вы удовлетворены подготовкой выпускника? (от 1 до 5) | Каких навыков не хватает? | Готовы ли вы принять ещё выпускников? |
| 12.05.2026 10:00:00 | АО "Завод" | Альфин Иван Ильич | 4 | читать чертежи | Да |`,
    ],
    [
      'plans',
      `
| ФИО | Колледж | Мероприятие индивидуального плана | Срок | Выполнено |
| Альфин Иван Ильич | Первый техникум | Консультация психолога | 20.05.2026 | 18.05.2026 |`,
    ],
    [
      'requests',
      `
| Дата поступления заявки | Организация | ИНН | Профессия | Требуется, чел. | Направлено | Принято |
| 10.04.2026 | АО "Завод" |  | Сварщик | 10 | 6 | 4 |`,
    ],
    [
      'site-checks',
      `
| Наименование ПОО | Проверено | Ссылка на раздел "Вакансии" | Последнее обновление | Кол-во вакансий | Телефон | Эл. почта | Горячая линия |
| Первый техникум | 20.05.2026 | http://x.example/v | 10.05.2026 | 12 | есть | нет | нет |`,
    ],
    [
      'target-contracts',
      `
| Выпускник (ФИО) | ПОО | Реквизиты договора о целевом обучении | Работодатель (заказчик) | Срок трудоустройства по договору | Трудоустроен по договору | Причина неисполнения | Кто нарушил обязательства |
| Альфин Иван Ильич | Первый техникум | № 12 от 01.09.2023 | АО "Завод" | 01.09.2026 | нет | отказ работодателя | работодатель |`,
    ],
    [
      'tasks',
      `
| № | Наименование задачи | Дата постановки задачи | Контрольный срок | Ответственное учреждение | Статус исполнения | Фактическая дата исполнения | Ссылка на отчёт |
| 1 | Разместить вакансии на сайте | 01.05.2026 | 15.05.2026 | Первый техникум | выполнено с опозданием | 17.05.2026 | http://x.example/1 |
| 2 | Собрать анкеты | 01.05.2026 | 20.05.2026 | Второй колледж | не выполнено |  |  |`,
    ],
  ])('%s', async (kind, table) => {
    const { opened, findings, rejected } = await readCase(workbook('таблица.xlsx', { table }), ON);
    expect(opened.kind).toBe(kind);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(rejected).toEqual([]);
  });
});

describe('statuses in columns', () => {
  test('a group of columns over «по специальности» and «не по специальности», the place of work in the cell', async () => {
    const { records, rejected } = await readCase(
      workbook('группы.xlsx', {
        table: `
| Сведения о трудоустройстве выпускников ГАПОУ СО «Первый техникум» на 25.05.2026 |  |  |  |  |  |  |  |
| № | ФИО выпускника | Код, специальность | Трудоустроены |  | Продолжили обучение (наименование) | Служба в армии | Не трудоустроены (причина) |
|  |  |  | по специальности (место работы) | не по специальности (место работы) |  |  |  |
| 1 | Альфин Иван Ильич | 15.01.05 Сварщик | АО «Завод» |  |  |  |  |
| 2 | Бетин Олег Ильич | 15.01.05 Сварщик |  | магазин «Лента» |  |  |  |
| 3 | Гаммин Пётр Ильич | 15.01.05 Сварщик |  |  | УрФУ |  |  |
| 4 | Дельтин Семён Ильич | 15.01.05 Сварщик |  |  |  | призван 05.05.2026 |  |
| 5 | Дзетин Юрий Ильич | 15.01.05 Сварщик |  |  |  |  | состоит на учёте в ЦЗН |`,
        merges: ['A1:H1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:E2', 'F2:F3', 'G2:G3', 'H2:H3'],
      }),
      ON,
    );
    expect(records).toMatchObject([
      { status: { kind: 'employed', inSpecialty: true, employer: 'АО «Завод»' } },
      { status: { kind: 'employed', inSpecialty: false, employer: 'магазин «Лента»' } },
      { status: { kind: 'studying', employer: null } },
      { status: { kind: 'conscript' } },
      { status: { kind: 'unemployed-registered' } },
    ]);
    expect(rejected).toEqual([]);
  });

  test('marks under two columns of work, one in and one out of the specialty', async () => {
    const { records } = await readCase(
      workbook('плюсы.xlsx', {
        table: `
| Фамилия | Имя | Отчество | Группа | Работа по спец. | Работа не по спец. | Армия | Ищет работу | Не трудоустроен |
| Альфин | Иван | Ильич | СВ-21 | + |  |  |  |  |
| Бетин | Олег | Ильич | СВ-21 |  | + |  |  |  |
| Гаммин | Пётр | Ильич | СВ-21 |  | нет | + |  |  |
| Дельтин | Семён | Ильич | СВ-21 |  |  |  | + |  |
| Дзетин | Юрий | Ильич | СВ-21 |  |  |  |  | + |`,
      }),
      ON,
    );
    expect(records).toMatchObject([
      { status: { kind: 'employed', inSpecialty: true, employer: null } },
      { status: { kind: 'employed', inSpecialty: false } },
      { status: { kind: 'will-be-conscript' } },
      { status: { kind: 'will-be-employed' } },
      { status: { kind: 'at-risk-other' } },
    ]);
  });

  test('one such column beside a status says only whether the work is in the specialty', async () => {
    const { records } = await readCase(
      workbook('один.xlsx', {
        table: `
| ФИО | Статус | Работа по специальности | Готов работать не по специальности |
| Альфин Иван Ильич | трудоустроен | да | нет |
| Бетин Олег Ильич | трудоустроен | нет | да |`,
      }),
      ON,
    );
    expect(records).toMatchObject([
      { status: { kind: 'employed', inSpecialty: true } },
      { status: { kind: 'employed', inSpecialty: false } },
    ]);
  });

  test.each([
    ['days in words of the header', 'Статус на 01.04.2026', 'Статус на 01.05.2026', 'Статус на 25.05.2026'],
    ['the latest day first', 'Статус на 25.05', 'Статус на 01.05', 'Статус на 01.04'],
    ['months', 'Март', 'Апрель', 'Май'],
    ['months with a year', 'ноябрь 2025', 'февраль 2026', 'май 2026'],
  ])('columns of several days: the last one filled in counts: %s', async (_, ...headers) => {
    const isBack = headers[0] === 'Статус на 25.05';
    const order = (cells: readonly string[]) => (isBack ? cells.toReversed() : cells).join(' | ');
    const { records, findings } = await readCase(
      workbook('дни.xlsx', {
        table: `
| ФИО | Группа | Специальность | ${headers.join(' | ')} |
| Альфин Иван Ильич | СВ-21 | 15.01.05 | ${order(['ищет работу', 'трудоустроен', ''])} |
| Бетин Олег Ильич | СВ-21 | 15.01.05 | ${order(['ищет работу', 'ищет работу', 'призван'])} |
| Гаммин Пётр Ильич | СВ-21 | 15.01.05 | ${order(['учится', '', ''])} |
| Дельтин Семён Ильич | СВ-21 | 15.01.05 | ${order(['', '', ''])} |`,
      }),
      ON,
    );
    expect(records).toMatchObject([
      { status: { kind: 'employed' } },
      { status: { kind: 'conscript' } },
      { status: { kind: 'studying' } },
      { status: null },
    ]);
    expect(findings.filter(({ code }) => code === 'column-of-earlier-day')).toHaveLength(2);
    expect(findings.filter(({ code }) => code === 'column-duplicate')).toEqual([]);
  });

  test('what has begun is no plan, and a place of work has a short header', async () => {
    const { records } = await readCase(
      workbook('коротко.xlsx', {
        table: `
| Фамилия Имя Отчество | чем занят | где | с какого |
| Альфин Иван Ильич | тр-н по спец | ООО «Код» | 01.04.26 |
| Бетин Олег Ильич | армия |  | 10.01.2026 |
| Гаммин Пётр Ильич | армия |  |  |
| Дельтин Семён Ильич | армия |  | 01.07.2026 |`,
      }),
      ON,
    );
    expect(records).toMatchObject([
      { status: { kind: 'employed', inSpecialty: true, employer: 'ООО «Код»', since: '2026-04-01' } },
      { status: { kind: 'conscript', since: '2026-01-10' } },
      { status: { kind: 'will-be-conscript' } },
      { status: { kind: 'will-be-conscript', since: '2026-07-01' } },
    ]);
  });
});

describe('lists of graduates stay lists, whatever they tell besides', () => {
  test.each([
    [
      'when and why work ended',
      `
| ФИО | Специальность | Статус | Место работы | Должность | Дата приёма | Дата увольнения | Причина увольнения |
| Альфин Иван Ильич | 15.01.05 | трудоустроен | АО «Завод» | сварщик | 01.07.2025 |  |  |`,
      { status: { kind: 'employed', employer: 'АО «Завод»' } },
    ],
    [
      'a consent with its term',
      `
| ФИО | Группа | Специальность | Статус | Место работы | Дата согласия | Согласие действует до |
| Альфин Иван Ильич | СВ-21 | 15.01.05 | призван |  | 01.03.2026 | 31.12.2026 |`,
      { status: { kind: 'conscript' }, consentDate: '2026-03-01' },
    ],
    [
      'a target contract and its state',
      `
| ФИО | Специальность | Дата рождения | Статус | Место работы | Заказчик целевого обучения | Номер целевого договора | Состояние целевого договора |
| Альфин Иван Ильич | 15.01.05 | 15.09.2007 | трудоустроен | АО «Завод» | АО «Завод» | 15-Ц | действует |`,
      { status: { kind: 'employed' }, targetContract: { state: 'active' } },
    ],
    [
      'an order on an individual plan beside the work',
      `
| ФИО студента | Группа | Специальность | Приказ об ИУП, № | Дата приказа | Место работы | С какого числа |
| Альфин Иван Ильич | СВ-21 | 15.01.05 | 45-у | 10.02.2026 | АО «Завод» | 12.02.2026 |`,
      { status: { employer: 'АО «Завод»', since: '2026-02-12', studyWork: 'individual-plan' } },
    ],
    [
      'a survey in a form of its own',
      `
| Отметка времени | Ваши фамилия, имя и отчество | Ваша группа | Специальность | Планируете ли вы работать по специальности? | Чем планируете заняться после выпуска? (можно несколько) |
| 12.04.2026 10:15 | Альфин Иван Ильич | СВ-21 | 15.01.05 | Нет | Поступить в вуз |`,
      { intentions: { worksInSpecialty: false, surveyed: true }, status: { kind: 'will-study' } },
    ],
  ])('%s', async (_, table, graduate) => {
    const { opened, records, rejected } = await readCase(workbook('список.xlsx', { table }), ON);
    expect(opened.kind).toBe('graduates');
    expect(records).toMatchObject([graduate]);
    expect(rejected).toEqual([]);
  });
});

describe('headers of lists in many words', () => {
  const layout = LAYOUTS.find(({ name }) => name === 'graduate-list');

  test.each([
    ['Ф.И.О. (полностью)', 'fullName'],
    ['Физическое лицо', 'fullName'],
    ['Число, месяц, год рождения', 'birthDate'],
    ['Академическая группа', 'group'],
    ['Код ОКСО', 'specialtyCode'],
    ['Образовательная программа', 'specialtyName'],
    ['Наименование места работы', 'employer'],
    ['Название предприятия', 'employer'],
    ['Юр. лицо', 'employer'],
    ['Принят с', 'since'],
    ['Текущая занятость', 'status'],
    ['Статус (из справочника)', 'status'],
    ['Вид деятельности после выпуска', 'status'],
    ['Трудоустройство/продолжение обучения/служба', 'status'],
    ['Трудоустроен/нет', 'status'],
    ['Дальнейшая траектория', 'status'],
    ['Категория (сирота, ОВЗ, инвалид)', 'categories'],
    ['Сирота (да/нет)', 'orphan'],
    ['Социальный статус', 'categories'],
    ['Семейный статус', undefined],
    ['Статус документа', undefined],
  ])('«%s»', (shown, field) => {
    const header = { column: 1, shown, own: headerLabel(shown), joined: null };
    const [read] = matchColumns([header], layout?.fields ?? []).columns.keys();
    expect(read).toBe(field);
  });
});

describe('headers of vacancies in many words', () => {
  const layout = LAYOUTS.find(({ name }) => name === 'vacancy-table');

  test.each([
    ['Позиция', 'title'],
    ['Вакантные должности', 'title'],
    ['Свободные рабочие места', 'places'],
    ['Кол-во ставок', 'places'],
    ['Штатных единиц', 'places'],
    ['З/п, руб.', 'pay'],
    ['Заработная плата (доход), руб.', 'pay'],
    ['З/п до', 'payMax'],
    ['Юр. лицо', 'employer'],
    ['Общежитие', 'housing'],
    ['Место выполнения работы', 'address'],
  ])('«%s»', (shown, field) => {
    const header = { column: 1, shown, own: headerLabel(shown), joined: null };
    const [read] = matchColumns([header], layout?.fields ?? []).columns.keys();
    expect(read).toBe(field);
  });
});

describe('workbooks as colleges lay them out', () => {
  test('two groups side by side are two lists, each under its own title', async () => {
    const { records, rows, findings } = await readCase(
      workbook('рядом.xlsx', {
        table: `
| Группа СВ-21 |  |  |  | Группа СВ-22 |  |  |
| № | ФИО | Статус |  | № | ФИО | Статус |
| 1 | Альфин Иван Ильич | работает |  | 1 | Гаммин Пётр Ильич | армия |
| 2 | Бетин Олег Ильич | ВУЗ |  |  |  |  |`,
      }),
      ON,
    );
    expect(records).toMatchObject([
      { person: { surname: 'Альфин' }, group: 'СВ-21', status: { kind: 'employed' } },
      { person: { surname: 'Бетин' }, group: 'СВ-21', status: { kind: 'will-study' } },
      { person: { surname: 'Гаммин' }, group: 'СВ-22', status: { kind: 'will-be-conscript' } },
    ]);
    expect(rows).toEqual({ accepted: 3, rejected: 0, skipped: 0 });
    expect(findings.filter(({ code }) => code === 'column-duplicate')).toEqual([]);
  });

  test('a cover sheet names the college, an instruction to choose does not hide the status', async () => {
    const { records } = await readCase(
      workbook(
        'мониторинг.xlsx',
        { name: 'Титул', table: '| Мониторинг |\n| ГАПОУ СО «Первый техникум» |\n| Отчётная дата |' },
        {
          name: 'Реестр',
          table: `
| № | Ф.И.О. | Код спец-ти | Форма обуч-я | Бюджет/ вне бюджета | Статус (из справочника) |
| 1 | Альфин Иван Ильич | 15.01.05 | оч | бюдж. | трудоустроен |`,
        },
      ),
      ON,
    );
    expect(records).toMatchObject([
      {
        college: 'ГАПОУ СО «Первый техникум»',
        studyForm: 'full-time',
        funding: 'budget',
        status: { kind: 'employed' },
      },
    ]);
  });

  test('a list of colleges to choose from names none', async () => {
    const { records } = await readCase(
      workbook(
        'справочник.xlsx',
        { name: 'Справочник', table: '| ГАПОУ СО «Первый техникум» |\n| ГБПОУ СО «Второй колледж» |' },
        { name: 'Реестр', table: '| ФИО | Группа | Статус |\n| Альфин Иван Ильич | СВ-21 | призван |' },
      ),
      ON,
    );
    expect(records).toMatchObject([{ college: null }]);
  });
});

test('a column of years of birth is told once, and names no days', async () => {
  const { records, findings } = await readCase(
    workbook('годы.xlsx', {
      table: `
| ФИО | Год рождения | Специальность | Статус |
| Альфин Иван Ильич | 2007 | 15.01.05 | призван |
| Бетин Олег Ильич | 2008 | 15.01.05 | призван |
| Гаммин Пётр Ильич | 15.09.2007 | 15.01.05 | призван |`,
    }),
    ON,
  );
  expect(records).toMatchObject([{ birthDate: null }, { birthDate: null }, { birthDate: '2007-09-15' }]);
  expect(findings.filter(({ code }) => ['column-missing', 'value-unreadable'].includes(code))).toMatchObject([
    { code: 'column-missing', at: { cell: 'B1' } },
    { code: 'column-missing', at: { cell: null } },
  ]);
});

describe('vacancies as partners send them', () => {
  const SVERDLOVSK = { ...ON, region: '6600000000000' as RegionCode };

  test.each([
    [
      'a request in plain words',
      `
| Предприятие | Кого ищем | Сколько человек | Оклад | Место работы |
| ООО «Лесхоз» | Тракторист | 2 | 50 тыс. | Тавда |`,
      { title: 'Тракторист', places: 2, address: 'Тавда', pay: { min: 50_000 }, region: '6600000000000' },
    ],
    [
      'a job board: a city under «Регион»',
      `
| Название | Компания | Зарплата | Регион | Ссылка | Опубликовано | Требуемый опыт |
| Токарь | АО «Завод» | от 70 000 до 90 000 ₽ | Нижний Тагил | https://hh.example/1 | 2026-05-10 | Нет опыта |`,
      {
        title: 'Токарь',
        address: 'Нижний Тагил',
        region: '6600000000000',
        pay: { min: 70_000, max: 90_000 },
        experienceYears: 0,
        createdOn: '2026-05-10',
      },
    ],
    [
      'an employment service: «доход» is no upper bound',
      `
| Профессия (специальность), должность | Организация | Кол-во вакансий | Заработная плата (доход), руб. | Адрес места работы |
| Электромонтёр | МУП «Горсвет» | 3 | 55000-60000 | Свердловская область, г Серов, Ленина улица, 1 |`,
      { title: 'Электромонтёр', places: 3, pay: { min: 55_000, max: 60_000 } },
    ],
    [
      'a city beside a street',
      `
| Вакансия | Работодатель | Город | Адрес |
| Повар | Кафе «Ложка» | Ревда | ул. Мира, 5 |`,
      { title: 'Повар', address: 'Ревда, ул. Мира, 5' },
    ],
    [
      'another region stays another region',
      `
| Вакансия | Работодатель | Регион |
| Повар | Кафе «Ложка» | Свердловская область |`,
      { title: 'Повар', region: '6600000000000' },
    ],
  ])('%s', async (_, table, vacancy) => {
    const { opened, records, rejected } = await readCase(workbook('вакансии.xlsx', { table }), SVERDLOVSK);
    expect(opened.kind).toBe('vacancies');
    expect(records).toMatchObject([vacancy]);
    expect(rejected).toEqual([]);
  });
});
