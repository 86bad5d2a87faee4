import { describe, expect, test } from 'vitest';
import type { IsoDate } from '../../../src/domain/iso-date.ts';
import { delimited, findingLines, impossibleSnils, readCase, scratch, workbook } from './table-case.ts';

const S1 = impossibleSnils(1);
const S2 = impossibleSnils(2);

const COLLEGE_LIST = `
| Список выпускников ГБПОУ "Уральский колледж строительства" |
|  |
| № п/п | ФИО | Дата рождения | СНИЛС | Группа | Код и наименование специальности | Форма обучения | Источник финансирования | Год выпуска | Статус | Место работы | ИНН организации | Должность | По специальности | Льгота | Паспорт | Адрес | Рост |
| 1 | Тестова Анна Ивановна | 07.09.2007 | ${S1} | СВ-21 | 15.01.05 Сварщик (ручной и частично механизированной сварки (наплавки) | очная | бюджет | 2026 | Трудоустроен | ООО "Металл" | 7707083893 | сварщик | да | сирота | 65 01 | 620000, г. Ревда, ул. Мира, д. 5, кв. 7 | 170 |
| 2 | ВЫДУМОВ ПЁТР | 45.09.2007 | ${S2} | СВ-21 | 08.02.01 | заочная | внебюджет | 2026 | служит в армии |  |  |  | нет | ОВЗ, инвалид |  | с. Кашино |  |
| Итого | 2 |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
| Директор ______ /И. О. Фамилия/ |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
`;

describe('a list of graduates as colleges keep it', () => {
  test.each([
    ['xlsx', () => workbook('list.xlsx', { table: COLLEGE_LIST })],
    ['csv, windows-1251, ;', () => delimited('list1.csv', COLLEGE_LIST, ';')],
    ['csv, cp866, tab', () => delimited('list2.csv', COLLEGE_LIST, '\t', 'ibm866')],
    ['csv, utf-8, comma', () => delimited('list3.csv', COLLEGE_LIST, ',', 'utf-8')],
  ])('reads alike from %s', async (_format, write) => {
    const { opened, records, findings, rejected, skipped } = await readCase(write());
    expect(opened).toMatchObject({
      kind: 'graduates',
      layout: 'graduate-list',
      unknownColumns: ['Рост'],
      complete: false,
    });
    expect(opened.droppedColumns).toEqual(['Паспорт', 'Адрес']);
    expect(opened.mapping.map((column) => column.field)).toEqual([
      'fullName',
      'birthDate',
      'snils',
      'group',
      'specialtyName',
      'studyForm',
      'funding',
      'cohort',
      'status',
      'employer',
      'employerInn',
      'position',
      'inSpecialty',
      'categories',
      'residence',
    ]);
    expect(records).toMatchObject([
      {
        person: { surname: 'Тестова', name: 'Анна', patronymic: 'Ивановна' },
        birthDate: '2007-09-07',
        snils: S1.replace(/\D/g, ''),
        cohort: 2026,
        college: 'ГБПОУ "Уральский колледж строительства"',
        specialty: { code: '15.01.05' },
        group: 'СВ-21',
        studyForm: 'full-time',
        funding: 'budget',
        residence: 'Ревда',
        status: {
          kind: 'employed',
          employer: 'ООО "Металл"',
          employerInn: '7707083893',
          position: 'сварщик',
          inSpecialty: true,
        },
        categories: { orphan: true, limitedHealth: null, disabled: null },
      },
      {
        person: { surname: 'Выдумов', name: 'Пётр', patronymic: null },
        birthDate: null,
        specialty: { code: '08.02.01' },
        studyForm: 'part-time',
        funding: 'paid',
        residence: 'Кашино',
        status: { kind: 'conscript', employer: null },
        categories: { orphan: null, limitedHealth: true, disabled: true },
      },
    ]);
    expect(findingLines(findings)).toEqual(['C5 date-impossible']);
    expect(rejected).toEqual([]);
    expect(skipped).toEqual({ 'total-row': 1, signature: 1 });
  });

  test('says where a bad value stands, with the value masked', async () => {
    const { findings } = await readCase(workbook('masked.xlsx', { table: COLLEGE_LIST }));
    const finding = findings.find((candidate) => candidate.code === 'date-impossible');
    expect(finding).toEqual({
      code: 'date-impossible',
      severity: 'error',
      at: { file: 'masked.xlsx', sheet: 'Лист1', cell: 'C5', row: 5 },
      args: { field: 'Дата рождения', found: '4***7', expected: 'дата ДД.ММ.ГГГГ' },
    });
  });
});

