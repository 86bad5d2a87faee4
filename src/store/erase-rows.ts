import type { DatabaseSync } from 'node:sqlite';
import type { IsoInstant } from '../domain/iso-date.ts';
import { erasePersons } from './erase-persons.ts';
import { redactTexts } from './erase-texts.ts';
import type {
  DestroyedFile,
  ErasedCounts,
  ErasureOutcome,
  ErasureRequest,
  LeftByHand,
  StoredErasure,
} from './erasure.ts';
import { purgeAggregates } from './purge-aggregates.ts';
import { inTransaction } from './transaction.ts';

/**
 * Destroys data and remembers that it did, both or neither, then rewrites the file of the database and empties its log, so that
 * no page keeps what was in it (`secure_delete` overwrites the rest).
 */
export function eraseRows(db: DatabaseSync, request: ErasureRequest, now: IsoInstant): ErasureOutcome {
  const erasure = inTransaction(db, () => {
    const persons = erasePersons(db, request.persons, request.registerRows);
    const aggregates = purgeAggregates(db, request.aggregates);
    const mails = emptyMails(db, request.mails);
    const reason = request.redact(request.reason);
    const texts = redactTexts(db, request.redact);
    const counts: ErasedCounts = { ...persons, ...aggregates, mails, texts };
    const { kind, scope, cohorts, files, byHand, keys, secretMark } = request;
    const id = Number(
      db
        .prepare(
          `INSERT INTO erasures (at, kind, scope, reason, cohorts, counts, files, by_hand, secret_mark)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          now,
          kind,
          scope,
          reason,
          JSON.stringify(cohorts),
          JSON.stringify(counts),
          JSON.stringify(files),
          JSON.stringify(byHand),
          secretMark,
        ).lastInsertRowid,
    );
    const remember = db.prepare('INSERT OR IGNORE INTO erased_identities (key, erasure_id) VALUES (?, ?)');
    for (const key of keys) remember.run(key, id);
    return { id, at: now, kind, scope, reason, cohorts, counts, files, byHand, secretMark };
  });
  return { erasure, compacted: compactDatabase(db) };
}

/** Rewrites the file without what was deleted; false when a reader keeps the old log alive. */
export function compactDatabase(db: DatabaseSync): boolean {
  db.exec('VACUUM');
  return db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy === 0;
}

function emptyMails(db: DatabaseSync, mails: readonly number[]): number {
  const { changes } = db
    .prepare(
      `UPDATE mail_messages SET state = 'empty', reason = NULL, sender = NULL, message_id = NULL
       WHERE id IN (SELECT value FROM json_each(?))`,
    )
    .run(JSON.stringify(mails));
  return Number(changes);
}

/** All destructions, oldest first. */
export function readErasures(db: DatabaseSync): readonly StoredErasure[] {
  return db
    .prepare('SELECT * FROM erasures ORDER BY id')
    .all()
    .map((row) => ({
      id: Number(row.id),
      at: String(row.at) as IsoInstant,
      kind: row.kind === 'purge' ? 'purge' : 'subject',
      scope: String(row.scope),
      reason: String(row.reason),
      // Written above only, so they are trusted.
      cohorts: JSON.parse(String(row.cohorts)) as number[],
      counts: JSON.parse(String(row.counts)) as ErasedCounts,
      files: JSON.parse(String(row.files)) as DestroyedFile[],
      byHand: JSON.parse(String(row.by_hand)) as LeftByHand[],
      secretMark: row.secret_mark === null ? null : String(row.secret_mark),
    }));
}

/** Digests of those who asked to be forgotten and whom nobody has let in again. */
export function readErasedKeys(db: DatabaseSync): ReadonlySet<string> {
  return new Set(
    db
      .prepare('SELECT DISTINCT key FROM erased_identities WHERE lifted_at IS NULL')
      .all()
      .map((row) => String(row.key)),
  );
}

/** Lets in again whom any of the keys belongs to: all keys of the same destruction. @returns how many destructions */
export function liftErasedKeys(db: DatabaseSync, keys: readonly string[], now: IsoInstant): number {
  return inTransaction(db, () => {
    const ids = db
      .prepare(
        `SELECT DISTINCT erasure_id FROM erased_identities
         WHERE lifted_at IS NULL AND key IN (SELECT value FROM json_each(?))`,
      )
      .all(JSON.stringify(keys))
      .map((row) => Number(row.erasure_id));
    const lift = db.prepare(
      'UPDATE erased_identities SET lifted_at = ? WHERE erasure_id = ? AND lifted_at IS NULL',
    );
    for (const id of ids) lift.run(now, id);
    return ids.length;
  });
}
