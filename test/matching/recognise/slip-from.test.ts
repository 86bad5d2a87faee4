import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slipFrom } from '../../../src/matching/recognise/similar/slip-from.ts';

/** The rule spelled out: letters are dropped from the word one by one until it becomes the other or the other less a letter. */
function slipByDropping(word: string, other: string): number | null {
  const less = (text: string) => [...text].map((_, at) => text.slice(0, at) + text.slice(at + 1));
  const found = [word, ...less(word)].findIndex((form) => form === other || less(other).includes(form));
  return found < 0 || !isOneSlip(word, other) ? null : found;
}

function isOneSlip(word: string, other: string): boolean {
  let start = 0;
  while (start < word.length && word[start] === other[start]) start += 1;
  let tail = 0;
  const shorter = Math.min(word.length, other.length);
  while (tail < shorter - start && word.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  const differing = Math.max(word.length, other.length) - start - tail;
  if (differing <= 1) return true;
  const swapped = word[start] === other[start + 1] && word[start + 1] === other[start];
  return differing === 2 && word.length === other.length && swapped;
}

describe('slipFrom', () => {
  test.each([
    ['сварщк', 'сварщик', 0],
    ['сваарщик', 'сварщик', 3],
    ['сворщик', 'сварщик', 3],
    ['свращик', 'сварщик', 3],
    ['сварщика', 'сварщик', 8],
    ['сворщек', 'сварщик', null],
    ['повар', 'сварщик', null],
  ])('%s → %s: %s', (word, other, slip) => {
    expect(slipFrom(word, other)).toBe(slip);
  });

  test('is where dropping letters one by one finds it', () => {
    const word = fc.string({ unit: fc.constantFrom('а', 'б', 'в'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(word, word, (end, otherEnd) => {
        const [one, other] = [`а${end}`, `а${otherEnd}`];
        if (one !== other) expect(slipFrom(one, other)).toBe(slipByDropping(one, other));
      }),
      { numRuns: 2000 },
    );
  });
});
