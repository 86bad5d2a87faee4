import { describe, expect, test } from 'vitest';
import type { GraduateRecord } from '../../src/domain/graduate.ts';
import { delimited, findingLines, type ReadCase, readCase } from '../intake/tabular/table-case.ts';

const names = ({ records }: ReadCase) =>
  (records as readonly GraduateRecord[]).map(({ person, group }) => `${person.surname} ${group ?? '—'}`);

describe('rows that look like something else', () => {
  test('surnames that begin like words of a signature or of a group, alone in their rows', async () => {
    const read = await readCase(
      delimited(
        'alone.csv',
        `
| ФИО | Дата рождения | Группа |
| Тельнова Анна Ивановна |  |  |
| Замятин Пётр Ильич |  |  |
| Громов Олег Янович |  |  |
| Группин Олег Янович |  |  |
| Тестова Ольга Яновна | 07.09.2007 | СВ-21 |`,
        ';',
      ),
    );
    expect(names(read)).toEqual(['Тельнова —', 'Замятин —', 'Громов —', 'Группин —', 'Тестова СВ-21']);
    expect(read.skipped).toEqual({});
  });

  test('a place for the stamp and totals are nobody', async () => {
    const read = await readCase(
      delimited(
        'nobody.csv',
        `
| ФИО | Дата рождения | Группа | Статус |
| Тестова Ольга Яновна | 07.09.2007 | СВ-21 | трудоустроен |
| Всего по группе | 18 |  |  |
| Всего по колледжу | 18 чел. |  | 7 |
| М.П. |  | Дата заполнения: 14.09.2026 |  |`,
        ';',
      ),
    );
    expect(names(read)).toEqual(['Тестова СВ-21']);
    expect(read.skipped).toEqual({ 'total-row': 2, signature: 1 });
  });

  test('graduates above the header are named, not passed over', async () => {
    const read = await readCase(
      delimited(
        'above.csv',
        `
| Тельнова Анна Ивановна | 01.02.2006 | СВ-21 |
| Макетова Ева | 03.02.2006 | СВ-21 |
| ФИО | Дата рождения | Группа |
| Тестова Ольга Яновна | 07.09.2007 | СВ-21 |`,
        ';',
      ),
    );
    expect(names(read)).toEqual(['Тестова СВ-21']);
    expect(findingLines(read.findings)).toEqual(['1 row-skipped', '2 row-skipped']);
  });
});

describe('values that stand where another is expected', () => {
  test('the number and the customer of a contract in the column that asks whether there is one', async () => {
    const { records } = await readCase(
      delimited(
        'contract.csv',
        `
| ФИО | Дата рождения | Целевой договор |
| Тестова Ольга Яновна | 07.09.2007 | 12-ц/2023 |
| Макетова Ева Яновна | 07.08.2007 | МБУ «Пример» |
| Образцова Ева Яновна | 07.07.2007 | да |`,
        ';',
      ),
    );
    expect((records as readonly GraduateRecord[]).map(({ targetContract }) => targetContract)).toMatchObject([
      { number: '12-ц/2023', employer: null },
      { number: null, employer: 'МБУ «Пример»' },
      { number: null, employer: null },
    ]);
  });

  test('marks of repetition take the value above, and say so', async () => {
    const read = await readCase(
      delimited(
        'ditto.csv',
        [
          ['ФИО', 'Дата рождения', 'Группа', 'Код специальности'],
          ['Тестова Ольга Яновна', '07.09.2007', 'СВ-21', '15.01.05'],
          ['Макетова Ева Яновна', '07.08.2007', '-//-', '-"-'],
          ['Образцова Ева Яновна', '07.07.2007', '— // —', 'то же'],
          ['Первая Ева Яновна', '//', 'СВ-22', '〃'],
        ],
        ';',
        'utf-8',
      ),
    );
    expect(
      (read.records as readonly GraduateRecord[]).map((record) => [record.group, record.specialty?.code]),
    ).toEqual([
      ['СВ-21', '15.01.05'],
      ['СВ-21', '15.01.05'],
      ['СВ-21', '15.01.05'],
      ['СВ-22', '15.01.05'],
    ]);
    // A birth date is nobody else's.
    expect(findingLines(read.findings)).toContain('B5 value-unreadable');
    expect(findingLines(read.findings)).toContain('C3 value-repaired');
  });
});
