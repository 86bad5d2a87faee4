import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { type OutputFile, writeOutput } from '../../src/workflow/write-report.ts';
import { day } from '../monitoring/make-graduate.ts';
import { FormsCase } from './forms/forms-case.ts';

/** Every file of the folder of reports with its bytes; snapshots and the journal of outputs without numbers and times. */
function left(made: FormsCase) {
  const folder = join(made.folder, 'reports');
  const ask = (sql: string) =>
    inDatabase(made, (db) =>
      db
        .prepare(sql)
        .all()
        .map((row) => JSON.stringify(row)),
    );
  return {
    files: readdirSync(folder)
      .sort()
      .map((name) => `${name} ${readFileSync(join(folder, name)).toString('base64')}`),
    snapshots: ask('SELECT name, as_of, sha256, config_hash, content FROM reports ORDER BY name'),
    journal: ask(`SELECT action, output_class, reason, details FROM journal
                  WHERE json_extract(details, '$.sha256') IS NOT NULL ORDER BY details`),
    workspace: readdirSync(made.folder).sort(),
  };
}

function inDatabase<T>({ folder }: FormsCase, work: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(join(folder, 'route.db'));
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/** Strikes a file from the manifest, as if the process had died before it was written there. */
function strike(made: FormsCase, name: string): void {
  const path = join(made.folder, 'reports', 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  delete manifest.files[name];
  writeFileSync(path, JSON.stringify(manifest));
}

/** What a process killed between two steps of writing leaves, from its last act to its first. */
const STAGES: readonly [string, (made: FormsCase, name: string) => void][] = [
  ['the file, the journal and the snapshot are there, the manifest is not', strike],
  [
    'the file and the journal are there',
    (made, name) => {
      strike(made, name);
      inDatabase(made, (db) => db.prepare('DELETE FROM reports WHERE ? LIKE name || ?').run(name, '%'));
    },
  ],
  [
    'the file alone is there',
    (made, name) => {
      strike(made, name);
      inDatabase(made, (db) => {
        db.prepare('DELETE FROM reports WHERE ? LIKE name || ?').run(name, '%');
        db.prepare(`DELETE FROM journal WHERE json_extract(details, '$.file') = ?`).run(name);
      });
    },
  ],
  [
    'half of the file lies under a name of its own',
    (made, name) => {
      const folder = join(made.folder, 'reports');
      const bytes = readFileSync(join(folder, name));
      strike(made, name);
      inDatabase(made, (db) => {
        db.prepare('DELETE FROM reports WHERE ? LIKE name || ?').run(name, '%');
        db.prepare(`DELETE FROM journal WHERE json_extract(details, '$.file') = ?`).run(name);
      });
      rmSync(join(folder, name));
      writeFileSync(join(folder, `.${name}.0123456789ab.tmp`), bytes.subarray(0, bytes.length / 2));
      const lock = { pid: 999_999_999, host: hostname(), startedTicks: null, command: 'route monday' };
      writeFileSync(join(made.folder, 'route.lock'), JSON.stringify(lock));
    },
  ],
];

const FILES: readonly (readonly [OutputFile, string | null])[] = [
  [{ name: 'Панель 2026-05-25', title: 'Панель', outputClass: 'open', ...page('открыто') }, null],
  [
    { name: 'Списки 2026-05-25', title: 'Списки', outputClass: 'restricted', ...page('имена') },
    'план работы',
  ],
];

function page(text: string): Pick<OutputFile, 'extension' | 'bytes'> {
  return { extension: '.html', bytes: new TextEncoder().encode(text.repeat(100)) };
}

async function writeAll(made: FormsCase): Promise<readonly string[]> {
  return await made.open(async (workspace) => {
    const statuses: string[] = [];
    for (const [file, reason] of FILES) {
      const target = { output: null, cwd: made.folder, force: false, asOf: day('2026-05-25'), knownAt: null };
      const written = await writeOutput(workspace, file, { ...target, content: { of: file.name }, reason });
      statuses.push(written.status);
    }
    return statuses;
  });
}

describe('writing an output cut short between any two of its acts', () => {
  const cases = FILES.flatMap(([{ name }]) => STAGES.map(([stage, cut]) => [name, stage, cut] as const));

  it.each(cases)('%s: %s: the next run completes it and does nothing twice', async (name, _stage, cut) => {
    const made = await FormsCase.start();
    expect(await writeAll(made)).toEqual(['written', 'written']);
    const whole = left(made);
    expect([whole.snapshots.length, whole.journal.length]).toEqual([2, 2]);
    const file = readdirSync(join(made.folder, 'reports')).find((each) => each.startsWith(name)) ?? '';
    cut(made, file);
    expect(left(made)).not.toEqual(whole);
    await writeAll(made);
    expect(left(made)).toEqual(whole);
    expect(await writeAll(made)).toEqual(['unchanged', 'unchanged']);
    expect(left(made)).toEqual(whole);
  });

  it('a reason is journaled beside the output it was given for', async () => {
    const made = await FormsCase.start();
    await writeAll(made);
    const journal = await made.open(async ({ store }) => store.journalEntries());
    expect(journal.map(({ outputClass, reason }) => [outputClass, reason])).toEqual([
      ['open', null],
      ['restricted', 'план работы'],
    ]);
  });
});
