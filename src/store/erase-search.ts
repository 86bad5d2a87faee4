import type { DatabaseSync } from 'node:sqlite';
import type { IsoDate, IsoInstant } from '../domain/iso-date.ts';
import type { RegisterRecord } from '../domain/register.ts';
import { isRegisterName, REGISTER_NAMES } from '../domain/registers.ts';
import type { NamedRow, PersonFacts, PersonRecord, RowOrigin } from './erasure.ts';
import { decodeRecord } from './graduate-facts.ts';
import { readMerges } from './person-merges.ts';

const ORIGIN = 'i.id AS import_id, i.file_name, i.sha256, i.as_of, i.known_at, i.undone_at';

/** Everybody stored, those of undone imports too: by person, then facts. */
export function readPersonFacts(db: DatabaseSync): readonly PersonFacts[] {
  return db
    .prepare(
      `SELECT r.person_id, f.content, max(i.as_of) AS newest FROM graduate_records r
       JOIN graduate_facts f ON f.id = r.facts_id JOIN imports i ON i.id = r.import_id
       GROUP BY r.person_id, r.facts_id ORDER BY r.person_id, r.facts_id`,
    )
    .all()
    .map((row) => ({
      personId: Number(row.person_id),
      record: decodeRecord(String(row.content)),
      newest: String(row.newest) as IsoDate,
    }));
}

/** Every stored row about the persons, oldest first. */
export function readPersonRecords(db: DatabaseSync, persons: readonly number[]): readonly PersonRecord[] {
  return db
    .prepare(
      `SELECT r.person_id, f.content, r.sheet, r.row, ${ORIGIN} FROM graduate_records r
       JOIN graduate_facts f ON f.id = r.facts_id JOIN imports i ON i.id = r.import_id
       WHERE r.person_id IN (SELECT value FROM json_each(?)) ORDER BY i.as_of, i.known_at, r.id`,
    )
    .all(JSON.stringify(persons))
    .map((row) => ({
      personId: Number(row.person_id),
      record: decodeRecord(String(row.content)),
      origin: originOf(row),
    }));
}

/** Every stored row of a register that names a person, older versions of it too, in the order they came. */
export function readNamedRows(db: DatabaseSync): readonly NamedRow[] {
  return db
    .prepare(
      `SELECT r.id, r.kind, r.content, r.sheet, r.row, i.cohort, ${ORIGIN} FROM reference_rows r
       JOIN imports i ON i.id = r.import_id
       WHERE r.kind IN (SELECT value FROM json_each(?)) ORDER BY r.id`,
    )
    .all(JSON.stringify(REGISTER_NAMES))
    .flatMap((row): NamedRow[] => {
      const register = String(row.kind);
      // Written by the writer of registers only, so it is trusted.
      const { person, values } = JSON.parse(String(row.content)) as RegisterRecord;
      if (!isRegisterName(register) || person === null) return [];
      const cohort = Number(row.cohort);
      return [{ id: Number(row.id), register, person, values, cohort, origin: originOf(row) }];
    });
}

/** All who count as one person with this one, itself included, by id. */
export function readMembers(db: DatabaseSync, personId: number): readonly number[] {
  const merges = readMerges(db, {});
  return merges.membersOf(merges.rootOf(personId));
}

function originOf(row: Record<string, unknown>): RowOrigin {
  return {
    importId: Number(row.import_id),
    fileName: String(row.file_name),
    sha256: String(row.sha256),
    sheet: row.sheet === null ? null : String(row.sheet),
    row: row.row === null ? null : Number(row.row),
    asOf: String(row.as_of) as IsoDate,
    knownAt: String(row.known_at) as IsoInstant,
    undoneAt: row.undone_at === null ? null : (String(row.undone_at) as IsoInstant),
  };
}
