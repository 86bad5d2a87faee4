import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Store, StoredReview } from '../../src/store/store.ts';
import {
  clock,
  day,
  dumpLive,
  freshStore,
  graduate,
  header,
  importAll,
  linker,
  rows,
  snils,
  status,
  stream,
} from './sample-imports.ts';

const FIRST = day('2026-06-01');
const SECOND = day('2026-06-08');
const THIRD = day('2026-06-15');

const anna = graduate({ group: 'Т-41', residence: 'Ревда', status: status('will-be-employed') });
/** The same name and group, another day of birth: one person or two? */
const perhapsAnna = graduate({
  group: 'Т-41',
  birthDate: day('2006-11-02'),
  snils: snils('99911122233'),
  status: status('employed'),
});

async function asked(now = clock().now) {
  const store = freshStore(now);
  const first = await importAll(store, 'graduates', [anna], { asOf: FIRST });
  const second = await importAll(store, 'graduates', [perhapsAnna], { asOf: SECOND });
  const [review] = store.reviews();
  if (review === undefined) throw new Error('nothing is asked');
  return { store, review, first: first.importId ?? 0, second: second.importId ?? 0 };
}

const same = (review: StoredReview) => ({ same: review.candidates[0]?.personId ?? 0 });

describe('a question about a new person', () => {
  it('shows both sides as they are known', async () => {
    const { store, review, second } = await asked();
    expect(review).toMatchObject({
      importId: second,
      person: { id: review.personId, birthDate: '2006-11-02', source: { sheet: 'Лист1', row: 2 } },
      candidates: [
        { reason: 'даты рождения разные', known: { birthDate: '2007-03-14', residence: 'Ревда' } },
      ],
      decision: null,
      decidedAt: null,
    });
    expect(store.reviews({ cohort: 2026 })).toHaveLength(1);
    expect(store.reviews({ cohort: 2025 })).toEqual([]);
    expect(store.reviews({ decided: true })).toEqual([]);
  });

  it('is not asked by a dry run', async () => {
    const store = freshStore();
    await importAll(store, 'graduates', [anna], { asOf: FIRST });
    const options = { linker, dryRun: true };
    await store.importRecords(header('graduates'), stream(rows('graduates', [perhapsAnna])), options);
    expect(store.reviews()).toEqual([]);
  });

  it('goes away with the import of the new person', async () => {
    const { store, second } = await asked();
    store.undoImport(second);
    expect(store.reviews()).toEqual([]);
  });

  it('stays while a later import lists the new person', async () => {
    const { store, review, second } = await asked();
    await importAll(store, 'graduates', [perhapsAnna], { asOf: THIRD });
    store.undoImport(second);
    expect(store.reviews()).toMatchObject([{ id: review.id, key: review.key }]);
  });

  it('goes away with the only import of the known person', async () => {
    const { store, first } = await asked();
    store.undoImport(first);
    expect(store.reviews()).toEqual([]);
  });

  it('is asked once: the row comes again and links to the new person', async () => {
    const { store, review } = await asked();
    const { rows: counts } = await importAll(store, 'graduates', [perhapsAnna], { asOf: THIRD });
    expect(counts.unchanged).toBe(1);
    expect(store.graduates()).toHaveLength(2);
    expect(store.reviews().map(({ id }) => id)).toEqual([review.id]);
  });

  it('must exist and name the person who is answered', async () => {
    const { store, review } = await asked();
    expect(() => store.decideReview(99, 'different')).toThrow('Вопроса № 99');
    expect(() => store.undoDecision(99)).toThrow('Вопроса № 99');
    expect(() => store.decideReview(review.id, { same: review.personId })).toThrow('не спрашивает');
    expect(store.graduates()).toHaveLength(2);
  });
});

