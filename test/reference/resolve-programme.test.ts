import { describe, expect, test } from 'vitest';
import type { ProgrammeQuery } from '../../src/domain/lookups.ts';
import { isSpoCode, spoKey } from '../../src/domain/spo-code.ts';
import { loadReference } from '../../src/reference/load-reference.ts';

const { spo } = loadReference();

type Stated = Partial<Omit<ProgrammeQuery, 'code'>>;

function resolve(code: string | null, name: string | null, stated: Stated = {}) {
  if (code !== null && !isSpoCode(code)) throw new Error(code);
  const resolution = spo.resolve({ code, name, qualification: null, year: null, edition: null, ...stated });
  return {
    programme: resolution.ref === null ? null : spoKey(resolution.ref),
    finding: resolution.finding,
    candidates: resolution.candidates.map(spoKey),
  };
}

describe('code and name agree', () => {
  test.each<[string, string | null, Stated, string, string]>([
    ['15.02.16', null, {}, '336:15.02.16', 'the number stands in one list only'],
    ['23.02.03', null, {}, '1199:23.02.03', 'the number stands in one list only'],
    ['23.01.17', null, {}, '336:23.01.17', 'both lists mean the same: the newest'],
    ['23.02.07', null, { year: 2025 }, '336:23.02.07', 'one trade renamed by the new list'],
    [
      '49.02.03',
      null,
      { year: 2021 },
      '1199:49.02.03',
      'two trades: nobody of 2021 entered under the new list',
    ],
    ['49.02.03', null, { year: 2027 }, '336:49.02.03', 'two trades: everybody of 2027 did'],
    ['23.01.17', null, { edition: '1199' }, '1199:23.01.17', 'the edition named wins'],
    ['15.02.16', null, { edition: '1199' }, '336:15.02.16', 'the edition named does not have the number'],
    ['43.01.09', 'повар,  кондитер', {}, '336:43.01.09', 'case and spaces do not matter'],
    ['38.02.01', 'Экономика и бухгалтерский учёт', {}, '336:38.02.01', '«по отраслям» and ё do not matter'],
    [
      '13.02.07',
      'Электроснабжение (по отраслям)',
      { year: 2026 },
      '1199:13.02.07',
      'so written by one list only',
    ],
    ['13.02.07', 'Электроснабжение', { year: 2026 }, '336:13.02.07', 'so written by one list only'],
    [
      '13.02.07',
      'Электроснабжение (по отраслям)',
      { year: 2027 },
      '336:13.02.07',
      'everybody of 2027 is of 336',
    ],
    ['08.02.01', 'Строительство и эксплуатация зданий и сооруженей', {}, '336:08.02.01', 'a misspelling'],
    ['08.02.14', 'Эксплуатация и обслуживание МКД', {}, '336:08.02.14', 'an abbreviation'],
    ['15.01.05', 'Сварщик', {}, '336:15.01.05', 'a shortened name'],
    [
      '15.02.16',
      'Технология металлообрабатывающего производства',
      {},
      '336:15.02.16',
      'the old name of the trade',
    ],
  ])('%s «%s» %o is %s: %s', (code, name, stated, programme) => {
    expect(resolve(code, name, stated)).toEqual({ programme, finding: null, candidates: [] });
  });
});

describe('one number, two meanings', () => {
  test.each<[string | null, Stated, string]>([
    ['Аддитивные технологии', {}, '336:15.02.09'],
    ['Системы и средства диспетчерского управления', {}, '1199:15.02.09'],
    [null, { year: 2026 }, '336:15.02.09'],
    [null, { year: 2016 }, '1199:15.02.09'],
    [null, { edition: '336' }, '336:15.02.09'],
    [null, { edition: '1199' }, '1199:15.02.09'],
  ])('15.02.09 with name %s and %o is %s', (name, stated, programme) => {
    expect(resolve('15.02.09', name, stated)).toEqual({ programme, finding: null, candidates: [] });
  });

  test('15.02.09 with nothing else cannot be told', () => {
    expect(resolve('15.02.09', null)).toEqual({
      programme: null,
      finding: 'code-ambiguous',
      candidates: ['336:15.02.09', '1199:15.02.09'],
    });
  });

  test('a renamed number follows the name', () => {
    expect(resolve('23.02.07', 'ТО и ремонт двигателей, систем и агрегатов автомобилей').programme).toBe(
      '1199:23.02.07',
    );
    expect(resolve('23.02.07', 'Техническое обслуживание и ремонт автотранспортных средств').programme).toBe(
      '336:23.02.07',
    );
  });
});

