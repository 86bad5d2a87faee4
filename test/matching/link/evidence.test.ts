import { describe, expect, it } from 'vitest';
import type { KnownPerson } from '../../../src/domain/person-link.ts';
import { createPersonLinker } from '../../../src/matching/link/link-person.ts';
import { born, identity, known, NUMBER, OTHER_NUMBER, type Stated } from './identity.ts';

const linker = createPersonLinker();
const link = (rows: Stated[], persons: KnownPerson[], population = 10_000) =>
  linker.linkRows(rows.map(identity), () => persons, { population });
const decide = (row: Stated, person: Stated, population?: number) =>
  link([row], [known(7, person)], population)[0];

const noBirth = { birthDate: null };
const elsewhere = { college: 'Образцовый техникум', specialty: null, group: null };

describe('one person, linked without asking', () => {
  const cases: [string, Stated, Stated][] = [
    ['a letter of the surname mistyped', { fio: 'Тесттва Анна Образцовна' }, {}],
    ['two letters swapped', { fio: 'Тсетова Анна Образцовна' }, {}],
    [
      'a letter of the name lost',
      { fio: 'Тестова Екатрина Образцовна' },
      { fio: 'Тестова Екатерина Образцовна' },
    ],
    ['Наталия and Наталья', { fio: 'Тестова Наталия Образцовна' }, { fio: 'Тестова Наталья Образцовна' }],
    ['the patronymic mistyped', { fio: 'Тестова Анна Образцвона' }, {}],
    ['оглы for -ович', { fio: 'Тестов Али Мамедоглы' }, { fio: 'Тестов Али Мамедович' }],
    ['the surname in the masculine form', { fio: 'Тестов Анна Образцовна' }, {}],
    ['surname and name in swapped cells', { fio: 'Анна Тестова Образцовна' }, {}],
    ['name, patronymic, surname', { fio: 'Анна Сергеевна Тестова' }, { fio: 'Тестова Анна Сергеевна' }],
    [
      'swapped cells of a name no table lists',
      { fio: 'Умайра Тестова Образцовна' },
      { fio: 'Тестова Умайра Образцовна' },
    ],
    ['a double surname after marriage', { fio: 'Тестова-Примерова Анна Образцовна' }, {}],
    [
      'the surname in Latin letters that look the same',
      { fio: 'COTOB Иван Сергеевич' },
      { fio: 'Сотов Иван Сергеевич' },
    ],
    ['a changed surname: name, patronymic, birth date, group', { fio: 'Примерова Анна Образцовна' }, {}],
    ['day and month swapped', born('2007-05-03'), born('2007-03-05')],
    ['the month mistyped', born('2007-08-14'), {}],
    ['the college with its legal form', { ...noBirth, college: 'ГБПОУ «Пробный колледж»' }, {}],
    ['the college with whom it is named after', { ...noBirth, college: 'Пробный колледж им. Героя' }, {}],
    ['a lost patronymic, no birth date', { fio: 'Тестова Анна', ...noBirth }, {}],
    ['the same СНИЛС, initials only', { fio: 'Тестова А. О.', snils: NUMBER }, { snils: NUMBER }],
    ['moved to another college', { ...elsewhere }, {}],
  ];
  it.each(cases)('%s', (_, row, person) => {
    const decision = decide(row, person);
    expect(decision?.personId).toBe(7);
    expect(decision?.bits).toBeGreaterThanOrEqual(8);
    expect(decide(person, row)?.bits).toBeCloseTo(decision?.bits ?? 0, 9);
  });
});

describe('perhaps one person: a reviewer is asked', () => {
  const sister = 'те же фамилия, отчество и дата рождения при другом имени: возможно, близнецы';
  const cases: [string, Stated, Stated, string][] = [
    ['twin sisters', { fio: 'Тестова Алла Образцовна' }, {}, sister],
    [
      'twins with names a letter apart',
      { fio: 'Тестова Арина Образцовна' },
      { fio: 'Тестова Алина Образцовна' },
      sister,
    ],
    [
      'twins with names no table lists',
      { fio: 'Тестов Умайр Образцович' },
      { fio: 'Тестов Усайр Образцович' },
      sister,
    ],
    [
      'twins with one СНИЛС typed twice',
      { fio: 'Тестова Алла Образцовна', snils: NUMBER },
      { snils: NUMBER },
      sister,
    ],
    ['two СНИЛС, all else the same', { snils: OTHER_NUMBER }, { snils: NUMBER }, 'два разных верных СНИЛС'],
    ['namesakes of one group', born('2006-11-02'), {}, 'даты рождения разные'],
    ['the same date but another father', { fio: 'Тестова Анна Примеровна' }, {}, 'отчества разные'],
    ['initials', { fio: 'Тестова А. О.' }, {}, 'имя сокращено: так пишут и близнецов'],
    [
      'the name alone',
      { ...noBirth, ...elsewhere, college: null },
      {},
      'совпадает только один независимый признак',
    ],
    [
      'no birth date, another group',
      { ...noBirth, group: 'Т-42' },
      {},
      'совпадает только один независимый признак',
    ],
    [
      'a date a digit off, another college',
      { ...born('2007-03-15'), ...elsewhere },
      {},
      'совпадает только один независимый признак',
    ],
    [
      'a common name, the same date, another college',
      { fio: 'Иванова Анна Александровна', ...elsewhere },
      { fio: 'Иванова Анна Александровна' },
      'сходства недостаточно',
    ],
  ];
  it.each(cases)('%s', (_, row, person, reason) => {
    const decision = decide(row, person);
    expect(decision).toMatchObject({ personId: null, basis: 'none' });
    expect(decision?.review?.map(({ personId, reason }) => [personId, reason])).toEqual([[7, reason]]);
    expect(decide(person, row)?.review?.[0]?.bits).toBeCloseTo(decision?.review?.[0]?.bits ?? 0, 9);
  });
});

