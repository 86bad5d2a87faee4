import { expect, it } from 'vitest';
import type { IsoInstant } from '../../src/domain/iso-date.ts';
import type { SpoCode } from '../../src/domain/spo-code.ts';
import { clock, freshStore } from './sample-imports.ts';

const code = (text: string, weight = 1) => ({
  ref: { code: text as SpoCode, edition: '336' as const },
  weight,
});
const welder = { key: 'вахта сварка', title: 'Вахта сварка', codes: [code('15.01.05')] };

it('a decision is kept, a repeated one changes nothing, another takes its place', () => {
  const time = clock();
  const store = freshStore(time.now);
  expect(store.decideTitle(welder)).toBe('decided');
  expect(store.decideTitle(welder)).toBe('unchanged');
  const before = time.set('2026-06-02T08:00:00Z');
  time.set('2026-06-03T08:00:00Z');
  expect(store.decideTitle({ ...welder, codes: [] })).toBe('decided');
  expect(store.titleDecisions()).toMatchObject([
    { title: 'Вахта сварка', codes: [], decidedAt: '2026-06-03T08:00:00Z' },
  ]);
  expect(store.titleDecisions({ knownAt: before })).toMatchObject([{ codes: welder.codes }]);
  expect(store.titleDecisions({ knownAt: '2026-01-01T00:00:00Z' as IsoInstant })).toEqual([]);
});

it('the order of codes is no other decision', () => {
  const store = freshStore();
  const two = [code('15.01.05', 0.5), code('23.01.17', 0.5)];
  store.decideTitle({ ...welder, codes: two });
  expect(store.decideTitle({ ...welder, codes: two.toReversed() })).toBe('unchanged');
});

it('a decision taken back is gone, and may be made again', () => {
  const store = freshStore();
  store.decideTitle(welder);
  const id = store.titleDecisions()[0]?.id ?? 0;
  expect(store.undoTitleDecision(id)).toBe('undone');
  expect(store.undoTitleDecision(id)).toBe('unchanged');
  expect(store.titleDecisions()).toEqual([]);
  expect(store.decideTitle(welder)).toBe('decided');
  expect(() => store.undoTitleDecision(99)).toThrow(expect.objectContaining({ code: 'decision-unknown' }));
});
