import { describe, expect, it } from 'vitest';
import type { GraduateRecord } from '../../src/domain/graduate.ts';
import type { StatusKind } from '../../src/domain/status.ts';
import { collegeDirectory } from '../../src/monitoring/college-directory.ts';
import { tallyOutcomes } from '../../src/monitoring/weekly/outcome-tally.ts';
import { campaignWeeks, weekSeries } from '../../src/monitoring/weekly/week-series.ts';
import type { Store } from '../../src/store/store.ts';
import { clock, day, freshStore, graduate, importAll, status } from './sample-imports.ts';

const KINDS: readonly (StatusKind | null)[] = [null, 'will-be-employed', 'employed', 'studying', 'conscript'];

const PEOPLE = [
  'Абрамова Анна Образцовна',
  'Васильев Борис Примерович',
  'Громов Виктор Пробович',
  'Дудина Галина Тестовна',
  'Ежов Денис Макетович',
  'Жданова Елена Формуловна',
  'Зуев Захар Графович',
  'Ильина Инна Строкина',
  'Котов Кирилл Столбцович',
  'Лапина Лидия Листовна',
  'Мохов Максим Клеткович',
];

/** Eleven people over ten weeks: some come late, some fall silent, some change back; lists of two weeks come out of order. */
async function campaign(now = clock().now) {
  const store = freshStore(now);
  const weeks = campaignWeeks(day('2026-04-06'), day('2026-06-08'));
  const order = [0, 1, 2, 4, 3, 5, 6, 9, 7, 8];
  for (const week of order) {
    const records = Array.from({ length: 11 }, (_, i) => i)
      .filter((i) => i % 4 <= week && (i + week) % 5 !== 0)
      .map((i) => {
        const kind = KINDS[(i * 3 + Math.floor(week / 2) * (i % 3)) % KINDS.length] ?? null;
        return graduate({
          fio: PEOPLE[i] ?? '',
          birthDate: day(`2007-0${(i % 9) + 1}-1${i % 10}`),
          status: kind === null ? null : status(kind, { employer: week > 5 ? 'ООО «Образец»' : null }),
        });
      });
    await importAll(store, 'graduates', records, { asOf: weeks[week] ?? day('2026-04-06') });
  }
  return { store, weeks };
}

describe('graduates of many days in one pass', () => {
  it('are those of each day asked for alone', async () => {
    const { store, weeks } = await campaign();
    const days = [day('2026-04-01'), ...weeks, day('2026-07-01')];
    const together = store.graduatesOn(days, { cohort: 2026 });
    expect(together.map((people) => people.length).at(-1)).toBe(11);
    for (const [at, asOf] of days.entries()) {
      expect(together[at], asOf).toEqual(store.graduates({ cohort: 2026, asOf }));
    }
  });

  it('weeks counted from histories are the weeks counted anew from the lists', async () => {
    const { store, weeks } = await campaign();
    const asOf = day('2026-06-08');
    const series = weekSeries(store.graduates({ cohort: 2026, asOf }), weeks, [], collegeDirectory([]));
    const counted = weeks.map((week) => tallyOutcomes(store.graduates({ cohort: 2026, asOf: week })));
    expect(series.map(({ persons, groups }) => ({ persons, groups }))).toEqual(
      counted.map(({ persons, groups }) => ({ persons, groups })),
    );
    expect(new Set(series.map(({ groups }) => JSON.stringify(groups))).size).toBeGreaterThan(4);
  });

  it('do not know what was learned later', async () => {
    const time = clock('2026-06-01T08:00:00Z');
    const { store } = await campaign(time.now);
    time.set('2026-06-09T08:00:00Z');
    const late = graduate({ fio: 'Новиков Никита Позднович', birthDate: day('2006-12-01') });
    await importAll(store, 'graduates', [late], { asOf: day('2026-06-08') });
    const people = (instant: string) =>
      store.graduatesOn([day('2026-06-08')], { cohort: 2026, knownAt: time.set(instant) })[0]?.length;
    expect([people('2026-06-08T08:00:00Z'), people('2026-06-10T08:00:00Z')]).toEqual([11, 12]);
  });
});

/** Of each graduate what the balance reads, as one text; those handed over one by one come in no order. */
const told = (records: readonly GraduateRecord[]) =>
  records.map(({ person, status: known, college }) => JSON.stringify([person, known, college])).sort();

function oneByOne(store: Store, moment: Parameters<Store['eachGraduate']>[0]): readonly GraduateRecord[] {
  const records: GraduateRecord[] = [];
  store.eachGraduate(moment, (record) => records.push(record));
  return records;
}

describe('graduates one by one', () => {
  it('are those of the list, on every day', async () => {
    const { store, weeks } = await campaign();
    for (const asOf of [day('2026-04-01'), ...weeks]) {
      const moment = { asOf, cohort: 2026 };
      expect(told(oneByOne(store, moment))).toEqual(told(store.graduates(moment)));
    }
    expect(oneByOne(store, { cohort: 2025 })).toEqual([]);
  });

  it('are those of the list when two are one person, and when a list is undone', async () => {
    const store = freshStore();
    const anna = { group: 'Т-41', residence: 'Ревда', status: status('will-be-employed') };
    await importAll(store, 'graduates', [graduate(anna)], { asOf: day('2026-06-01') });
    const newer = graduate({ group: 'Т-41', birthDate: day('2006-11-02'), status: status('employed') });
    const second = await importAll(store, 'graduates', [newer], { asOf: day('2026-06-08') });
    expect(oneByOne(store, {})).toHaveLength(2);
    const [review] = store.reviews();
    store.decideReview(review?.id ?? 0, { same: review?.candidates[0]?.personId ?? 0 });
    expect(oneByOne(store, {})).toMatchObject([{ status: { kind: 'employed' }, residence: 'Ревда' }]);
    expect(told(oneByOne(store, {}))).toEqual(told(store.graduates()));
    store.undoImport(second.importId ?? 0);
    expect(told(oneByOne(store, {}))).toEqual(told(store.graduates()));
  });
});
