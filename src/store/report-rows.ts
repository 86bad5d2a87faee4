import type { DatabaseSync } from 'node:sqlite';
import type { IsoDate, IsoInstant } from '../domain/iso-date.ts';
import type { OutputClass } from '../domain/output-class.ts';
import type { JournalEntry, ReportSnapshot, StoredJournalEntry, StoredReport } from './store.ts';

/** Freezes an issued report. */
export function insertReport(db: DatabaseSync, report: ReportSnapshot, savedAt: IsoInstant): StoredReport {
  const { name, asOf, knownAt, sha256, configHash, toolVersion, content } = report;
  const result = db
    .prepare(
      `INSERT INTO reports (name, as_of, known_at, sha256, config_hash, tool_version, content, saved_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(name, asOf, knownAt, sha256, configHash, toolVersion, JSON.stringify(content), savedAt);
  return { ...report, id: Number(result.lastInsertRowid), savedAt };
}

/** All snapshots in the order they were saved. */
export function readReports(db: DatabaseSync): readonly StoredReport[] {
  return db
    .prepare('SELECT * FROM reports ORDER BY id')
    .all()
    .map((row) => ({
      id: Number(row.id),
      name: String(row.name),
      asOf: String(row.as_of) as IsoDate,
      knownAt: String(row.known_at) as IsoInstant,
      sha256: String(row.sha256),
      configHash: String(row.config_hash),
      toolVersion: String(row.tool_version),
      content: JSON.parse(String(row.content)),
      savedAt: String(row.saved_at) as IsoInstant,
    }));
}

/** Writes down what was done. */
export function insertJournalEntry(db: DatabaseSync, entry: JournalEntry, at: IsoInstant): void {
  db.prepare('INSERT INTO journal (at, action, output_class, reason, details) VALUES (?, ?, ?, ?, ?)').run(
    at,
    entry.action,
    entry.outputClass,
    entry.reason,
    JSON.stringify(entry.details),
  );
}

/** The whole journal, oldest first. */
export function readJournal(db: DatabaseSync): readonly StoredJournalEntry[] {
  return db
    .prepare('SELECT * FROM journal ORDER BY id')
    .all()
    .map((row) => ({
      id: Number(row.id),
      at: String(row.at) as IsoInstant,
      action: String(row.action),
      outputClass: row.output_class === null ? null : (String(row.output_class) as OutputClass),
      reason: row.reason === null ? null : String(row.reason),
      details: JSON.parse(String(row.details)) as JournalEntry['details'],
    }));
}
