import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCount, parsePay, parseYesNo } from '../../src/domain/numbers.ts';

describe('a count', () => {
  it.each([
    ['5', 5],
    ['5,0', 5],
    ['5.0', 5],
    ['1 234', 1234],
    ['1\u00a0234', 1234],
    ['0', 0],
  ])('%s is %i', (text, value) => {
    expect(parseCount(text)).toEqual({ kind: 'value', value });
  });
  it('«5 чел.» is 5, with a note', () => {
    expect(parseCount('5 чел.')).toEqual({ kind: 'value', value: 5, note: 'number-from-text' });
  });
  it.each([
    ['-3', 'negative'],
    ['2,5', 'not-whole'],
    ['пять', 'not-a-number'],
    ['5-7', 'not-a-number'],
    ['#ССЫЛКА!', 'not-a-number'],
  ])('%s is refused: %s', (text, reason) => {
    expect(parseCount(text)).toEqual({ kind: 'bad', reason });
  });
  it.each(['', '-', 'нет', 'нет данных'])('%j states nothing and is not 0', (text) => {
    expect(parseCount(text)).toEqual({ kind: 'absent' });
  });
  it('is never 0 unless zeros are written', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (text) => {
        const result = parseCount(text);
        if (result.kind === 'value' && result.value === 0) expect(text).toMatch(/0/);
      }),
    );
  });
});

describe('pay', () => {
  it.each([
    ['от 30 000', 30_000, null, 'month'],
    ['до 50000', null, 50_000, 'month'],
    ['25000—40000₽', 25_000, 40_000, 'month'],
    ['1 500–4 000 ₽ за смену', 1_500, 4_000, 'shift'],
    ['от 300 руб. в час', 300, null, 'hour'],
    ['40 тыс. руб.', 40_000, null, 'month'],
    ['45000.50', 45_001, null, 'month'],
    ['от 50 000 до 40 000', 40_000, 50_000, 'month'],
  ])('%s', (text, min, max, period) => {
    expect(parsePay(text)).toEqual({ kind: 'value', value: { min, max, period } });
  });
  it.each(['0', '999999', 'договорная', ''])('%j states no pay', (text) => {
    expect(parsePay(text)).toEqual({ kind: 'absent' });
  });
  it('words without a number are refused', () => {
    expect(parsePay('высокая')).toEqual({ kind: 'bad', reason: 'not-a-number' });
  });
});

describe('yes or no', () => {
  it.each([
    ['да', true],
    ['ДА', true],
    ['+', true],
    ['1', true],
    ['есть', true],
    ['нет', false],
    ['0', false],
  ])('%s is %s', (text, value) => {
    expect(parseYesNo(text)).toEqual({ kind: 'value', value });
  });
  it('a dash states nothing; other words are refused', () => {
    expect(parseYesNo('-')).toEqual({ kind: 'absent' });
    expect(parseYesNo('возможно')).toEqual({ kind: 'bad', reason: 'not-a-yes-or-no' });
  });
});
