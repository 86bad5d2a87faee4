import { expect, it } from 'vitest';
import type { ReferralEvent } from '../../src/domain/referral.ts';
import { clock, day, freshStore, graduate, importAll } from './sample-imports.ts';

const proposed = (graduateId: number, advertId: string): Omit<ReferralEvent, 'asOf'> => ({
  graduateId,
  advertId,
  title: 'Сварщик',
  employer: 'АО «Завод»',
  state: 'proposed',
  reason: null,
});
const batch = (asOf: string, ...events: readonly Omit<ReferralEvent, 'asOf'>[]) =>
  ({ kind: 'proposal', file: null, asOf: day(asOf), cohort: 2026, events }) as const;

async function storeWithTwo() {
  const time = clock();
  const store = freshStore(time.now);
  await importAll(store, 'graduates', [
    graduate({ fio: 'Примеров Олег Опытович' }),
    graduate({ fio: 'Тестова Анна Образцовна' }),
  ]);
  return { store, time };
}

it('steps are kept in order, and what only repeats the newest is not', async () => {
  const { store } = await storeWithTwo();
  expect(store.recordReferrals(batch('2026-06-01', proposed(1, 'a'), proposed(2, 'b')))).toEqual({
    id: 1,
    events: 2,
  });
  expect(store.recordReferrals(batch('2026-06-08', proposed(1, 'a'), proposed(2, 'b')))).toBeNull();
  expect(store.recordReferrals(batch('2026-06-08', proposed(1, 'a'), proposed(2, 'c')))).toEqual({
    id: 2,
    events: 1,
  });
  expect(
    store.referrals({ cohort: 2026 }).map(({ graduateId, advertId, asOf }) => [graduateId, advertId, asOf]),
  ).toEqual([
    [1, 'a', '2026-06-01'],
    [2, 'b', '2026-06-01'],
    [2, 'c', '2026-06-08'],
  ]);
  expect(store.referrals({ cohort: 2025 })).toEqual([]);
});

it('an earlier moment is seen as it was: by day of the data, and by what was known', async () => {
  const { store, time } = await storeWithTwo();
  store.recordReferrals(batch('2026-06-01', proposed(1, 'a')));
  const before = time.set('2026-06-08T08:00:00Z');
  time.set('2026-06-09T08:00:00Z');
  store.recordReferrals(batch('2026-06-08', proposed(1, 'b')));
  store.undoReferrals(1);
  const adverts = (filter: Partial<Parameters<typeof store.referrals>[0]>) =>
    store.referrals({ cohort: 2026, ...filter }).map(({ advertId }) => advertId);
  expect([adverts({}), adverts({ asOf: day('2026-06-07') }), adverts({ knownAt: before })]).toEqual([
    ['b'],
    [],
    ['a'],
  ]);
});

it('a batch is undone once; an unknown one is told', async () => {
  const { store } = await storeWithTwo();
  store.recordReferrals(batch('2026-06-01', proposed(1, 'a')));
  store.undoReferrals(1);
  expect(() => store.undoReferrals(1)).toThrow('уже отменена');
  expect(() => store.undoReferrals(7)).toThrow('№ 7 нет');
  expect(store.referralBatches()).toMatchObject([{ id: 1, kind: 'proposal', events: 1 }]);
});
