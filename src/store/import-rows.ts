import type { DatabaseSync } from 'node:sqlite';
import { EXIT, Failure } from '../domain/failure.ts';
import type { ImportKind } from '../domain/intake-record.ts';
import type { IsoDate, IsoInstant } from '../domain/iso-date.ts';
import type { RegionCode } from '../domain/territory.ts';
import type { ImportHeader, ImportSummary, StoredImport, UndoSummary } from './store.ts';
import { inTransaction } from './transaction.ts';

type Counts = Pick<ImportSummary, 'rows' | 'skippedBy' | 'findings'>;

/** Enters an import and gives its number; its counts are told when its rows have been read. */
export function insertImport(db: DatabaseSync, header: ImportHeader, knownAt: IsoInstant): number {
  const result = db
    .prepare(
      `INSERT INTO imports (path, file_name, sha256, size_bytes, kind, layout, as_of, cohort, complete, region,
         mapping, unknown_columns, dropped_columns, college, sender, sent_at, known_at, counts)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '{}')`,
    )
    .run(
      header.path,
      header.fileName,
      header.sha256,
      header.sizeBytes,
      header.kind,
      header.layout,
      header.asOf,
      header.cohort,
      Number(header.complete),
      header.region ?? null,
      JSON.stringify(header.mapping),
      JSON.stringify(header.unknownColumns),
      JSON.stringify(header.droppedColumns),
      header.college ?? null,
      header.sender ?? null,
      header.sentAt ?? null,
      knownAt,
    );
  return Number(result.lastInsertRowid);
}

/** Writes what became of the rows, and when the import became known. */
export function completeImport(
  db: DatabaseSync,
  importId: number,
  counts: Counts,
  knownAt: IsoInstant,
): void {
  db.prepare('UPDATE imports SET counts = ?, known_at = ? WHERE id = ?').run(
    JSON.stringify(counts),
    knownAt,
    importId,
  );
}

/** All imports in the order they were made. */
export function readImports(db: DatabaseSync): readonly StoredImport[] {
  return db.prepare('SELECT * FROM imports ORDER BY id').all().map(storedImport);
}

/** The live import of these bytes as of a day; null for the day = of the latest. Null when there is none. */
export function findLiveImport(db: DatabaseSync, sha256: string, asOf: IsoDate | null): StoredImport | null {
  const row = db
    .prepare(
      `SELECT * FROM imports WHERE sha256 = :sha256 AND undone_at IS NULL AND as_of = coalesce(:asOf, as_of)
      ORDER BY as_of DESC LIMIT 1`,
    )
    .get({ sha256, asOf });
  return row === undefined ? null : storedImport(row);
}

// The columns are written by `insertImport` and `completeImport` only and are trusted.
function storedImport(row: Record<string, unknown>): StoredImport {
  const counts = JSON.parse(String(row.counts)) as Counts;
  return {
    id: Number(row.id),
    path: String(row.path),
    fileName: String(row.file_name),
    sha256: String(row.sha256),
    sizeBytes: Number(row.size_bytes),
    kind: String(row.kind) as ImportKind,
    layout: String(row.layout),
    asOf: String(row.as_of) as IsoDate,
    cohort: Number(row.cohort),
    complete: row.complete === 1,
    region: row.region === null ? null : (String(row.region) as RegionCode),
    mapping: JSON.parse(String(row.mapping)) as StoredImport['mapping'],
    unknownColumns: JSON.parse(String(row.unknown_columns)) as string[],
    droppedColumns: JSON.parse(String(row.dropped_columns)) as string[],
    college: row.college === null ? null : String(row.college),
    sender: row.sender === null ? null : String(row.sender),
    sentAt: row.sent_at === null ? null : (String(row.sent_at) as IsoInstant),
    knownAt: String(row.known_at) as IsoInstant,
    undoneAt: row.undone_at === null ? null : (String(row.undone_at) as IsoInstant),
    rows: counts.rows,
    skippedBy: counts.skippedBy,
    findings: counts.findings,
  };
}

