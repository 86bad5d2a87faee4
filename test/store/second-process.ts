// Holds a write transaction of the database named by the first argument for as many milliseconds as the second says.
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

const [path = '', milliseconds] = process.argv.slice(2);
const db = new DatabaseSync(path, { timeout: 5_000 });
db.exec(
  "BEGIN IMMEDIATE; INSERT INTO journal (at, action, details) VALUES ('2026-06-01T08:00:00Z', 'other', '{}')",
);
process.stdout.write('holding\n');
await sleep(Number(milliseconds));
db.exec('COMMIT');
db.close();
