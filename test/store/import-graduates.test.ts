import { describe, expect, it } from 'vitest';
import type { GraduateRecord } from '../../src/domain/graduate.ts';
import type { IntakeEvent } from '../../src/domain/intake-record.ts';
import {
  day,
  dumpLive,
  freshStore,
  graduate,
  header,
  importAll,
  inn,
  linker,
  rows,
  snils,
  status,
  stream,
} from './sample-imports.ts';

const finding: IntakeEvent = {
  type: 'finding',
  finding: {
    code: 'date-impossible',
    severity: 'warning',
    at: { file: 'файл.xlsx', sheet: 'Лист1', cell: 'C7', row: 7 },
    args: { found: '4***7' },
  },
};
const rejected: IntakeEvent = {
  type: 'rejected',
  findings: [{ ...finding.finding, code: 'record-without-name', severity: 'error' }],
};

describe('a file of graduates', () => {
  it('is counted row by row: read = accepted + rejected + unchanged + skipped', async () => {
    const store = freshStore();
    const summary = await store.importRecords(
      header('graduates'),
      stream(
        [finding, ...rows('graduates', [graduate()]), rejected],
        [
          { type: 'skipped', reason: 'total-row', count: 2 },
          { type: 'skipped', reason: 'signature', count: 1 },
        ],
        rows('graduates', [graduate({ fio: 'Примеров Пётр Опытович' })]),
      ),
      { linker },
    );
    expect(summary).toEqual({
      status: 'imported',
      importId: 1,
      rows: { read: 6, accepted: 2, rejected: 1, unchanged: 0, skipped: 3 },
      skippedBy: { 'total-row': 2, signature: 1 },
      findings: { error: 1, warning: 1, info: 0 },
      questions: 0,
    });
    expect(store.imports()).toMatchObject([{ id: 1, rows: summary.rows, skippedBy: summary.skippedBy }]);
    expect(store.findings({ minSeverity: 'error' })).toEqual([{ ...rejected.findings[0], importId: 1 }]);
    expect(store.graduates().map((each) => each.source)).toEqual([
      { file: store.imports()[0]?.fileName, sheet: 'Лист1', row: 2 },
      { file: store.imports()[0]?.fileName, sheet: 'Лист1', row: 2 },
    ]);
  });

  it('gives back every field as it was stated', async () => {
    const store = freshStore();
    const full = graduate({
      snils: snils('99911122233'),
      qualification: 'Техник-механик',
      group: 'Т-41',
      studyForm: 'part-time',
      funding: 'paid',
      professionalitet: false,
      residence: 'Ревда',
      targetContract: {
        number: '7/Ц',
        date: day('2024-09-01'),
        employer: 'АО «Образец»',
        employerInn: inn('6600000000'),
        employerOgrn: null,
        state: 'active',
      },
      status: status('employed', { employer: 'АО «Образец»', monthsOnJob: 0, inSpecialty: false }),
      categories: { orphan: true, limitedHealth: false, disabled: null, disabledChild: null },
      intentions: {
        worksInSpecialty: true,
        undecided: null,
        relocate: false,
        expectedPay: { min: 40_000, max: null, period: 'month' },
        surveyed: true,
      },
      circumstances: {
        academicDebt: false,
        practiceAtEmployer: null,
        refusals: 0,
        dueForConscription: true,
        serviceEnds: day('2027-06-30'),
        serviceFinished: null,
      },
      consentDate: day('2026-02-03'),
    });
    await importAll(store, 'graduates', [full]);
    expect(store.graduates()).toMatchObject([full]);
  });

  it('changes nothing when the same bytes come again', async () => {
    const store = freshStore();
    const file = header('graduates');
    await store.importRecords(file, stream(rows('graduates', [graduate()])), { linker });
    const before = dumpLive(store);
    const again = await store.importRecords(file, stream(rows('graduates', [graduate()])), { linker });
    expect(again).toMatchObject({ status: 'already-imported', importId: 1, rows: { read: 0 } });
    expect(dumpLive(store)).toEqual(before);
    expect(store.findImport(file.sha256, null)?.id).toBe(1);
  });

  it('the same bytes sent for another day speak of that day too', async () => {
    const store = freshStore();
    const send = (asOf: string) =>
      store.importRecords(
        header('graduates', { sha256: 'те же байты', asOf: day(asOf) }),
        stream(rows('graduates', [graduate()])),
        { linker },
      );
    expect((await send('2026-05-18')).status).toBe('imported');
    expect(await send('2026-05-25')).toMatchObject({ status: 'imported', rows: { read: 1, unchanged: 1 } });
    expect((await send('2026-05-25')).status).toBe('already-imported');
    expect(store.findImport('те же байты', null)?.asOf).toBe('2026-05-25');
    expect(store.findImport('те же байты', day('2026-05-18'))?.id).toBe(1);
    expect(store.findImport('те же байты', day('2026-06-01'))).toBeNull();
    store.undoImport(2);
    expect(store.findImport('те же байты', null)?.asOf).toBe('2026-05-18');
  });

  it('leaves nothing when its stream breaks off', async () => {
    const store = freshStore();
    await importAll(store, 'graduates', [graduate()]);
    const before = dumpLive(store);
    async function* broken() {
      yield rows('graduates', [graduate({ fio: 'Примеров Пётр Опытович' })]);
      yield rows('vacancies', []);
      throw new Error('обрыв чтения');
    }
    await expect(store.importRecords(header('graduates'), broken(), { linker })).rejects.toThrow(
      'обрыв чтения',
    );
    expect(dumpLive(store)).toEqual(before);
    expect(await importAll(store, 'graduates', [graduate()])).toMatchObject({ rows: { unchanged: 1 } });
  });

  it('is only counted in a dry run', async () => {
    const store = freshStore();
    const summary = await store.importRecords(
      header('graduates'),
      stream([finding, ...rows('graduates', [graduate()])]),
      { linker, dryRun: true },
    );
    expect(summary).toMatchObject({ status: 'dry-run', importId: null, rows: { read: 1, accepted: 1 } });
    expect(dumpLive(store)).toEqual(dumpLive(freshStore()));
  });
});