describe('columns', () => {
  test('names in three columns, code and name apart, header with typing errors', async () => {
    const { records, opened } = await readCase(
      workbook('three.xlsx', {
        table: `
| Фамилия | Имя | Отчество | Дата рожденья | Код специальности | Наименование специалности |
| АЛИЕВ | ТЕСТ | МАМЕД ОГЛЫ | 2007-02-01 | 43.02.15 | Поварское и кондитерское дело |`,
      }),
    );
    expect(records).toMatchObject([
      {
        person: { surname: 'Алиев', name: 'Тест', patronymic: 'Мамед оглы' },
        birthDate: '2007-02-01',
        specialty: { code: '43.02.15' },
      },
    ]);
    expect(opened.unknownColumns).toEqual([]);
  });

  test('a header of two merged rows is read as one', async () => {
    const { records, opened } = await readCase(
      workbook('two-rows.xlsx', {
        table: `
| ФИО | Специальность | Договор о целевом обучении |  |  | Место работы |  |  |
|  |  | номер | дата | заказчик | наименование | ИНН | должность |
| 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 |
| Тестова Анна | 15.01.05 | 12-ц | 01.09.2023 | ПАО «Завод» | ООО «Цех» | 7707083893 | сварщик |`,
        merges: ['A1:A2', 'B1:B2', 'C1:E1', 'F1:H1'],
      }),
    );
    expect(Object.fromEntries(opened.mapping.map((column) => [column.column, column.field]))).toEqual({
      A: 'fullName',
      B: 'specialtyName',
      C: 'targetNumber',
      D: 'targetDate',
      E: 'targetEmployer',
      F: 'employer',
      G: 'employerInn',
      H: 'position',
    });
    expect(records).toMatchObject([
      {
        targetContract: { number: '12-ц', date: '2023-09-01', employer: 'ПАО «Завод»' },
        status: { kind: 'employed', employer: 'ООО «Цех»', employerInn: '7707083893', position: 'сварщик' },
      },
    ]);
  });

  test('the same field twice is told and only the first is read', async () => {
    const { findings, records } = await readCase(
      workbook('twice.xlsx', {
        table: `
| ФИО | Группа | Группа |
| Тестова Анна | А-1 | Б-2 |`,
      }),
    );
    expect(records).toMatchObject([{ group: 'А-1' }]);
    expect(findings.filter((finding) => finding.code === 'column-duplicate')).toMatchObject([
      { at: { cell: 'C1' } },
    ]);
  });

  test('personal columns are never read, whatever stands in them', async () => {
    const { opened, records } = await readCase(
      workbook('personal.xlsx', {
        table: `
| ФИО | Группа | Телефон | E-mail | ФИО родителя | СНИЛС родителя | Серия и номер паспорта | Место рождения | Диагноз |
| Тестова Анна | А-1 | +7 900 000-00-00 | канарейка@пример.рф | Канарейкина Мать | ${S1} | 65 01 000000 | с. Канарейка | канарейка |`,
      }),
    );
    expect(opened.droppedColumns).toHaveLength(7);
    expect(JSON.stringify(records)).not.toMatch(/канарей|65 01|900/i);
  });
});

