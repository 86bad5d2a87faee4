import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../src/domain/iso-date.ts';
import type { KnownPerson, LinkBasis } from '../../../src/domain/person-link.ts';
import type { SpoCode } from '../../../src/domain/spo-code.ts';
import { createPersonLinker } from '../../../src/matching/link/link-person.ts';
import { born, identity, known, NUMBER, OTHER_NUMBER, type Stated } from './identity.ts';

const { linkRows, nameKey } = createPersonLinker();

const link = (rows: Stated[], persons: KnownPerson[]) => linkRows(rows.map(identity), () => persons);

describe('one row and one known person', () => {
  const noBirth = { birthDate: null };
  const cases: [string, Stated, Stated, LinkBasis][] = [
    ['the same СНИЛС, name and birth date', { snils: NUMBER }, { snils: NUMBER }, 'snils'],
    [
      'the same СНИЛС, a changed surname',
      { snils: NUMBER, fio: 'Примерова Анна Образцовна' },
      { snils: NUMBER },
      'snils',
    ],
    [
      'the same СНИЛС, a mistyped birth date',
      { snils: NUMBER, ...born('2007-03-15') },
      { snils: NUMBER },
      'snils',
    ],
    [
      'the same СНИЛС, a changed surname, no birth date',
      { snils: NUMBER, fio: 'Примерова Анна Образцовна', ...noBirth },
      { snils: NUMBER },
      'snils',
    ],
    [
      'the same СНИЛС, nothing of the name in common, no birth date',
      { snils: NUMBER, fio: 'Примеров Пётр Опытович', ...noBirth },
      { snils: NUMBER },
      'none',
    ],
    [
      'the same СНИЛС, name and birth date both differ',
      { snils: NUMBER, fio: 'Примерова Анна Образцовна', ...born('2006-01-02') },
      { snils: NUMBER },
      'none',
    ],
    ['two unequal СНИЛС', { snils: NUMBER }, { snils: OTHER_NUMBER }, 'none'],
    ['СНИЛС on one side only', { snils: NUMBER }, {}, 'name-and-birth-date'],
    ['name in other letters', { fio: 'ТECТOBA АННА ОБРАЗЦОВНА' }, {}, 'name-and-birth-date'],
    ['ё for е', { fio: 'Тёстова Анна Образцовна' }, {}, 'name-and-birth-date'],
    ['another college and programme', { college: 'Техникум', specialty: null }, {}, 'name-and-birth-date'],
    ['a birth date one digit off, the same studies', born('2007-03-15'), {}, 'probabilistic'],
    ['twins: another name', { fio: 'Тестова Алла Образцовна' }, {}, 'none'],
    ['a lost patronymic', { fio: 'Тестова Анна' }, {}, 'probabilistic'],
    ['no birth date, the same studies', noBirth, {}, 'name-and-studies'],
    [
      'no birth date, college in capitals',
      { ...noBirth, college: 'ПРОБНЫЙ КОЛЛЕДЖ' },
      {},
      'name-and-studies',
    ],
    ['no birth date, no group', { ...noBirth, group: null }, {}, 'name-and-studies'],
    ['no birth date, another group', { ...noBirth, group: 'Т-42' }, {}, 'none'],
    ['no birth date, another college', { ...noBirth, college: 'Техникум' }, {}, 'none'],
    ['no birth date, no programme, the same group', { ...noBirth, specialty: null }, {}, 'name-and-studies'],
    [
      'no birth date, the programme of another list',
      { ...noBirth, specialty: { code: '15.02.16' as SpoCode, edition: '1199' } },
      {},
      'none',
    ],
    [
      'a copy of a row that states the name only',
      { ...noBirth, college: null, specialty: null, group: null },
      { ...noBirth, college: null, specialty: null, group: null },
      'name-and-studies',
    ],
    ['another year of graduation', { cohort: 2025 }, {}, 'none'],
  ];
  it.each(cases)('%s', (_, row, person, basis) => {
    const [decision] = link([row], [known(7, person)]);
    expect(decision?.basis).toBe(basis);
    expect(decision?.personId).toBe(basis === 'none' ? null : 7);
    // Who is who does not depend on which of the two came first.
    expect(link([person], [known(7, row)])[0]?.basis).toBe(basis);
  });

  it('a number that belongs to somebody else is a conflict', () => {
    const row = { snils: NUMBER, fio: 'Примеров Пётр Опытович', ...born('2006-01-02') };
    expect(link([row], [known(7, { snils: NUMBER })])).toEqual([
      { personId: null, basis: 'none', conflict: true },
    ]);
  });

  it('a row linked by name and birth date whose number is somebody else’s is a conflict', () => {
    const owner = known(8, { snils: NUMBER, fio: 'Примеров Пётр Опытович', ...born('2006-01-02') });
    expect(link([{ snils: NUMBER }], [known(7, {}), owner])).toMatchObject([{ personId: 7, conflict: true }]);
    expect(link([{ snils: NUMBER }], [known(7, { snils: NUMBER }), known(8, {})])[0]?.conflict).toBe(false);
  });

  it('a person is known by every earlier name and number', () => {
    const person = known(7, { fio: 'Примерова Анна Образцовна', snils: NUMBER }, { snils: NUMBER });
    expect(link([{ fio: 'Примерова Анна Образцовна' }], [person])[0]?.personId).toBe(7);
    expect(link([{ snils: OTHER_NUMBER }], [person])[0]?.personId).toBeNull();
  });
});

