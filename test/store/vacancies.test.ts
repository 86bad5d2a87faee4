import { describe, expect, it } from 'vitest';
import type { ImportHeader, Store } from '../../src/store/store.ts';
import { day, freshStore, importAll, PERM, SVERDLOVSK, vacancy } from './sample-imports.ts';

const ids = (store: Store, filter: Parameters<Store['vacancies']>[0] = {}) =>
  store.vacancies(filter).map(({ id }) => id);

describe('adverts', () => {
  it('come back with every field', async () => {
    const store = freshStore();
    const full = vacancy('a', {
      typicalPosition: 'Электросварщик',
      places: null,
      addressCode: '6601600000000',
      employer: { name: null, inn: null, ogrn: null, agency: true },
      professionCode: '19756',
      oksoCode: '5150105.0',
      sphereCode: 'Industry',
      sphereName: 'Промышленность',
      defenceBranch: 'Радиоэлектроника',
      education: 'Среднее профессиональное',
      schedule: 'Вахта',
      employment: 'Полная занятость',
      pay: null,
      quota: true,
      foreignQuota: true,
      housing: false,
      description: 'Сварка конструкций.\nДопуск к работам на высоте.',
      createdOn: day('2026-05-20'),
      modifiedOn: day('2026-05-21'),
      url: 'https://trudvsem.ru/vacancy/card/a',
    });
    const bare = vacancy('b', { point: null, region: null, address: null, housing: null, places: 0 });
    await importAll(store, 'vacancies', [full, bare]);
    expect(store.vacancies()).toMatchObject([full, bare]);
  });

  it('state no places where an earlier version kept an ИНН as their number', async () => {
    const store = freshStore();
    const adverts = [vacancy('a', { places: 660000000000 }), vacancy('b', { places: 100000 })];
    await importAll(store, 'vacancies', adverts);
    expect(store.vacancies().map(({ places }) => places)).toEqual([null, 100000]);
  });

  it('keep the kind of demand; what never had one is still unchanged', async () => {
    const store = freshStore();
    await importAll(store, 'vacancies', [vacancy('a'), vacancy('b', { kind: 'request' })]);
    expect(store.vacancies().map(({ kind }) => kind)).toEqual([undefined, 'request']);
    const next = { asOf: day('2026-06-08') };
    const summary = await importAll(
      store,
      'vacancies',
      [vacancy('a'), vacancy('b', { kind: 'forecast' })],
      next,
    );
    expect(summary.rows).toMatchObject({ accepted: 1, unchanged: 1 });
  });

  it('are unchanged while the source says the same', async () => {
    const store = freshStore();
    await importAll(store, 'vacancies', [vacancy('a'), vacancy('b')]);
    const next = { asOf: day('2026-06-08') };
    const summary = await importAll(store, 'vacancies', [vacancy('a'), vacancy('b', { places: 4 })], next);
    expect(summary.rows).toEqual({ read: 2, accepted: 1, rejected: 0, unchanged: 1, skipped: 0 });
    expect(store.vacancies()).toMatchObject([
      { id: 'a', places: 3, firstSeen: '2026-06-01', lastSeen: '2026-06-08' },
      { id: 'b', places: 4, firstSeen: '2026-06-01', lastSeen: '2026-06-08' },
    ]);
    expect(store.vacancies({ asOf: day('2026-06-07') })).toMatchObject([{ places: 3 }, { places: 3 }]);
  });

  it('that return to an earlier content have changed', async () => {
    const store = freshStore();
    for (const [week, places] of [3, 4, 3].entries()) {
      const summary = await importAll(store, 'vacancies', [vacancy('a', { places })], {
        asOf: day(`2026-06-0${week + 1}`),
      });
      expect(summary.rows).toMatchObject({ accepted: 1, unchanged: 0 });
    }
    expect(store.vacancies()).toMatchObject([{ places: 3 }]);
  });

  it('listed twice in one file count once, and a contradiction is told', async () => {
    const store = freshStore();
    const summary = await importAll(store, 'vacancies', [
      vacancy('a'),
      vacancy('a'),
      vacancy('a', { places: 9 }),
    ]);
    expect(summary).toMatchObject({
      rows: { read: 3, accepted: 1, skipped: 2 },
      skippedBy: { 'repeated-record': 2 },
      findings: { warning: 1 },
    });
    expect(store.findings()).toMatchObject([{ code: 'record-duplicate', at: { row: 4 }, args: { id: 'a' } }]);
    expect(store.vacancies()).toMatchObject([{ places: 3 }]);
  });

  it('of other regions are left out, those without a region are not', async () => {
    const store = freshStore();
    await importAll(store, 'vacancies', [
      vacancy('a'),
      vacancy('b', { region: PERM }),
      vacancy('c', { region: null }),
    ]);
    expect(ids(store, { region: SVERDLOVSK })).toEqual(['a', 'c']);
  });
});

