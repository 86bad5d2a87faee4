import type { DatabaseSync } from 'node:sqlite';
import type { RegisterRecord, RegisterRow } from '../domain/register.ts';
import { type RegisterName, registerDefinition } from '../domain/registers.ts';
import { readLiveImports } from './live-imports.ts';
import type { Moment } from './store.ts';

/** The newest row of each key, in the order of the imports and of their rows. The writer is the only source of the contents. */
export function readRegisterRows(
  db: DatabaseSync,
  register: RegisterName,
  moment: Moment,
): readonly RegisterRow[] {
  const imports = readLiveImports(db, moment);
  const fields = Object.keys(registerDefinition(register).fields);
  const newest = new Map<string, { position: number; id: number; row: RegisterRow }>();
  for (const stored of db
    .prepare('SELECT id, import_id, key, content, sheet, row FROM reference_rows WHERE kind = ? ORDER BY id')
    .all(register)) {
    const source = imports.get(Number(stored.import_id));
    const key = String(stored.key);
    if (source === undefined || source.position < (newest.get(key)?.position ?? 0)) continue;
    const { person, values } = JSON.parse(String(stored.content)) as RegisterRecord;
    newest.set(key, {
      position: source.position,
      id: Number(stored.id),
      row: {
        person,
        // A row written before a field was added states nothing of it.
        values: Object.fromEntries(
          fields.map((field) => [field, values[field] ?? null]),
        ) as RegisterRow['values'],
        asOf: source.asOf,
        source: {
          file: source.fileName,
          sheet: stored.sheet === null ? null : String(stored.sheet),
          row: stored.row === null ? null : Number(stored.row),
        },
      },
    });
  }
  return Array.from(newest.values())
    .sort((a, b) => a.position - b.position || a.id - b.id)
    .map(({ row }) => row);
}
