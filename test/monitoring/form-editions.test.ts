import { describe, expect, it } from 'vitest';
import { STATUS_KINDS } from '../../src/domain/status.ts';
import { normaliseLabel } from '../../src/domain/text.ts';
import { parseEdition } from '../../src/monitoring/forms/form-edition.ts';
import { EDITION_IDS, readEdition, readUserEdition } from '../../src/monitoring/forms/read-edition.ts';

describe.each(EDITION_IDS)('shipped edition %s', (id) => {
  const edition = readEdition(id);

  it('prints labels without the hyphens that broke words in the originals, and keeps those as aliases', () => {
    for (const { label, aliases } of edition.columns) {
      expect(label).not.toMatch(/профессио-н|предприни-м|Индиви-д/);
      for (const alias of aliases) {
        expect(alias).not.toBe(label);
        expect(normaliseLabel(alias.replaceAll('-', ''))).toBe(normaliseLabel(label.replaceAll('-', '')));
      }
    }
  });

  it('has a column for every status, or says that there is none; an edition without labels places nobody', () => {
    if (edition.status === 'unknown') {
      expect([edition.placement, edition.withoutColumn, edition.details]).toEqual([{}, [], []]);
      return;
    }
    const homes = STATUS_KINDS.map(
      (kind) => Number(kind in edition.placement) + Number(edition.withoutColumn.includes(kind)),
    );
    expect(homes).toEqual(STATUS_KINDS.map(() => 1));
  });

  it('counts every main column exactly once on the right of the rule of the total', () => {
    const rule = edition.rules.find(
      ({ axis, kind, left }) => axis === 'columns' && kind === 'equals' && left[0] === edition.total,
    );
    const main = edition.columns.filter(
      ({ number, parent, content }) => number !== edition.total && parent === null && content === 'count',
    );
    if (rule === undefined) expect([id, edition.rules]).toEqual(['f2021', []]);
    else expect(rule.right).toEqual(main.map(({ number }) => number));
  });

  it('marks every label nobody has seen, and shows a number in its place', () => {
    for (const { number, label, labelStatus } of edition.columns) {
      expect(labelStatus === 'unknown').toBe(label === `Графа ${number}`);
    }
    expect(edition.status === 'unknown').toBe(
      edition.columns.some(({ labelStatus }) => labelStatus === 'unknown'),
    );
  });
});

it('what is known of each edition', () => {
  const known = EDITION_IDS.map((id) => {
    const { status, columns, rows, rules, annexes, numberRow } = readEdition(id);
    return `${id}: ${status}, граф ${columns.length}, строк ${rows.length}, правил ${rules.length}, листов ${1 + annexes.length}, номера в строке ${numberRow}`;
  });
  expect(known).toEqual([
    'form3: verified, граф 18, строк 5, правил 8, листов 1, номера в строке 6',
    'base15: verified, граф 27, строк 15, правил 11, листов 1, номера в строке 8',
    'form1: verified, граф 23, строк 5, правил 5, листов 1, номера в строке 5',
    'form2: verified, граф 26, строк 14, правил 9, листов 1, номера в строке 5',
    'opk2023: verified, граф 73, строк 2, правил 4, листов 2, номера в строке 9',
    'f2021: inferred, граф 23, строк 8, правил 0, листов 1, номера в строке null',
    'sssr2024: unknown, граф 76, строк 1, правил 7, листов 3, номера в строке null',
    'may2025: unknown, граф 23, строк 1, правил 7, листов 2, номера в строке 3',
    'sep2025: unknown, граф 23, строк 1, правил 7, листов 3, номера в строке 4',
  ]);
});

describe('mistakes in a user’s edition', () => {
  const form3 = readEdition('form3');
  it.each<[string, unknown, string]>([
    [
      'a rule over a missing column',
      { ...form3, rules: [{ ...form3.rules[0], right: ['99'] }] },
      'rules.0: графы 99 нет',
    ],
    [
      'a rule over a missing row',
      { ...form3, rules: [{ ...form3.rules[4], left: ['09'] }] },
      'rules.0: строки 09 нет',
    ],
    [
      'a status placed in a missing column',
      { ...form3, placement: { ...form3.placement, employed: '98' } },
      'placement.employed: графы 98 нет',
    ],
    ['a status without a place', { ...form3, withoutColumn: [] }, 'статус childcare должен стоять'],
    ['a total that is no column', { ...form3, total: '77' }, 'total: графы 77 нет'],
    ['an unknown key', { ...form3, columnns: [] }, 'columnns'],
  ])('%s is named', (_name, json, expected) => {
    const result = parseEdition(json);
    expect(result.kind).toBe('bad');
    expect(result.kind === 'bad' ? result.mistakes.join('\n') : '').toContain(expected);
  });

  it('an unknown edition and an unreadable file are failures with the remedy', () => {
    expect(() => readEdition('form9')).toThrow('Издание формы «form9» неизвестно.');
    expect(() => readUserEdition('нет-такого.json', [], null)).toThrow('не читается');
  });
});
