import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEAST_LIMIT, splitMessages } from '../../../src/reports/digest/split-messages.ts';

test('a part that goes on repeats its heading; a heading never stands without an entry', () => {
  const entry = 'х'.repeat(150);
  const messages = splitMessages('Т', [{ heading: 'Повар', entries: [entry, entry, entry] }], 400);
  expect(messages).toEqual([
    `Т (1/2)\n\nПовар\n\n${entry}\n\n${entry}`,
    `Т (2/2)\n\nПовар (продолжение)\n\n${entry}`,
  ]);
});

test('one message carries no number; an entry longer than a message is cut', () => {
  expect(splitMessages('Т', [{ heading: 'А', entries: ['один'] }], 300)).toEqual(['Т\n\nА\n\nодин']);
  const [only] = splitMessages('Т', [{ heading: 'А', entries: ['я'.repeat(1000)] }], 300);
  expect(only?.length).toBeLessThanOrEqual(300);
  expect(only?.endsWith('…')).toBe(true);
});

test('whatever the texts, no message is over the limit, and short entries all stand whole and in order', () => {
  const part = fc.record({
    heading: fc.string({ maxLength: 400, unit: 'grapheme' }),
    entries: fc.array(fc.stringMatching(/^[а-я😀]{1,60}$/u), { maxLength: 12 }),
  });
  fc.assert(
    fc.property(
      fc.string({ maxLength: 400 }),
      fc.array(part, { maxLength: 6 }),
      fc.integer({ min: LEAST_LIMIT, max: 4096 }),
      (title, parts, limit) => {
        const messages = splitMessages(title, parts, limit);
        for (const message of messages) expect(message.length).toBeLessThanOrEqual(limit);
        const all = messages.join('\n');
        let from = 0;
        for (const entry of parts.flatMap(({ entries }) => entries)) {
          const at = all.indexOf(entry, from);
          expect(at).toBeGreaterThanOrEqual(0);
          from = at;
        }
      },
    ),
    { numRuns: 100 },
  );
});
