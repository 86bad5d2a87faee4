import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { clock, graduate, importAll, temporaryFolder } from './sample-imports.ts';

const { now } = clock();

async function whileAnotherWrites(milliseconds: number, busyTimeoutMs: number) {
  const path = join(temporaryFolder(), 'route.db');
  const store = openStore(path, { now, busyTimeoutMs });
  onTestFinished(() => store.close());
  const script = join(import.meta.dirname, 'second-process.ts');
  const other = spawn(process.execPath, [script, path, String(milliseconds)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(other, 'exit');
  await once(other.stdout, 'data');
  return { path, store, other, gone };
}

it('an importer waits for another writer and loses nothing', async () => {
  const { store, gone } = await whileAnotherWrites(300, 5_000);
  // A reader sees the state before the other's commit and does not wait.
  expect(store.journalEntries()).toEqual([]);
  expect(await importAll(store, 'graduates', [graduate()])).toMatchObject({ rows: { accepted: 1 } });
  await gone;
  expect(store.journalEntries()).toHaveLength(1);
});

it('an importer that waits too long says that the database is busy', async () => {
  const { store, other, gone } = await whileAnotherWrites(60_000, 50);
  await expect(importAll(store, 'graduates', [graduate()])).rejects.toMatchObject({
    code: 'store-locked',
    exitCode: 5,
    message: 'База рабочей папки занята: в неё пишет другой процесс.',
  });
  other.kill();
  await gone;
  expect(await importAll(store, 'graduates', [graduate()])).toMatchObject({ rows: { accepted: 1 } });
});

it('a workspace can be opened and read while another process writes', async () => {
  const { path, other, gone } = await whileAnotherWrites(60_000, 50);
  const reader = openStore(path, { now, busyTimeoutMs: 50 });
  expect(reader.journalEntries()).toEqual([]);
  reader.close();
  expect(other.exitCode).toBeNull();
  other.kill();
  await gone;
});

it('a writer killed in the middle leaves nothing behind', async () => {
  const { store, other, gone } = await whileAnotherWrites(60_000, 5_000);
  other.kill('SIGKILL');
  await gone;
  expect(store.journalEntries()).toEqual([]);
  expect(await importAll(store, 'graduates', [graduate()])).toMatchObject({ rows: { accepted: 1 } });
});
