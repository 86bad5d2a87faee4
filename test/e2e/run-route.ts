import { spawnSync } from 'node:child_process';
import { mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { scratchFolder } from '../scratch-folder.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const BIN = join(ROOT, 'bin', 'route.js');

/** What a run of the program left. */
export interface Run {
  readonly args: readonly string[];
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Everything said so far on stdout and stderr, by command. */
export const transcript: Run[] = [];

/** Runs the real bin with its output piped. The working folder is the temporary one. */
export function route(...args: readonly string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    cwd: scratch,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: '1' },
  });
  const run = { args, code: status, out: stdout, err: stderr };
  transcript.push(run);
  return run;
}

/** A run that must end well, as the JSON document it printed. */
export function routeJson<Document>(...args: readonly string[]): Document {
  const run = route(...args, '--json');
  if (run.code !== 0) throw new Error(`route ${args.join(' ')}: ${run.code}\n${run.err}`);
  return JSON.parse(run.out) as Document;
}

/** The working folder of the runs; it goes when the run of the tests is done. */
export const scratch = scratchFolder('e2e-');

/** Builds the program when its sources changed; test files that start together take turns. */
export async function build(): Promise<void> {
  const turn = join(ROOT, 'node_modules', '.e2e-build');
  for (let tries = 0; !taken(turn) && tries < 600; tries++) await wait(100);
  try {
    const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts', 'build.js')], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`the build failed:\n${stderr}`);
  } finally {
    rmdirSync(turn);
  }
}

function taken(turn: string): boolean {
  try {
    mkdirSync(turn);
    return true;
  } catch {
    return false;
  }
}