describe('code and name contradict', () => {
  test('the code wins and the name is proposed', () => {
    expect(resolve('15.01.05', 'Повар, кондитер')).toEqual({
      programme: '336:15.01.05',
      finding: 'code-name-mismatch',
      candidates: ['336:43.01.09'],
    });
  });

  test('a negation is not a misspelling', () => {
    expect(resolve('18.02.06', 'Химическая технология неорганических веществ', { year: 2020 })).toMatchObject(
      {
        finding: 'code-name-mismatch',
        candidates: ['1199:18.02.03'],
      },
    );
  });

  test('a name of no programme and without a word in common is a mismatch without a proposal', () => {
    expect(resolve('15.02.16', 'Поварское дело')).toEqual({
      programme: '336:15.02.16',
      finding: 'code-name-mismatch',
      candidates: [],
    });
  });

  test('a number no list has gives way to the name', () => {
    expect(resolve('99.01.05', 'Повар, кондитер')).toMatchObject({
      programme: '336:43.01.09',
      finding: 'code-name-mismatch',
    });
    expect(resolve('99.01.05', 'Заклинатель дождя')).toMatchObject({
      programme: null,
      finding: 'code-not-found',
    });
  });
});

describe('no code', () => {
  test.each<[string | null, Stated, string | null, string | null]>([
    ['Повар кондитер', {}, '336:43.01.09', 'code-restored-from-name'],
    ['Землеустройство', {}, '336:21.02.19', 'code-restored-from-name'],
    ['Землеустройство', { year: 2020 }, '1199:21.02.04', 'code-restored-from-name'],
    ['Электроснабжение (по отраслям)', { year: 2026 }, '1199:13.02.07', 'code-restored-from-name'],
    ['Механизация сельского хозяйства', {}, '1199:35.02.07', 'code-restored-from-name'],
    ['Повар, кондитер', { edition: '1199' }, null, 'code-ambiguous'],
    ['Сварщик', {}, '336:15.01.05', 'code-restored-from-name'],
    ['Повар', {}, '336:43.01.09', 'code-restored-from-name'],
    ['Электромонтер', {}, null, 'code-not-found'],
    ['Электрик', {}, null, 'code-not-found'],
    ['Специалист по всему', {}, null, 'code-not-found'],
    [null, {}, null, null],
    [null, { codeText: 'абв' }, null, 'code-not-found'],
    [null, { codeText: '16675' }, null, 'code-of-other-classifier'],
    [null, { codeText: '18880' }, null, 'code-of-other-classifier'],
    ['Повар, кондитер', { codeText: '16675' }, '336:43.01.09', 'code-of-other-classifier'],
    [null, { codeText: '151901' }, '1199:15.02.08', 'value-repaired'],
    ['Технология машиностроения', { codeText: '151901.51' }, '1199:15.02.08', 'value-repaired'],
    ['Повар, кондитер', { codeText: '151901' }, '336:43.01.09', 'code-name-mismatch'],
    ['Технология машиностроения', { codeText: '151901', year: 2016 }, '1199:15.02.08', 'value-repaired'],
  ])('name %s, %o → %s, %s', (name, stated, programme, finding) => {
    expect(resolve(null, name, stated)).toMatchObject({ programme, finding });
  });
});

test('every programme of a list is found by its own code, name and edition', () => {
  for (const { ref, name } of spo.programmes) {
    expect(resolve(ref.code, name, { edition: ref.edition })).toEqual({
      programme: spoKey(ref),
      finding: null,
      candidates: [],
    });
  }
});

describe("the user's official list", () => {
  const code = '15.02.19';
  const fresh = '08.01.99';
  if (!isSpoCode(code) || !isSpoCode(fresh)) throw new Error('codes');
  const own = loadReference({
    spoOverrides: [
      { ref: { edition: '336', code }, name: 'Сварочное дело', qualification: 'Техник' },
      { ref: { edition: '336', code }, name: 'Сварочное дело', qualification: 'Технолог' },
      { ref: { edition: '336', code: fresh }, name: 'Мастер печного дела', qualification: null },
    ],
  }).spo;

  test('overrides the shipped row and keeps its name for recognition', () => {
    expect(own.find({ edition: '336', code })).toMatchObject({
      name: 'Сварочное дело',
      formerNames: ['Сварочное производство'],
      qualifications: ['Техник', 'Технолог'],
      confirmed: true,
      sources: ['таблица пользователя'],
    });
    expect(own.findByName('Сварочное производство').map((programme) => programme.ref.code)).toContain(code);
    expect(own.describe('336')).toMatch(/из таблицы пользователя 2$/);
  });

  test('adds new rows', () => {
    expect(own.find({ edition: '336', code: fresh })).toMatchObject({ type: 'profession', ugs: '08.00.00' });
    expect(spo.find({ edition: '336', code: fresh })).toBeNull();
  });
});