describe('a later row about the same graduate', () => {
  const first = graduate({
    group: 'Т-41',
    residence: 'Ревда',
    status: status('employed', { employer: 'ООО «Образец»', position: 'Слесарь' }),
    categories: { orphan: true, limitedHealth: null, disabled: null, disabledChild: null },
  });
  const cases: [string, Partial<GraduateRecord>, 'accepted' | 'unchanged', Partial<GraduateRecord>][] = [
    ['repeats everything', first, 'unchanged', first],
    ['leaves all but the name blank', {}, 'unchanged', first],
    ['writes the name in capitals', { person: { ...first.person, surname: 'ТЕСТОВА' } }, 'accepted', first],
    ['states another group', { group: 'Т-42' }, 'accepted', { ...first, group: 'Т-42' }],
    [
      'states one more category',
      { categories: { orphan: null, limitedHealth: null, disabled: false, disabledChild: null } },
      'accepted',
      {
        ...first,
        categories: { orphan: true, limitedHealth: null, disabled: false, disabledChild: null },
      },
    ],
    ['repeats the kind of status only', { status: status('employed') }, 'unchanged', first],
    [
      'adds to the same job',
      { status: status('employed', { employer: 'ООО "ОБРАЗЕЦ"', inSpecialty: true }) },
      'accepted',
      {
        status: status('employed', { employer: 'ООО "ОБРАЗЕЦ"', position: 'Слесарь', inSpecialty: true }),
      },
    ],
    [
      'names another employer: nothing of the former job is kept',
      { status: status('employed', { employer: 'АО «Пример»' }) },
      'accepted',
      { status: status('employed', { employer: 'АО «Пример»' }) },
    ],
    ['states another kind', { status: status('conscript') }, 'accepted', { status: status('conscript') }],
  ];
  it.each(cases)('%s', async (_, stated, outcome, known) => {
    const store = freshStore();
    await importAll(store, 'graduates', [first], { asOf: day('2026-06-01') });
    const summary = await importAll(store, 'graduates', [graduate(stated)], { asOf: day('2026-06-08') });
    expect(summary.rows).toMatchObject({ read: 1, [outcome]: 1 });
    const [found, ...others] = store.graduates();
    expect(others).toEqual([]);
    expect(found).toMatchObject({ ...known, person: graduate(stated).person });
  });

  it('of an earlier day fills gaps and overrides nothing', async () => {
    const store = freshStore();
    await importAll(store, 'graduates', [graduate({ group: 'Т-42' })], { asOf: day('2026-06-08') });
    const late = graduate({ group: 'Т-41', residence: 'Ревда' });
    await importAll(store, 'graduates', [late], { asOf: day('2026-06-01') });
    expect(store.graduates()).toMatchObject([{ group: 'Т-42', residence: 'Ревда' }]);
    expect(store.graduates({ asOf: day('2026-06-01') })).toMatchObject([{ group: 'Т-41' }]);
  });

  it('of an earlier day is news for that day, even when a later day says the same', async () => {
    const store = freshStore();
    await importAll(store, 'graduates', [graduate({ group: 'Т-42' })], { asOf: day('2026-06-08') });
    const late = await importAll(store, 'graduates', [graduate({ group: 'Т-42' })], {
      asOf: day('2026-06-01'),
    });
    expect(late.rows).toMatchObject({ accepted: 1, unchanged: 0 });
  });

  it('with the number of somebody else makes a new graduate and a finding', async () => {
    const store = freshStore();
    const number = snils('99911122233');
    await importAll(store, 'graduates', [graduate({ snils: number })]);
    const other = graduate({ snils: number, fio: 'Примеров Пётр Опытович', birthDate: day('2006-01-02') });
    const summary = await importAll(store, 'graduates', [other]);
    expect(summary.findings).toEqual({ error: 0, warning: 1, info: 0 });
    expect(store.findings()).toMatchObject([{ code: 'record-conflict', at: { row: 2 }, args: {} }]);
    expect(store.graduates()).toHaveLength(2);
  });
});

