import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { compare } from './compare.ts';
import { layOut } from './draft.ts';
import { fuzzArrays, fuzzFiles, seedsFrom } from './fuzz-layouts.ts';
import { MESS, makeMess } from './make-mess.ts';
import type { Need } from './mess-layout.ts';
import { readArrays } from './read-draft.ts';
import { FILE_FORMATS } from './write-draft.ts';

const folder = mkdtempSync(join(tmpdir(), 'route-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A slice; the full measure is `node test/fuzz/run-fuzz.ts --seeds 2000 --files 100`. */
describe('whatever a college does to its list, what was lost is told', () => {
  test('as sheets of cells', async () => {
    const { silent, equal } = await fuzzArrays(seedsFrom(0, 250));
    expect(silent).toEqual([]);
    expect(equal).toBeGreaterThan(50_000);
  });

  test.each(FILE_FORMATS.map((format) => [format.name, format] as const))(
    'through %s',
    async (_name, format) => {
      const { silent, equal } = await fuzzFiles(seedsFrom(5000, 5), format, folder);
      expect(silent).toEqual([]);
      expect(equal).toBeGreaterThan(500);
    },
  );

  test('every kind of mess is met in the slice', () => {
    const able = new Set<Need>(['merges', 'sheets', 'types']);
    const met = new Set(seedsFrom(0, 250).flatMap((seed) => makeMess(seed, able).applied));
    expect(MESS.map(({ name }) => name).filter((name) => !met.has(name))).toEqual([]);
  });
});

describe('the comparison notices', () => {
  const spoilt = async (change: (events: unknown[]) => unknown[]) => {
    const draft = makeMess(3, new Set<Need>());
    const laid = draft.sheets.map(layOut);
    const events = await readArrays(laid);
    const kept = events.filter((event) => event.type !== 'finding');
    const changed = change([...kept]);
    return compare(
      draft,
      laid,
      kept.filter((event) => changed.includes(event)),
    );
  };

  test('a graduate left out', async () => {
    const { silent } = await spoilt((events) => events.slice(1));
    expect(silent.some((line) => line.includes('lost'))).toBe(true);
  });

  test('nothing where nothing is wrong', async () => {
    expect((await spoilt((events) => events)).silent).toEqual([]);
  });
});
