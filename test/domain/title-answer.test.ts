import { expect, test } from 'vitest';
import { parseTitleAnswer } from '../../src/domain/title-answer.ts';
import { loadReference } from '../../src/reference/load-reference.ts';

const { spo } = loadReference();

/** «336:15.01.05 0.7, …» */
function read(text: string): string {
  const answer = parseTitleAnswer(text, spo);
  if (answer.kind === 'empty') return 'пусто';
  if (answer.kind !== 'codes') return `${answer.kind}: ${answer.found}`;
  return answer.codes.length === 0
    ? 'нет программы'
    : answer.codes.map(({ ref, weight }) => `${ref.edition}:${ref.code} ${weight.toFixed(2)}`).join(', ');
}

test.each([
  ['', 'пусто'],
  ['-', 'пусто'],
  ['нет', 'нет программы'],
  ['НЕТ.', 'нет программы'],
  ['15.01.05', '336:15.01.05 1.00'],
  ['15.1.5.', '336:15.01.05 1.00'],
  ['15.01.05; 23.01.17', '336:15.01.05 0.50, 336:23.01.17 0.50'],
  ['15.01.05, 23.01.17', '336:15.01.05 0.50, 336:23.01.17 0.50'],
  ['15.01.05 23.01.17', '336:15.01.05 0.50, 336:23.01.17 0.50'],
  ['23.01.17 30 %; 15.01.05 70 %', '336:15.01.05 0.70, 336:23.01.17 0.30'],
  ['15.01.05=0,7; 23.01.17=0,3', '336:15.01.05 0.70, 336:23.01.17 0.30'],
  ['15.01.05 2; 23.01.17 1', '336:15.01.05 0.67, 336:23.01.17 0.33'],
  ['15.02.08/1199', '1199:15.02.08 1.00'],
  ['15.02.08 (1199)', '1199:15.02.08 1.00'],
  ['Сварщик (ручной и частично механизированной сварки (наплавки))', '336:15.01.05 1.00'],
  ['15.01.99', 'unknown-code: 15.01.99'],
  ['15.03.05', 'unknown-code: 15.03.05'],
  ['15.01.05 70 %; 23.01.17', 'unreadable: 15.01.05 70 %; 23.01.17'],
  ['15.01.05 0', 'unreadable: 15.01.05 0'],
  ['сварщик какой-нибудь', 'unreadable: сварщик какой-нибудь'],
])('«%s» → %s', (text, meaning) => {
  expect(read(text)).toBe(meaning);
});
