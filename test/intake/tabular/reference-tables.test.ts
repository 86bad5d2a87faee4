import { describe, expect, test } from 'vitest';
import { findingLines, readCase, workbook } from './table-case.ts';

describe('reference tables a user supplies', () => {
  test('colleges with clusters, aliases and settlements', async () => {
    const { opened, records, findings } = await readCase(
      workbook('colleges.xlsx', {
        table: `
| № | Наименование ПОО | Краткое наименование | ИНН | Город | Муниципалитет | E-mail | Кластеры Профессионалитета | Специальности кластера |
| 1 | Ревдинский техникум | РТ; Ревдинский тех. | 7707083893 | г. Ревда | Ревда | rt@пример.рф | Металлургия; Машиностроение | 15.01.05, 99.02.99 |
| 2 | Сысертский колледж |  |  | Сысерть |  | два адреса |  |  |`,
      }),
    );
    expect(opened).toMatchObject({ kind: 'colleges', layout: 'college-table' });
    expect(records).toMatchObject([
      {
        name: 'Ревдинский техникум',
        aliases: ['РТ', 'Ревдинский тех.'],
        settlement: 'Ревда',
        email: 'rt@пример.рф',
        clusters: ['Металлургия', 'Машиностроение'],
        clusterProgrammes: [{ code: '15.01.05' }],
      },
      { name: 'Сысертский колледж', settlement: 'Сысерть', email: null, clusters: [] },
    ]);
    expect(findingLines(findings)).toEqual(['G3 value-unreadable', 'I2 code-not-found']);
  });

  test('employers with ОКВЭД, defence and priority marks', async () => {
    const { opened, records } = await readCase(
      workbook('employers.xlsx', {
        table: `
| Наименование организации | ИНН | ОКВЭД | ОПК | Приоритетное предприятие |
| АО «Станок» | 7707083893 | 28.41 Производство станков | да | нет |
| ООО «Хлеб» |  | 10.71 |  | + |`,
      }),
    );
    expect(opened.kind).toBe('employers');
    expect(records).toMatchObject([
      { name: 'АО «Станок»', okved: '28.41', defence: true, priority: false },
      { name: 'ООО «Хлеб»', inn: null, okved: '10.71', defence: null, priority: true },
    ]);
  });

  test('promising industries with prefixes and ranges', async () => {
    const { opened, records } = await readCase(
      workbook('industries.xlsx', {
        table: '| Перспективная отрасль | Коды ОКВЭД |\n| Машиностроение | 28; 29.1 |\n| Пищевая | 10-12 |',
      }),
    );
    expect(opened.kind).toBe('industries');
    expect(records).toEqual([
      { name: 'Машиностроение', okvedPrefixes: ['28', '29.1'] },
      { name: 'Пищевая', okvedPrefixes: ['10', '11', '12'] },
    ]);
  });

  test('an official list says its edition in the title, or must be told', async () => {
    const table =
      '| Код профессии, специальности | Наименование профессии, специальности | Квалификация |\n| 15.01.05 | Сварщик | Сварщик |';
    const named = await readCase(
      workbook('spo.xlsx', { table: `| Перечень, утверждён приказом № 336 |\n${table}` }),
    );
    expect(named.opened.kind).toBe('spo-list');
    expect(named.records).toEqual([
      { ref: { code: '15.01.05', edition: '336' }, name: 'Сварщик', qualification: 'Сварщик' },
    ]);
    await expect(readCase(workbook('list.xlsx', { table }))).rejects.toMatchObject({
      code: 'column-missing',
    });
    const told = await readCase(workbook('list.xlsx', { table }), { edition: '1199' });
    expect(told.records).toMatchObject([{ ref: { edition: '1199' } }]);
  });

  test('a federal form of totals is not taken for a list of programmes', async () => {
    const table =
      '| Код специальности | Наименование специальности | Всего | Трудоустроены |\n| 15.01.05 | Сварщик | 25 | 10 |';
    await expect(readCase(workbook('form.xlsx', { table }))).rejects.toMatchObject({
      code: 'header-not-found',
    });
  });

  test('the kind the user insists on wins', async () => {
    const table = '| Наименование | ИНН | Адрес |\n| Ревдинский техникум | 7707083893 | г. Ревда |';
    const { records } = await readCase(workbook('insist.xlsx', { table }), { kind: 'employers' });
    expect(records).toMatchObject([{ name: 'Ревдинский техникум', defence: null }]);
  });
});
