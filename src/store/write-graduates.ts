import type { DatabaseSync } from 'node:sqlite';
import type { GraduateRecord } from '../domain/graduate.ts';
import type { KnownPerson, PersonIdentity, PersonLinker } from '../domain/person-link.ts';
import { contentHash } from './content-hash.ts';
import { type FoldedGraduate, foldRecord } from './fold-graduate.ts';
import { decodeRecord, encodeRecord } from './graduate-facts.ts';
import { type LiveImports, readLiveImports } from './live-imports.ts';
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
  const known = knownRecords(db, importId);
  const decisions = linker.linkRows(
    rows.map(({ record }) => record),
    (row) => candidatesOf(row, linker, known),
  );
  const insert = prepareInserts(db);
  let unchanged = 0;
  const conflicts: GraduateRow[] = [];
  for (const [at, row] of rows.entries()) {
    const decision = decisions[at];
    if (decision === undefined) throw new TypeError('the linker gave no decision for a row');
    if (decision.conflict) conflicts.push(row);
    if (decision.personId !== null && addsNothing(known.recordsOf(decision.personId), row.record, header)) {
      unchanged++;
    }
    const personId = decision.personId ?? insert.person(importId);
    const { record } = row;
    const nameKey = linker.nameKey(record.person);
    insert.record(importId, personId, insert.facts(record), record, nameKey, row.sheet, row.row);
  }
  return { accepted: rows.length - unchanged, unchanged, conflicts };
}

interface DatedRecord {
  readonly record: GraduateRecord;
  readonly asOf: ImportHeader['asOf'];
}

/** The records of persons before this import, in the order of the fold, read as they are asked for. */
interface KnownRecords {
  idsByName(cohort: number, nameKey: string): readonly number[];
  idsBySnils(cohort: number, snils: string): readonly number[];
  recordsOf(personId: number): readonly DatedRecord[];
}

function knownRecords(db: DatabaseSync, importId: number): KnownRecords {
  const imports = readLiveImports(db, {});
  const byName = db.prepare(
    'SELECT person_id, import_id FROM graduate_records WHERE cohort = ? AND name_key = ?',
  );
  const bySnils = db.prepare(
    'SELECT person_id, import_id FROM graduate_records WHERE cohort = ? AND snils = ?',
  );
  const ofPerson = db.prepare(
    `SELECT r.import_id, f.content FROM graduate_records r JOIN graduate_facts f ON f.id = r.facts_id
     WHERE r.person_id = ? ORDER BY r.id`,
  );
  const counts = (row: Record<string, unknown>) =>
    row.import_id !== importId && imports.has(Number(row.import_id));
  const ids = (rows: Record<string, unknown>[]) => rows.filter(counts).map((row) => Number(row.person_id));
  const cache = new Map<number, readonly DatedRecord[]>();
  return {
    idsByName: (cohort, nameKey) => ids(byName.all(cohort, nameKey)),
    idsBySnils: (cohort, snils) => ids(bySnils.all(cohort, snils)),
    recordsOf(personId) {
      const cached = cache.get(personId);
      if (cached !== undefined) return cached;
      const rows = ofPerson.all(personId).filter(counts);
      const records = inFoldOrder(rows, imports);
      cache.set(personId, records);
      return records;
    },
  };
}

function inFoldOrder(rows: readonly Record<string, unknown>[], imports: LiveImports): readonly DatedRecord[] {
  return rows
    .flatMap((row) => {
      const made = imports.get(Number(row.import_id));
      return made === undefined ? [] : { made, record: decodeRecord(String(row.content)) };
    })
    .sort((a, b) => a.made.position - b.made.position)
    .map(({ made, record }) => ({ record, asOf: made.asOf }));
}

function candidatesOf(
  row: PersonIdentity,
  linker: PersonLinker,
  known: KnownRecords,
): readonly KnownPerson[] {
  const ids = new Set(known.idsByName(row.cohort, linker.nameKey(row.person)));
  if (row.snils !== null) for (const id of known.idsBySnils(row.cohort, row.snils)) ids.add(id);
  return Array.from(ids)
    .sort((a, b) => a - b)
    .map((id) => ({ id, identities: known.recordsOf(id).map(({ record }) => record) }));
}

function addsNothing(earlier: readonly DatedRecord[], record: GraduateRecord, header: ImportHeader): boolean {
  let folded: FoldedGraduate | null = null;
  for (const each of earlier) {
    if (each.asOf <= header.asOf) folded = foldRecord(folded, each.record, each.asOf);
  }
  if (folded === null) return false;
  return encodeRecord(foldRecord(folded, record, header.asOf).record) === encodeRecord(folded.record);
}

function prepareInserts(db: DatabaseSync) {
  const person = db.prepare('INSERT INTO persons (import_id) VALUES (?)');
  const findFacts = db.prepare('SELECT id FROM graduate_facts WHERE hash = ?');
  const facts = db.prepare('INSERT INTO graduate_facts (hash, content) VALUES (?, ?)');
  const record = db.prepare(
    `INSERT INTO graduate_records (import_id, person_id, facts_id, cohort, name_key, snils, sheet, row)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    person: (importId: number) => Number(person.run(importId).lastInsertRowid),
    facts(value: GraduateRecord): number {
      const content = encodeRecord(value);
      const digest = contentHash(content);
      const found = findFacts.get(digest);
      return Number(found === undefined ? facts.run(digest, content).lastInsertRowid : found.id);
    },
    record(
      importId: number,
      personId: number,
      factsId: number,
      { cohort, snils }: GraduateRecord,
      nameKey: string,
      sheet: string | null,
      row: number | null,
    ): void {
      record.run(importId, personId, factsId, cohort, nameKey, snils, sheet, row);
    },
  };
}
