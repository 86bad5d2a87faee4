import { DatabaseSync } from 'node:sqlite';
import { compactDatabase } from './erase-rows.ts';
import { MIGRATIONS } from './migrations.ts';

/** What the file of a database is like, without changing it. */
export interface DatabaseInspection {
  /** Messages of `PRAGMA integrity_check`; empty when the file is sound. */
  readonly damages: readonly string[];
  /** Rows that refer to rows that are not there. */
  readonly orphans: number;
  readonly version: number;
  /** The version this program makes. */
  readonly newest: number;
}

/** Looks a database through. @throws an error of SQLite when the file is no database */
export function inspectDatabase(path: string): DatabaseInspection {
  const db = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
  try {
    return {
      damages: db
        .prepare('PRAGMA integrity_check(20)')
        .all()
        .map((row) => String(row.integrity_check))
        .filter((message) => message !== 'ok'),
      orphans: db.prepare('PRAGMA foreign_key_check').all().length,
      version: Number(db.prepare('PRAGMA user_version').get()?.user_version ?? 0),
      newest: MIGRATIONS.length,
    };
  } finally {
    db.close();
  }
}

/** Rewrites the file without deleted data and empties its log; false when a reader keeps the log alive. For the holder of the lock. */
export function compactFile(path: string): boolean {
  const db = new DatabaseSync(path, { timeout: 5_000 });
  try {
    db.exec('PRAGMA secure_delete = ON');
    return compactDatabase(db);
  } finally {
    db.close();
  }
}