describe('layouts seen in the field', () => {
  test('the ФИС ФРДО template of 46 columns', async () => {
    const header =
      'Наименование документа|Вид документа|Статус документа|Подтверждение утраты|Подтверждение обмена|Подтверждение уничтожения|Уровень образования|Серия документа|Номер документа|Дата выдачи|Регистрационный номер|Код профессии, специальности|Наименование профессии, специальности|Наименование квалификации|Наименование образовательной программы|Год поступления|Год окончания|Срок обучения, лет|Фамилия получателя|Имя получателя|Отчество получателя|Дата рождения получателя|Пол получателя|СНИЛС|Гражданство получателя (код страны по ОКСМ)|Форма обучения|Форма получения образования на момент прекращения образовательных отношений|Источник финансирования обучения|Наличие договора о целевом обучении|Номер  договора о целевом обучении|Дата заключения договора о целевом обучении|Наименование организации с которой заключён договор о целевом обучении|ОГРН организации с которой заключён договор о целевом обучении|КПП организации с которой заключён договор о целевом обучении|Наименование организации работодателя|ОГРН организации работодателя|КПП организации работодателя|Субъект федерации в котором расположена организация работодатель|Наименование документа об образовании (оригинала)|Серия (оригинала)|Номер (оригинала)|Регистрационный N (оригинала)|Дата выдачи (оригинала)|Фамилия получателя (оригинала)|Имя получателя (оригинала)|Отчество получателя (оригинала)';
    const row = `Диплом||Оригинал|||||000|111|30.06.2026|1|15.01.05|Сварщик (ручной и частично механизированной сварки (наплавки)|Сварщик|Сварка|2023|2026|3|Тестова|Анна|Ивановна|07.09.2007|Жен|${S1}|643|Очная|В организации|Бюджет|Да|7|01.09.2023|ПАО «Завод»|1027700132195||ПАО «Завод»|||Свердловская область||||||||`;
    const { records, opened, findings } = await readCase(
      workbook('frdo.xlsx', { name: 'Шаблон', table: [header.split('|'), row.split('|')] }),
    );
    expect(records).toMatchObject([
      {
        person: { surname: 'Тестова', name: 'Анна', patronymic: 'Ивановна' },
        birthDate: '2007-09-07',
        cohort: 2026,
        specialty: { code: '15.01.05' },
        qualification: 'Сварщик',
        studyForm: 'full-time',
        funding: 'budget',
        targetContract: {
          number: '7',
          date: '2023-09-01',
          employer: 'ПАО «Завод»',
          employerOgrn: '1027700132195',
        },
      },
    ]);
    expect(findingLines(findings)).toEqual([]);
    expect(opened.droppedColumns).toEqual(
      expect.arrayContaining(['Пол получателя', 'Номер документа', 'Фамилия получателя (оригинала)']),
    );
  });

  test('a person table with a column for each status', async () => {
    const { records, findings } = await readCase(
      workbook('flags.xlsx', {
        table: `
| № | Фамилия | Имя | Отчество | Трудоустройство по труд. договору ГПХ | Наименование организации | Переведён на ИУП | Трудоустройство по специальности | Продолжил (-а) обучение | Проходит срочную службу в армии по призыву | Плановый год окончания военной службы | Подлежит призыву в армию | Будет ИП | Самозанятый (-ая) | Не имеет мотивации к трудоустройству (кроме зарегистрированных в качестве безработных) и не планирует трудоустраиваться, в том числе по причинам получения иных социальных льгот |
| 1 | Первая | Анна |  | да | ООО «Цех» | да | да | нет | нет |  | нет | нет | нет | нет |
| 2 | Второй | Пётр |  | нет |  |  |  | нет | да | 2027 | нет | нет | нет | нет |
| 3 | Третий | Иван |  |  |  |  |  |  |  |  | да |  |  |  |
| 4 | Четвёртый | Олег |  |  |  |  |  | + | + |  |  |  |  |  |
| 5 | Пятая | Ольга |  |  |  |  |  |  |  |  |  |  |  | да |
| 6 | Шестая | Вера |  |  |  |  |  |  |  |  |  |  |  |  |`,
      }),
    );
    expect(records.map((record) => ('status' in record ? (record.status?.kind ?? null) : 'x'))).toEqual([
      'employed',
      'conscript',
      'will-be-conscript',
      'studying',
      'not-motivated',
      null,
    ]);
    expect(records[0]).toMatchObject({
      status: { employer: 'ООО «Цех»', studyWork: 'individual-plan', inSpecialty: true },
    });
    expect(records[1]).toMatchObject({
      circumstances: { serviceEnds: '2027-12-31', dueForConscription: false },
    });
    expect(findingLines(findings)).toEqual(['J5 record-conflict']);
  });

  test('a social passport: one sheet a group, no specialty column', async () => {
    const sheet = (name: string, surname: string) => ({
      name,
      table: `
| ФИО | Дата рождения | Группа | Статус_Сиротство | Статус_Уровень_здоровья | Статус_Родитель_СВО |
| ${surname} Анна | 01.02.2007 | ${name} | Ребёнок-сирота | ОВЗ | Нет статуса |
| ${surname} Вера | 02.02.2007 | ${name} | Нет статуса | ребёнок-инвалид | Нет статуса |`,
    });
    const { records, findings, opened } = await readCase(
      workbook('passport.xlsx', sheet('А-1', 'Первая'), sheet('Б-2', 'Вторая')),
    );
    expect(records).toHaveLength(4);
    expect(records).toMatchObject([
      { group: 'А-1', categories: { orphan: true, limitedHealth: true, disabledChild: null } },
      { categories: { orphan: false, limitedHealth: null, disabledChild: true } },
      { group: 'Б-2' },
      {},
    ]);
    expect(opened.droppedColumns).toEqual(['Статус_Родитель_СВО']);
    expect(
      findings.filter(
        (finding) => finding.code === 'column-missing' && finding.args.field === 'специальность',
      ),
    ).toMatchObject([
      { severity: 'warning', at: { sheet: 'А-1' }, args: { count: 2 } },
      { at: { sheet: 'Б-2' } },
    ]);
  });

  test('a survey with questions for headers', async () => {
    const { records, findings } = await readCase(
      delimited(
        'survey.csv',
        `
| Отметка времени | ФИО | Планируете ли Вы работать по специальности после выпуска? | Готовы ли Вы к переезду? | Желаемая зарплата, руб. | Количество отказов от вакансий | Академическая задолженность | Практика на предприятии |
| 2026/05/01 10:00:00 | Первая Анна | Да | Скорее да | от 60 000 | 0 | нет | ПАО «Завод» |
| 2026/05/01 10:01:00 | Второй Пётр | Не определился | Нет | сколько дадут | 2 | 1 |  |`,
        ',',
        'utf-8',
      ),
    );
    expect(records).toMatchObject([
      {
        intentions: {
          worksInSpecialty: true,
          undecided: null,
          relocate: true,
          expectedPay: { min: 60000, max: null },
          surveyed: true,
        },
        circumstances: { refusals: 0, academicDebt: false, practiceAtEmployer: true },
      },
      {
        intentions: { worksInSpecialty: null, undecided: true, relocate: false, expectedPay: null },
        circumstances: { refusals: 2, academicDebt: true, practiceAtEmployer: null },
      },
    ]);
    expect(findingLines(findings)).toEqual(['E3 value-unreadable']);
  });
});

