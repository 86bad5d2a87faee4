import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormBlockRecord } from '../../src/domain/form-return.ts';
import type { SpoCode } from '../../src/domain/spo-code.ts';
import type { Store } from '../../src/store/store.ts';
import { clock, day, dumpLive, freshStore, importAll } from './sample-imports.ts';

/** A block of two rows of which the second states no column 06. */
function block(stated: {
  readonly total: number;
  readonly code?: string;
  readonly college?: string | null;
  readonly edition?: string;
  readonly failed?: boolean;
  readonly row?: number;
}): FormBlockRecord {
  const { total, code = '15.01.05', college = 'Пробный колледж', edition = 'form3', row = 7 } = stated;
  return {
    form: {
      edition,
      cohort: 2026,
      sheet: 'Форма 3',
      columns: new Map([
        ['05', 'E'],
        ['06', 'F'],
      ]),
    },
    block: {
      college,
      specialty: { code: code as SpoCode, edition: '336' },
      rows: [
        {
          number: '01',
          sheetRow: row,
          counts: new Map([
            ['05', total],
            ['06', 0],
          ]),
          written: ['23'],
        },
        { number: '02', sheetRow: row + 1, counts: new Map([['05', 1]]), written: [] },
      ],
      verdict: stated.failed === true ? 'failed' : 'good',
      sheetRows: [row, row + 1],
    },
  };
}

/** «Пробный колледж form3 15.01.05: 9 на 2026-06-01». */
function told(
  store: Store,
  filter: Parameters<Store['formReturns']>[0] = { cohort: 2026 },
): readonly string[] {
  return store
    .formReturns(filter)
    .flatMap(({ college, edition, asOf, blocks, failed }) => [
      ...blocks.map(
        ({ specialty, rows }) =>
          `${college} ${edition} ${specialty.code}: ${rows[0]?.counts.get('05')} на ${asOf}`,
      ),
      ...failed.map(({ specialty }) => `${college} ${edition} ${specialty.code}: не принято на ${asOf}`),
    ]);
}

const first = day('2026-06-01');
const second = day('2026-06-08');

