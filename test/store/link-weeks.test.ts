import { describe, expect, it } from 'vitest';
import type { GraduateRecord } from '../../src/domain/graduate.ts';
import type { Store } from '../../src/store/store.ts';
import { day, freshStore, graduate, importAll, snils, status } from './sample-imports.ts';

type Stated = Partial<GraduateRecord> & { fio?: string };

/** People of another college among whom a row is looked for. */
const STRANGERS = Array.from({ length: 200 }, (_, at) =>
  graduate({
    fio: `Шаблонов${'абвгдежзик'[at % 10]}${'лмнопрст'[at % 8]} Олег Петрович`,
    college: 'Образцовый техникум',
    group: `Ш-${at}`,
    birthDate: day(`200${6 + (at % 2)}-0${1 + (at % 9)}-1${at % 8}`),
  }),
);
const listed = (store: Store) => store.graduates().filter(({ college }) => college !== 'Образцовый техникум');

async function twoWeeks(first: Stated, second: Stated): Promise<Store> {
  const store = freshStore();
  await importAll(store, 'graduates', STRANGERS);
  await importAll(store, 'graduates', [graduate({ group: 'Т-41', ...first })], { asOf: day('2026-06-08') });
  await importAll(store, 'graduates', [graduate({ group: 'Т-41', ...second })], { asOf: day('2026-06-15') });
  return store;
}

describe('a person of last week is known again', () => {
  const cases: [string, Stated, Stated][] = [
    ['with a typing error in the surname', {}, { fio: 'Тестоа Анна Образцовна' }],
    ['with a typing error in the name', {}, { fio: 'Тестова Ана Образцовна' }],
    ['with ё', {}, { fio: 'Тёстова Анна Образцовна' }],
    ['with Latin look-alikes', {}, { fio: 'Teстoва Aннa Образцовна' }],
    ['with name and surname swapped', {}, { fio: 'Анна Тестова Образцовна' }],
    ['with a wrong day of birth', {}, { birthDate: day('2007-03-15') }],
    ['without a day of birth', {}, { birthDate: null }],
    ['without a patronymic', {}, { fio: 'Тестова Анна' }],
    ['with another surname', {}, { fio: 'Примерова Анна Образцовна' }],
    [
      'with another surname and no day of birth, by СНИЛС',
      { snils: snils('99911122233') },
      { fio: 'Примерова Анна Образцовна', birthDate: null, snils: snils('99911122233') },
    ],
    ['in a list without colleges', {}, { college: null }],
  ];
  it.each(cases)('%s', async (_, first, second) => {
    const store = await twoWeeks(first, second);
    expect(listed(store)).toHaveLength(1);
    expect(store.reviews()).toEqual([]);
  });

  it('though the number on the row is a stranger’s: the name finds its person', async () => {
    const store = freshStore();
    await importAll(store, 'graduates', [
      graduate({ group: 'Т-41' }),
      graduate({ fio: 'Примеров Пётр Опытович', birthDate: day('2006-01-02'), snils: snils('99911122233') }),
    ]);
    const mixedUp = graduate({ fio: 'Тестоа Анна Образцовна', group: 'Т-41', snils: snils('99911122233') });
    await importAll(store, 'graduates', [mixedUp], { asOf: day('2026-06-08') });
    expect(store.graduates()).toMatchObject([
      { person: { surname: 'Тестоа' }, newestRecord: '2026-06-08' },
      { person: { surname: 'Примеров' }, newestRecord: '2026-06-01' },
    ]);
  });
});

describe('two persons stay two, and a reviewer is asked', () => {
  const cases: [string, Stated, Stated, string][] = [
    ['twins', {}, { fio: 'Тестова Яна Образцовна' }, 'возможно, близнецы'],
    ['twins whose names differ by a letter', {}, { fio: 'Тестова Инна Образцовна' }, 'возможно, близнецы'],
    ['namesakes of a group', {}, { birthDate: day('2006-11-02') }, 'даты рождения разные'],
    [
      'equal in all but СНИЛС',
      { snils: snils('99911122233') },
      { snils: snils('99944455566') },
      'два разных верных СНИЛС',
    ],
  ];
  it.each(cases)('%s', async (_, first, second, reason) => {
    const store = await twoWeeks(first, second);
    expect(listed(store)).toHaveLength(2);
    expect(store.reviews()).toMatchObject([
      {
        decision: null,
        candidates: [{ reason: expect.stringContaining(reason), known: { source: { row: 2 } } }],
      },
    ]);
    const [review] = store.reviews();
    expect(review?.candidates[0]?.parts.reduce((sum, { bits }) => sum + bits, 0)).toBeCloseTo(
      review?.candidates[0]?.bits ?? Number.NaN,
    );
  });

  it('twins who stand side by side every week are not even asked about', async () => {
    const store = freshStore();
    const twins = [graduate({ group: 'Т-41' }), graduate({ fio: 'Тестова Яна Образцовна', group: 'Т-41' })];
    for (const week of ['2026-06-01', '2026-06-08', '2026-06-15']) {
      await importAll(store, 'graduates', twins, { asOf: day(week) });
    }
    expect(store.graduates()).toHaveLength(2);
    expect(store.reviews()).toEqual([]);
  });
});

describe('in whatever order the files come', () => {
  const weeks = [
    [{}, { fio: 'Примеров Пётр Опытович', birthDate: day('2006-01-02') }],
    [
      { fio: 'Тестоа Анна Образцовна', status: status('employed') },
      { fio: 'Примеров Петр', birthDate: day('2006-01-02') },
    ],
    [
      { fio: 'Тестова Анна Образцовна', birthDate: null },
      { fio: 'Примеров Пётр Опытович', birthDate: day('2006-02-01') },
    ],
  ] as const;
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ] as const;

  async function known(order: readonly number[]) {
    const store = freshStore();
    for (const week of order) {
      const records = (weeks[week] ?? []).map((stated) => graduate({ group: 'Т-41', ...stated }));
      await importAll(store, 'graduates', records, {
        asOf: day(`2026-06-0${week + 1}`),
        fileName: `неделя-${week}.xlsx`,
      });
    }
    return store
      .graduates()
      .map(({ id: _, ...rest }) => rest)
      .sort((a, b) => (a.person.surname < b.person.surname ? -1 : 1));
  }

  it.each(orders)('%i, %i, %i: the same persons are known', async (...order) => {
    const found = await known(order);
    expect(found).toHaveLength(2);
    expect(found).toEqual(await known([0, 1, 2]));
  });
});
