import { describe, expect, it } from 'vitest';
import type { StatusKind } from '../../src/domain/status.ts';
import {
  clock,
  day,
  dumpLive,
  freshStore,
  graduate,
  importAll,
  inn,
  status,
  vacancy,
} from './sample-imports.ts';

const withStatus = (kind: StatusKind, employer: string | null = null) =>
  graduate({ status: status(kind, { employer }) });

describe('the history of a status', () => {
  it('has a step for each day it became another, and none for a repetition', async () => {
    const store = freshStore();
    const weeks = [
      ['2026-06-01', withStatus('will-be-employed')],
      ['2026-06-08', withStatus('employed')],
      ['2026-06-15', withStatus('employed', 'ООО «Образец»')],
      ['2026-06-22', graduate()],
      ['2026-06-29', withStatus('employed', 'АО «Пример»')],
      ['2026-07-06', withStatus('employed', 'АО «ПРИМЕР»')],
    ] as const;
    for (const [asOf, record] of weeks) await importAll(store, 'graduates', [record], { asOf: day(asOf) });
    const [found] = store.graduates();
    expect(found?.statusHistory).toEqual([
      { asOf: '2026-06-01', status: status('will-be-employed') },
      { asOf: '2026-06-08', status: status('employed', { employer: 'ООО «Образец»' }) },
      { asOf: '2026-06-29', status: status('employed', { employer: 'АО «ПРИМЕР»' }) },
    ]);
    expect(found?.statusAsOf).toBe('2026-07-06');
    expect(store.graduates({ asOf: day('2026-06-24') })).toMatchObject([
      { statusAsOf: '2026-06-15', status: { employer: 'ООО «Образец»' } },
    ]);
  });

  it('compares employers by ИНН where both are known', async () => {
    const store = freshStore();
    const names = ['ООО «Образец»', 'Образец, общество'] as const;
    for (const [week, employer] of names.entries()) {
      const record = graduate({ status: status('employed', { employer, employerInn: inn('6600000000') }) });
      await importAll(store, 'graduates', [record], { asOf: day(`2026-06-0${week + 1}`) });
    }
    expect(store.graduates()[0]?.statusHistory).toHaveLength(1);
  });

  it('is the same whatever the order the weeks came in', async () => {
    const inOrder = freshStore();
    const outOfOrder = freshStore();
    const weeks = [
      ['2026-06-01', withStatus('will-study')],
      ['2026-06-08', withStatus('studying')],
      ['2026-06-15', withStatus('employed')],
    ] as const;
    for (const [asOf, record] of weeks) await importAll(inOrder, 'graduates', [record], { asOf: day(asOf) });
    for (const at of [1, 2, 0]) {
      const [asOf, record] = weeks[at] ?? weeks[0];
      await importAll(outOfOrder, 'graduates', [record], { asOf: day(asOf) });
    }
    expect(outOfOrder.graduates()[0]?.statusHistory).toEqual(inOrder.graduates()[0]?.statusHistory);
  });
});

describe('what was known at an instant', () => {
  it('does not change by what came later, late returns and undone imports included', async () => {
    const time = clock();
    const store = freshStore(time.now);
    time.set('2026-06-01T08:00:00Z');
    await importAll(store, 'graduates', [withStatus('will-be-employed')], { asOf: day('2026-06-01') });
    const wrong = await importAll(store, 'vacancies', [vacancy('a', { places: 900 })], {
      asOf: day('2026-06-01'),
    });
    const monday = time.set('2026-06-01T12:00:00Z');
    const then = {
      graduates: store.graduates({ knownAt: monday }),
      vacancies: store.vacancies({ knownAt: monday }),
    };
    time.set('2026-06-02T08:00:00Z');
    await importAll(store, 'graduates', [withStatus('conscript')], { asOf: day('2026-06-01') });
    store.undoImport(wrong.importId ?? 0);
    await importAll(store, 'vacancies', [vacancy('a', { places: 9 })], { asOf: day('2026-06-01') });

    expect(store.graduates({ knownAt: monday })).toEqual(then.graduates);
    expect(store.vacancies({ knownAt: monday })).toEqual(then.vacancies);
    expect(then.vacancies).toMatchObject([{ places: 900 }]);
    expect(store.graduates()).toMatchObject([{ status: { kind: 'conscript' } }]);
    expect(store.vacancies()).toMatchObject([{ places: 9 }]);
    expect(store.graduates({ knownAt: time.set('2026-05-31T00:00:00Z') })).toEqual([]);
  });

  it('an import is known from the end of its transaction', async () => {
    const time = clock();
    const store = freshStore(time.now);
    await importAll(store, 'graduates', [graduate()]);
    expect(store.imports()[0]?.knownAt).toBe('2026-06-01T08:00:00Z');
    const slow = async function* () {
      time.set('2026-06-01T08:05:00Z');
      yield [];
    };
    const { linker, header } = await import('./sample-imports.ts');
    await store.importRecords(header('vacancies'), slow(), { linker });
    expect(store.imports()[1]?.knownAt).toBe('2026-06-01T08:05:00Z');
  });
});