describe('an advert closes', () => {
  const june8 = { asOf: day('2026-06-08') };
  const cases: [string, Partial<ImportHeader>, string[], string[]][] = [
    ['when a complete file of its source lacks it', { ...june8, complete: true }, ['a'], ['a']],
    ['not when a file that is not complete lacks it', june8, ['a'], ['a', 'b']],
    [
      'not by a complete file of an earlier day',
      { asOf: day('2026-05-25'), complete: true },
      ['a'],
      ['a', 'b'],
    ],
    [
      'not by a complete file of another source',
      { ...june8, complete: true, layout: 'vacancy-table' },
      [],
      ['a', 'b'],
    ],
    [
      'by another layout of the same source',
      { ...june8, complete: true, layout: 'portal-bulk-json' },
      ['b'],
      ['b'],
    ],
    [
      'by a complete file limited to its region',
      { ...june8, complete: true, region: SVERDLOVSK },
      ['b'],
      ['b'],
    ],
    [
      'not by a complete file limited to another region',
      { ...june8, complete: true, region: PERM },
      [],
      ['a', 'b'],
    ],
  ];
  it.each(cases)('%s', async (_, stated, listed, open) => {
    const store = freshStore();
    await importAll(store, 'vacancies', [vacancy('a'), vacancy('b')]);
    await importAll(
      store,
      'vacancies',
      listed.map((id) => vacancy(id)),
      stated,
    );
    expect(ids(store)).toEqual(open);
    expect(ids(store, { asOf: day('2026-06-01') })).toEqual(['a', 'b']);
  });

  it('when the source says so, and opens again with its first day kept', async () => {
    const store = freshStore();
    await importAll(store, 'vacancies', [vacancy('a')]);
    await importAll(store, 'vacancies', [vacancy('a', { open: false })], june8);
    expect(ids(store)).toEqual([]);
    await importAll(store, 'vacancies', [vacancy('a')], { asOf: day('2026-06-15') });
    expect(store.vacancies()).toMatchObject([{ firstSeen: '2026-06-01', lastSeen: '2026-06-15' }]);
  });

  it.each([
    ['of another region: nothing of ours in it', 0],
    ['cut in the middle of the download', 12],
  ])('an export %s closes nothing, and says so', async (_case, listed) => {
    const store = freshStore();
    const many = Array.from({ length: 42 }, (_, i) => vacancy(`v${i}`));
    await importAll(store, 'vacancies', many, { layout: 'portal-api-v1', region: SVERDLOVSK });
    const summary = await importAll(store, 'vacancies', many.slice(0, listed), {
      layout: 'portal-bulk-json',
      complete: true,
      region: SVERDLOVSK,
      asOf: day('2026-06-08'),
    });
    expect(store.vacancies({ region: SVERDLOVSK })).toHaveLength(42);
    expect(summary.findings.warning).toBe(1);
    expect(store.findings({ code: 'export-incomplete' }).map(({ args }) => args)).toEqual([
      { found: listed, expected: 'около 42' },
    ]);
  });

  it('an export of about the usual size closes what it lacks', async () => {
    const store = freshStore();
    const many = Array.from({ length: 42 }, (_, i) => vacancy(`v${i}`));
    await importAll(store, 'vacancies', many, { complete: true, region: SVERDLOVSK });
    await importAll(store, 'vacancies', many.slice(0, 30), {
      complete: true,
      region: SVERDLOVSK,
      asOf: day('2026-06-08'),
    });
    expect(store.vacancies({ region: SVERDLOVSK })).toHaveLength(30);
    expect(store.findings({ code: 'export-incomplete' })).toEqual([]);
  });
});