describe('the answer «the same»', () => {
  it('makes one person of two, under the older number', async () => {
    const { store, review } = await asked();
    expect(store.vanished({ cohort: 2026 })).toHaveLength(1);
    expect(store.decideReview(review.id, same(review))).toBe('decided');
    expect(store.decideReview(review.id, same(review))).toBe('unchanged');
    expect(store.graduates()).toMatchObject([
      {
        id: same(review).same,
        birthDate: '2006-11-02',
        snils: '99911122233',
        residence: 'Ревда',
        statusHistory: [
          { asOf: FIRST, status: { kind: 'will-be-employed' } },
          { asOf: SECOND, status: { kind: 'employed' } },
        ],
      },
    ]);
    expect(store.vanished({ cohort: 2026 })).toEqual([]);
    expect(store.lastRecordDates({ cohort: 2026 })).toMatchObject([{ graduates: 1 }]);
    expect(store.reviews()).toEqual([]);
    expect(store.reviews({ decided: true })).toMatchObject([{ id: review.id, decision: same(review) }]);
  });

  it('is taken back exactly', async () => {
    const { store, review } = await asked();
    const before = dumpLive(store);
    store.decideReview(review.id, same(review));
    expect(store.undoDecision(review.id)).toBe('undone');
    expect(store.undoDecision(review.id)).toBe('unchanged');
    expect(dumpLive(store)).toEqual(before);
    expect(store.reviews()).toEqual([review]);
  });

  it('can be replaced by «different» and back', async () => {
    const { store, review } = await asked();
    const before = dumpLive(store);
    store.decideReview(review.id, same(review));
    const merged = dumpLive(store);
    expect(store.decideReview(review.id, 'different')).toBe('decided');
    expect(dumpLive(store)).toEqual(before);
    store.decideReview(review.id, same(review));
    expect(dumpLive(store)).toEqual(merged);
  });

  it('is remembered: next week both rows link to the one person, and nothing is asked', async () => {
    for (const row of [anna, perhapsAnna]) {
      const { store, review } = await asked();
      store.decideReview(review.id, same(review));
      await importAll(store, 'graduates', [row], { asOf: THIRD });
      expect(store.graduates()).toMatchObject([{ id: same(review).same, newestRecord: THIRD }]);
      expect(store.reviews()).toEqual([]);
    }
  });

  it('taken back, it gives later rows to the person they repeat', async () => {
    const { store, review } = await asked();
    store.decideReview(review.id, same(review));
    await importAll(store, 'graduates', [perhapsAnna], { asOf: THIRD });
    await importAll(store, 'graduates', [anna], { asOf: day('2026-06-22') });
    store.undoDecision(review.id);
    expect(store.graduates()).toMatchObject([
      { id: same(review).same, birthDate: '2007-03-14', newestRecord: '2026-06-22' },
      { id: review.personId, birthDate: '2006-11-02', newestRecord: THIRD },
    ]);
  });

  it('about both rows of one file is remembered for both', async () => {
    const store = freshStore();
    const other = graduate({ group: 'Т-41', birthDate: day('2006-10-30') });
    await importAll(store, 'graduates', [anna], { asOf: FIRST });
    await importAll(store, 'graduates', [perhapsAnna, other], { asOf: SECOND });
    const reviews = store.reviews();
    expect(reviews).toHaveLength(2);
    for (const review of reviews) store.decideReview(review.id, same(review));
    expect(store.graduates()).toHaveLength(1);
    const { rows: counts } = await importAll(store, 'graduates', [other, perhapsAnna], { asOf: THIRD });
    expect(counts.read).toBe(2);
    expect(store.graduates()).toHaveLength(1);
    expect(store.reviews()).toEqual([]);
  });

  it('outlives the undoing and repeating of imports it does not speak of', async () => {
    const { store, review } = await asked();
    store.decideReview(review.id, same(review));
    const third = await importAll(store, 'graduates', [perhapsAnna], { asOf: THIRD });
    const before = dumpLive(store);
    store.undoImport(third.importId ?? 0);
    await importAll(store, 'graduates', [perhapsAnna], { asOf: THIRD });
    expect(dumpLive(store).graduates).toMatchObject(
      before.graduates.map(({ source: _, ...graduateThen }) => graduateThen),
    );
  });

  it('survives the undoing and repeating of the import that was asked about', async () => {
    for (const decide of [same, () => 'different' as const]) {
      const { store, review, second } = await asked();
      store.decideReview(review.id, decide(review));
      const before = dumpLive(store).graduates.map(({ source: _, ...rest }) => rest);
      store.undoImport(second);
      expect(store.graduates()).toHaveLength(1);
      await importAll(store, 'graduates', [perhapsAnna], { asOf: SECOND });
      expect(dumpLive(store).graduates.map(({ source: _, ...rest }) => rest)).toEqual(before);
      expect(store.reviews()).toEqual([]);
      store.undoDecision(review.id);
      expect(store.graduates()).toHaveLength(2);
      expect(store.reviews()).toMatchObject([{ id: review.id }]);
    }
  });

  it('does not answer for a row that says something else', async () => {
    const { store, review, second } = await asked();
    store.decideReview(review.id, same(review));
    store.undoImport(second);
    const another = { ...perhapsAnna, birthDate: day('2006-10-30') };
    await importAll(store, 'graduates', [another], { asOf: SECOND });
    expect(store.graduates()).toHaveLength(2);
    expect(store.reviews()).toHaveLength(1);
  });

  it('makes rows of both restate each other when an import is undone', async () => {
    const { store, review, first } = await asked();
    store.decideReview(review.id, same(review));
    expect(store.undoImport(first).rows).toEqual({ reversed: 0, superseded: 1 });
    expect(store.graduates()).toMatchObject([{ birthDate: '2006-11-02', residence: null }]);
  });

  it('does not reach back: what was known before it, and between it and its undoing, stays', async () => {
    const time = clock();
    const { store, review } = await asked(time.now);
    const before = time.set('2026-06-09T08:00:00Z');
    time.set('2026-06-09T09:00:00Z');
    store.decideReview(review.id, same(review));
    const between = time.set('2026-06-09T10:00:00Z');
    time.set('2026-06-09T11:00:00Z');
    store.undoDecision(review.id);
    const count = (knownAt: typeof before) => store.graduates({ knownAt }).length;
    expect([before, between, time.now()].map(count)).toEqual([2, 1, 2]);
    expect(store.vanished({ cohort: 2026, knownAt: between })).toEqual([]);
    expect(store.vanished({ cohort: 2026, knownAt: before })).toHaveLength(1);
  });

  it('follows the known person when that one is found to be another', async () => {
    const { store, review } = await asked();
    const third = graduate({ group: 'Т-41', birthDate: day('2005-05-25') });
    await importAll(store, 'graduates', [third], { asOf: THIRD });
    const later = store.reviews().find(({ id }) => id !== review.id);
    if (later === undefined) throw new Error('nothing is asked of the third');
    expect(new Set(later.candidates.map(({ personId }) => personId))).toEqual(
      new Set([same(review).same, review.personId]),
    );
    store.decideReview(later.id, { same: review.personId });
    expect(store.graduates()).toHaveLength(2);
    store.decideReview(review.id, same(review));
    expect(store.graduates()).toMatchObject([{ id: same(review).same, birthDate: '2005-05-25' }]);
    store.undoDecision(later.id);
    expect(store.graduates().map(({ id }) => id)).toEqual([same(review).same, later.personId]);
  });
});