describe('undo', () => {
  it('lets an unchanged row of a later file go on stating what the undone one stated', async () => {
    const store = freshStore();
    const first = await importAll(store, 'graduates', [graduate({ group: 'Т-41' })]);
    await importAll(store, 'graduates', [graduate({ group: 'Т-41' })], { asOf: day('2026-06-08') });
    expect(store.undoImport(first.importId ?? 0)).toMatchObject({
      importId: 1,
      kind: 'graduates',
      rows: { reversed: 0, superseded: 1 },
    });
    expect(store.graduates()).toMatchObject([{ group: 'Т-41' }]);
  });

  it('brings back the version before, and the adverts a complete file had closed', async () => {
    const store = freshStore();
    await importAll(store, 'vacancies', [vacancy('a'), vacancy('b')], { complete: true });
    const before = dumpLive(store);
    const next = await importAll(store, 'vacancies', [vacancy('a', { places: 1 })], {
      asOf: day('2026-06-08'),
      complete: true,
    });
    expect(store.vacancies()).toMatchObject([{ id: 'a', places: 1 }]);
    expect(store.undoImport(next.importId ?? 0).rows).toEqual({ reversed: 1, superseded: 0 });
    expect(dumpLive(store)).toEqual(before);
  });

  it('of the later file, then of the earlier: each is judged by what still counts', async () => {
    const store = freshStore();
    await importAll(store, 'vacancies', [vacancy('a')]);
    const wrong = await importAll(store, 'vacancies', [vacancy('a', { places: 900 })], {
      asOf: day('2026-06-02'),
    });
    expect(store.undoImport(wrong.importId ?? 0).rows).toEqual({ reversed: 1, superseded: 0 });
    const third = await importAll(store, 'vacancies', [vacancy('a')], { asOf: day('2026-06-03') });
    expect(third.rows).toMatchObject({ accepted: 0, unchanged: 1 });
    store.undoImport(third.importId ?? 0);
    expect(store.undoImport(1).rows).toEqual({ reversed: 1, superseded: 0 });
    expect(store.vacancies()).toEqual([]);
  });

  it('allows the same bytes to be imported anew', async () => {
    const store = freshStore();
    const stated = { sha256: 'те же байты' };
    const { importId } = await importAll(store, 'graduates', [graduate()], stated);
    store.undoImport(importId ?? 0);
    expect(store.findImport('те же байты', null)).toBeNull();
    expect(await importAll(store, 'graduates', [graduate()], stated)).toMatchObject({
      status: 'imported',
      rows: { accepted: 1 },
    });
    expect(store.imports().map(({ undoneAt }) => undoneAt)).toEqual(['2026-06-01T08:00:00Z', null]);
  });

  it.each([
    ['an unknown import', 7, 'import-unknown', 'Загрузки № 7 в рабочей папке нет.'],
    ['an import undone before', 1, 'import-already-undone', 'Загрузка № 1 («список.xlsx») уже отменена.'],
  ])('of %s is refused', async (_, id, code, message) => {
    const store = freshStore();
    await importAll(store, 'graduates', [graduate()], { fileName: 'список.xlsx' });
    store.undoImport(1);
    expect(() => store.undoImport(id)).toThrow(expect.objectContaining({ code, message, exitCode: 2 }));
  });
});

describe('who has not sent data', () => {
  const anna = graduate();
  const pyotr = graduate({ fio: 'Примеров Пётр Опытович' });
  const olga = graduate({ fio: 'Опытова Ольга Пробовна', college: 'Образцовый техникум' });

  it('is told by the newest day each college listed its graduates', async () => {
    const store = freshStore();
    await importAll(store, 'graduates', [anna, olga], { asOf: day('2026-06-01') });
    await importAll(store, 'graduates', [anna], { asOf: day('2026-06-08') });
    expect(store.lastRecordDates({ cohort: 2026 })).toEqual([
      { college: 'Образцовый техникум', lastAsOf: '2026-06-01', graduates: 1 },
      { college: 'Пробный колледж', lastAsOf: '2026-06-08', graduates: 1 },
    ]);
    expect(store.lastRecordDates({ cohort: 2026, asOf: day('2026-06-07') })).toMatchObject([
      { lastAsOf: '2026-06-01' },
      { lastAsOf: '2026-06-01' },
    ]);
    expect(store.lastRecordDates({ cohort: 2024 })).toEqual([]);
  });

  it('a graduate missing from the newest list of the college has vanished', async () => {
    const store = freshStore();
    await importAll(store, 'graduates', [anna, pyotr, olga], { asOf: day('2026-06-01') });
    expect(store.vanished({ cohort: 2026 })).toEqual([]);
    await importAll(store, 'graduates', [anna], { asOf: day('2026-06-08') });
    expect(store.vanished({ cohort: 2026 })).toMatchObject([
      {
        graduateId: 2,
        college: 'Пробный колледж',
        lastListed: '2026-06-01',
        newestList: '2026-06-08',
        source: { row: 3 },
      },
    ]);
    // The rest of the college's groups came in a second file of the same day.
    await importAll(store, 'graduates', [pyotr], { asOf: day('2026-06-08') });
    expect(store.vanished({ cohort: 2026 })).toEqual([]);
  });
});
