import { describe, expect, it } from 'vitest';
import { findingMessage } from '../../src/domain/finding-text.ts';
import type { FormReturn, ReturnedRow } from '../../src/domain/form-return.ts';
import { countForm } from '../../src/monitoring/forms/form-rows.ts';
import { readEdition } from '../../src/monitoring/forms/read-edition.ts';
import { reconcileForm, reconciliationFindings } from '../../src/monitoring/forms/reconcile-form.ts';
import { day, makeGraduate, spo, status } from './make-graduate.ts';

const form3 = readEdition('form3');
const ASOF = day('2026-05-25');
const columns = new Map(form3.columns.map(({ number }, i) => [number, String.fromCharCode(69 + i)]));

/** Two welders at work, one to be called up, one nobody knows of; one cook. */
const LIST = [
  makeGraduate(1, { status: status('employed') }),
  makeGraduate(2, { status: status('employed') }),
  makeGraduate(3, { status: status('will-be-conscript') }),
  makeGraduate(4),
  makeGraduate(5, { specialty: spo('43.02.15'), status: status('will-study') }),
];

function returned(blocks: Readonly<Record<string, string>>, failed: readonly string[] = []): FormReturn {
  return {
    edition: 'form3',
    college: 'Уральский колледж',
    asOf: ASOF,
    sheet: 'Форма 3',
    columns,
    blocks: Object.entries(blocks).map(([code, stated], i) => ({
      kind: 'specialty',
      college: 'Уральский колледж',
      specialty: spo(code),
      rows: [row(7 + 5 * i, stated)],
      verdict: failed.includes(code) ? 'failed' : 'good',
      findings: [],
    })),
  };
}

function row(sheetRow: number, stated: string): ReturnedRow {
  const pairs = stated.split(' ').map((pair) => pair.split('='));
  return {
    number: '01',
    sheetRow,
    counts: new Map(pairs.map(([column = '', count]) => [column, Number(count)])),
    written: [],
  };
}

describe('a returned form against the list of the same college', () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['agrees, blanks being zeros', { '15.01.05': '05=4 06=2 17=1', '43.02.15': '05=1 19=1' }, []],
    [
      'one more at work than in the list',
      { '15.01.05': '05=4 06=3 17=1', '43.02.15': '05=1 19=1' },
      ['15.01.05 F7 стр.01 гр.06: форма 3, список 2, разница 1, без статуса 1'],
    ],
    [
      'a number the form leaves blank',
      { '15.01.05': '05=4 06=2', '43.02.15': '05=1 19=1' },
      ['15.01.05 Q7 стр.01 гр.17: форма null, список 1, разница -1, без статуса 1'],
    ],
  ])('%s', (_name, blocks, expected) => {
    const { differences } = reconcileForm(returned(blocks), countForm(LIST, form3, ASOF));
    const lines = differences
      .filter(({ row: number }) => number === '01')
      .map(
        (one) =>
          `${one.specialty.code} ${one.cell} стр.${one.row} гр.${one.column}: форма ${one.form}, список ${one.persons}, разница ${one.difference}, без статуса ${one.unknown}`,
      );
    expect(lines).toEqual(expected);
  });

  it('specialties on one side only are named; a failed block is not compared', () => {
    const result = reconcileForm(
      returned({ '08.02.01': '05=9', '15.01.05': '05=9' }, ['15.01.05']),
      countForm(LIST, form3, ASOF),
    );
    expect(result.onlyForm).toEqual([{ specialty: spo('08.02.01'), form: 9 }]);
    expect(result.onlyPersons).toEqual([{ specialty: spo('43.02.15'), persons: 1 }]);
    expect(result.failed).toEqual([spo('15.01.05')]);
    expect(result.differences).toEqual([]);
    expect(reconciliationFindings(result, 'форма.xlsx', 'Форма 3').map(findingMessage)).toEqual([
      'форма расходится со списком выпускников (43.02.15): в форме нет, по списку 1 — уточните у колледжа, что верно.',
      'форма расходится со списком выпускников (08.02.01): в форме 9, в списке никого — уточните у колледжа, что верно.',
    ]);
  });

  it('columns that lists cannot answer are not compared with zeros', () => {
    const opk = readEdition('opk2023');
    const result = reconcileForm({ ...returned({}), edition: 'opk2023' }, countForm(LIST, opk, ASOF));
    expect(result.columnsWithoutPersons).toHaveLength(48);
    expect(result.columnsWithoutPersons).toContain('08');
  });

  it('forms of two editions are never compared', () => {
    expect(() => reconcileForm(returned({}), countForm(LIST, readEdition('form1'), ASOF))).toThrow(TypeError);
  });
});
