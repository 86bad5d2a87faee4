import { expect, test } from 'vitest';
import { readReasonRules } from '../../../src/monitoring/reasons/read-reason-rules.ts';
import { parseReasonRules } from '../../../src/monitoring/reasons/reason-rules.ts';

const rules = readReasonRules();

test.each([
  ['Беременность', 'pregnancy'],
  ['декретный отпуск', 'pregnancy'],
  ['Уход за ребёнком до 3 лет', 'childcare'],
  ['продолжение обучения в вузе', 'study'],
  ['поступила в институт', 'study'],
  ['призван в армию', 'service'],
  ['по состоянию здоровья', 'health'],
  ['лечение после травмы', 'health'],
  ['семейные обстоятельства', 'family'],
  ['Маленькая зарплата', 'pay'],
  ['не устраивает заработная плата и график', 'pay'],
  ['неудобный график, мало платят', 'schedule'],
  ['далеко добираться', 'place'],
  ['не готов к переезду', 'place'],
  ['нет жилья', 'place'],
  ['нет вакансий по специальности', 'no-vacancies'],
  ['не нашла работу', 'no-vacancies'],
  ['требуют опыт работы', 'experience'],
  ['отказали на собеседовании', 'refused'],
  ['нашёл работу в другой сфере', 'other-trade'],
  ['не хочет работать', 'no-wish'],
  ['без комментариев', 'other'],
  ['пересудили с роднёй', 'other'],
  ['   ', null],
])('«%s» is %s', (text, key) => {
  expect(rules.ofText(text)?.key ?? null).toBe(key);
});

test('a status explains itself or explains nothing; grave illness and custody keep to their codes', () => {
  const of = (kind: Parameters<typeof rules.ofStatus>[0]) => rules.ofStatus(kind)?.key ?? null;
  expect([of('childcare'), of('studying'), of('conscript'), of('not-motivated')]).toEqual([
    'childcare',
    'study',
    'service',
    'no-wish',
  ]);
  expect([of('death-or-grave-illness'), of('custody'), of('unemployed-registered'), of(null)]).toEqual([
    'health',
    'other',
    null,
    null,
  ]);
});

test('a broken file of rules is told by its keys', () => {
  const result = parseReasonRules({
    schema: 'route.reason-rules/1',
    source: 'x',
    sides: {},
    classes: [{ words: ['('] }],
  });
  expect(result.kind).toBe('bad');
  expect(result.kind === 'bad' ? result.mistakes.join('\n') : '').toMatch(/classes\.0\.words\.0/);
});