/** Rows of an import, and those among them whose subject a later import has restated. */
const TAKEN_BACK: Readonly<Record<'graduates' | 'vacancies' | 'reference', string>> = {
  // Persons merged into one are one subject: `kin` pairs each of them with each.
  graduates: `
    WITH RECURSIVE chain (person, root) AS (
      SELECT from_person, into_person FROM person_merges WHERE undone_at IS NULL
      UNION SELECT c.person, m.into_person FROM chain c
        JOIN person_merges m ON m.from_person = c.root AND m.undone_at IS NULL
    ),
    member (person, root) AS (
      SELECT person, min(root) FROM chain GROUP BY person UNION SELECT root, root FROM chain
        WHERE root NOT IN (SELECT person FROM chain)
    ),
    kin (person, other) AS (SELECT a.person, b.person FROM member a JOIN member b ON b.root = a.root)
    ${takenBack(
      'graduate_records',
      'other.person_id IN (SELECT mine.person_id UNION SELECT kin.other FROM kin WHERE kin.person = mine.person_id)',
    )}`,
  vacancies: takenBack('vacancy_sightings', 'other.vacancy_id = mine.vacancy_id'),
  reference: takenBack('reference_rows', 'other.kind = mine.kind AND other.key = mine.key'),
};

/** The same of blocks of forms, which any import of sheets may hold besides its lists; their rows are counted. */
const FORMS_TAKEN_BACK = `
  SELECT coalesce(sum(mine.row_count), 0) AS total, coalesce(sum(mine.row_count * EXISTS (
    SELECT 1 FROM form_blocks other JOIN form_sheets s ON s.id = other.sheet_id JOIN imports later ON later.id = s.import_id
    WHERE other.college_key = mine.college_key AND other.code = mine.code AND other.code_edition = mine.code_edition
      AND s.edition = sheet.edition AND s.cohort = sheet.cohort AND other.verdict = 'good' AND later.undone_at IS NULL
      AND (later.as_of, later.known_at, later.id) > (own.as_of, own.known_at, own.id)
  )), 0) AS superseded
  FROM form_blocks mine JOIN form_sheets sheet ON sheet.id = mine.sheet_id JOIN imports own ON own.id = sheet.import_id
  WHERE mine.verdict = 'good' AND sheet.import_id = ?`;

function takenBack(table: string, sameSubject: string): string {
  return `
    SELECT count(*) AS total, coalesce(sum(EXISTS (
      SELECT 1 FROM ${table} other JOIN imports later ON later.id = other.import_id
      WHERE ${sameSubject} AND later.undone_at IS NULL
        AND (later.as_of, later.known_at, later.id) > (own.as_of, own.known_at, own.id)
    )), 0) AS superseded
    FROM ${table} mine JOIN imports own ON own.id = mine.import_id WHERE mine.import_id = ?`;
}

/** Takes an import back: its rows, findings and closings count no more from this instant on. */
export function undoImport(db: DatabaseSync, id: number, now: IsoInstant): UndoSummary {
  return inTransaction(db, () => {
    const row = db.prepare('SELECT * FROM imports WHERE id = ?').get(id);
    if (row === undefined) {
      throw new Failure('import-unknown', `Загрузки № ${id} в рабочей папке нет.`, {
        hint: 'Список загрузок: route imports.',
        exitCode: EXIT.usage,
      });
    }
    const { kind, fileName, undoneAt } = storedImport(row);
    if (undoneAt !== null) {
      throw new Failure('import-already-undone', `Загрузка № ${id} («${fileName}») уже отменена.`, {
        exitCode: EXIT.usage,
      });
    }
    const counted = db
      .prepare(TAKEN_BACK[kind === 'graduates' || kind === 'vacancies' ? kind : 'reference'])
      .get(id);
    const forms = db.prepare(FORMS_TAKEN_BACK).get(id);
    db.prepare('UPDATE imports SET undone_at = ? WHERE id = ?').run(now, id);
    const superseded = Number(counted?.superseded) + Number(forms?.superseded);
    const total = Number(counted?.total) + Number(forms?.total);
    return {
      importId: id,
      kind,
      fileName,
      rows: { reversed: total - superseded, superseded },
    };
  });
}
