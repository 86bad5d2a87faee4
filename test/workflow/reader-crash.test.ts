import type { ChildProcess, ForkOptions, fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { list } from './collect/letter.ts';
import { A, ReturnsCase } from './returns/returns-case.ts';

const readers: ChildProcess[] = [];
/** What a reading process must have said to be killed; null = it lives. */
let killOn: string | null = null;

vi.mock('node:child_process', async (original) => {
  const real = await original<{ fork: typeof fork }>();
  const watched = (path: string, args: readonly string[], options: ForkOptions) => {
    const child = real.fork(path, args, options);
    readers.push(child);
    child.prependListener('message', (answer: { say?: string }) => {
      if (answer.say === killOn) child.kill('SIGKILL');
    });
    return child;
  };
  return { ...real, fork: watched };
});

beforeEach(() => {
  killOn = null;
});

/** More rows than are carried in one batch. */
const PERSONS = Array.from({ length: 1500 }, (_, at) => {
  const name = Array.from(String(at), (digit) => 'абвгдежзик'.charAt(Number(digit))).join('');
  return [`Тест${name}ов Иван Ильич`, `${String((at % 28) + 1).padStart(2, '0')}.05.2007`] as const;
});

async function prepared() {
  const made = await ReturnsCase.start();
  const path = join(made.folder, '..', 'список.xlsx');
  writeFileSync(path, list(...PERSONS));
  const graduates = () => made.open(async ({ store }) => store.graduates().length);
  return { made, path, graduates };
}

describe('the reading process dies', () => {
  test.each([
    ['while the file is opened', 'opened'],
    ['between two batches of rows', 'rows'],
  ])('%s: the file is refused whole, the next run imports it', async (_, say) => {
    const { made, path, graduates } = await prepared();
    killOn = say;
    await expect(made.import(path, A)).rejects.toMatchObject({ code: 'file-too-large' });
    expect(await graduates()).toBe(0);
    killOn = null;
    expect(await made.import(path, A)).toMatchObject({
      status: 'imported',
      rows: { accepted: PERSONS.length },
    });
    expect(await graduates()).toBe(PERSONS.length);
  });

  test('while it waits for a file: another one is started', async () => {
    const { made, path } = await prepared();
    for (const child of readers.filter(
      ({ exitCode, signalCode }) => exitCode === null && signalCode === null,
    )) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    expect(await made.import(path, A)).toMatchObject({ status: 'imported' });
  });
});