describe('cells', () => {
  test('a day in the code column is the code it was, when only one exists', async () => {
    const { records, findings } = await readCase(
      workbook('dates.xlsx', {
        table: `
| ФИО | Дата рождения | Код специальности | СНИЛС |
| Первая Анна | x | x | x |
| Второй Пётр | x | x | x |`,
        cells: {
          B2: { t: 'n', v: 39332, z: 'dd.mm.yyyy' },
          C2: { t: 'n', v: 36930, z: 'dd.mm.yyyy' },
          D2: { t: 'n', v: Number(S1.replace(/\D/g, '')), z: '000-000-000 00' },
          B3: { t: 'n', v: 39333, z: 'd/m/yy' },
          C3: { t: 'n', v: 36160, z: 'dd.mm.yyyy' },
          D3: { t: 'e', v: 42 },
        },
      }),
    );
    expect(records).toMatchObject([
      { birthDate: '2007-09-07', specialty: { code: '08.02.01' }, snils: S1.replace(/\D/g, '') },
      { birthDate: '2007-09-08', specialty: null, snils: null },
    ]);
    expect(findingLines(findings)).toEqual([
      'C2 value-repaired',
      'C3 value-unreadable',
      'D3 value-unreadable',
    ]);
  });

  test.each([
    ['15.01.05.', '15.01.05', ['B2 value-repaired']],
    ['5380201.0', '38.02.01', ['B2 value-repaired']],
    ['15.01.05; 08.02.01', null, ['B2 several-codes']],
    ['19756', null, ['B2 code-of-other-classifier']],
    ['99.02.99', null, ['B2 code-not-found']],
    ['-', null, ['B2 record-without-specialty']],
  ])('code «%s»', async (code, expected, lines) => {
    const { records, findings } = await readCase(
      workbook('code.xlsx', {
        table: [
          ['ФИО', 'Код специальности'],
          ['Тестова Анна', code],
        ],
      }),
    );
    expect(records).toHaveLength(1);
    expect(records).toMatchObject([{ specialty: expected === null ? null : { code: expected } }]);
    expect(findingLines(findings)).toEqual(lines);
  });

  test.each([
    ['трудоустроен по специальности', { kind: 'employed', inSpecialty: true }],
    ['Трудоустроен, ООО «Цех»', { kind: 'employed', employer: 'ООО «Цех»' }],
    ['работает', { kind: 'employed' }],
    ['ИП', { kind: 'entrepreneur' }],
    ['самозанятая', { kind: 'self-employed' }],
    ['Призван в ВС РФ', { kind: 'conscript' }],
    ['служит по контракту', { kind: 'contract-service' }],
    ['состоит в ЦЗН', { kind: 'unemployed-registered' }],
    ['открыл ИП', { kind: 'entrepreneur' }],
    ['продолжит обучение', { kind: 'will-study' }],
    ['Продолжила обучение', { kind: 'studying' }],
    ['декрет', { kind: 'will-take-childcare' }],
    ['армия', { kind: 'will-be-conscript' }],
    ['находится в декрете', { kind: 'childcare' }],
    ['будет трудоустроен', { kind: 'will-be-employed' }],
    ['не работает', { kind: 'at-risk-other' }],
    ['Подлежат призыву в армию', { kind: 'will-be-conscript' }],
    [
      'Не имеют мотивации к трудоустройству (кроме зарегистрированных в качестве безработных) и не планируют трудоустраиваться',
      { kind: 'not-motivated' },
    ],
    [
      'Зарегистрированы в центрах занятости в качестве безработных (получают пособие по безработице) и не планируют трудоустраиваться',
      { kind: 'unemployed-registered' },
    ],
    ['Не могут трудоустраиваться в связи с уходом за больными родственниками', { kind: 'family-care' }],
    [
      'совмещают обучение с трудоустройством по специальности, в том числе с переводом на индивидуальный учебный план',
      { kind: 'employed', studyWork: 'individual-plan' },
    ],
    [
      'трудоустроятся на предприятиях, в которых была пройдена практика',
      { kind: 'will-be-employed', plannedAt: 'practice-employer' },
    ],
    ['Выпускники из числа иностранных граждан, которые не имеют СНИЛС', { kind: 'foreign-no-snils' }],
    ['нет данных', null],
    ['гуляет', null],
    ['???', null],
  ])('status «%s»', async (label, expected) => {
    const { records, findings } = await readCase(
      workbook('status.xlsx', {
        table: [
          ['ФИО', 'Занятость', 'Группа'],
          ['Тестова Анна', label, 'А-1'],
        ],
      }),
    );
    expect(records).toMatchObject([{ status: expected }]);
    expect(findingLines(findings)).toEqual(['гуляет', '???'].includes(label) ? ['B2 value-out-of-list'] : []);
  });
});

