import type { DatabaseSync } from 'node:sqlite';
import { EXIT, Failure } from '../domain/failure.ts';
import type { IsoDate, IsoInstant } from '../domain/iso-date.ts';
import type { ReferralBatch, ReferralEvent, ReferralState, StoredReferral } from '../domain/referral.ts';
import { readMerges } from './person-merges.ts';
import type { Moment } from './store.ts';
import { inTransaction } from './transaction.ts';

/** Steps to record together. */
export interface NewReferralBatch {
  readonly kind: ReferralBatch['kind'];
  readonly file: string | null;
  readonly asOf: IsoDate;
  readonly cohort: number;
  readonly events: readonly Omit<ReferralEvent, 'asOf'>[];
}

/** A step with when its batch was taken back; null = it was not. */
export interface PersonReferral extends StoredReferral {
  readonly undoneAt: IsoInstant | null;
}

const FOREVER = '9999-12-31T23:59:59Z';

/** Steps of batches live at the moment, in the order of recording; persons who count as one have one history. */
export function readReferrals(
  db: DatabaseSync,
  { cohort, asOf, knownAt }: Moment & { readonly cohort: number },
): readonly StoredReferral[] {
  const merges = readMerges(db, knownAt === undefined ? {} : { knownAt });
  return db
    .prepare(
      `SELECT r.*, b.as_of, b.known_at FROM referrals r JOIN referral_batches b ON b.id = r.batch_id
       WHERE b.cohort = :cohort AND b.as_of <= :asOf AND b.known_at <= :knownAt
         AND (b.undone_at IS NULL OR b.undone_at > :knownAt)
       ORDER BY r.id`,
    )
    .all({ cohort, asOf: asOf ?? '9999-12-31', knownAt: knownAt ?? FOREVER })
    .map((row) => storedReferral(row, merges.rootOf(Number(row.person_id))));
}

// Rows are written by recordReferrals only, and their states checked by the table.
function storedReferral(row: Record<string, unknown>, graduateId: number): StoredReferral {
  return {
    id: Number(row.id),
    batch: Number(row.batch_id),
    graduateId,
    advertId: String(row.advert_id),
    title: String(row.title),
    employer: row.employer === null ? null : String(row.employer),
    state: String(row.state) as ReferralState,
    reason: row.reason === null ? null : (String(row.reason) as StoredReferral['reason']),
    asOf: String(row.as_of) as IsoDate,
    knownAt: String(row.known_at) as IsoInstant,
  };
}

/**
 * Records steps in one batch. A step that only repeats the newest one of its person changes nothing.
 * @returns the batch, or null when nothing was new
 */
export function recordReferrals(
  db: DatabaseSync,
  { kind, file, asOf, cohort, events }: NewReferralBatch,
  now: IsoInstant,
): { readonly id: number; readonly events: number } | null {
  return inTransaction(db, () => {
    const newest = new Map(readReferrals(db, { cohort }).map((step) => [step.graduateId, step]));
    const fresh = events.filter(({ graduateId, advertId, state, reason }) => {
      const last = newest.get(graduateId);
      return last?.advertId !== advertId || last.state !== state || last.reason !== reason;
    });
    if (fresh.length === 0) return null;
    const batch = db
      .prepare('INSERT INTO referral_batches (kind, file, as_of, cohort, known_at) VALUES (?, ?, ?, ?, ?)')
      .run(kind, file, asOf, cohort, now);
    const id = Number(batch.lastInsertRowid);
    const insert = db.prepare(
      `INSERT INTO referrals (batch_id, person_id, advert_id, title, employer, state, reason)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    for (const { graduateId, advertId, title, employer, state, reason } of fresh)
      insert.run(id, graduateId, advertId, title, employer, state, reason);
    return { id, events: fresh.length };
  });
}

/** All batches, undone ones too, in the order they were recorded. */
export function readReferralBatches(db: DatabaseSync): readonly ReferralBatch[] {
  return db
    .prepare(
      `SELECT b.*, (SELECT count(*) FROM referrals r WHERE r.batch_id = b.id) AS events
       FROM referral_batches b ORDER BY b.id`,
    )
    .all()
    .map((row) => ({
      id: Number(row.id),
      kind: row.kind === 'answers' ? 'answers' : 'proposal',
      file: row.file === null ? null : String(row.file),
      asOf: String(row.as_of) as IsoDate,
      cohort: Number(row.cohort),
      events: Number(row.events),
      knownAt: String(row.known_at) as IsoInstant,
      undoneAt: row.undone_at === null ? null : (String(row.undone_at) as IsoInstant),
    }));
}

/** Every step about the persons, those of batches taken back too, in the order of recording. */
export function readPersonReferrals(db: DatabaseSync, persons: readonly number[]): readonly PersonReferral[] {
  return db
    .prepare(
      `SELECT r.*, b.as_of, b.known_at, b.undone_at FROM referrals r JOIN referral_batches b ON b.id = r.batch_id
       WHERE r.person_id IN (SELECT value FROM json_each(?)) ORDER BY r.id`,
    )
    .all(JSON.stringify(persons))
    .map((row) => ({
      ...storedReferral(row, Number(row.person_id)),
      undoneAt: row.undone_at === null ? null : (String(row.undone_at) as IsoInstant),
    }));
}

/** Takes a batch back: what was before it counts again. @throws Failure `referrals-unknown`, `referrals-already-undone` */
export function undoReferrals(db: DatabaseSync, id: number, now: IsoInstant): void {
  inTransaction(db, () => {
    const row = db.prepare('SELECT undone_at FROM referral_batches WHERE id = ?').get(id);
    const hint = 'Номера: route assign --list.';
    if (row === undefined) {
      throw new Failure('referrals-unknown', `записи направлений № ${id} нет.`, {
        exitCode: EXIT.usage,
        hint,
      });
    }
    if (row.undone_at !== null) {
      throw new Failure('referrals-already-undone', `запись направлений № ${id} уже отменена.`, {
        exitCode: EXIT.usage,
        hint,
      });
    }
    db.prepare('UPDATE referral_batches SET undone_at = ? WHERE id = ?').run(now, id);
  });
}
