import type { DatabaseSync } from 'node:sqlite';
import type { IsoDate } from '../domain/iso-date.ts';
import { readLiveImports } from './live-imports.ts';
import { readMerges } from './person-merges.ts';
import type { StoredReturnRow } from './store.ts';

interface RecordRow {
  readonly importId: number;
  readonly position: number;
  readonly person: number;
  readonly college: string | null;
  readonly sheet: string | null;
  readonly row: number | null;
}

/**
 * Usable rows of the lists of graduates of days up to as-of, by import and record. A row that names no college has that of its
 * import, else the newest one its person is known at.
 */
export function readReturnedRows(
  db: DatabaseSync,
  { asOf, cohort }: { readonly asOf: IsoDate; readonly cohort: number },
): readonly StoredReturnRow[] {
  const rows = readRows(db, asOf, cohort);
  const newest = new Map<number, number>();
  const colleges = new Map<number, { readonly position: number; readonly college: string }>();
  for (const { person, position, college } of rows) {
    newest.set(person, Math.max(newest.get(person) ?? -1, position));
    if (college !== null && position >= (colleges.get(person)?.position ?? -1)) {
      colleges.set(person, { position, college });
    }
  }
  return rows.map(({ importId, position, person, college, sheet, row }) => ({
    importId,
    college: college ?? colleges.get(person)?.college ?? null,
    sheet,
    row,
    newest: newest.get(person) === position,
  }));
}

function readRows(db: DatabaseSync, asOf: IsoDate, cohort: number): readonly RecordRow[] {
  const imports = readLiveImports(db, { asOf });
  const merges = readMerges(db, {});
  const statement = db.prepare(
    `SELECT r.import_id, r.person_id, r.sheet, r.row,
       coalesce(json_extract(f.content, '$.college'), i.college) AS college
     FROM graduate_records r JOIN graduate_facts f ON f.id = r.facts_id JOIN imports i ON i.id = r.import_id
     WHERE r.cohort = :cohort AND i.undone_at IS NULL AND i.as_of <= :asOf ORDER BY r.import_id, r.id`,
  );
  return Array.from(statement.iterate({ cohort, asOf }), (row) => ({
    importId: Number(row.import_id),
    position: imports.get(Number(row.import_id))?.position ?? -1,
    person: merges.rootOf(Number(row.person_id)),
    college: row.college === null ? null : String(row.college),
    sheet: row.sheet === null ? null : String(row.sheet),
    row: row.row === null ? null : Number(row.row),
  }));
}
