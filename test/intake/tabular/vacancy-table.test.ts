import { describe, expect, test } from 'vitest';
import { isRegionCode } from '../../../src/domain/territory.ts';
import { delimited, findingLines, readCase, workbook } from './table-case.ts';

const URL = 'https://trudvsem.ru/vacancy/card/1026600000000/11111111-2222-3333-4444-555555555555';

describe('tables of vacancies by analysts’ tools', () => {
  test('Кассандра: the dozen of its columns that matter, the same advert on two sheets', async () => {
    const table = `
| Дата размещения вакансии | Дата изменения вакансии | Регион | Вакансия | Сфера деятельности | Количество рабочих мест | Зарплата | Минимальная зарплата | Категория минимальной зарплаты | График работы | Тип занятости | Образование | Требования | Жилье от организации | Тип жилья | Квотируемое место | Для иностранцев | Требуемый опыт работы в годах | Полное название работодателя | Краткое название работодателя | Муниципалитет | Адрес вакансии | Доп информация по адресу вакансии | ИНН работодателя | КПП работодателя | ОГРН работодателя | Контактное лицо | Контактный телефон | Email контактного лица | Широта адрес вакансии | Долгота адрес вакансии | ID вакансии | ID работодателя | Ссылка на вакансию |
| 2026-05-01 | 2026-05-10 | Свердловская область | Электрогазосварщик | Строительство | 5 | от 60000 | 60000 |  | сменный | Полная занятость | Среднее профессиональное | Ответственность, тел. 8 900 000-00-00 | Да | общежитие | Нет |  | 1 | ООО «Металл» | Металл | Ревда | Свердловская область, г. Ревда, ул. Мира, 1 | у проходной | 7707083893 |  | 1027700132195 | Канарейкин | +7 900 | к@пример.рф | 56,80 | 59,92 | ${'11111111-2222-3333-4444-555555555555'} | 1 | ${URL} |`;
    const { opened, records, skipped, findings } = await readCase(
      workbook('kassandra.xlsx', { name: 'Вакансии', table }, { name: 'Только подтвержденные', table }),
    );
    expect(opened).toMatchObject({ kind: 'vacancies', layout: 'vacancy-table' });
    expect(opened.droppedColumns).toEqual([
      'Контактное лицо',
      'Контактный телефон',
      'Email контактного лица',
    ]);
    expect(records).toMatchObject([
      {
        id: '11111111-2222-3333-4444-555555555555',
        title: 'Электрогазосварщик',
        places: 5,
        region: '6600000000000',
        address: 'Свердловская область, г. Ревда, ул. Мира, 1',
        employer: { name: 'ООО «Металл»', inn: '7707083893', ogrn: '1027700132195' },
        pay: { min: 60000, max: null },
        experienceYears: 1,
        housing: true,
        quota: false,
        foreignQuota: false,
        point: { latitude: 56.8, longitude: 59.92 },
        createdOn: '2026-05-01',
        modifiedOn: '2026-05-10',
        url: URL,
        open: true,
      },
    ]);
    expect(JSON.stringify(records)).not.toMatch(/Канарейкин|000-00-00/);
    expect(skipped).toEqual({ 'repeated-record': 1 });
    expect(findingLines(findings)).toEqual([]);
  });

  test('TrudVsemReportsDownloader', async () => {
    const { records } = await readCase(
      workbook('belgorod.xlsx', {
        table: `
| Наименование организации | Профессия | Количество свободных раб.мест | Адрес | Заработная плата от | Заработная плата до | Образование | Должностные обязанности | Требования | Занятость | ИНН |
| ООО «Хлеб» | Пекарь | 2 | г Белгород, ул Мира, 3 | 45000 | 0 | Среднее | Печь хлеб | Санкнижка | Полная | 7707083893 |`,
      }),
    );
    expect(records).toMatchObject([
      {
        title: 'Пекарь',
        places: 2,
        pay: { min: 45000, max: null },
        employer: { name: 'ООО «Хлеб»', inn: '7707083893' },
        description: 'Печь хлеб\nСанкнижка',
        employment: 'Полная',
      },
    ]);
  });

  test('Json_To_Xslx, with its misspelt headers', async () => {
    const { records } = await readCase(
      workbook('kursk.xlsx', {
        table: `
| ID Вакансии | Квоты, соцзащита | Наименование Вакансии | Сфера труда | Код комании ЕАИС | ИНН | ОГРН | КПП | "Наименование компании | Образование | Опыт | График работы | Занятость | Мин зарплата | Макс зарплата | Ссылка на вакансию | Дата обновления | Код профессии | Регион Вакансии | Адрес | Рабочих мест | Дата создания | Квота | Источник | Возможность предоставления жилья | Вид предоставляемого жилья |
| v-1 | Инвалиды | Токарь | Промышленность |  | 7707083893 |  |  | АО «Станок» | Среднее профессиональное | 3 | полный | Полная занятость | 50000 | 70000 | ${URL} | 2026-05-02 | 19149 | Курская область | г Курск | 3 | 2026-04-01 | true | ЕЦП | false |  |`,
      }),
    );
    expect(records).toMatchObject([
      {
        id: 'v-1',
        title: 'Токарь',
        employer: { name: 'АО «Станок»' },
        pay: { min: 50000, max: 70000 },
        professionCode: '19149',
        region: '4600000000000',
        places: 3,
        housing: false,
      },
    ]);
  });

  test('ConsoleAppJSONtoExcel: row 1 empty, no header at all', async () => {
    const row = (title: string, places: string) =>
      `| ${title} | Транспорт | 7707083893 | 1027700132195 |  | ООО «Рейс» | Среднее | 1 | Сменный | Полная | 40000 | 60000 | ${URL.replace('5555555', `555555${places}`)} | 2026-04-01 | 18511 | Тульская область, г. Тула | ${places} | 2026-05-01 | Центр занятости |`;
    const { records, rows } = await readCase(
      workbook('tula.xlsx', {
        table: `| |\n${row('Слесарь по ремонту автомобилей', '2')}\n${row('Водитель автобуса', '7')}`,
      }),
    );
    expect(records).toMatchObject([
      {
        title: 'Слесарь по ремонту автомобилей',
        places: 2,
        professionCode: '18511',
        employer: { name: 'ООО «Рейс»' },
      },
      { title: 'Водитель автобуса', places: 7, pay: { min: 40000, max: 60000 }, region: '7100000000000' },
    ]);
    expect(rows).toEqual({ accepted: 2, rejected: 0, skipped: 0 });
  });
});

