import { chmodSync, closeSync, openSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { EXIT, Failure } from '../domain/failure.ts';
import { MIGRATIONS } from './migrations.ts';
import { inTransaction } from './transaction.ts';

/** How a database is opened. */
export interface DatabaseOptions {
  /** How long a writer waits for another writer, milliseconds. */
  readonly busyTimeoutMs?: number;
  readonly migrations?: readonly string[];
}

/** Opens the database file, readable by its owner only, and brings it to the newest version; the old version is kept beside it. */
export function openDatabase(path: string, options: DatabaseOptions = {}): DatabaseSync {
  const migrations = options.migrations ?? MIGRATIONS;
  keepPrivate(path);
  const db = new DatabaseSync(path, {
    timeout: options.busyTimeoutMs ?? 5_000,
    enableForeignKeyConstraints: true,
  });
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
    // 16 MiB: room for the index of adverts while a country file comes in.
    db.exec('PRAGMA cache_size = -16384;');
    // A campaign's lists are many small transactions: 32 MiB of log between two checkpoints, each commit is safe without one.
    db.exec('PRAGMA wal_autocheckpoint = 8000;');
    migrate(db, path, migrations);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

/** SQLite gives its -wal and -shm files the rights of the database file, whatever the umask. */
function keepPrivate(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
}

function migrate(db: DatabaseSync, path: string, migrations: readonly string[]): void {
  const found = userVersion(db);
  if (found > migrations.length) {
    throw new Failure(
      'store-newer-than-program',
      `База рабочей папки сделана более новой версией программы: версия базы ${found}, эта программа знает ${migrations.length}.`,
      { hint: 'Обновите программу.', exitCode: EXIT.io },
    );
  }
  if (found === migrations.length) return;
  if (found > 0) backUp(db, `${path}.v${found}.bak`);
  inTransaction(db, () => {
    // Another process may have migrated while this one waited for the write lock.
    for (let version = userVersion(db); version < migrations.length; version++) {
      db.exec(migrations[version] ?? '');
      db.exec(`PRAGMA user_version = ${version + 1}`);
    }
  });
}

function userVersion(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.user_version ?? 0);
}

/** VACUUM INTO and not `backup()` of node:sqlite: it is as consistent, and synchronous, so that opening stays so. */
function backUp(db: DatabaseSync, path: string): void {
  rmSync(path, { force: true });
  closeSync(openSync(path, 'wx', 0o600));
  db.prepare('VACUUM INTO ?').run(path);
}
