import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { SAMPLE } from '../../fixtures/region.ts';
import { letter, list } from '../collect/letter.ts';

const PROGRAM = join(import.meta.dirname, 'route-process.ts');
const FILES = 8;
const ROWS = 25;

/** What a killed run and the ones after it left. Empty lists are what is hoped for. */
export interface KilledRun {
  /** When the process was killed, milliseconds after its start; null = it had ended by itself. */
  readonly killedAt: number | null;
  /** What was wrong with the workspace right after. */
  readonly broken: readonly string[];
  /** What differed from a run nobody killed, after the next run had ended. */
  readonly different: readonly string[];
  /** Files of dead processes left after that. */
  readonly leftovers: readonly string[];
}

/** What is killed. `monday` imports the same mail and adverts, and makes every report, lists by name too. */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  import: ['import', 'mail'],
  collect: ['collect', 'mail'],
  monday: [
    ...['monday', 'mail', 'adverts', '--as-of', '2026-05-25', '--quiet'],
    ...['--restricted', '--reason', 'план работы'],
  ],
};

/**
 * Kills commands with SIGKILL at random moments, looks at the workspace, and runs the command again to its end.
 * @param kills of each command
 * @param random numbers from 0 to 1
 * @param commands of `import`, `collect` and `monday`
 * @param onRun told of each killed run as it is done
 */
export async function killedRuns(
  kills: number,
  random: () => number,
  onRun: (command: string, run: KilledRun) => void = () => {},
  commands: readonly string[] = ['import', 'collect'],
): Promise<readonly KilledRun[]> {
  const folder = mkdtempSync(join(tmpdir(), 'killed-'));
  try {
    const clean = await prepare(folder);
    const runs: KilledRun[] = [];
    for (const command of commands) {
      const whole = copied(clean, join(folder, `whole ${command}`));
      const started = performance.now();
      await run(whole, argumentsOf(command)).ended;
      const milliseconds = performance.now() - started;
      const expected = contentOf(whole);
      for (let number = 0; number < kills; number++) {
        const at = copied(clean, join(folder, `${command} ${number}`));
        const killed = await killedRun(at, command, random() * milliseconds, expected);
        onRun(command, killed);
        runs.push(killed);
        rmSync(at, { recursive: true });
      }
    }
    return runs;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function killedRun(
  at: string,
  command: string,
  moment: number,
  expected: readonly string[],
): Promise<KilledRun> {
  const { child, ended } = run(at, argumentsOf(command));
  const isOver = await Promise.race([ended.then(() => true), wait(moment, false)]);
  child.kill('SIGKILL');
  await ended;
  const broken = faultsOf(at);
  await run(at, argumentsOf(command)).ended;
  const found = contentOf(at);
  const lost = minus(expected, found).map((line) => `- ${line}`);
  const gained = minus(found, expected).map((line) => `+ ${line}`);
  return {
    killedAt: isOver ? null : Math.round(moment),
    broken,
    different: [...lost, ...gained],
    leftovers: leftoversOf(at),
  };
}

function argumentsOf(command: string): readonly string[] {
  const known = ARGUMENTS[command];
  if (known === undefined) throw new Error(`no such command to kill: ${command}`);
  return known;
}

/** A workspace beside a folder of adverts and a folder of mails, each with a list of its own college. */
async function prepare(folder: string): Promise<string> {
  const at = join(folder, 'clean');
  mkdirSync(join(at, 'tmp'), { recursive: true });
  await run(at, ['init', 'ws', '--region', 'Свердловская область', '--cohort', '2026', '--no-input']).ended;
  const colleges = Array.from({ length: FILES }, (_, each) => `Колледж № ${each}`);
  const table = colleges.map((name, each) => `${name};Серов;sekretar@college${each}.example`);
  writeFileSync(join(at, 'colleges.csv'), `Наименование;Населённый пункт;Email\n${table.join('\n')}\n`);
  await run(at, ['import', 'colleges.csv']).ended;
  cpSync(join(SAMPLE, 'vacancies', '2026-05-18'), join(at, 'adverts'), { recursive: true });
  mkdirSync(join(at, 'mail'));
  for (const [each, college] of colleges.entries()) {
    const persons = Array.from({ length: ROWS }, (_, row) => {
      const day = String((row % 28) + 1).padStart(2, '0');
      return [`Тест${letters(each * ROWS + row)}ов Иван Ильич`, `${day}.05.2007`, college] as const;
    });
    const bytes = letter({
      from: `sekretar@college${each}.example`,
      id: `${each}@college.example`,
      files: [[`список ${each} на 2026-05-25.xlsx`, list(...persons)]],
    });
    writeFileSync(join(at, 'mail', `${each}.eml`), bytes);
  }
  return at;
}

/** A number as letters, so that surnames differ by more than a sign. */
function letters(number: number): string {
  return Array.from(String(number), (digit) => 'абвгдежзик'.charAt(Number(digit)).repeat(2)).join('');
}

function copied(from: string, to: string): string {
  cpSync(from, to, { recursive: true });
  return to;
}

function run(at: string, args: readonly string[]) {
  const env = {
    ...process.env,
    TMPDIR: join(at, 'tmp'),
    ...(existsSync(join(at, 'ws')) ? { ROUTE_WORKSPACE: 'ws' } : {}),
  };
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: at, env, stdio: 'ignore' });
  return { child, ended: once(child, 'exit') };
}

