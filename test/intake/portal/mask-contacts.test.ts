import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskContacts } from '../../../src/intake/portal/mask-contacts.ts';

describe('contacts typed into texts', () => {
  it.each([
    ['звонить +7 (999) 000-11-22', 'звонить [телефон скрыт]'],
    ['8-999-000-11-22, с 9 до 17', '[телефон скрыт], с 9 до 17'],
    ['тел.89990001122', 'тел.[телефон скрыт]'],
    ['89990001122 и 8 999 0001133', '[телефон скрыт] и [телефон скрыт]'],
    ['8 (34370) 2-11-22 доб. 5', '[телефон скрыт] доб. 5'],
    ['(343) 200-11-22', '[телефон скрыт]'],
    ['999 000 11 22 Анна', '[телефон скрыт] Анна'],
    ['тел. 2-11-22', 'тел. [телефон скрыт]'],
    ['моб: 2 11 22', 'моб: [телефон скрыт]'],
    ['писать на hr.otdel@primer.example.ru до пятницы', 'писать на [почта скрыта] до пятницы'],
    ['кадры@пример.рф', '[почта скрыта]'],
    ['телеграм @primer_hr', 'телеграм [контакт скрыт]'],
    ['https://t.me/primer_hr', '[контакт скрыт]'],
  ])('%s', (text, masked) => {
    expect(maskContacts(text)).toBe(masked);
  });

  it.each([
    'оплата 80 000-120 000 руб., 85500-120000, 70 000 - 90 000',
    'график 5/2 с 09:00 до 18:00, 01.09.2026-31.12.2026',
    'ГОСТ 12.1.004-91, СНиП 2.03.01-84',
    'сварка по ГОСТ 5264-80, сталь 09Г2С',
    'ИНН 0000002738, код 105557',
    'отель 150000 номеров',
    'разряд 4-5, стаж от 3 лет, 2/2 по 12 часов',
  ])('stays: %s', (text) => {
    expect(maskContacts(text)).toBe(text);
  });

  it('hiding twice changes nothing', () => {
    const pieces = fc.constantFrom(
      'тел. ',
      '8',
      '999',
      '-',
      ' ',
      '(',
      ')',
      '00',
      '11',
      '@',
      'a.ru',
      'слово ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
        const once = maskContacts(parts.join(''));
        expect(maskContacts(once)).toBe(once);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['8', '(', '9 ', 'т. ', 'a@', '@', '<', '&#', '8-', 'тел '])(
    '50,000 times «%s» takes no time',
    (piece) => {
      const started = performance.now();
      maskContacts(piece.repeat(50_000));
      expect(performance.now() - started).toBeLessThan(1000);
    },
  );
});
