import { describe, expect, it } from 'vitest';
import { readRiskScale } from '../../../src/matching/flag/read-risk-scale.ts';
import { parseRiskScale, RISK_RULES } from '../../../src/matching/flag/risk-scale.ts';

const scale = readRiskScale();

describe('shipped scale', () => {
  it('has every rule once', () => {
    expect(scale.rules.map(({ rule }) => rule)).toEqual([...RISK_RULES]);
  });

  it('gives three points to two rules, two points to eight', () => {
    const count = (points: number) => scale.rules.filter((rule) => rule.points === points).length;
    expect([count(3), count(2), count(1)]).toEqual([2, 8, 6]);
  });
});

describe('mistakes in a user’s scale', () => {
  const [first] = scale.rules;
  it.each<[string, unknown, string]>([
    ['negative points', { ...scale, rules: [{ ...first, points: -1 }] }, 'rules.0.points'],
    ['a rule about sex', { ...scale, rules: [{ ...first, rule: 'sex' }] }, 'rules.0.rule'],
    ['a rule twice', { ...scale, rules: [first, first] }, 'правило стоит в шкале дважды'],
    [
      'a rule without its threshold',
      { ...scale, rules: [{ ...first, rule: 'refusals' }] },
      'правилу нужен порог',
    ],
    ['levels upside down', { ...scale, amber: { points: 9, dueDays: 7 } }, 'порог жёлтого уровня'],
  ])('%s', (_name, json, expected) => {
    const result = parseRiskScale(json);
    expect(result.kind === 'bad' ? result.mistakes.join('\n') : 'без ошибок').toContain(expected);
  });

  it('an unreadable file is a failure with the remedy', () => {
    expect(() => readRiskScale('нет-такой-шкалы.json')).toThrow('не читается');
  });
});