describe('somebody new, no question', () => {
  const cases: [string, Stated, Stated][] = [
    [
      'another name in another college',
      { fio: 'Примеров Пётр Опытович', ...born('2006-01-02'), ...elsewhere },
      {},
    ],
    ['a classmate', { fio: 'Примеров Пётр Опытович', ...born('2006-01-02') }, {}],
    [
      'a brother',
      { fio: 'Тестов Олег Образцович', ...born('2006-01-02') },
      { fio: 'Тестова Анна Образцовна' },
    ],
    [
      'a common surname and name',
      { fio: 'Иванов Иван', ...noBirth, ...elsewhere },
      { fio: 'Иванов Иван Петрович' },
    ],
    ['the same birthday', { fio: 'Примеров Пётр Опытович' }, {}],
    ['another year of graduation', { cohort: 2025 }, {}],
  ];
  it.each(cases)('%s', (_, row, person) => {
    expect(decide(row, person)).toEqual({ personId: null, basis: 'none', conflict: false });
    expect(decide(person, row)).toEqual({ personId: null, basis: 'none', conflict: false });
  });
});

describe('several candidates', () => {
  it('a misspelt row that fits two persons equally is not guessed', () => {
    const persons = [
      known(7, { fio: 'Тестова Алина Образцовна' }),
      known(8, { fio: 'Тестова Арина Образцовна' }),
    ];
    const [decision] = link([{ fio: 'Тестова Аина Образцовна' }], persons);
    expect(decision?.personId).toBeNull();
    expect(decision?.review?.map(({ personId, reason }) => [personId, reason])).toEqual([
      [7, 'подходит не один человек'],
      [8, 'подходит не один человек'],
    ]);
  });

  it('a row of the file that is one of the two leaves the other', () => {
    const persons = [
      known(7, { fio: 'Тестова Алина Образцовна' }),
      known(8, { fio: 'Тестова Арина Образцовна' }),
    ];
    const rows = [{ fio: 'Тестова Арина Образцовна' }, { fio: 'Тестова Алина Образцовна' }];
    expect(link(rows, persons).map(({ personId }) => personId)).toEqual([8, 7]);
  });

  it('a namesake in the same college is told by the group', () => {
    const namesakes = [known(7, { ...noBirth, group: 'Т-42' }), known(8, noBirth)];
    expect(link([{ ...noBirth, specialty: null }], namesakes)[0]?.personId).toBe(8);
  });

  it('what is said once of a person is not forgotten in favour of a blank', () => {
    const person = known(7, born('2005-01-30'), noBirth);
    expect(link([{}], [person])[0]?.personId).toBeNull();
    expect(
      link([{ ...noBirth, snils: NUMBER }], [known(7, { snils: OTHER_NUMBER }, {})])[0]?.personId,
    ).toBeNull();
  });
});

describe('the explanation', () => {
  it('adds up, names no values and tells the strongest evidence first', () => {
    const decision = decide({ fio: 'Тесттва Анна Образцовна', snils: NUMBER }, { snils: NUMBER });
    const parts = decision?.parts ?? [];
    expect(parts.map(({ label }) => label)).toEqual([
      'СНИЛС совпадает',
      'те же колледж и группа',
      'отчество совпадает',
      'дата рождения совпадает',
      'имя совпадает',
      'фамилия: опечатка в одной букве',
      'до сравнения: один из 10\u00a0000',
    ]);
    expect(parts.reduce((sum, { bits }) => sum + bits, 0)).toBeCloseTo(decision?.bits ?? 0, 9);
  });

  it('a rare surname is stronger evidence than a common one', () => {
    const bits = (surname: string) => {
      const fio = `${surname} Анна Сергеевна`;
      return decide({ fio }, { fio })?.parts?.find(({ field }) => field === 'surname')?.bits ?? 0;
    };
    expect(bits('Тестова')).toBeGreaterThan(bits('Лазарева') + 2);
    expect(bits('Лазарева')).toBeGreaterThan(bits('Иванова') + 2);
  });

  it('many known persons ask for more evidence', () => {
    const moved = { fio: 'Лазарева Анна Сергеевна', ...elsewhere };
    expect(decide(moved, { fio: 'Лазарева Анна Сергеевна' }, 10_000)?.personId).toBe(7);
    expect(decide(moved, { fio: 'Лазарева Анна Сергеевна' }, 1_000_000)?.personId).toBeNull();
  });
});
