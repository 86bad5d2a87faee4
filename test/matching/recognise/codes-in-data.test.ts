import { expect, test } from 'vitest';
import { passesControlDigit, spoCodeOfOkso } from '../../../src/matching/recognise/codes-in-data.ts';

test.each([
  ['5380201.0', '38.02.01'],
  ['5380201', '38.02.01'],
  ['150105', '15.01.05'],
  ['280101.0', '28.01.01'],
  ['080301', null],
  ['', null],
  ['нет', null],
])('oksoCode %s → %s', (okso, code) => {
  expect(spoCodeOfOkso(okso)).toBe(code);
});

test.each([
  ['100035', true],
  ['200017', true],
  ['200640', false],
  ['200414', false],
  ['103760', false],
  ['1', false],
])('control digit of %s: %s', (code, passes) => {
  expect(passesControlDigit(code)).toBe(passes);
});
