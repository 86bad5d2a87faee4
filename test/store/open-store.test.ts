import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { openStore } from '../../src/store/open-store.ts';
import { clock, graduate, importAll, temporaryFolder } from './sample-imports.ts';

const { now } = clock();

describe('the database file', () => {
  it.each([0o000, 0o022, 0o077])('is readable by its owner only under umask %o', async (mask) => {
    const before = process.umask(mask);
    onTestFinished(() => void process.umask(before));
    const folder = temporaryFolder();
    const store = openStore(join(folder, 'route.db'), { now });
    await importAll(store, 'graduates', [graduate()]);
    const rights = readdirSync(folder).map((name) => [
      name,
      (statSync(join(folder, name)).mode & 0o777).toString(8),
    ]);
    expect(rights.sort()).toEqual([
      ['route.db', '600'],
      ['route.db-shm', '600'],
      ['route.db-wal', '600'],
    ]);
    store.close();
  });

  it('is made private when it was not', () => {
    const path = join(temporaryFolder(), 'route.db');
    openStore(path, { now }).close();
    chmodSync(path, 0o644);
    openStore(path, { now }).close();
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('keeps its data between openings and erases what is deleted', async () => {
    const path = join(temporaryFolder(), 'route.db');
    const store = openStore(path, { now });
    await importAll(store, 'graduates', [graduate()]);
    store.close();
    const again = openStore(path, { now });
    expect(again.graduates()).toHaveLength(1);
    again.close();
    const db = openDatabase(path);
    const pragma = (name: string) => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
    expect(['journal_mode', 'foreign_keys', 'synchronous', 'secure_delete'].map(pragma)).toEqual([
      'wal',
      1,
      2,
      1,
    ]);
    db.close();
  });

  it.each([
    ['is no database', 'store-not-a-database', (path: string) => writeFileSync(path, 'не база'.repeat(200))],
    [
      'was made by a newer program',
      'store-newer-than-program',
      (path: string) => {
        const db = new DatabaseSync(path);
        db.exec('PRAGMA user_version = 999');
        db.close();
      },
    ],
  ])('that %s is refused and left as it is', (_, code, make) => {
    const path = join(temporaryFolder(), 'route.db');
    make(path);
    const before = readFileSync(path);
    expect(() => openStore(path, { now })).toThrow(expect.objectContaining({ code, exitCode: 3 }));
    if (code === 'store-not-a-database') expect(readFileSync(path)).toEqual(before);
  });
});

describe('a migration', () => {
  const addColumn = 'ALTER TABLE persons ADD COLUMN note TEXT';

  it('keeps the data, and the version before it beside the database', async () => {
    const path = join(temporaryFolder(), 'route.db');
    const store = openStore(path, { now });
    await importAll(store, 'graduates', [graduate()]);
    store.close();
    const db = openDatabase(path, { migrations: [...MIGRATIONS, addColumn] });
    expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: MIGRATIONS.length + 1 });
    expect(db.prepare('SELECT id, note FROM persons').all()).toEqual([{ id: 1, note: null }]);
    db.close();
    const backup = `${path}.v${MIGRATIONS.length}.bak`;
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    const old = openStore(backup, { now });
    expect(old.graduates()).toHaveLength(1);
    old.close();
  });

  it('that fails leaves the old version whole', async () => {
    const path = join(temporaryFolder(), 'route.db');
    const store = openStore(path, { now });
    await importAll(store, 'graduates', [graduate()]);
    store.close();
    expect(() => openDatabase(path, { migrations: [...MIGRATIONS, addColumn, 'SELECT нет'] })).toThrow();
    const again = openStore(path, { now });
    expect(again.graduates()).toHaveLength(1);
    again.close();
  });
});