describe('rows', () => {
  test('sections, merged cells, repeated headers, sample rows, number rows', async () => {
    const { records, skipped, rejected, rows } = await readCase(
      workbook('sections.xlsx', {
        table: `
| ФИО | Дата рождения | Группа | Мастер группы |
| Выпадающий список | дд.мм.гггг | Выпадающий список |  |
| 1 | 2 | 3 | 4 |
| 15.01.05 Сварщик (ручной и частично механизированной сварки (наплавки) |  |  |  |
| Первая Анна | 01.02.2007 | А-1 |  |
| Вторая Анна | 02.02.2007 |  |  |
| ФИО | Дата рождения | Группа | Мастер группы |
| Поварское и кондитерское дело |  |  |  |
| Третья Анна | 03.02.2007 | П-1 |  |
|  | 04.02.2007 | П-1 |  |`,
        merges: ['A4:D4', 'C5:C6', 'A8:D8'],
      }),
    );
    expect(records).toMatchObject([
      { person: { surname: 'Первая' }, group: 'А-1', specialty: { code: '15.01.05' } },
      { person: { surname: 'Вторая' }, group: 'А-1', specialty: { code: '15.01.05' } },
      { person: { surname: 'Третья' }, group: 'П-1', specialty: { code: '43.02.15' } },
    ]);
    expect(skipped).toEqual({ 'sample-row': 1, 'number-row': 1, 'repeated-header': 1, note: 2 });
    expect(rejected).toMatchObject([{ code: 'record-without-name', severity: 'error', at: { cell: 'A10' } }]);
    expect(rows).toEqual({ accepted: 3, rejected: 1, skipped: 5 });
  });

  test('a title of a section states the status of the rows below that state none', async () => {
    const { records, findings, rows } = await readCase(
      workbook('by-status.xlsx', {
        table: `
| 1. Трудоустроенные |  |  |
| № | ФИО | Место работы |
| 1 | Первая Анна | ООО «Завод» |
| 2. Призванные в армию (2 чел.): |  |  |
| 1 | Второй Пётр |  |
| 2 | Третий Иван | до армии работал в ООО «Завод» |
| 3 | В отпуске по уходу за ребёнком |  |
| 1 | Четвёртая Ольга |  |
| Прочие |  |  |
| 1 | Пятый Олег |  |
| Всего трудоустроено |  |  |
| Группа С-41 |  |  |
| 1 | Шестой Олег |  |`,
      }),
      { asOf: '2026-09-07' as IsoDate },
    );
    expect(records).toMatchObject([
      { person: { surname: 'Первая' }, status: { kind: 'employed' } },
      { person: { surname: 'Второй' }, status: { kind: 'conscript' } },
      { person: { surname: 'Третий' }, status: { kind: 'conscript' } },
      { person: { surname: 'Четвёртая' }, status: { kind: 'childcare' } },
      { person: { surname: 'Пятый' }, status: null },
      { person: { surname: 'Шестой' }, status: null },
    ]);
    expect(
      findings.filter(({ code }) => code === 'section-status').map(({ at, args }) => [at.row, args.found]),
    ).toEqual([
      [4, 'Призванные в армию'],
      [7, 'В отпуске по уходу за ребёнком'],
    ]);
    expect(rows).toMatchObject({ accepted: 6, rejected: 0 });
  });

  test('the same records on another sheet are skipped, differing ones kept with a warning', async () => {
    const header = '| ФИО | Дата рождения | Группа | Статус |\n';
    const { records, skipped, findings } = await readCase(
      workbook(
        'repeated.xlsx',
        {
          name: 'А-1',
          table: `${header}| Первая Анна | 01.02.2007 | А-1 | работает |\n| Второй Пётр | 02.02.2007 | А-1 | работает |`,
        },
        {
          name: 'Все',
          table: `${header}| Первая Анна | 01.02.2007 | А-1 | работает |\n| Второй Пётр | 02.02.2007 | А-1 | ИП |`,
        },
        { name: 'Справка', table: '| Памятка куратору |\n| Заполняйте внимательно |' },
      ),
    );
    expect(records).toHaveLength(3);
    expect(skipped).toEqual({ 'repeated-record': 1 });
    expect(findings.filter((finding) => finding.code === 'record-duplicate')).toMatchObject([
      { severity: 'warning', at: { sheet: 'Все', row: 3 }, args: { found: 'лист «А-1», строка 3' } },
    ]);
    expect(findings.filter((finding) => finding.code === 'sheet-skipped')).toMatchObject([
      { at: { sheet: 'Справка' } },
    ]);
  });

  test.each([
    ['before', ['Свод', 'С-41', 'Т-12']],
    ['after', ['С-41', 'Т-12', 'Свод']],
  ])(
    'a sheet of everybody %s the sheets of groups repeats them, though only those name the group',
    async (_, order) => {
      const header = '| ФИО | Дата рождения | Статус |\n';
      const anna = '| Первая Анна | 01.02.2007 | работает |';
      const peter = '| Второй Пётр | 02.02.2007 | ИП |';
      const tables = new Map([
        ['Свод', `${header}${anna}\n${peter}`],
        ['С-41', header + anna],
        ['Т-12', header + peter],
      ]);
      const { records, skipped, findings } = await readCase(
        workbook('groups.xlsx', ...order.map((name) => ({ name, table: tables.get(name) ?? '' }))),
      );
      expect(records).toHaveLength(2);
      expect(skipped).toEqual({ 'repeated-record': 2 });
      expect(findings.filter(({ code }) => code === 'record-duplicate')).toEqual([]);
    },
  );

  test('a hidden sheet beside a visible list is left out and told', async () => {
    const table = '| ФИО | Группа |\n| Первая Анна | А-1 |';
    const { records, findings } = await readCase(
      workbook(
        'old-year.xlsx',
        { name: '2026', table },
        { name: 'Черновик', table: table.replace('Первая', 'Прошлая'), hidden: true },
      ),
    );
    expect(records).toMatchObject([{ person: { surname: 'Первая' } }]);
    expect(findings.filter((finding) => finding.code === 'sheet-skipped')).toMatchObject([
      { at: { sheet: 'Черновик' }, args: { found: 'лист скрыт' } },
    ]);
  });

  test.each(['Р¤РёРѕ РџСЂРё', 'Ð¤Ð¸Ð¾', '╨д╨╕╨╛', 'Ан\ufffd\ufffd'])(
    'text broken before it came is told: %s',
    async (text) => {
      const { findings, records } = await readCase(
        workbook('broken.xlsx', {
          table: [
            ['ФИО', 'Группа', 'Место работы'],
            ['Первая Анна', 'А-1', text],
          ],
        }),
      );
      expect(records).toHaveLength(1);
      expect(findings.filter((finding) => finding.code === 'text-broken')).toMatchObject([
        { severity: 'warning', at: { cell: 'C2' }, args: { count: 1 } },
      ]);
    },
  );

  test('two people of one name without birth dates are both kept', async () => {
    const { records } = await readCase(
      workbook('namesakes.xlsx', { table: '| ФИО | Группа |\n| Первая Анна | А-1 |\n| Первая Анна | А-1 |' }),
    );
    expect(records).toHaveLength(2);
  });

  test('statutory categories without a recorded basis are counted and not kept', async () => {
    const table =
      '| ФИО | Группа | ОВЗ | Сирота |\n| Первая Анна | А-1 | да | нет |\n| Второй Пётр | А-1 | нет | да |\n| Третий Иван | А-1 | нет | нет |';
    const { records, findings } = await readCase(workbook('basis.xlsx', { table }), { specialBasis: false });
    for (const record of records)
      expect(record).toMatchObject({ categories: { orphan: null, limitedHealth: null } });
    expect(findings.filter((finding) => finding.code === 'special-without-basis')).toMatchObject([
      { args: { count: 2 } },
    ]);
  });
});

