import type { DatabaseSync } from 'node:sqlite';
import type { ErasedCounts, ErasureRequest } from './erasure.ts';

/**
 * Removes frozen reports and federal forms of a cohort, or of days before one. A snapshot that names no cohort stays. Inside a
 * transaction of the caller.
 */
export function purgeAggregates(
  db: DatabaseSync,
  scope: ErasureRequest['aggregates'],
): Pick<ErasedCounts, 'snapshots' | 'forms'> {
  if (scope === null) return { snapshots: 0, forms: 0 };
  const { cohort, before } = scope;
  const run = (sql: string) => Number(db.prepare(sql).run({ cohort, before }).changes);
  const sheets = `SELECT s.id FROM form_sheets s JOIN imports i ON i.id = s.import_id
    WHERE (:cohort IS NULL OR s.cohort = :cohort) AND (:before IS NULL OR i.as_of < :before)`;
  const blocks = `SELECT id FROM form_blocks WHERE sheet_id IN (${sheets})`;
  run(`DELETE FROM form_cells WHERE row_id IN (SELECT id FROM form_rows WHERE block_id IN (${blocks}))`);
  run(`DELETE FROM form_rows WHERE block_id IN (${blocks})`);
  const forms = run(`DELETE FROM form_blocks WHERE sheet_id IN (${sheets})`);
  run(`DELETE FROM form_sheets WHERE id IN (${sheets})`);
  const snapshots = run(
    `DELETE FROM reports WHERE (:before IS NULL OR as_of < :before)
       AND (:cohort IS NULL OR json_extract(content, '$.cohort') = :cohort)`,
  );
  return { snapshots, forms };
}
