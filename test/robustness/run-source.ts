import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { scratchFolder } from '../scratch-folder.ts';

const CLI = pathToFileURL(join(import.meta.dirname, '../../src/cli.ts')).href;
const PROGRAM = `const { main } = await import(${JSON.stringify(CLI)}); await main(process.argv.slice(1));`;

/** What a run of the program left. */
export interface SourceRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** How a run differs from an ordinary one. */
export interface RunSetting {
  readonly env?: Readonly<Record<string, string>>;
  /** Words of the shell before the program: a limit, a mask of rights. */
  readonly shell?: string;
}

/** The working folder of the runs; it goes when the run of the tests is done. */
export const scratch = scratchFolder('robust-');

/** Runs the program from its sources, in a process of its own. */
export function runSource(args: readonly string[], { env = {}, shell = '' }: RunSetting = {}): SourceRun {
  const words = [
    process.execPath,
    '--disable-warning=ExperimentalWarning',
    '--input-type=module',
    '-e',
    PROGRAM,
    '--',
    ...args,
  ];
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `${shell} exec "$@"`, 'route', ...words], {
    cwd: scratch,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: '1', ...env },
  });
  return { code: status, out: stdout, err: stderr };
}