describe('the college of a list', () => {
  const table = '| ФИО | Группа |\n| Первая Анна | А-1 |';
  const college = {
    name: 'Ревдинский многопрофильный техникум',
    aliases: ['РМТ'],
    inn: null,
    settlement: null,
    municipality: null,
    email: null,
    clusters: [],
    clusterProgrammes: [],
  };
  test.each([
    ['file name', 'Выпускники РМТ 2026.xlsx', { table }, college.name],
    ['sheet name', 'a1.xlsx', { name: 'РМТ', table }, college.name],
    ['title', 'a2.xlsx', { table: `| Ревдинский  многопрофильный техникум |\n|  |\n${table}` }, college.name],
    ['unknown title', 'a3.xlsx', { table: `| Колледж: Сысертский лицей |\n${table}` }, 'Сысертский лицей'],
    ['nothing', 'a4.xlsx', { table }, null],
  ])('from the %s', async (_where, name, sheet, expected) => {
    const { records } = await readCase(workbook(name, sheet), { colleges: [college] });
    expect(records).toMatchObject([{ college: expected }]);
  });

  test('a column wins over what the user says, which wins over the title', async () => {
    const own = '| Иной техникум |\n| ФИО | Колледж |\n| Первая Анна | Свой колледж |\n| Второй Пётр |  |';
    const { records } = await readCase(workbook('own.xlsx', { table: own }), { college: 'Названный' });
    expect(records).toMatchObject([{ college: 'Свой колледж' }, { college: 'Названный' }]);
  });
});