describe('returned forms in the store', () => {
  it('a number nobody stated is absent and never 0; a stated 0 is 0; the source is kept', async () => {
    const store = freshStore();
    const { importId, rows } = await importAll(store, 'forms', [block({ total: 9 })]);
    expect(rows).toEqual({ read: 2, accepted: 2, rejected: 0, unchanged: 0, skipped: 0 });
    const [form] = store.formReturns({ cohort: 2026 });
    expect(form).toMatchObject({
      importId,
      sheet: 'Форма 3',
      college: 'Пробный колледж',
      asOf: first,
      cohort: 2026,
    });
    expect(form?.columns.get('06')).toBe('F');
    expect(form?.blocks[0]?.rows).toEqual([
      {
        number: '01',
        sheetRow: 7,
        counts: new Map([
          ['05', 9],
          ['06', 0],
        ]),
        written: ['23'],
      },
      { number: '02', sheetRow: 8, counts: new Map([['05', 1]]), written: [] },
    ]);
  });

  it.each<[string, readonly (readonly [typeof first, FormBlockRecord])[], readonly string[]]>([
    [
      'of two days the newer counts, whichever came last',
      [
        [second, block({ total: 12 })],
        [first, block({ total: 9 })],
      ],
      ['Пробный колледж form3 15.01.05: 12 на 2026-06-08'],
    ],
    [
      'of one day the one that came last counts',
      [
        [first, block({ total: 9 })],
        [first, block({ total: 10 })],
      ],
      ['Пробный колледж form3 15.01.05: 10 на 2026-06-01'],
    ],
    [
      'a failed block hides nothing and is told',
      [
        [first, block({ total: 9 })],
        [second, block({ total: 12, failed: true })],
      ],
      [
        'Пробный колледж form3 15.01.05: 9 на 2026-06-01',
        'Пробный колледж form3 15.01.05: не принято на 2026-06-08',
      ],
    ],
    [
      'a good block sent after a failed one closes it',
      [
        [first, block({ total: 9, failed: true })],
        [first, block({ total: 9 })],
      ],
      ['Пробный колледж form3 15.01.05: 9 на 2026-06-01'],
    ],
    [
      'colleges, editions and specialties stand apart',
      [
        [first, block({ total: 1 })],
        [first, block({ total: 2, college: 'Образцовый техникум' })],
        [first, block({ total: 3, edition: 'base15' })],
        [first, block({ total: 4, code: '08.02.01' })],
      ],
      [
        'Образцовый техникум form3 15.01.05: 2 на 2026-06-01',
        'Пробный колледж base15 15.01.05: 3 на 2026-06-01',
        'Пробный колледж form3 15.01.05: 1 на 2026-06-01',
        'Пробный колледж form3 08.02.01: 4 на 2026-06-01',
      ],
    ],
  ])('%s', async (_name, imports, expected) => {
    const time = clock();
    const store = freshStore(time.now);
    for (const [at, [asOf, record]] of imports.entries()) {
      time.set(`2026-06-10T08:00:0${at}Z`);
      await importAll(store, 'forms', [record], { asOf });
    }
    expect(told(store)).toEqual(expected);
  });

  it('a college is one under every spelling of the table of colleges', async () => {
    const store = freshStore();
    const college = {
      name: 'ГБПОУ «Пробный колледж»',
      aliases: ['Пробный колледж'],
      inn: null,
      settlement: null,
      municipality: null,
      email: null,
      clusters: [],
      clusterProgrammes: [],
    };
    await importAll(store, 'forms', [block({ total: 9 })]);
    await importAll(store, 'forms', [block({ total: 10, college: 'ГБПОУ «Пробный колледж»' })], {
      asOf: second,
    });
    expect(told(store)).toHaveLength(2);
    await importAll(store, 'colleges', [college]);
    const now = ['ГБПОУ «Пробный колледж» form3 15.01.05: 10 на 2026-06-08'];
    expect(told(store)).toEqual(now);
    expect(told(store, { cohort: 2026, college: 'пробный колледж' })).toEqual(now);
    expect(told(store, { cohort: 2026, college: 'Другой' })).toEqual([]);
    expect(told(store, { cohort: 2026, edition: 'base15' })).toEqual([]);
    expect(told(store, { cohort: 2025 })).toEqual([]);
  });

  it('any past moment shows what was known then', async () => {
    const time = clock('2026-06-02T08:00:00Z');
    const store = freshStore(time.now);
    await importAll(store, 'forms', [block({ total: 9 })], { asOf: first });
    time.set('2026-06-09T08:00:00Z');
    const later = await importAll(store, 'forms', [block({ total: 12 })], { asOf: second });
    time.set('2026-06-10T08:00:00Z');
    expect(told(store, { cohort: 2026, asOf: first })).toEqual([
      'Пробный колледж form3 15.01.05: 9 на 2026-06-01',
    ]);
    const before = '2026-06-05T00:00:00Z' as ReturnType<typeof time.now>;
    expect(told(store, { cohort: 2026, knownAt: before })).toEqual([
      'Пробный колледж form3 15.01.05: 9 на 2026-06-01',
    ]);
    store.undoImport(later.importId ?? 0);
    expect(told(store)).toEqual(['Пробный колледж form3 15.01.05: 9 на 2026-06-01']);
    const then = '2026-06-09T12:00:00Z' as ReturnType<typeof time.now>;
    expect(told(store, { cohort: 2026, knownAt: then })).toEqual([
      'Пробный колледж form3 15.01.05: 12 на 2026-06-08',
    ]);
  });

  it('the same numbers for the same day are unchanged, for another day they are news', async () => {
    const store = freshStore();
    await importAll(store, 'forms', [block({ total: 9 })]);
    const again = await importAll(store, 'forms', [block({ total: 9, row: 30 })]);
    expect(again.rows).toMatchObject({ accepted: 0, unchanged: 2 });
    const next = await importAll(store, 'forms', [block({ total: 9 })], { asOf: second });
    expect(next.rows).toMatchObject({ accepted: 2, unchanged: 0 });
  });

  it('undone, an import leaves what was there; restated rows are counted apart', async () => {
    const store = freshStore();
    const base = await importAll(store, 'forms', [
      block({ total: 9 }),
      block({ total: 4, code: '08.02.01' }),
      block({ total: 1, code: '43.02.15', failed: true }),
    ]);
    expect(base.rows).toEqual({ read: 6, accepted: 4, rejected: 2, unchanged: 0, skipped: 0 });
    const before = dumpLive(store);
    const odd = await importAll(store, 'forms', [block({ total: 10 })], { asOf: second });
    expect(dumpLive(store)).not.toEqual(before);
    expect(store.undoImport(odd.importId ?? 0).rows).toEqual({ reversed: 2, superseded: 0 });
    expect(dumpLive(store)).toEqual(before);
    await importAll(store, 'forms', [block({ total: 10 })], { asOf: second });
    expect(store.undoImport(base.importId ?? 0).rows).toEqual({ reversed: 2, superseded: 2 });
    expect(told(store)).toEqual(['Пробный колледж form3 15.01.05: 10 на 2026-06-08']);
  });

  it('a block without a college is never taken', async () => {
    const store = freshStore();
    const { rows } = await importAll(store, 'forms', [block({ total: 9, college: null })]);
    expect(rows).toMatchObject({ accepted: 0, rejected: 2 });
    expect(told(store)).toEqual([]);
  });
});

const anyReturn = fc.record({
  total: fc.nat(3),
  code: fc.constantFrom('15.01.05', '08.02.01'),
  college: fc.constantFrom('Пробный колледж', 'Образцовый техникум'),
  failed: fc.boolean(),
  asOf: fc.constantFrom(first, second),
});

describe('over any sequence of returned forms', () => {
  it('the newest good word counts, and undoing an import is as if it had never come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyReturn, { maxLength: 7 }), fc.nat(6), async (returns, odd) => {
        const time = clock();
        const store = freshStore(time.now);
        const ids: number[] = [];
        for (const [at, one] of returns.entries()) {
          time.set(`2026-06-30T08:00:0${at}Z`);
          const { importId, rows } = await importAll(store, 'forms', [block(one)], { asOf: one.asOf });
          expect(rows.accepted + rows.rejected + rows.unchanged).toBe(2);
          ids.push(importId ?? 0);
        }
        expect([...told(store)].sort()).toEqual(expected(returns));
        const undone = ids[odd];
        if (undone !== undefined) {
          store.undoImport(undone);
          expect([...told(store)].sort()).toEqual(expected(returns.filter((_, at) => at !== odd)));
        }
        store.close();
      }),
      { numRuns: 20 },
    );
  });
});

type Returned = typeof anyReturn extends fc.Arbitrary<infer T> ? T : never;

/** What must count, worked out the slow way. */
function expected(returns: readonly Returned[]): readonly string[] {
  const lines: string[] = [];
  for (const [key, all] of Map.groupBy(returns, ({ college, code }) => `${college} form3 ${code}`)) {
    const inOrder = all.toSorted((a, b) => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : 0));
    const good = inOrder.findLast(({ failed }) => !failed);
    const last = inOrder.at(-1);
    if (good !== undefined) lines.push(`${key}: ${good.total} на ${good.asOf}`);
    if (last?.failed === true) lines.push(`${key}: не принято на ${last.asOf}`);
  }
  return lines.sort();
}
