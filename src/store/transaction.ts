import type { DatabaseSync } from 'node:sqlite';

/** All of `work`, or nothing of it. The write lock is taken at the start: a later upgrade would not wait for other writers. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    rollBack(db);
    throw error;
  }
}

/** Takes back what the open transaction did; SQLite itself has already done so after some errors (a full disk). */
export function rollBack(db: DatabaseSync): void {
  if (db.isTransaction) db.exec('ROLLBACK');
}
