import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText, foldLookAlikes } from '../../../src/domain/text.ts';
import { foldMarks } from '../../../src/matching/recognise/normalise/fold-marks.ts';

/** Every fold in turn, whether the text calls for it or not. */
function foldAll(title: string): string {
  const clean = cleanText(title);
  const letters = /[a-z]/i.test(clean) ? foldLookAlikes(clean.toUpperCase()) : clean;
  return letters
    .toLowerCase()
    .replace(/(?<![\da-z])1c(?![a-z])/g, '1с')
    .replaceAll('ё', 'е')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[«»“”„'`]/g, '"')
    .replaceAll('₽', ' руб ');
}

describe('foldMarks', () => {
  test.each([
    ['Сварщик', 'сварщик'],
    ['Монтёр «Пути»', 'монтер "пути"'],
    ['Cвapщик', 'сварщик'],
    ['  слесарь –  ремонтник\u00a0', 'слесарь - ремонтник'],
    ['оклад 50 000 ₽', 'оклад 50 000  руб '],
    ['Оператор 1C', 'оператор 1с'],
    ['Оператор 11cx', 'оператор 11cx'],
    ['&quot;Магнит&quot; &laquo;у дома&raquo; <b>срочно</b>', '"магнит" "у дома" срочно'],
  ])('«%s» → «%s»', (title, folded) => {
    expect(foldMarks(title)).toBe(folded);
  });

  test('leaves out no fold a text calls for', () => {
    const sign = fc.oneof(
      fc.constantFrom(...'абвЖЁёxKpC15 ,/-–—―−«»“”„\'`₽№()"\u00a0\u00ad\u200b\u2003\tİßΩӘ'),
      fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 12 }), (signs) => {
        const title = signs.join('').replace(/[&<]/g, '');
        expect(foldMarks(title)).toBe(foldAll(title));
      }),
      { numRuns: 2000 },
    );
  });
});
