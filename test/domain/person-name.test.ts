import { describe, expect, it } from 'vitest';
import { parseFullName, parseNamePart, shortName } from '../../src/domain/person-name.ts';

describe('ФИО in one cell', () => {
  it.each([
    ['Тестов Иван Петрович', 'Тестов', 'Иван', 'Петрович'],
    ['ТЕСТОВ ИВАН ПЕТРОВИЧ', 'Тестов', 'Иван', 'Петрович'],
    ['тестов иван петрович', 'Тестов', 'Иван', 'Петрович'],
    ['Тестова - Примерова Анна', 'Тестова-Примерова', 'Анна', null],
    ['  Тестов\u00a0Иван  ', 'Тестов', 'Иван', null],
    ['Образцов Али Мамед оглы', 'Образцов', 'Али', 'Мамед оглы'],
    ['ОБРАЗЦОВА АЙГУЛЬ МАМЕД КЫЗЫ', 'Образцова', 'Айгуль', 'Мамед кызы'],
    ['Тестов И. П.', 'Тестов', 'И.', 'П.'],
    ['Тестов И.П.', 'Тестов', 'И.', 'П.'],
    ['Тестов Иван Петрович (академ)', 'Тестов', 'Иван', 'Петрович'],
    ['Ёлкин Пётр Ильич', 'Ёлкин', 'Пётр', 'Ильич'],
    ['Пётр Ильич Ёлкин', 'Ёлкин', 'Пётр', 'Ильич'],
    ['АННА ИВАНОВНА ТЕСТОВА', 'Тестова', 'Анна', 'Ивановна'],
    ['Тестович Анна Ивановна', 'Тестович', 'Анна', 'Ивановна'],
  ])('%s', (text, surname, name, patronymic) => {
    expect(parseFullName(text)).toMatchObject({ kind: 'value', value: { surname, name, patronymic } });
  });

  it('folds Latin look-alikes and says so', () => {
    expect(parseFullName('Tестов Ивaн Петрович')).toEqual({
      kind: 'value',
      value: { surname: 'Тестов', name: 'Иван', patronymic: 'Петрович' },
      note: 'look-alike-letters',
    });
  });

  it.each(['Тестов', 'Итого 25', 'Тестов Иван Петрович Примеров', '12345', 'Тестов Иван, Примеров Пётр'])(
    '%s is not a name',
    (text) => {
      expect(parseFullName(text)).toEqual({ kind: 'bad', reason: 'not-a-name' });
    },
  );

  it.each(['', '—'])('%j states nothing', (text) => {
    expect(parseFullName(text)).toEqual({ kind: 'absent' });
  });
});

describe('parts of a name', () => {
  it.each([
    ['ПЕТРОВИЧ', 'Петрович'],
    ['мамед оглы', 'Мамед оглы'],
    ['Салтыков-щедрин', 'Салтыков-щедрин'],
  ])('%s', (text, value) => {
    expect(parseNamePart(text)).toMatchObject({ kind: 'value', value });
  });
  it('«нет» in the cell of a patronymic states nothing', () => {
    expect(parseNamePart('нет')).toEqual({ kind: 'absent' });
  });
  it('short names carry initials only', () => {
    expect(shortName({ surname: 'Тестов', name: 'Иван', patronymic: null })).toBe('Тестов И.');
  });
});
