import type { DatabaseSync } from 'node:sqlite';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { IsoDate, IsoInstant } from '../domain/iso-date.ts';
import type { OutputClass } from '../domain/output-class.ts';
import type { JournalEntry, ReportSnapshot, StoredJournalEntry, StoredReport } from './store.ts';
import { inTransaction } from './transaction.ts';

/** A list of more elements lies beside its snapshot, in pieces of so many. */
const PIECE = 10_000;

/** Freezes an issued report. Long lists lie in packed pieces beside it: those of a country make one text of hundreds of megabytes. */
export function insertReport(db: DatabaseSync, report: ReportSnapshot, savedAt: IsoInstant): StoredReport {
  const { name, asOf, knownAt, sha256, configHash, toolVersion, content } = report;
  return inTransaction(db, () => {
    const { brief, lists } = withoutLists(content);
    const { lastInsertRowid } = db
      .prepare(
        `INSERT INTO reports (name, as_of, known_at, sha256, config_hash, tool_version, content, saved_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(name, asOf, knownAt, sha256, configHash, toolVersion, JSON.stringify(brief), savedAt);
    const id = Number(lastInsertRowid);
    const insert = db.prepare('INSERT INTO report_lists (report_id, name, elements) VALUES (?, ?, ?)');
    for (const [list, elements] of lists) {
      for (let first = 0; first < elements.length; first += PIECE) {
        const piece = JSON.stringify(elements.slice(first, first + PIECE));
        insert.run(id, list, gzipSync(piece, { level: 1 }));
      }
    }
    return { ...report, id, savedAt };
  });
}

/** The content with an empty list in place of each long one of its own, and those lists. */
function withoutLists(content: unknown): {
  readonly brief: unknown;
  readonly lists: ReadonlyMap<string, readonly unknown[]>;
} {
  const lists = new Map<string, readonly unknown[]>();
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    return { brief: content, lists };
  const brief = Object.entries(content).map(([name, value]: [string, unknown]) => {
    if (!Array.isArray(value) || value.length <= PIECE) return [name, value];
    lists.set(name, value);
    return [name, []];
  });
  return { brief: Object.fromEntries(brief), lists };
}

/** All snapshots in the order they were saved. The content of each is unpacked when it is first looked at. */
export function readReports(db: DatabaseSync): readonly StoredReport[] {
  const piecesOf = db.prepare('SELECT name, elements FROM report_lists WHERE report_id = ? ORDER BY id');
  return db
    .prepare('SELECT * FROM reports ORDER BY id')
    .all()
    .map((row) => {
      const id = Number(row.id);
      const brief = String(row.content);
      // Only `insertReport` writes pieces.
      const pieces = piecesOf.all(id) as unknown as readonly ListPiece[];
      let content: { readonly value: unknown } | null = null;
      return {
        id,
        name: String(row.name),
        asOf: String(row.as_of) as IsoDate,
        knownAt: String(row.known_at) as IsoInstant,
        sha256: String(row.sha256),
        configHash: String(row.config_hash),
        toolVersion: String(row.tool_version),
        get content() {
          content ??= { value: withLists(brief, pieces) };
          return content.value;
        },
        savedAt: String(row.saved_at) as IsoInstant,
      };
    });
}

interface ListPiece {
  readonly name: string;
  readonly elements: Uint8Array;
}

function withLists(brief: string, pieces: readonly ListPiece[]): unknown {
  const content: unknown = JSON.parse(brief);
  if (pieces.length === 0) return content;
  // Only a document with lists of its own has pieces.
  const lists = content as Readonly<Record<string, unknown[]>>;
  for (const { name, elements } of pieces) {
    const piece = JSON.parse(gunzipSync(elements).toString()) as readonly unknown[];
    for (const element of piece) lists[name]?.push(element);
  }
  return content;
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