/** What is not as it must be at any moment: the file sound, every import whole. */
function faultsOf(at: string): string[] {
  const db = new DatabaseSync(join(at, 'ws', 'route.db'));
  try {
    const sound = db
      .prepare('PRAGMA integrity_check')
      .all()
      .map((row) => String(row.integrity_check));
    const keys = db.prepare('PRAGMA foreign_key_check').all();
    const partial = db
      .prepare(
        `SELECT i.id FROM imports i WHERE i.kind = 'graduates' AND
           coalesce(json_extract(i.counts, '$.rows.accepted') + json_extract(i.counts, '$.rows.unchanged'), -1)
           <> (SELECT count(*) FROM graduate_records r WHERE r.import_id = i.id)`,
      )
      .all();
    return [
      ...sound.filter((line) => line !== 'ok'),
      ...keys.map(() => 'a broken reference'),
      ...partial.map(({ id }) => `import ${String(id)} is partial`),
    ];
  } finally {
    db.close();
  }
}

/** Everything a workspace says, without numbers and times. */
function contentOf(at: string): string[] {
  const db = new DatabaseSync(join(at, 'ws', 'route.db'));
  try {
    const ask = (sql: string) =>
      db
        .prepare(sql)
        .all()
        .map((row) => JSON.stringify(row));
    return [
      ...ask(
        'SELECT file_name, sha256, kind, as_of, college, sender, sent_at, counts, undone_at FROM imports ORDER BY sha256',
      ),
      ...ask(
        `SELECT r.name_key, r.sheet, r.row, f.content FROM graduate_records r
         JOIN graduate_facts f ON f.id = r.facts_id ORDER BY f.content`,
      ),
      ...ask('SELECT count(*) AS persons FROM persons'),
      ...ask('SELECT key, state, college FROM mail_messages ORDER BY key'),
      ...ask('SELECT key FROM refused_files ORDER BY key'),
      ...readdirSync(join(at, 'ws', 'inbox'), { recursive: true, encoding: 'utf8' }).sort(),
      // Each snapshot once, in the order of the steps; each output in the journal once; each file to the byte.
      ...ask('SELECT name, as_of, sha256, config_hash, content FROM reports ORDER BY id'),
      ...ask(`SELECT action, output_class, reason, details FROM journal
              WHERE json_extract(details, '$.sha256') IS NOT NULL ORDER BY id`),
      ...reportsOf(at),
    ];
  } finally {
    db.close();
  }
}

function reportsOf(at: string): string[] {
  const folder = join(at, 'ws', 'reports');
  if (!existsSync(folder)) return [];
  const digest = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
  return readdirSync(folder)
    .sort()
    .map((name) => `${name} ${digest(name)}`);
}

/** Lines of `a` that `b` has not, or has not as often. */
function minus(a: readonly string[], b: readonly string[]): string[] {
  const left = [...b];
  return a.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function leftoversOf(at: string): string[] {
  const half = readdirSync(join(at, 'ws'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tmp$|route\.lock/.test(name),
  );
  return [...half, ...readdirSync(join(at, 'tmp'))];
}