test('a missing file, a folder, a table of nothing known are refused with a code', async () => {
  await expect(readCase(scratch('absent.xlsx'))).rejects.toMatchObject({ code: 'file-unreadable' });
  await expect(readCase(scratch('.'))).rejects.toMatchObject({ code: 'file-unreadable' });
  await expect(
    readCase(workbook('menu.xlsx', { table: '| Блюдо | Цена |\n| Борщ | 90 |' })),
  ).rejects.toMatchObject({
    code: 'header-not-found',
  });
});

test('a list whose headers are broken is refused for that', async () => {
  const path = delimited(
    'mojibake.csv',
    [
      ['Р¤РРћ', 'Р“СЂСѓРїРїР°'],
      ['РџРµСЂРІР°СЏ', 'Рђ'],
    ],
    ';',
    'utf-8',
  );
  await expect(readCase(path)).rejects.toMatchObject({ code: 'text-broken' });
});

describe('time', () => {
  const list = (surname: string) => `| ФИО | Группа | Занятость |\n| ${surname} Анна | А-1 | армия |`;

  test('a bare «армия» is a plan before graduation and a fact after it', async () => {
    const path = workbook('army.xlsx', { table: list('Первая') });
    const [before, after] = await Promise.all([readCase(path), readCase(path, { cohort: 2025 })]);
    expect(before.records).toMatchObject([{ cohort: 2026, status: { kind: 'will-be-conscript' } }]);
    expect(after.records).toMatchObject([{ cohort: 2025, status: { kind: 'conscript' } }]);
  });

  test("last year's sheet left in the book is not read and that is told; alone it is read as its own year", async () => {
    const old = { name: '2025', table: list('Прошлая') };
    const both = await readCase(workbook('years.xlsx', { name: '2026', table: list('Первая') }, old));
    expect(both.records).toMatchObject([{ person: { surname: 'Первая' } }]);
    expect(both.findings.filter((finding) => finding.code === 'sheet-skipped')).toMatchObject([
      { severity: 'warning', at: { sheet: '2025' } },
    ]);
    const alone = await readCase(workbook('year.xlsx', old));
    expect(alone.records).toMatchObject([{ cohort: 2025 }]);
  });
});

test('names in parts under one group header; number and date right of the target contract are its own', async () => {
  const { records, opened } = await readCase(
    workbook('grouped.xlsx', {
      table: `
| Фамилия, имя, отчество выпускника |  |  | Родители |  | Договор о целевом обучении | Номер договора | Дата договора |
| Фамилия | Имя | Отчество | Фамилия | Имя |  |  |  |
| Первая | Анна | Ивановна | Канарейкина | Мать | да | 5 | 01.09.2023 |`,
      merges: ['A1:C1', 'D1:E1', 'F1:F2', 'G1:G2', 'H1:H2'],
    }),
  );
  expect(records).toMatchObject([
    {
      person: { surname: 'Первая', name: 'Анна', patronymic: 'Ивановна' },
      targetContract: { number: '5', date: '2023-09-01' },
    },
  ]);
  expect(opened.droppedColumns).toHaveLength(2);
});
