import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../../src/domain/edit-distance.ts';
import {
  fatherStem,
  foldSpelling,
  orderName,
  patronymicStem,
  plainName,
  surnameStem,
} from '../../../src/matching/link/name-forms.ts';
import { readNameFrequencies } from '../../../src/matching/link/read-name-frequencies.ts';

describe('one stem', () => {
  it.each([
    ['Иванов', 'Иванова', 'ИВАНОВА', 'Иванoв'],
    ['Королёв', 'Королева', 'Королёва'],
    ['Образцовский', 'Образцовская', 'Образцовской'],
    ['Белый', 'Белая'],
    ['Филиппов', 'Филипова'],
    ['Иванов-Тестов', 'Иванова - Тестова', 'иванова тестова'],
  ])('of the surname: %s, %s', (...surnames) => {
    expect(new Set(surnames.map((each) => surnameStem(plainName(each)))).size).toBe(1);
  });

  it.each([
    ['Сергей', 'Сергеевич', 'Сергеевна', 'Сергей оглы'],
    ['Юрий', 'Юрьевич', 'Юриевна'],
    ['Илья', 'Ильич', 'Ильинична'],
    ['Никита', 'Никитич', 'Никитична'],
    ['Дмитрий', 'Дмитриевич', 'Дмитриевна'],
    ['Михаил', 'Михайлович', 'Михаиловна'],
    ['Геннадий', 'Геннадьевич', 'Генадиевна'],
    ['Мамед', 'Мамедович', 'Мамед оглы', 'Мамед кызы', 'Мамедоглы'],
  ])('of the father’s name: %s, %s', (father, ...patronymics) => {
    expect(new Set(patronymics.map((each) => patronymicStem(plainName(each))))).toEqual(
      new Set([fatherStem(plainName(father))]),
    );
  });

  it.each([
    ['Иванов', 'Иванков'],
    ['Ким', 'Кима'],
    ['Лев', 'Лева'],
  ])('not of different surnames: %s, %s', (a, b) => {
    expect(surnameStem(plainName(a))).not.toBe(surnameStem(plainName(b)));
  });
});

describe('cells in order', () => {
  const { isGivenName } = readNameFrequencies();
  it.each([
    ['Тестова', 'Анна', 'Сергеевна', 'тестова анна сергеевна'],
    ['Анна', 'Тестова', 'Сергеевна', 'тестова анна сергеевна'],
    ['Анна', 'Сергеевна', 'Тестова', 'тестова анна сергеевна'],
    ['Анна', 'Абрамович', 'Сергеевна', 'абрамович анна сергеевна'],
    ['Роман', 'Анна', 'Сергеевна', 'роман анна сергеевна'],
    ['Анна', 'Сергеевна', '', 'анна сергеевна '],
    ['Тестова', 'Умайра', '', 'тестова умайра '],
  ])('%s %s %s', (surname, name, patronymic, expected) => {
    const ordered = orderName({ surname, name, patronymic }, isGivenName);
    expect(`${ordered.surname} ${ordered.name} ${ordered.patronymic}`).toBe(expected);
  });
});

it('folding is idempotent and blind to case, ё and look-alike letters', () => {
  const word = fc.string({ unit: fc.constantFrom(...'абеёийнорсьъя-'), minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(word, (text) => {
      const folded = foldSpelling(plainName(text));
      expect(foldSpelling(folded)).toBe(folded);
      expect(plainName(plainName(text))).toBe(plainName(text));
      expect(plainName(`ж${text.toUpperCase()}`)).toBe(
        plainName(`ж${text.replaceAll('ё', 'е').replaceAll('о', 'o')}`),
      );
    }),
    { numRuns: 200 },
  );
});

describe('edit distance', () => {
  it.each([
    ['анна', 'анна', 0],
    ['анна', 'ана', 1],
    ['анна', 'анан', 1],
    ['анна', 'алла', 2],
    ['иванов', 'петров', 3],
    ['', 'ан', 2],
  ])('%s, %s: %i', (a, b, distance) => {
    expect(editDistance(a, b, 2)).toBe(distance);
    expect(editDistance(b, a, 2)).toBe(distance);
  });

  it('one edit is never more than one', () => {
    const word = fc.string({ unit: fc.constantFrom('а', 'б', 'в'), maxLength: 7 });
    fc.assert(
      fc.property(word, fc.nat(7), fc.constantFrom('', 'а', 'б', 'бв'), (text, place, put) => {
        const at = Math.min(place, text.length);
        const cut = put.length === 2 ? 1 : Math.min(1, text.length - at);
        const edited = text.slice(0, at) + put + text.slice(at + cut);
        expect(editDistance(text, edited, 3)).toBeLessThanOrEqual(put.length === 2 ? 2 : 1);
        expect(editDistance(text, edited, 3)).toBe(editDistance(edited, text, 3));
      }),
      { numRuns: 200 },
    );
  });
});
