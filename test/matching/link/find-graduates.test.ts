import { describe, expect, test } from 'vitest';
import type { Graduate } from '../../../src/domain/graduate.ts';
import type { Snils } from '../../../src/domain/identifiers.ts';
import type { IsoDate } from '../../../src/domain/iso-date.ts';
import type { RegisterPerson } from '../../../src/domain/register.ts';
import { findGraduates } from '../../../src/matching/link/find-graduates.ts';
import { graduate } from '../../store/sample-imports.ts';

function known(id: number, fio: string, stated: Partial<Graduate> = {}): Graduate {
  return {
    ...graduate({ fio, birthDate: null, snils: null, college: 'Ревдинский техникум', group: null }),
    id,
    statusAsOf: null,
    statusHistory: [],
    source: { file: 'список.xlsx', sheet: null, row: id },
    ...stated,
  };
}

function named(fio: string, stated: Partial<RegisterPerson> = {}): { readonly person: RegisterPerson } {
  const [surname = '', name = '', patronymic = null] = fio.split(' ');
  const person = { surname, name, patronymic };
  return { person: { person, birthDate: null, snils: null, college: null, group: null, ...stated } };
}

const day = (text: string) => text as IsoDate;
const snils = (text: string) => text as Snils;

const ANNA = known(1, 'Семёнова Анна Ильинична', {
  birthDate: day('2007-03-14'),
  snils: snils('99900000001'),
});
const IVAN = known(2, 'Образцов Иван Иванович', { birthDate: day('2007-01-01'), group: 'С-41' });
const OTHER_IVAN = known(3, 'Образцов Иван Иванович', { birthDate: day('2006-05-05'), group: 'Т-12' });
const FAR_IVAN = known(4, 'Образцов Иван Петрович', { college: 'Сысертский колледж' });

describe('which graduate a row of a register is about', () => {
  test.each([
    ['ё written as е', named('Семенова Анна Ильинична'), 1],
    ['a patronymic left out', named('Семёнова Анна'), 1],
    ['СНИЛС and the name', named('Семёнова Анна', { snils: snils('99900000001') }), 1],
    ['one of namesakes by birth date', named('Образцов Иван Иванович', { birthDate: day('2006-05-05') }), 3],
    ['one of namesakes by group', named('Образцов Иван Иванович', { group: 'с-41' }), 2],
    ['one of namesakes by college', named('Образцов Иван', { college: 'Сысертский колледж' }), 4],
    ['nobody', named('Неизвестный Пётр'), 'nobody'],
    ['another patronymic is another person', named('Семёнова Анна Петровна'), 'nobody'],
    ['namesakes that nothing tells apart', named('Образцов Иван Иванович'), 'several'],
    ['another birth date', named('Семёнова Анна', { birthDate: day('2001-01-01') }), 'contradicted'],
    ['another СНИЛС', named('Семёнова Анна', { snils: snils('99900000002') }), 'contradicted'],
    ['СНИЛС of somebody else', named('Образцов Иван', { snils: snils('99900000001') }), 'contradicted'],
  ])('%s', (_, row, expected) => {
    const { found, unfound } = findGraduates([row], [ANNA, IVAN, OTHER_IVAN, FAR_IVAN], (name) => name);
    expect(found[0]?.graduate.id ?? unfound[0]?.why).toBe(expected);
    expect(found.length + unfound.length).toBe(1);
  });
});