describe('the answer «different»', () => {
  it('closes the question and is remembered', async () => {
    const { store, review } = await asked();
    const before = dumpLive(store);
    store.decideReview(review.id, 'different');
    expect(store.reviews()).toEqual([]);
    expect(dumpLive(store)).toEqual(before);
    await importAll(store, 'graduates', [anna, perhapsAnna], { asOf: THIRD });
    expect(store.graduates()).toHaveLength(2);
    expect(store.reviews()).toEqual([]);
  });

  it('can be taken back', async () => {
    const { store, review } = await asked();
    store.decideReview(review.id, 'different');
    store.undoDecision(review.id);
    expect(store.reviews()).toEqual([review]);
  });
});

const alike = fc
  .record({
    fio: fc.constantFrom(
      'Тестова Анна Образцовна',
      'Тестова Яна Образцовна',
      'Тестоа Анна Образцовна',
      'Примерова Анна Образцовна',
    ),
    birthDate: fc.constantFrom(day('2007-03-14'), day('2006-11-02'), null),
    snils: fc.constantFrom(null, null, snils('99911122233'), snils('99944455566')),
  })
  .map((stated) => graduate({ group: 'Т-41', ...stated }));
const file = fc.array(alike, { minLength: 1, maxLength: 3 });

describe('whatever the files and the answers', () => {
  it('answers are taken back exactly, and so are imports under answers', async () => {
    let merged = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(file, { minLength: 2, maxLength: 4 }),
        file,
        fc.infiniteStream(fc.nat(3)),
        async (files, odd, choices) => {
          const time = clock();
          const store = freshStore(time.now);
          let second = 0;
          const tick = () => time.set(`2026-06-30T08:00:${String(++second).padStart(2, '0')}Z`);
          for (const [week, records] of files.entries()) {
            tick();
            await importAll(store, 'graduates', records, { asOf: day(`2026-06-0${week + 1}`) });
          }
          const before = dumpLive(store);
          const questions = store.reviews();
          const answered = answerAll(store, choices);
          merged += before.graduates.length - store.graduates().length;
          const after = dumpLive(store);
          tick();
          const { importId } = await importAll(store, 'graduates', odd, { asOf: day('2026-06-09') });
          tick();
          store.undoImport(importId ?? 0);
          expect(dumpLive(store)).toEqual(after);
          expect(store.reviews()).toEqual([]);
          for (const id of answered) store.undoDecision(id);
          expect(dumpLive(store)).toEqual(before);
          expect(store.reviews()).toEqual(questions);
          store.close();
        },
      ),
      { numRuns: 50 },
    );
    expect(merged).toBeGreaterThan(10);
  });
});

function answerAll(store: Store, choices: Iterator<number>): readonly number[] {
  const answered: number[] = [];
  for (let [open] = store.reviews(); open !== undefined; [open] = store.reviews()) {
    const candidate = open.candidates[Number(choices.next().value)];
    store.decideReview(open.id, candidate === undefined ? 'different' : { same: candidate.personId });
    answered.push(open.id);
  }
  return answered;
}
