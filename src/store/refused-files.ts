import type { DatabaseSync } from 'node:sqlite';
import type { FindingCode } from '../domain/finding.ts';
import type { IsoDate, IsoInstant } from '../domain/iso-date.ts';
import type { RefusedFile, StoredRefusal } from './store.ts';

/** Remembers a file nobody could read. The same bytes for the same day are one refusal: the first arrival counts. */
export function insertRefusal(db: DatabaseSync, file: RefusedFile, knownAt: IsoInstant): void {
  db.prepare(
    `INSERT INTO refused_files (key, sha256, path, file_name, code, message, as_of, cohort, college, sender, sent_at, known_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET code = excluded.code, message = excluded.message,
       college = coalesce(excluded.college, college)`,
  ).run(
    `${file.sha256 ?? file.path}\n${file.asOf}`,
    file.sha256,
    file.path,
    file.fileName,
    file.code,
    file.message,
    file.asOf,
    file.cohort,
    file.college,
    file.sender,
    file.sentAt,
    knownAt,
  );
}

/** Files that could not be read and have not been read since, in the order they came. */
export function readRefusals(db: DatabaseSync): readonly StoredRefusal[] {
  return db
    .prepare(
      `SELECT * FROM refused_files
       WHERE sha256 IS NULL OR sha256 NOT IN (SELECT sha256 FROM imports WHERE undone_at IS NULL)
       ORDER BY id`,
    )
    .all()
    .map((row) => ({
      id: Number(row.id),
      sha256: row.sha256 === null ? null : String(row.sha256),
      path: String(row.path),
      fileName: String(row.file_name),
      code: String(row.code) as FindingCode,
      message: String(row.message),
      asOf: String(row.as_of) as IsoDate,
      cohort: Number(row.cohort),
      college: row.college === null ? null : String(row.college),
      sender: row.sender === null ? null : String(row.sender),
      sentAt: row.sent_at === null ? null : (String(row.sent_at) as IsoInstant),
      knownAt: String(row.known_at) as IsoInstant,
    }));
}
