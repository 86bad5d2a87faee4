import type { DatabaseSync } from 'node:sqlite';
import type { ImportKind, IntakeRecord } from '../domain/intake-record.ts';
import type { OktmoRow } from '../domain/oktmo.ts';
import type { College, Employer, PromisingIndustry, SpoListRow } from '../domain/organisations.ts';
import { registerKey } from '../domain/registers.ts';
import { spoKey } from '../domain/spo-code.ts';
import { normaliseLabel } from '../domain/text.ts';
import { readLiveImports } from './live-imports.ts';
import type { ImportHeader, Moment } from './store.ts';

/** A row of a table the user supplies. */
type ReferenceRecord = Exclude<IntakeRecord, { kind: 'graduates' | 'vacancies' | 'forms' }>;

/** The values of each kind of such a table. */
export interface ReferenceValues {
  readonly colleges: College;
  readonly employers: Employer;
  readonly industries: PromisingIndustry;
  readonly 'spo-list': SpoListRow;
  readonly oktmo: OktmoRow;
}

/** Stores one row; `unchanged` when it repeats the row known for that day. */
export type WriteReferenceRow = (
  record: ReferenceRecord,
  sheet: string | null,
  row: number | null,
) => 'accepted' | 'unchanged';

/** Prepares the statements of one import. */
export function prepareReferenceWriter(
  db: DatabaseSync,
  importId: number,
  header: Pick<ImportHeader, 'asOf'>,
): WriteReferenceRow {
  const last = db.prepare(
    `SELECT r.content FROM reference_rows r JOIN imports i ON i.id = r.import_id
     WHERE r.kind = ? AND r.key = ? AND i.undone_at IS NULL AND i.as_of <= ?
     ORDER BY i.as_of DESC, i.known_at DESC, i.id DESC, r.id DESC LIMIT 1`,
  );
  const insert = db.prepare(
    'INSERT INTO reference_rows (import_id, kind, key, content, sheet, row) VALUES (?, ?, ?, ?, ?, ?)',
  );
  return (record, sheet, row) => {
    const content = JSON.stringify(record.value);
    const key = referenceKey(record);
    const unchanged = last.get(record.kind, key, header.asOf)?.content === content;
    insert.run(importId, record.kind, key, content, sheet, row);
    return unchanged ? 'unchanged' : 'accepted';
  };
}

/** The newest row of each key, by key. The writer is the only source of the contents, so they are trusted. */
export function readReferenceRows<K extends ImportKind & keyof ReferenceValues>(
  db: DatabaseSync,
  kind: K,
  moment: Moment,
): readonly ReferenceValues[K][] {
  const imports = readLiveImports(db, moment);
  const rows = db
    .prepare('SELECT import_id, key, content FROM reference_rows WHERE kind = ? ORDER BY key, id')
    .all(kind);
  const newest = new Map<string, { position: number; content: string }>();
  for (const row of rows) {
    const position = imports.get(Number(row.import_id))?.position;
    const key = String(row.key);
    if (position === undefined || position < (newest.get(key)?.position ?? 0)) continue;
    newest.set(key, { position, content: String(row.content) });
  }
  return Array.from(newest.values(), ({ content }) => JSON.parse(content) as ReferenceValues[K]);
}

/** What two rows must share to speak of the same thing. */
function referenceKey(record: ReferenceRecord): string {
  switch (record.kind) {
    case 'employers':
      return record.value.inn ?? record.value.ogrn ?? normaliseLabel(record.value.name);
    case 'spo-list':
      // An official list has a row for each qualification of a programme.
      return `${spoKey(record.value.ref)} ${normaliseLabel(record.value.qualification ?? '')}`.trim();
    case 'oktmo':
      return record.value.code;
    case 'colleges':
    case 'industries':
      return normaliseLabel(record.value.name);
    default:
      return registerKey(record.kind, record.value);
  }
}
