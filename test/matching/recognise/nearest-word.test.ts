import { describe, expect, test } from 'vitest';
import { nearestWords, TYPO_LIKENESS } from '../../../src/matching/recognise/similar/nearest-word.ts';

const nearest = nearestWords(['сварщик', 'сварщиц', 'сборщик', 'электросварщик', 'повар', 'слесар', 'кот']);

describe('one slip away', () => {
  test.each([
    ['сваршик', 'сварщик'],
    ['свращик', 'сварщик'],
    ['слесарь', 'слесар'],
    ['поварр', 'повар'],
    ['зварщик', null],
    ['котик', null],
    ['токарь', null],
  ])('%s → %s', (stem, expected) => {
    expect(nearest.typo(stem)).toBe(expected);
  });

  test('of two words as near, the one known first', () => {
    expect(nearest.typo('сварщив')).toBe('сварщик');
  });
});

describe('likeness', () => {
  test('a slip is told by its own likeness', () => {
    expect(nearest.like('сваршик')).toEqual({ stem: 'сварщик', likeness: TYPO_LIKENESS });
  });

  test('shared grams of three to five letters', () => {
    const found = nearest.like('электрогазосварщик');
    expect(found?.stem).toBe('электросварщик');
    expect(found?.likeness).toBeGreaterThan(0.62);
  });

  test('nothing near is nothing', () => {
    expect(nearest.like('бухгалтер')).toBeNull();
  });
});
