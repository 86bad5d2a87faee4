import { describe, expect, test } from 'vitest';
import { delimited, findingLines, readCase, workbook } from './table-case.ts';

/** A list of graduates asked after graduation, one row a case. */
async function graduated(header: readonly string[], row: readonly string[]) {
  const table = [
    ['ФИО', 'Дата рождения', 'Год выпуска', ...header],
    ['Тестова Анна', '07.09.2006', '2025', ...row],
  ];
  return readCase(delimited('after.csv', table, ';'));
}

describe('columns that state a status together', () => {
  test.each([
    ['да', 'ООО «Цех»', { kind: 'employed', employer: 'ООО «Цех»', reason: null }],
    ['да', 'ЛВЧД-5', { kind: 'employed', employer: 'ЛВЧД-5', reason: null }],
    ['нет', 'призвана в ВС РФ', { kind: 'conscript', employer: null, reason: null }],
    ['нет', 'декретный отпуск', { kind: 'childcare', employer: null, reason: null }],
    ['нет', 'учится в УрГУПС', { kind: 'studying', employer: null, reason: null }],
    ['нет', 'нет вакансий', { kind: 'at-risk-other', employer: null, reason: 'нет вакансий' }],
  ])('employed: %s, place of work or reason: %s', async (answer, words, status) => {
    const header = ['Трудоустроен (да/нет)', 'Место работы / причина нетрудоустройства'];
    const { records, findings } = await graduated(header, [answer, words]);
    expect(records).toMatchObject([{ status }]);
    expect(findingLines(findings)).toEqual([]);
  });

  test.each([
    ['АО «Цех»', 'employed', []],
    ['служит в армии', 'conscript', []],
    ['ищет себя', null, ['D2 value-out-of-list']],
  ])('place of work or reason alone: %s', async (words, kind, told) => {
    const { records, findings } = await graduated(['Место работы (причина нетрудоустройства)'], [words]);
    expect(records).toMatchObject([{ status: kind === null ? null : { kind } }]);
    expect(findingLines(findings)).toEqual(told);
  });

  test.each([
    ['служба в армии', 'conscript'],
    ['декрет', 'childcare'],
    ['нет опыта', 'at-risk-other'],
  ])('not employed, the reason being «%s»', async (reason, kind) => {
    const { records } = await graduated(['Трудоустройство', 'Причина нетрудоустройства'], ['нет', reason]);
    expect(records).toMatchObject([{ status: { kind, reason } }]);
  });

  test.each([
    ['трудоустройство', 'призван', 'conscript'],
    ['армия', 'трудоустроен', 'employed'],
    ['вуз', '', 'studying'],
    ['вуз', 'нет данных', null],
  ])('planned %s, in fact %s', async (plan, fact, kind) => {
    const { records } = await graduated(['Планируемая занятость', 'Фактическая занятость'], [plan, fact]);
    expect(records).toMatchObject([{ status: kind === null ? null : { kind } }]);
  });

  test.each([
    ['ЦЗН', 'состоит', 'unemployed-registered'],
    ['Умерли', '+', 'death-or-grave-illness'],
    ['Призван (дата)', '28.06.2026', 'conscript'],
    ['Декрет (дата)', '01.03.2026', 'childcare'],
    ['ИП (ИНН)', '500100732259', 'entrepreneur'],
    ['Не трудоустроен (причина)', 'нет вакансий', 'at-risk-other'],
    ['Причина нетрудоустройства', 'служит в армии', 'conscript'],
    ['Занятость (укажите: работает, учится, служит, декрет)', 'учится', 'studying'],
    ['Иное', '1', 'other'],
  ])('the column «%s» holds «%s»', async (header, mark, kind) => {
    const { records, findings } = await graduated(['Трудовой договор', header], ['', mark]);
    expect(records).toMatchObject([{ status: { kind } }]);
    expect(findingLines(findings)).toEqual([]);
  });
});

describe('what the surroundings of a table say', () => {
  test.each([
    ['Т-31', 'Т-31'],
    ['ИСП-9-22', 'ИСП-9-22'],
    ['Группа 31', '31'],
    ['Лист-1', null],
    ['2026', null],
    ['Выпускники', null],
  ])('a sheet named «%s» is of the group %s', async (name, group) => {
    const { records } = await readCase(
      workbook('passport.xlsx', {
        name,
        table: `
| ФИО_Студента | Дата_Рождения | Статус_Сиротство |
| Тестова Анна Ивановна | 07.09.2007 | Нет статуса |`,
      }),
    );
    expect(records).toMatchObject([{ group }]);
  });

  test('number and day of a target contract in one column', async () => {
    const { records } = await graduated(
      ['Договор о целевом обучении (номер, дата)'],
      ['№ 5-ц от 01.10.2023'],
    );
    expect(records).toMatchObject([{ targetContract: { number: '5-ц', date: '2023-10-01' } }]);
  });

  test('a signature whose name stands under a personal column is no rejected row', async () => {
    const { records, skipped } = await readCase(
      workbook('signed.xlsx', {
        table: `
| № | ФИО | СНИЛС | Дата рождения |
| 1 | Тестова Анна Ивановна |  | 07.09.2007 |
|  |  |  |  |
| Директор |  | И.И. Примеров |  |`,
      }),
    );
    expect(records).toHaveLength(1);
    expect(skipped).toEqual({ signature: 1 });
  });
});

describe('columns that hold a person', () => {
  test('name and day of birth in one cell', async () => {
    const { records, findings } = await readCase(
      delimited(
        'both.csv',
        [
          ['Выпускник (ФИО, дата рождения)', 'Специальность', 'Где работает/учится/служит'],
          ['1. Тестова Анна Ивановна, 07.09.2006 г.р.', '15.01.05', 'служит в армии'],
          ['2. Примеров Пётр Ильич 32.01.2006', '15.01.05', 'УрФУ'],
        ],
        ';',
      ),
    );
    expect(records).toMatchObject([
      { person: { surname: 'Тестова', patronymic: 'Ивановна' }, birthDate: '2006-09-07', cohort: 2026 },
      {
        person: { surname: 'Примеров', patronymic: 'Ильич' },
        birthDate: null,
        status: { kind: 'will-study' },
      },
    ]);
    expect(findingLines(findings)).toEqual(['A3 date-impossible']);
  });

  test.each(['Дата рождения выпускника', 'Рождение выпускника (дата)'])(
    '«%s» is no year of graduation',
    async (header) => {
      const { records } = await readCase(
        delimited(
          'born.csv',
          [
            ['ФИО', header, 'Статус'],
            ['Тестова Анна', '07.09.2006', 'вуз'],
          ],
          ';',
        ),
      );
      expect(records).toMatchObject([{ birthDate: '2006-09-07', cohort: 2026 }]);
    },
  );
});
