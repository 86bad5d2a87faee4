import type { DatabaseSync } from 'node:sqlite';
import { EXIT, Failure } from '../domain/failure.ts';
import type { Graduate } from '../domain/graduate.ts';
import type { IsoInstant } from '../domain/iso-date.ts';
import type { LinkCandidate } from '../domain/person-link.ts';
import { contentHash } from './content-hash.ts';
import { type PersonMerges, readMerges } from './person-merges.ts';
import { readGraduates } from './read-graduates.ts';
import type { ReviewDecision, StoredReview } from './store.ts';
import { inTransaction } from './transaction.ts';

/** Asks whether a new person is one of the known ones. */
export type WriteReview = (
  personId: number,
  at: { readonly sheet: string | null; readonly row: number | null },
  candidates: readonly LinkCandidate[],
) => void;

/** Prepares the statement of one import. */
export function prepareReviewWriter(db: DatabaseSync, importId: number): WriteReview {
  const insert = db.prepare(
    'INSERT INTO link_reviews (import_id, person_id, sheet, row, candidates) VALUES (?, ?, ?, ?, ?)',
  );
  return (personId, { sheet, row }, candidates) => {
    insert.run(importId, personId, sheet, row, JSON.stringify(candidates));
  };
}

/**
 * Questions about persons who are listed by live imports, in the order they were asked. A question goes away with the last import
 * that names the new person or all of the candidates, and when the two have come to count as one by another answer.
 */
export function readReviews(
  db: DatabaseSync,
  { cohort, decided = false }: { cohort?: number; decided?: boolean },
): readonly StoredReview[] {
  const rows = db
    .prepare(
      `SELECT r.*, i.sha256 FROM link_reviews r JOIN imports i ON i.id = r.import_id
       WHERE (r.decision IS NOT NULL) = :decided ORDER BY r.id`,
    )
    .all({ decided: Number(decided) });
  if (rows.length === 0) return [];
  const merges = readMerges(db, {});
  const graduates = new Map(
    readGraduates(db, cohort === undefined ? {} : { cohort }).map((each) => [each.id, each]),
  );
  return rows.flatMap((row) => storedReview(row, merges, graduates) ?? []);
}

function storedReview(
  row: Record<string, unknown>,
  merges: PersonMerges,
  graduates: ReadonlyMap<number, Graduate>,
): StoredReview | null {
  const personId = Number(row.person_id);
  const root = merges.rootOf(personId);
  const person = graduates.get(root);
  if (person === undefined) return null;
  const decision = storedDecision(row);
  const candidates = readCandidates(row).flatMap((candidate) => {
    const known = graduates.get(merges.rootOf(candidate.personId));
    return known === undefined || (decision === null && known.id === root) ? [] : { ...candidate, known };
  });
  if (candidates.length === 0) return null;
  const content = `${row.sha256}\n${row.sheet}\n${row.row}\n${row.candidates}`;
  return {
    id: Number(row.id),
    key: `${row.id}-${Buffer.from(contentHash(content)).toString('hex', 0, 4)}`,
    importId: Number(row.import_id),
    personId,
    person,
    candidates,
    decision,
    decidedAt: row.decided_at === null ? null : (String(row.decided_at) as IsoInstant),
  };
}

/** Written by {@link prepareReviewWriter} only, so it is trusted. */
function readCandidates(row: Record<string, unknown>): readonly LinkCandidate[] {
  return JSON.parse(String(row.candidates)) as readonly LinkCandidate[];
}

function storedDecision(row: Record<string, unknown>): ReviewDecision | null {
  if (row.decision === null) return null;
  return row.decision === 'different' ? 'different' : { same: Number(row.decided_person) };
}

/** Keeps an answer; another answer to the same question takes the former back. */
export function decideReview(
  db: DatabaseSync,
  id: number,
  decision: ReviewDecision,
  now: IsoInstant,
): 'decided' | 'unchanged' {
  return inTransaction(db, () => {
    const row = findReview(db, id);
    const before = storedDecision(row);
    if (JSON.stringify(before) === JSON.stringify(decision)) return 'unchanged';
    const same = decision === 'different' ? null : decision.same;
    if (same !== null && !readCandidates(row).some(({ personId }) => personId === same)) {
      throw new Failure('review-candidate-unknown', `О человеке № ${same} вопрос № ${id} не спрашивает.`, {
        exitCode: EXIT.usage,
      });
    }
    const personId = Number(row.person_id);
    endMerge(db, personId, now);
    if (same !== null) {
      db.prepare('INSERT INTO person_merges (from_person, into_person, decided_at) VALUES (?, ?, ?)').run(
        personId,
        same,
        now,
      );
    }
    db.prepare('UPDATE link_reviews SET decision = ?, decided_person = ?, decided_at = ? WHERE id = ?').run(
      same === null ? 'different' : 'same',
      same,
      now,
      id,
    );
    return 'decided';
  });
}

/** Opens a question again: who was merged by its answer comes apart, record by record as before. */
export function undoDecision(db: DatabaseSync, id: number, now: IsoInstant): 'undone' | 'unchanged' {
  return inTransaction(db, () => {
    const row = findReview(db, id);
    if (storedDecision(row) === null) return 'unchanged';
    endMerge(db, Number(row.person_id), now);
    db.prepare(
      'UPDATE link_reviews SET decision = NULL, decided_person = NULL, decided_at = NULL WHERE id = ?',
    ).run(id);
    return 'undone';
  });
}

function findReview(db: DatabaseSync, id: number): Record<string, unknown> {
  const row = db.prepare('SELECT * FROM link_reviews WHERE id = ?').get(id);
  if (row !== undefined) return row;
  throw new Failure('review-unknown', `Вопроса № ${id} в рабочей папке нет.`, {
    hint: 'Открытые вопросы: route review persons.',
    exitCode: EXIT.usage,
  });
}

function endMerge(db: DatabaseSync, personId: number, now: IsoInstant): void {
  db.prepare('UPDATE person_merges SET undone_at = ? WHERE from_person = ? AND undone_at IS NULL').run(
    now,
    personId,
  );
}
