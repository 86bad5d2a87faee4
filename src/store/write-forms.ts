import type { DatabaseSync } from 'node:sqlite';
import type { FormBlockRecord, ReturnedRow } from '../domain/form-return.ts';
import { normaliseLabel } from '../domain/text.ts';
import { contentHash } from './content-hash.ts';
import type { ImportHeader } from './store.ts';

/** Stores one block; `unchanged` when it repeats the newest good block of its college, edition, specialty and day. */
export type WriteFormBlock = (record: FormBlockRecord) => 'accepted' | 'unchanged' | 'rejected';

/** Prepares the statements of one import. */
export function prepareFormWriter(
  db: DatabaseSync,
  importId: number,
  header: Pick<ImportHeader, 'asOf'>,
): WriteFormBlock {
  const last = db.prepare(
    `SELECT b.hash FROM form_blocks b JOIN form_sheets s ON s.id = b.sheet_id JOIN imports i ON i.id = s.import_id
     WHERE b.college_key = ? AND b.code = ? AND b.code_edition = ? AND s.edition = ? AND s.cohort = ?
       AND b.verdict = 'good' AND i.undone_at IS NULL AND i.as_of = ?
     ORDER BY i.known_at DESC, i.id DESC, b.id DESC LIMIT 1`,
  );
  const newSheet = db.prepare(
    'INSERT INTO form_sheets (import_id, cohort, edition, sheet, columns) VALUES (?, ?, ?, ?, ?)',
  );
  const newBlock = db.prepare(
    `INSERT INTO form_blocks (sheet_id, college, college_key, code, code_edition, verdict, row, row_count, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const newRow = db.prepare('INSERT INTO form_rows (block_id, number, row, written) VALUES (?, ?, ?, ?)');
  const newCell = db.prepare('INSERT INTO form_cells (row_id, number, count) VALUES (?, ?, ?)');
  const sheets = new Map<string, number>();

  function sheetId({ cohort, edition, sheet, columns }: FormBlockRecord['form']): number {
    const key = JSON.stringify([cohort, edition, sheet]);
    const known = sheets.get(key);
    if (known !== undefined) return known;
    const letters = JSON.stringify(Object.fromEntries(columns));
    const id = Number(newSheet.run(importId, cohort, edition, sheet, letters).lastInsertRowid);
    sheets.set(key, id);
    return id;
  }

  return ({ form, block }) => {
    const { college, specialty, rows, verdict, sheetRows } = block;
    const collegeKey = college === null ? null : normaliseLabel(college);
    const [code, codeEdition] = specialty === null ? [null, null] : [specialty.code, specialty.edition];
    const hash = contentHash(numbersOf(rows));
    const isGood = verdict === 'good' && code !== null && collegeKey !== null;
    const before = isGood
      ? last.get(collegeKey, code, codeEdition, form.edition, form.cohort, header.asOf)?.hash
      : undefined;
    const id = Number(
      newBlock.run(
        sheetId(form),
        college,
        collegeKey,
        code,
        codeEdition,
        isGood ? 'good' : 'failed',
        sheetRows[0] ?? null,
        sheetRows.length,
        hash,
      ).lastInsertRowid,
    );
    if (!isGood) return 'rejected';
    for (const { number, sheetRow, counts, written } of rows) {
      const rowId = Number(newRow.run(id, number, sheetRow, JSON.stringify(written)).lastInsertRowid);
      for (const [column, count] of counts) newCell.run(rowId, column, count);
    }
    return before instanceof Uint8Array && Buffer.compare(before, hash) === 0 ? 'unchanged' : 'accepted';
  };
}

/** Equal for blocks that state the same numbers, wherever they stand. */
function numbersOf(rows: readonly ReturnedRow[]): string {
  return JSON.stringify(
    rows.map(({ number, counts, written }) => [
      number,
      [...counts].sort(([a], [b]) => (a < b ? -1 : 1)),
      [...written].sort(),
    ]),
  );
}
