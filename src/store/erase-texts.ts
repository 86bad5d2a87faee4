import type { DatabaseSync } from 'node:sqlite';

/** Columns of text that came from outside: names of files and folders, headers of columns, reasons somebody typed. */
const COLUMNS = [
  ['imports', 'path'],
  ['imports', 'file_name'],
  ['imports', 'mapping'],
  ['imports', 'unknown_columns'],
  ['imports', 'dropped_columns'],
  ['imports', 'sender'],
  ['findings', 'file'],
  ['refused_files', 'path'],
  ['refused_files', 'file_name'],
  ['refused_files', 'message'],
  ['refused_files', 'key'],
  ['refused_files', 'sender'],
  ['mail_messages', 'sender'],
  ['journal', 'reason'],
  ['journal', 'details'],
  ['erasures', 'reason'],
] as const;

/** Takes names out of texts beside the data. Inside a transaction of the caller. @returns how many texts held one */
export function redactTexts(db: DatabaseSync, redact: (text: string) => string): number {
  let changed = 0;
  for (const [table, column] of COLUMNS) {
    const update = db.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${column} = ?`);
    for (const row of db.prepare(`SELECT DISTINCT ${column} AS text FROM ${table}`).all()) {
      if (typeof row.text !== 'string') continue;
      const redacted = redact(row.text);
      if (redacted !== row.text) changed += Number(update.run(redacted, row.text).changes);
    }
  }
  return changed;
}