describe('several rows of one file', () => {
  it('are never one person', () => {
    expect(link([{}, {}], [known(7, {})]).map(({ personId }) => personId)).toEqual([7, null]);
    expect(link([{}, {}, {}], [known(7, {}), known(8, {})]).map(({ personId }) => personId)).toEqual([
      7,
      8,
      null,
    ]);
  });

  it('get the surest pairs first, whatever their order', () => {
    const persons = [known(7, { snils: NUMBER }), known(8, { group: 'Т-42' })];
    expect(link([{ group: null }, { snils: NUMBER }], persons).map(({ personId }) => personId)).toEqual([
      8, 7,
    ]);
    expect(link([{ snils: NUMBER }, { group: null }], persons).map(({ personId }) => personId)).toEqual([
      7, 8,
    ]);
  });

  it('of two candidates the closer one is taken', () => {
    const persons = [known(7, { college: 'Образцовый техникум' }), known(8, {})];
    expect(link([{}], persons)[0]?.personId).toBe(8);
  });
});

it('the key of a name ignores case, ё, look-alike letters, spaces, hyphens and the way й is encoded', () => {
  const name = (surname: string) => nameKey({ surname, name: 'Анна', patronymic: null });
  const spellings = ['Майёрова-Тест', 'МАЙЕРОВА - ТЕСТ', ' майерова тест ', 'Мaйёpова‑Тест', 'Майёрова-Тест'];
  expect(new Set(spellings.map(name)).size).toBe(1);
  expect(name('Майорова-Тест')).not.toBe(name('Майерова-Тест'));
});

it('no known person is given to two rows, and an exact copy of a list links row by row', () => {
  const anyIdentity = fc
    .record({
      fio: fc.constantFrom('Тестова Анна Образцовна', 'Примеров Пётр Опытович'),
      birthDate: fc.constantFrom(null, '2007-03-14' as IsoDate, '2006-01-02' as IsoDate),
      snils: fc.constantFrom(null, NUMBER, OTHER_NUMBER),
      college: fc.constantFrom(null, 'Пробный колледж'),
      group: fc.constantFrom(null, 'Т-41'),
    })
    .map(identity);
  fc.assert(
    fc.property(
      fc.array(anyIdentity, { maxLength: 6 }),
      fc.array(anyIdentity, { maxLength: 6 }),
      (first, second) => {
        const persons = first.map((each, id) => ({ id, identities: [each] }));
        const ids = linkRows(second, () => persons).flatMap(({ personId }) => personId ?? []);
        expect(new Set(ids).size).toBe(ids.length);
        const copies = linkRows(first, () => persons).map(({ personId }) => personId);
        expect(copies.every((id) => id !== null)).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});