describe('tables of employment services', () => {
  const TABLE = `
| Банк вакансий на 25.05.2026 |
| № п/п | Работодатель | Профессия (должность) | Потребность, чел. | Заработная плата, руб. | Район | Адрес места работы |
| 1 | ООО «Цех» | Сварщик | 5 чел. | 25000—40000₽ | Ревда | ул. Мира, 1 |
| 2 | ООО «Цех» | Токарь | несколько | договорная | Ревда | ул. Мира, 1 |
| 3 | ООО «Цех» |  | 2 | 30000 | Ревда | ул. Мира, 1 |
| Всего |  |  | 7 |  |  |  |`;

  test('an ИНН in the column of places is not a number of places', async () => {
    const table = TABLE.replace('несколько', '6600000000');
    const { records, findings } = await readCase(delimited('czn.csv', table, ';'));
    expect(records).toMatchObject([
      { title: 'Сварщик', places: 5 },
      { title: 'Токарь', places: null },
    ]);
    expect(findingLines(findings)).toEqual(['D3 value-repaired', 'D4 places-unreadable']);
  });

  test('places in words are never zero, a row without a title is refused with its cell', async () => {
    const { records, findings, rejected, skipped } = await readCase(delimited('czn.csv', TABLE, ';'));
    expect(records).toMatchObject([
      { title: 'Сварщик', places: 5, pay: { min: 25000, max: 40000 } },
      { title: 'Токарь', places: null, pay: null },
    ]);
    expect(findingLines(findings)).toEqual(['D3 value-repaired', 'D4 places-unreadable']);
    expect(rejected).toMatchObject([{ code: 'record-without-title', at: { cell: 'C5', row: 5 } }]);
    expect(skipped).toEqual({ 'total-row': 1 });
  });

  test('the id made for an advert depends on employer, title and address only', async () => {
    const [a, b] = await Promise.all(
      ['| Токарь | ООО «Цех» | 1 | г. Ревда |', '| ТОКАРЬ | ООО  "Цех" | 9 | г.Ревда |'].map(
        async (row, at) => {
          const table = `| Вакансия | Организация | Количество мест | Адрес |\n${row}`;
          const { records } = await readCase(workbook(`id${at}.xlsx`, { table }));
          const [record] = records;
          return record !== undefined && 'id' in record ? record.id : null;
        },
      ),
    );
    expect(a).toMatch(/^t-[0-9a-f]{32}$/);
    expect(a).toBe(b);
  });

  test('other regions are skipped and counted', async () => {
    const region = '6600000000000';
    if (!isRegionCode(region)) throw new TypeError('not a region');
    const { records, skipped } = await readCase(
      workbook('regions.xlsx', {
        table: `
| Вакансия | Организация | Регион |
| Токарь | ООО «Цех» | Свердловская область |
| Пекарь | ООО «Хлеб» | Тульская область |
| Повар | ООО «Обед» | Нигдейский край |`,
      }),
      { region },
    );
    expect(records).toMatchObject([
      { title: 'Токарь', region },
      { title: 'Повар', region: null },
    ]);
    expect(skipped).toEqual({ 'other-region': 1 });
  });

  test('requests of employers and the forecast say what they are, and are not taken for the advert they repeat', async () => {
    const { records, findings } = await readCase(
      workbook('потребность.xlsx', {
        table: `
| Вид потребности | Наименование организации | Профессия | Количество рабочих мест | Адрес |
| вакансия | ООО «Хлеб» | Пекарь | 2 | Свердловская область, г Ревда |
| Заявка работодателя колледжу | ООО «Хлеб» | Пекарь | 5 | Свердловская область, г Ревда |
| прогноз потребности | | Пекарь | 40 | Свердловская область |`,
      }),
    );
    expect(records.map((record) => Reflect.get(record, 'kind') ?? null)).toEqual([
      null,
      'request',
      'forecast',
    ]);
    expect(new Set(records.map((record) => Reflect.get(record, 'id'))).size).toBe(3);
    expect(findingLines(findings)).toEqual([]);
  });
});
