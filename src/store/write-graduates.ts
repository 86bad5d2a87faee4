import type { DatabaseSync } from 'node:sqlite';
import type { GraduateRecord } from '../domain/graduate.ts';
import type { PersonLinker } from '../domain/person-link.ts';
import { chooseMembers } from './choose-members.ts';
import { contentHash, keyNumber } from './content-hash.ts';
import { type FoldedGraduate, foldRecord } from './fold-graduate.ts';
import { encodeRecord } from './graduate-facts.ts';
import { type DatedRecord, findKnownPersons } from './known-persons.ts';
import { prepareReviewWriter } from './link-reviews.ts';
import { prepareRecall } from './recall-judged.ts';
import type { ImportHeader } from './store.ts';

/** A graduate row with its place in the file. */
export interface GraduateRow {
  readonly record: GraduateRecord;
  readonly sheet: string | null;
  readonly row: number | null;
}

/** What became of the rows of one file. */
export interface GraduateOutcome {
  readonly accepted: number;
  readonly unchanged: number;
  /** Rows whose СНИЛС a known person has who is somebody else. */
  readonly conflicts: readonly GraduateRow[];
}

/**
 * Stores all rows of one file, those that say nothing new too: the file goes on stating them when an earlier one is undone.
 */
export function writeGraduates(
  db: DatabaseSync,
  header: ImportHeader,
  importId: number,
  rows: readonly GraduateRow[],
  linker: PersonLinker,
): GraduateOutcome {
  const known = findKnownPersons(db, importId, linker);
  const records = rows.map(({ record }) => record);
  const cohorts = [...new Set(records.map(({ cohort }) => cohort))];
  const population = Math.max(0, ...cohorts.map(known.countPersons));
  const decisions = linker.linkRows(records, known.candidatesOf, { population });
  const members = chooseMembers(records, decisions, known, linker);
  const insert = prepareInserts(db, linker);
  const ask = prepareReviewWriter(db, importId);
  const recallJudged = prepareRecall(db, known.merges, linker);
  let unchanged = 0;
  const conflicts: GraduateRow[] = [];
  for (const [at, row] of rows.entries()) {
    const { record } = row;
    const decision = decisions[at];
    if (decision?.conflict) conflicts.push(row);
    const review = decision?.review;
    const member = members[at] ?? (review === undefined ? null : recallJudged(record, review));
    const asWhom = decision?.personId ?? (member === null ? null : known.merges.rootOf(member));
    if (asWhom !== null && addsNothing(known.recordsOf(asWhom), record, header)) unchanged++;
    const personId = member ?? insert.person(importId, record.cohort);
    insert.record(importId, personId, insert.facts(record), row);
    if (member === null && review !== undefined) ask(personId, row, review);
  }
  return { accepted: rows.length - unchanged, unchanged, conflicts };
}

function addsNothing(earlier: readonly DatedRecord[], record: GraduateRecord, header: ImportHeader): boolean {
  let folded: FoldedGraduate | null = null;
  for (const each of earlier) {
    if (each.asOf <= header.asOf) folded = foldRecord(folded, each.record, each.asOf);
  }
  if (folded === null) return false;
  return encodeRecord(foldRecord(folded, record, header.asOf).record) === encodeRecord(folded.record);
}

function prepareInserts(db: DatabaseSync, linker: PersonLinker) {
  const person = db.prepare('INSERT INTO persons (import_id, cohort) VALUES (?, ?)');
  const findFacts = db.prepare('SELECT id FROM graduate_facts WHERE hash = ?');
  const newFacts = db.prepare('INSERT INTO graduate_facts (hash, content) VALUES (?, ?)');
  const key = db.prepare('INSERT OR IGNORE INTO facts_keys (block_key, facts_id) VALUES (?, ?)');
  const record = db.prepare(
    `INSERT INTO graduate_records (import_id, person_id, facts_id, cohort, name_key, snils, sheet, row)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    person: (importId: number, cohort: number) => Number(person.run(importId, cohort).lastInsertRowid),
    /** The number of what a row states; its keys are kept with it. */
    facts(value: GraduateRecord): number {
      const content = encodeRecord(value);
      const digest = contentHash(content);
      const found = findFacts.get(digest);
      if (found !== undefined) return Number(found.id);
      const id = Number(newFacts.run(digest, content).lastInsertRowid);
      for (const each of linker.blockKeys?.(value) ?? []) key.run(keyNumber(each), id);
      return id;
    },
    record(importId: number, personId: number, factsId: number, row: GraduateRow): void {
      const { cohort, snils, person: name } = row.record;
      const nameKey = linker.nameKey(name);
      record.run(importId, personId, factsId, cohort, nameKey, snils, row.sheet, row.row);
    },
  };
}
