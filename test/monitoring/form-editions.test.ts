import { describe, expect, it } from 'vitest';
import { STATUS_KINDS } from '../../src/domain/status.ts';
import { normaliseLabel } from '../../src/domain/text.ts';
import { parseEdition } from '../../src/monitoring/editions/form-edition.ts';
import { EDITION_IDS, readEdition, readEditionFile } from '../../src/monitoring/read-edition.ts';

describe.each(EDITION_IDS)('shipped edition %s', (id) => {
  const edition = readEdition(id);

  it('prints labels without the hyphens that broke words in the originals, and keeps those as aliases', () => {
    for (const { label, aliases } of edition.columns) {
      expect(label).not.toMatch(/профессио-н|предприни-м/);
      for (const alias of aliases) {
        expect(alias).not.toBe(label);
        expect(normaliseLabel(alias.replaceAll('-', ''))).toBe(normaliseLabel(label.replaceAll('-', '')));
      }
    }
  });

  it('has a column for every status, or says that there is none', () => {
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
    expect(rule?.right).toEqual(main.map(({ number }) => number));
  });
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
    expect(() => readEditionFile('нет-такого.json')).toThrow('не читается');
  });
});
