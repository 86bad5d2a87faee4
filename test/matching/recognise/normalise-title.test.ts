import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normaliseTitle } from '../../../src/matching/recognise/normalise-title.ts';

const piece = fc.constantFrom(
  'Сварщик',
  'слесарь-ремонтник',
  '4 разряда',
  '(вахта)',
  'ООО "Ромашка"',
  'г. Спасск-Дальний',
  '/',
  ',',
  '-',
  'без опыта',
  'на 2027 год',
  '2/2',
  'от 50 000 руб.',
  'КИП и А',
  '№ 1',
  'ул. Советская, 132а',
  'Ст.',
  '(ца)',
  '&quot;',
  '5',
);

describe('normaliseTitle', () => {
  test('normalising twice changes nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 60 }),
          fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(' ')),
        ),
        (text) => {
          const once = normaliseTitle(text);
          expect(normaliseTitle(once)).toBe(once);
        },
      ),
      { numRuns: 400 },
    );
  });

  test.each([
    ['Сварщик 4 разряда', 'сварщик'],
    ['Сварщик 4-5 разряда', 'сварщик'],
    ['Cвapщик', 'сварщик'],
    ['Водитель категории С, Е', 'водитель'],
    ['Водитель самосвала (вахта)', 'водитель самосвала'],
    ['Пекарь (Спасск-Дальний, Советская, 132а)', 'пекарь'],
    ['Слесарь по ремонту авто в АО "Завод"', 'слесарь по ремонту авто'],
    ['Слесарь КИП и А', 'слесарь кипиа'],
    ['Уборщик(ца)', 'уборщик'],
    ['Уборщик/ца торговых помещений', 'уборщик торговых помещений'],
    ['Зам. директора', 'заместитель директора'],
    ['Эл.монтёр', 'электромонтер'],
    ['Продавец &quot;Магнит&quot;', 'продавец'],
    ['Сварщик на 2027 год г. Нижнекамск', 'сварщик'],
    ['слесарь / электрик', 'слесарь/ электрик'],
    ['Кассир, от 50 000 руб.', 'кассир'],
  ])('%s → %s', (title, expected) => {
    expect(normaliseTitle(title)).toBe(expected);
  });
});
