import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { GraduateRecord } from '../../../src/domain/graduate.ts';
import {
  delimited,
  encode,
  findingLines,
  impossibleSnils,
  type ReadCase,
  readCase,
  scratch,
  workbook,
} from './table-case.ts';

const [S1, S2, S3] = [impossibleSnils(11), impossibleSnils(12), impossibleSnils(13)];

/** A person in one line: name, birth date, code, group, status. */
function lines({ records }: ReadCase): readonly string[] {
  return (records as readonly GraduateRecord[]).map((record) =>
    [
      [record.person.surname, record.person.name, record.person.patronymic ?? '—'].join(' '),
      record.birthDate ?? '—',
      record.specialty === null ? '—' : `${record.specialty.edition}:${record.specialty.code}`,
      record.group ?? '—',
      record.status?.kind ?? '—',
    ].join(' | '),
  );
}

function fields({ opened }: ReadCase): Readonly<Record<string, string>> {
  return Object.fromEntries(opened.mapping.map(({ header, field }) => [header, field]));
}

describe('lists as colleges mail them', () => {
  test('a letter of thirteen lines above the header, one merged across the table', async () => {
    const read = await readCase(
      workbook('letter.xlsx', {
        table: `
| Министерство образования и молодёжной политики Свердловской области |
| ГАПОУ СО «Условный политехнический колледж» |
| ул. Мира, 5, тел. 8 (343) 000-00-00 |
|  |
| Директору базового центра карьеры |
|  |
| О направлении сведений |
| Направляем сведения о выпускниках, их трудоустройстве и планах. |
| По состоянию на 25.05.2026 |
|  |
| Список выпускников 2026 года |
| (очная форма обучения) |
|  |
| № п/п | Ф.И.О. студента (полностью) | Дата рожд. | Гр. | Спец-ть | Трудоустройство (место работы, должность) |
| 1 | Тестова Анна Ивановна | 07.09.2007 г. | СВ-21 | 15.01.05 Сварщик (ручной и частично механизированной сварки (наплавки) | ООО «Цех», сварщик |
| 2 | Примеров Пётр Ильич | 1.2.2006г. | СВ-21 | 15.01.05 Сварщик (ручной и частично механизированной сварки (наплавки) | армия |
| 3 | Выдумова Ольга Яновна | 3 марта 2007 года | СВ-21 | 15.01.05 Сварщик (ручной и частично механизированной сварки (наплавки) |  |
|  |
| Директор ____________ Тестов А.А. |
| Исп. Примерова А.А., 8 (343) 000-00-01 |`,
        merges: ['A1:F1', 'A2:F2', 'A11:F11'],
      }),
    );
    expect(lines(read)).toEqual([
      'Тестова Анна Ивановна | 2007-09-07 | 336:15.01.05 | СВ-21 | employed',
      'Примеров Пётр Ильич | 2006-02-01 | 336:15.01.05 | СВ-21 | will-be-conscript',
      'Выдумова Ольга Яновна | 2007-03-03 | 336:15.01.05 | СВ-21 | —',
    ]);
    expect(read.records).toMatchObject([
      {
        college: 'ГАПОУ СО «Условный политехнический колледж»',
        cohort: 2026,
        status: { employer: 'ООО «Цех»', position: 'сварщик' },
      },
      { status: { employer: null, position: null } },
      {},
    ]);
    expect(findingLines(read.findings)).toEqual([]);
    expect(read.skipped).toEqual({ signature: 2 });
  });

  test('names in three columns in an odd order, a header of two rows, an ordinal in Roman', async () => {
    const read = await readCase(
      workbook('odd-order.xlsx', {
        table: `
| № | Обучающийся |  |  | Образовательная программа |  | Сведения |  |
|  | Имя | Отчество | Фамилия | Шифр | Специальность/профессия | № СНИЛС | год рожд. |
| I | Анна | Ивановна | Тестова | 43.02.15 | Поварское и кондитерское дело | ${S1} | 2006 |
| II | Пётр |  | Примеров | 43.02.15 | Поварское и кондитерское дело | ${S2} | 2006 |`,
        merges: ['A1:A2', 'B1:D1', 'E1:F1', 'G1:H1'],
      }),
    );
    expect(lines(read)).toEqual([
      'Тестова Анна Ивановна | — | 336:43.02.15 | — | —',
      'Примеров Пётр — | — | 336:43.02.15 | — | —',
    ]);
    expect((read.records as readonly GraduateRecord[]).map(({ snils }) => snils)).toEqual(
      [S1, S2].map((snils) => snils.replace(/\D/g, '')),
    );
    expect(fields(read)).toMatchObject({ Фамилия: 'surname', '№ СНИЛС': 'snils', 'год рожд.': 'birthDate' });
  });

  test('line breaks and hyphenation inside headers, everything in capitals', async () => {
    const read = await readCase(
      workbook('capitals.xlsx', {
        table: [
          [
            '№\nп/п',
            'ФАМИЛИЯ,\nИМЯ,\nОТЧЕСТВО',
            'ДАТА\nРОЖДЕНИЯ',
            'НАИМЕНОВАНИЕ\nСПЕЦИ-\nАЛЬНОСТИ',
            'СТАТУС\nЗАНЯТОСТИ',
          ],
          ['1', 'ТЕСТОВА АННА ИВАНОВНА', '07.09.2007', 'ПОВАР, КОНДИТЕР', 'ПРОДОЛЖИТ ОБУЧЕНИЕ'],
          ['2', 'АЛИЕВ ТЕСТ МАМЕД-ОГЛЫ', '08.09.2007', 'ПОВАР, КОНДИТЕР', 'САМОЗАНЯТЫЙ'],
        ],
      }),
    );
    expect(lines(read)).toEqual([
      'Тестова Анна Ивановна | 2007-09-07 | 336:43.01.09 | — | will-study',
      'Алиев Тест Мамед-Оглы | 2007-09-08 | 336:43.01.09 | — | self-employed',
    ]);
  });

  test('Latin look-alikes in headers and values, СНИЛС as a number without its zeros', async () => {
    const read = await readCase(
      workbook('latin.xlsx', {
        table: `
| № | ФИO oбучающегocя | CНИЛC | Дaтa poждeния | Koд cпeциaльнocти | Гpyппa |
| 1 | Тестова Aнна Ивановна |  | 07.09.2007 | 15.01.05 | CB-21 |
| 2 | Примеров Пётр Ильич |  | 08.09.2007 | 15.01.05 | CB-21 |`,
        cells: { C2: { t: 'n', v: Number(S1.replace(/\D/g, '')) }, C3: { t: 'n', v: 100_000_076 } },
      }),
    );
    expect(Object.values(fields(read))).toEqual(['fullName', 'snils', 'birthDate', 'specialtyCode', 'group']);
    expect(read.records).toMatchObject([
      { person: { name: 'Анна' }, snils: S1.replace(/\D/g, '') },
      { snils: null },
    ]);
    expect(findingLines(read.findings)).toContain('C3 value-unreadable');
  });

  test('group titles merged across the table, headers repeated at page breaks, totals of groups', async () => {
    const read = await readCase(
      workbook('pages.xlsx', {
        table: `
| № | ФИО | Дата рождения | Чем планирует заниматься |
| Группа СВ-21 (15.01.05 Сварщик (ручной и частично механизированной сварки (наплавки)) |
| 1 | Тестова Анна Ивановна | 07.09.2007 | работать |
| 2 | Примеров Пётр Ильич | 08.09.2007 | призыв |
| Итого по группе: 2 чел. |
| № | ФИО | Дата рождения | Чем планирует заниматься |
| Гр. ПК-31, специальность 43.02.15 Поварское и кондитерское дело |
| 1 | Выдумова Ольга Яновна | 09.09.2007 | поступать в ВУЗ |
| Всего | 3 |  |  |`,
        merges: ['A2:D2', 'A5:D5', 'A7:D7'],
      }),
    );
    expect(lines(read)).toEqual([
      'Тестова Анна Ивановна | 2007-09-07 | 336:15.01.05 | СВ-21 | will-be-employed',
      'Примеров Пётр Ильич | 2007-09-08 | 336:15.01.05 | СВ-21 | will-be-conscript',
      'Выдумова Ольга Яновна | 2007-09-09 | 336:43.02.15 | ПК-31 | will-study',
    ]);
    expect(read.skipped).toEqual({ note: 2, 'total-row': 2, 'repeated-header': 1 });
  });

  test('no header at all: rows of names, days and codes say themselves what they are', async () => {
    const table = `
| 1 | Тестова Анна Ивановна | 07.09.2007 | ${S1} | 15.01.05 Сварщик (ручной и частично механизированной сварки (наплавки) | СВ-21 | 8-900-000-00-00 |
| 2 | Примеров Пётр Ильич | 08.09.2007 | ${S2} | 15.01.05 Сварщик (ручной и частично механизированной сварки (наплавки) | СВ-21 | 8-900-000-00-01 |
| 3 | Выдумова Ольга Яновна | 09.09.2007 | ${S3} | 43.02.15 Поварское и кондитерское дело | ПК-31 | 8-900-000-00-02 |`;
    for (const path of [workbook('bare.xlsx', { table }), delimited('bare.csv', table, ';')]) {
      const read = await readCase(path);
      expect(lines(read)).toEqual([
        'Тестова Анна Ивановна | 2007-09-07 | 336:15.01.05 | СВ-21 | —',
        'Примеров Пётр Ильич | 2007-09-08 | 336:15.01.05 | СВ-21 | —',
        'Выдумова Ольга Яновна | 2007-09-09 | 336:43.02.15 | ПК-31 | —',
      ]);
      expect((read.records as readonly GraduateRecord[]).map(({ snils }) => snils)).toEqual(
        [S1, S2, S3].map((snils) => snils.replace(/\D/g, '')),
      );
      expect(read.opened.mapping.map(({ column, field }) => `${column} ${field}`)).toHaveLength(5);
      expect(read.findings.map(({ code }) => code)).toContain('header-not-found');
    }
  });

  test('no header and too little to tell: refused, not guessed', async () => {
    const two = `
| Тестова Анна Ивановна | 07.09.2007 | 15.01.05 |
| Примеров Пётр Ильич | 08.09.2007 | 15.01.05 |`;
    await expect(readCase(workbook('bare-two.xlsx', { table: two }))).rejects.toMatchObject({
      code: 'header-not-found',
    });
    const staff = `
| Тестова Анна Ивановна | Преподаватель | 100 |
| Примеров Пётр Ильич | Мастер | 101 |
| Выдумова Ольга Яновна | Методист | 102 |`;
    await expect(readCase(workbook('bare-staff.xlsx', { table: staff }))).rejects.toMatchObject({
      code: 'header-not-found',
    });
  });

  test('code, name and qualification in one cell; an old six-digit code', async () => {
    const read = await readCase(
      workbook('together.xlsx', {
        table: `
| ФИО выпускника | Д.р. | Специальность (код, наименование, квалификация) |
| Тестова Анна Ивановна | 07.09.2007 | 09.02.07 Информационные системы и программирование, квалификация «Программист» |
| Примеров Пётр Ильич | 08.09.2007 | 43.02.15 «Поварское и кондитерское дело» (специалист) |
| Выдумова Ольга Яновна | 09.09.2007 | 151901 Технология машиностроения |
| Сценариева Яна Львовна | 10.09.2007 | 19756 Электрогазосварщик |`,
      }),
    );
    expect(lines(read).map((line) => line.split(' | ')[2])).toEqual([
      '336:09.02.07',
      '336:43.02.15',
      '1199:15.02.08',
      '—',
    ]);
    expect(findingLines(read.findings)).toEqual(['C4 value-repaired', 'C5 code-of-other-classifier']);
  });

  test('only a name of the trade, only a code', async () => {
    const read = await readCase(
      delimited(
        'bare-columns.txt',
        `
| ФИО | Профессия |
| Тестова Анна Ивановна | повар кондитер |
| Примеров Пётр Ильич | 15.01.05. |
| Выдумова Ольга Яновна | Свароч. производство |`,
        '\t',
      ),
    );
    expect(lines(read).map((line) => line.split(' | ')[2])).toEqual([
      '336:43.01.09',
      '336:15.01.05',
      '336:15.02.19',
    ]);
    expect(read.findings.filter(({ code }) => code === 'column-missing')).toHaveLength(1);
  });

  test('semicolons, quotes and line breaks in windows-1251, a separator named in the first line', async () => {
    const path = scratch('quotes.csv');
    const text = [
      'sep=;',
      '"№";"ФИО";"Дата рождения";"Код";"Место работы";"Примечание"',
      '1;"Тестова Анна Ивановна";07.09.2007;15.01.05;"ООО ""Цех; сборка""";"первая',
      'вторая"',
      '2;"Примеров Пётр Ильич";08.09.2007;15.01.05;;',
      ';;;;;',
      '"Директор";"_____________";"Тестов А.А.";;;',
    ].join('\r\n');
    writeFileSync(path, encode(text, 'windows-1251'));
    const read = await readCase(path);
    expect(read.records).toMatchObject([
      { person: { surname: 'Тестова' }, status: { kind: 'employed', employer: 'ООО "Цех; сборка"' } },
      { person: { surname: 'Примеров' }, status: null },
    ]);
    expect(read.skipped).toEqual({ signature: 1 });
  });

  test('an empty sheet first, a title sheet, the list on the third; phones and mail left behind', async () => {
    const read = await readCase(
      workbook(
        'third-sheet.xlsx',
        { name: 'Лист1', table: '' },
        { name: 'Титул', table: '| Отчёт колледжа |' },
        {
          name: 'Список',
          table: `
| Фамилия Имя Отчество (полностью) | Дата рожд. | Код спец-ти | Наименование спец-ти | Тел. | Моб. телефон | Телефон родителей | Эл. почта | Трудоустройство |
| Тестова Анна Ивановна | 07.09.2007 | 38.02.01 | Экономика и бухгалтерский учет (по отраслям) | 8-900-000-00-00 | 8-900-000-00-00 | 8-900-000-00-00 | a@example.invalid | да |
| Примеров Пётр Ильич | 08.09.2007 | 38.02.01 | Экономика и бухгалтерский учет (по отраслям) | 8-900-000-00-00 |  |  |  | нет |`,
        },
      ),
    );
    expect(lines(read)).toEqual([
      'Тестова Анна Ивановна | 2007-09-07 | 336:38.02.01 | — | employed',
      'Примеров Пётр Ильич | 2007-09-08 | 336:38.02.01 | — | —',
    ]);
    expect(read.opened.droppedColumns).toEqual(['Тел.', 'Моб. телефон', 'Телефон родителей', 'Эл. почта']);
    expect(read.opened.unknownColumns).toEqual([]);
  });

  test('a table of marks: a column a plan, «V» and «+» and «х» for yes', async () => {
    const read = await readCase(
      workbook('marks.xlsx', {
        table: `
| ФИО | Дата рождения | Планируемая занятость (отметить знаком +) |  |  |  |
|  |  | Трудоустройство | Поступление в ВУЗ | Призыв в ВС РФ | Декретный отпуск |
| Тестова Анна Ивановна | 07.09.2007 | V |  |  |  |
| Примеров Пётр Ильич | 08.09.2007 |  | + |  |  |
| Сценариев Иван Ильич | 09.09.2007 |  |  | х |  |
| Выдумова Ольга Яновна | 10.09.2007 |  |  |  | + |`,
        merges: ['A1:A2', 'B1:B2', 'C1:F1'],
      }),
    );
    expect(lines(read).map((line) => line.split(' | ')[4])).toEqual([
      'will-be-employed',
      'will-study',
      'will-be-conscript',
      'will-take-childcare',
    ]);
  });

  test('two tables side by side are not mixed: both are read', async () => {
    const read = await readCase(
      workbook('side.xlsx', {
        table: `
| ФИО | Дата рождения | Группа |  | ФИО | Дата рождения | Группа |
| Тестова Анна Ивановна | 07.09.2007 | СВ-21 |  | Примеров Пётр Ильич | 08.09.2007 | СВ-22 |`,
      }),
    );
    expect(lines(read)).toEqual([
      'Тестова Анна Ивановна | 2007-09-07 | — | СВ-21 | —',
      'Примеров Пётр Ильич | 2007-09-08 | — | СВ-22 | —',
    ]);
    expect(read.findings.filter(({ code }) => code === 'column-duplicate')).toEqual([]);
  });

  test('a header of three lines', async () => {
    const read = await readCase(
      workbook('three-lines.xlsx', {
        table: `
| № | ФИО | Дата рождения | Занятость |  |  |  |
|  |  |  | Трудоустройство |  | Иное |  |
|  |  |  | Место работы | Должность | Армия | Учёба |
| 1 | Тестова Анна Ивановна | 07.09.2007 | ООО «Цех» | сварщик |  |  |
| 2 | Примеров Пётр Ильич | 08.09.2007 |  |  | + |  |
| 3 | Выдумова Ольга Яновна | 09.09.2007 |  |  |  | техникум |`,
        merges: ['A1:A3', 'B1:B3', 'C1:C3', 'D1:G1', 'D2:E2', 'F2:G2'],
      }),
    );
    expect(lines(read).map((line) => line.split(' | ')[4])).toEqual([
      'employed',
      'will-be-conscript',
      'will-study',
    ]);
    expect(read.records).toMatchObject([{ status: { employer: 'ООО «Цех»', position: 'сварщик' } }, {}, {}]);
  });

  test('programme and group stand in the title only; the next programme heads its own rows', async () => {
    const read = await readCase(
      workbook('title.xlsx', {
        table: `
| Выпускники 2026 года по специальности 38.02.01 Экономика и бухгалтерский учет (по отраслям), группа Б-31 |
|  |
| № | ФИО | Дата рождения | Статус на 25.05.2026 |
| 1 | Тестова Анна Ивановна | 07.09.2007 | работает |
| 43.02.15 Поварское и кондитерское дело |
| 1 | Примеров Пётр Ильич | 08.09.2007 | армия |`,
      }),
    );
    expect(lines(read)).toEqual([
      'Тестова Анна Ивановна | 2007-09-07 | 336:38.02.01 | Б-31 | employed',
      'Примеров Пётр Ильич | 2007-09-08 | 336:43.02.15 | — | will-be-conscript',
    ]);
  });

  test('a header that has no word for the names is used for the other columns', async () => {
    const read = await readCase(
      workbook('no-word.xlsx', {
        table: `
| № |  | Дата рождения | Код специальности | Занятость | Паспорт |
| 1 | Тестова Анна Ивановна | 07.09.2007 | 15.01.05 | работает | 65 01 |
| 2 | Примеров Пётр Ильич | 08.09.2007 | 15.01.05 | армия | 65 02 |
| 3 | Выдумова Ольга Яновна | 09.09.2007 | 15.01.05 | декрет | 65 03 |`,
      }),
    );
    expect(lines(read).map((line) => line.split(' | ')[4])).toEqual([
      'employed',
      'will-be-conscript',
      'will-take-childcare',
    ]);
    expect(read.opened.droppedColumns).toEqual(['Паспорт']);
  });

  test('surname beside «Имя Отчество», codes with dashes, categories in a neighbour’s column', async () => {
    const read = await readCase(
      workbook('neighbours.xlsx', {
        table: `
| Фамилия | Имя, отчество | Код | Наименование | Инвалидность | Год выпуска |
| Тестова | Анна Ивановна | 15-01-05 | Сварщик | ребёнок-инвалид | июнь 2026 г. |
| Примеров | Пётр | 43 02 15 | Поварское дело | III группа | 2025/2026 |`,
      }),
    );
    expect(lines(read)).toEqual([
      'Тестова Анна Ивановна | — | 336:15.01.05 | — | —',
      'Примеров Пётр — | — | 336:43.02.15 | — | —',
    ]);
    expect(read.records).toMatchObject([
      { categories: { disabledChild: true }, cohort: 2026 },
      { categories: { disabled: true }, cohort: 2026 },
    ]);
    expect(findingLines(read.findings)).toEqual([]);
  });

  test('short words of headers that only look like others are not taken for them', async () => {
    const read = await readCase(
      workbook('likeness.xlsx', {
        table: `
| ФИО | Контакты | База приёма | Наименование ОПОП | Место работы/учёбы |
| Тестова Анна Ивановна | 8-900-000-00-00 | 9 кл. | Повар | Уральский институт |
| Примеров Пётр Ильич | 8-900-000-00-01 | 9 кл. | Сварщик | ООО «Цех» |
| Выдумова Ольга Яновна | 8-900-000-00-02 | 9 кл. | Сварщик | там же |`,
      }),
    );
    expect(read.opened.droppedColumns).toEqual(['Контакты']);
    expect(read.opened.unknownColumns).toEqual(['База приёма']);
    expect(lines(read).map((line) => line.split(' | ').slice(2))).toEqual([
      ['336:43.01.09', '—', 'will-study'],
      ['336:15.01.05', '—', 'employed'],
      ['336:15.01.05', '—', '—'],
    ]);
    expect(findingLines(read.findings)).toContain('E4 value-out-of-list');
  });

  test('where people live is kept to the settlement, else to the district', async () => {
    const read = await readCase(
      workbook('homes.xlsx', {
        table: `
| ФИО | Дата рождения | Адрес проживания |
| Тестова Анна Ивановна | 07.09.2007 | 301240, Тульская обл., г. Щёкино, ул. Условная, д. 5, кв. 7 |
| Пётр Ильич Примеров | 8 сент. 2007 | Щёкинский район |
| Выдумова Ольга Яновна | 09.09.2007 | ул. Условная, д. 5 |`,
      }),
    );
    expect((read.records as readonly GraduateRecord[]).map(({ residence }) => residence)).toEqual([
      'Щёкино',
      'Щёкинский район',
      null,
    ]);
    expect(lines(read)[1]).toBe('Примеров Пётр Ильич | 2007-09-08 | — | — | —');
    expect(findingLines(read.findings)).toEqual(['A3 value-repaired']);
  });
});

