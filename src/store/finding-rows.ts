import type { DatabaseSync } from 'node:sqlite';
import type { Finding, FindingCode, Severity } from '../domain/finding.ts';
import type { StoredFinding } from './store.ts';

const SEVERITIES: readonly Severity[] = ['info', 'warning', 'error'];

/** Stores a finding. */
export type WriteFinding = (finding: Finding) => void;

/** Prepares the statement of one import. */
export function prepareFindingWriter(db: DatabaseSync, importId: number): WriteFinding {
  const insert = db.prepare(
    `INSERT INTO findings (import_id, code, severity, file, sheet, cell, row, args)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return ({ code, severity, at, args }) => {
    insert.run(importId, code, severity, at.file, at.sheet, at.cell, at.row, JSON.stringify(args));
  };
}

/** Findings of one import, or of all live ones, in the order they were made. */
export function readFindings(
  db: DatabaseSync,
  filter: { importId?: number; minSeverity?: Severity; code?: FindingCode },
): readonly StoredFinding[] {
  const atLeast = SEVERITIES.slice(SEVERITIES.indexOf(filter.minSeverity ?? 'info'));
  return db
    .prepare(
      `SELECT f.* FROM findings f JOIN imports i ON i.id = f.import_id
       WHERE (CASE WHEN :importId IS NULL THEN i.undone_at IS NULL ELSE f.import_id = :importId END)
         AND (:code IS NULL OR f.code = :code)
         AND f.severity IN (SELECT value FROM json_each(:severities))
       ORDER BY f.id`,
    )
    .all({
      importId: filter.importId ?? null,
      code: filter.code ?? null,
      severities: JSON.stringify(atLeast),
    })
    .map((row) => ({
      importId: Number(row.import_id),
      code: String(row.code) as FindingCode,
      severity: String(row.severity) as Severity,
      at: {
        file: String(row.file),
        sheet: row.sheet === null ? null : String(row.sheet),
        cell: row.cell === null ? null : String(row.cell),
        row: row.row === null ? null : Number(row.row),
      },
      args: JSON.parse(String(row.args)) as Finding['args'],
    }));
}
