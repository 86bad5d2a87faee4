import { expect, test } from 'vitest';
import { answerTime } from '../../../src/intake/tabular/answer-time.ts';

test.each([
  ['2026/03/12 10:31:05 AM GMT+5', '2026-03-12 10:31:05'],
  ['2026/03/12 1:02:03 PM GMT+5', '2026-03-12 13:02:03'],
  ['2026/03/12 12:00:00 AM GMT+5', '2026-03-12 00:00:00'],
  ['2026-05-12 10:36:05', '2026-05-12 10:36:05'],
  ['12.04.2026 9:15', '2026-04-12 09:15:00'],
  ['12.04.2026', '2026-04-12 00:00:00'],
  ['вчера', null],
])('«%s» was answered at %s', (text, time) => {
  expect(answerTime({ column: 1, type: 'text', text, value: text, date: null, format: null })).toBe(time);
});
