import type { DatabaseSync } from 'node:sqlite';
import type { LinkCandidate } from '../domain/person-link.ts';
import type { ErasedCounts } from './erasure.ts';

type PersonCounts = Pick<
  ErasedCounts,
  'persons' | 'records' | 'facts' | 'questions' | 'findings' | 'registerRows'
>;

/** Removes persons with everything stated and asked of them, and rows of registers. Inside a transaction of the caller. */
export function erasePersons(
  db: DatabaseSync,
  persons: readonly number[],
  registerRows: readonly number[],
): PersonCounts {
  const ids = JSON.stringify(persons);
  const rows = JSON.stringify(registerRows);
  const run = (sql: string, list: string) => Number(db.prepare(sql).run(list).changes);
  const these = 'IN (SELECT value FROM json_each(?))';
  const places = [
    ...db.prepare(`SELECT import_id, sheet, row FROM graduate_records WHERE person_id ${these}`).all(ids),
    ...db.prepare(`SELECT import_id, sheet, row FROM reference_rows WHERE id ${these}`).all(rows),
  ];
  const findings = eraseFindings(db, places);
  const questions = eraseQuestions(db, persons);
  run(`DELETE FROM person_merges WHERE from_person ${these}`, ids);
  run(`DELETE FROM person_merges WHERE into_person ${these}`, ids);
  run(`DELETE FROM referrals WHERE person_id ${these}`, ids);
  const factsIds = JSON.stringify(
    db
      .prepare(`SELECT DISTINCT facts_id FROM graduate_records WHERE person_id ${these}`)
      .all(ids)
      .map((row) => Number(row.facts_id)),
  );
  const records = run(`DELETE FROM graduate_records WHERE person_id ${these}`, ids);
  const unused = JSON.stringify(
    db
      .prepare(
        `SELECT value AS id FROM json_each(?)
         WHERE NOT EXISTS (SELECT 1 FROM graduate_records r WHERE r.facts_id = value)`,
      )
      .all(factsIds)
      .map((row) => Number(row.id)),
  );
  run(`DELETE FROM facts_keys WHERE facts_id ${these}`, unused);
  const facts = run(`DELETE FROM graduate_facts WHERE id ${these}`, unused);
  // Numbers of erased facts are given out again, and those who get them have no keys yet.
  db.exec(
    'UPDATE facts_keys_progress SET facts_id = min(facts_id, (SELECT coalesce(max(id), 0) FROM graduate_facts))',
  );
  return {
    findings,
    questions,
    records,
    facts,
    persons: run(`DELETE FROM persons WHERE id ${these}`, ids),
    registerRows: run(`DELETE FROM reference_rows WHERE id ${these}`, rows),
  };
}

/** Findings hold masked values; those about the rows go all the same. */
function eraseFindings(db: DatabaseSync, places: readonly Record<string, unknown>[]): number {
  const remove = db.prepare('DELETE FROM findings WHERE import_id = ? AND sheet IS ? AND row = ?');
  let removed = 0;
  for (const { import_id, sheet, row } of places) {
    if (row === null) continue;
    const { changes } = remove.run(Number(import_id), sheet === null ? null : String(sheet), Number(row));
    removed += Number(changes);
  }
  return removed;
}

/** Questions about the persons go; of questions about others they go as candidates, and a question without candidates goes too. */
function eraseQuestions(db: DatabaseSync, persons: readonly number[]): number {
  const erased = new Set(persons);
  const remove = db.prepare('DELETE FROM link_reviews WHERE id = ?');
  const rewrite = db.prepare('UPDATE link_reviews SET candidates = ? WHERE id = ?');
  let removed = 0;
  for (const row of db.prepare('SELECT id, person_id, candidates, decided_person FROM link_reviews').all()) {
    const id = Number(row.id);
    // Written by the writer of questions only, so it is trusted.
    const candidates = JSON.parse(String(row.candidates)) as readonly LinkCandidate[];
    const left = candidates.filter(({ personId }) => !erased.has(personId));
    const decided = row.decided_person === null ? null : Number(row.decided_person);
    const isGone =
      erased.has(Number(row.person_id)) || left.length === 0 || (decided !== null && erased.has(decided));
    if (isGone) removed += Number(remove.run(id).changes);
    else if (left.length < candidates.length) rewrite.run(JSON.stringify(left), id);
  }
  return removed;
}
