import { expect, test } from 'vitest';
import { answerKey, decodeAnswers } from '../../../src/intake/tabular/answer-key.ts';

test.each([
  ['Планы: 1 — работа, 2 — учёба', 'Планы', ['работа', 'учёба']],
  ['Готовы переехать? (1 - да; 2 - нет)', 'Готовы переехать?', ['да', 'нет']],
  ['Планы 1) работа по специальности 2) армия', 'Планы', ['работа по специальности', 'армия']],
])('«%s» lists its answers', (header, question, labels) => {
  const key = answerKey(header);
  expect(key?.question).toBe(question);
  expect([...(key?.answers.values() ?? [])]).toEqual(labels);
});

test.each(['Статус на 01.04.2026', '1. Форма сбора', 'Раздел 2 - итоги', 'ФИО', '1 — да, 3 — нет'])(
  '«%s» lists none',
  (header) => {
    expect(answerKey(header)).toBeNull();
  },
);

test('numbers become answers, anything else stays as written', () => {
  const answers = new Map([
    ['1', 'работа'],
    ['2', 'учёба'],
    ['3', 'армия'],
  ]);
  const of = (text: string) => decodeAnswers(text, answers);
  expect([of('1'), of('1, 3'), of('2.0'), of('1;2')]).toEqual([
    'работа',
    'работа; армия',
    'учёба',
    'работа; учёба',
  ]);
  expect([of('4'), of('1, 9'), of('учёба'), of('12.05.2026')]).toEqual(['4', '1, 9', 'учёба', '12.05.2026']);
});