describe('statuses in everyday words', () => {
  test.each([
    ['работает не по специальности', 'employed', false],
    ['трудоустроен не по полученной специальности', 'employed', false],
    ['планирует трудоустроиться не по специальности', 'will-be-employed', false],
    ['не работает', 'at-risk-other', null],
    ['не трудоустроен', 'at-risk-other', null],
    ['не хочет работать', 'not-motivated', null],
    ['нет желания работать', 'not-motivated', null],
    ['работает без оформления', 'informal', null],
    ['работает неофициально', 'informal', null],
    ['служба занятости', 'unemployed-registered', null],
    ['состоит на бирже', 'unemployed-registered', null],
    ['ищет работу', 'will-be-employed', null],
    ['хочет работать', 'will-be-employed', null],
    ['ушёл в армию', 'conscript', null],
    ['служба в армии', 'will-be-conscript', null],
    ['Росгвардия', 'will-serve-contract', null],
    ['продолжение обучения в вузе', 'will-study', null],
    ['студент', 'will-study', null],
    ['плательщик НПД', 'self-employed', null],
    ['уехал за границу', 'moved-abroad', null],
    ['д/о', 'will-take-childcare', null],
    ['не знаю', null, null],
  ])('before graduation «%s» is %s, in the specialty: %s', async (words, kind, inSpecialty) => {
    const { records, findings } = await readCase(
      delimited(
        'status.csv',
        [
          ['ФИО', 'Дата рождения', 'Статус'],
          ['Тестова Анна', '07.09.2007', words],
        ],
        ';',
      ),
    );
    const status = kind === null ? null : { kind, inSpecialty };
    expect(records).toMatchObject([{ status }]);
    expect(findingLines(findings)).toEqual([]);
  });

  test.each(['академический отпуск', 'отчислен', 'переехал в другой регион', 'подработка', 'бизнес', '?'])(
    '«%s» is no status of the forms and is told, not guessed',
    async (words) => {
      const { records, findings } = await readCase(
        delimited(
          'strange.csv',
          [
            ['ФИО', 'Дата рождения', 'Статус', 'Место работы'],
            ['Тестова Анна', '07.09.2007', words, 'ООО «Цех»'],
          ],
          ';',
        ),
      );
      expect(records).toMatchObject([{ status: null }]);
      expect(findingLines(findings)).toEqual(['C2 value-out-of-list']);
    },
  );
});
