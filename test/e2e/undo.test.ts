import { beforeAll, expect, test } from 'vitest';
import { build, route } from './run-route.ts';
import { importWeek, initSample, inSample, KEY, listGraduates, MONDAY, workspace } from './sample.ts';

interface ImportsDocument {
  readonly imports: readonly { readonly id: number; readonly undoneAt: string | null }[];
}

beforeAll(async () => {
  await build();
  initSample();
  const [first = ''] = KEY.weeks;
  importWeek(first);
}, 120_000);

test('undoing a week restores what was known before; importing it again brings it back', () => {
  const before = listGraduates();
  const week = importWeek(MONDAY);
  const after = listGraduates();
  expect(after).not.toEqual(before);

  for (const { importId } of week.files) inSample('undo', String(importId));
  expect(listGraduates()).toEqual(before);
  const { imports } = inSample<ImportsDocument>('imports');
  const undone = imports.filter(({ undoneAt }) => undoneAt !== null).map(({ id }) => id);
  expect(undone.toSorted()).toEqual(week.files.map(({ importId }) => importId).toSorted());

  const again = importWeek(MONDAY);
  expect(again.files.map(({ status }) => status)).toEqual(week.files.map(() => 'imported'));
  expect(again.files.map(({ rows }) => rows)).toEqual(week.files.map(({ rows }) => rows));
  expect(listGraduates()).toEqual(after);
});

test('what is undone cannot be undone, and a number that is none is refused', () => {
  const { imports } = inSample<ImportsDocument>('imports');
  const undone = imports.find(({ undoneAt }) => undoneAt !== null);
  expect(route('undo', String(undone?.id), '--workspace', workspace).code).not.toBe(0);
  expect(route('undo', '100000', '--workspace', workspace).code).not.toBe(0);
  expect(route('undo', 'первую', '--workspace', workspace).code).toBe(2);
});