it('graduates of several cohorts live side by side', async () => {
  const store = freshStore();
  await importAll(store, 'graduates', [graduate(), graduate({ cohort: 2024 })]);
  expect(store.graduates()).toHaveLength(2);
  expect(store.graduates({ cohort: 2024 })).toMatchObject([{ cohort: 2024 }]);
});

describe('rows of one file about one person', () => {
  const anna = { snils: null, group: 'Т-41' };

  it('that say different things are two persons and a question', async () => {
    const store = freshStore();
    const summary = await importAll(store, 'graduates', [
      graduate(anna),
      graduate({ ...anna, group: 'Т-42' }),
    ]);
    expect(summary).toMatchObject({ rows: { read: 2, accepted: 2 }, questions: 1 });
    const [question] = store.reviews();
    expect(question).toMatchObject({
      candidates: [{ reason: 'в одном файле дважды, с разными сведениями' }],
    });
    store.decideReview(question?.id ?? 0, { same: question?.candidates[0]?.personId ?? 0 });
    expect(store.graduates()).toHaveLength(1);
  });

  it.each([
    ['without birth dates', { birthDate: null }, { birthDate: null }],
    ['with two numbers', { snils: snils('99900000113') }, { snils: snils('99900000214') }],
  ])('%s are namesakes and no question', async (_, first, second) => {
    const store = freshStore();
    const rows = [graduate({ ...anna, ...first }), graduate({ ...anna, group: 'Т-42', ...second })];
    expect((await importAll(store, 'graduates', rows)).questions).toBe(0);
  });

  it('ask again nothing when the list comes the next week', async () => {
    const store = freshStore();
    const rows = [graduate(anna), graduate({ ...anna, group: 'Т-42' })];
    await importAll(store, 'graduates', rows, { asOf: day('2026-06-01') });
    const next = await importAll(store, 'graduates', rows, { asOf: day('2026-06-08') });
    expect(next).toMatchObject({ questions: 0, rows: { unchanged: 2 } });
    expect(store.graduates()).toHaveLength(2);
  });
});
