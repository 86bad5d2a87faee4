import { describe, expect, it } from 'vitest';
import { checkRules } from '../../src/domain/form-rules.ts';
import { readEdition } from '../../src/monitoring/forms/read-edition.ts';

const form3 = readEdition('form3');

/** Rows of a returned form: «05=10 06=10» for row 01 and so on; columns that are not named hold 0. */
function rows(stated: Readonly<Record<string, string>>) {
  return form3.rows.map(({ number }) => {
    const counts = new Map(form3.columns.map((column) => [column.number, 0]));
    for (const pair of (stated[number] ?? '').split(' ').filter((text) => text !== '')) {
      const [column = '', count] = pair.split('=');
      counts.set(column, Number(count));
    }
    return { number, counts };
  });
}

describe('violations of Форма 3', () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['everything agrees', { '01': '05=10 06=4 07=2 08=1 09=1 12=3 13=3 17=3' }, []],
    [
      'the total misses two',
      { '01': '05=10 06=4 12=4' },
      ['гр.05 = гр.06 + гр.10 + гр.11 + гр.12 + гр.15 + гр.16 + гр.17 + гр.18 + гр.19 + гр.20 @01: 10 и 8'],
    ],
    [
      'parts exceed the employed',
      { '01': '05=4 06=4 07=3 08=1 09=1' },
      ['гр.07 + гр.08 + гр.09 ≤ гр.06 @01: 5 и 4'],
    ],
    ['parts exceed the plans', { '01': '05=2 12=2 13=2 14=1' }, ['гр.13 + гр.14 ≤ гр.12 @01: 3 и 2']],
    ['parts exceed the risk', { '01': '05=1 20=1 21=1 22=1' }, ['гр.21 + гр.22 ≤ гр.20 @01: 2 и 1']],
    [
      'a part of rows exceeds the whole',
      { '01': '05=1 06=1', '02': '05=2 06=2' },
      ['стр.02 ≤ стр.01 @05: 2 и 1', 'стр.02 ≤ стр.01 @06: 2 и 1'],
    ],
    [
      'disabled exceed ОВЗ',
      { '01': '05=2 06=2', '02': '05=1 06=1', '03': '05=2 06=2' },
      ['стр.03 ≤ стр.02 @05: 2 и 1', 'стр.03 ≤ стр.02 @06: 2 и 1'],
    ],
  ])('%s', (_name, stated, expected) => {
    const broken = checkRules(rows(stated), form3.rules)
      .filter(({ state }) => state === 'broken')
      .map(({ rule, place, left, right }) => `${rule.text} @${place}: ${left} и ${right}`);
    expect(broken).toEqual(expected);
  });

  it('a missing row makes its rules unknown, not broken and not held', () => {
    const missing = rows({ '01': '05=1 06=1' }).map((row) =>
      row.number === '02' ? { ...row, counts: null } : row,
    );
    const states = checkRules(missing, form3.rules).filter(
      ({ rule }) => rule.left[0] === '03' || rule.left[0] === '02',
    );
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['unknown']));
  });

  it('a missing number in a row makes the rules over it unknown', () => {
    const gap = [{ number: '01', counts: new Map([['05', 3]]) }];
    expect(checkRules(gap, form3.rules.slice(0, 1)).map(({ state }) => state)).toEqual(['unknown']);
  });
});
