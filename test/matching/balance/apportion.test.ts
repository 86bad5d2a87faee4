import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apportion, createApportioner } from '../../../src/matching/balance/apportion.ts';

describe('largest remainder', () => {
  test.each([
    [10, [1, 1, 1], [4, 3, 3]],
    [1, [0.6, 0.4], [1, 0]],
    [5, [0.6, 0.4], [3, 2]],
    [7, [0, 0], [0, 0]],
    [0, [3, 4], [0, 0]],
    [3, [0, 5], [0, 3]],
  ])('%d by %j is %j', (whole, weights, parts) => {
    expect(apportion(whole, weights)).toEqual(parts);
  });

  test('parts are whole, sum to the whole, stay within one of the exact share and within whole weights', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
        const sum = list.reduce((a, b) => a + b, 0);
        const whole = Math.floor(sum * share);
        const parts = apportion(whole, list);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(whole);
        for (const [i, part] of parts.entries()) {
          expect(part).toBeLessThanOrEqual(list[i] ?? 0);
          if (sum > 0) expect(Math.abs(part - (whole * (list[i] ?? 0)) / sum)).toBeLessThan(1);
        }
      }),
    );
  });
});

test('a hundred adverts of one place follow the shares 60 : 30 : 10, not «all to the first»', () => {
  const split = createApportioner();
  const sums = [0, 0, 0];
  for (let i = 0; i < 100; i++) {
    const parts = split(1, [
      { key: 'сварщик', weight: 0.6 },
      { key: 'слесарь', weight: 0.3 },
      { key: 'токарь', weight: 0.1 },
    ]);
    for (const [k, part] of parts.entries()) sums[k] = (sums[k] ?? 0) + part;
  }
  expect(sums).toEqual([60, 30, 10]);
});
