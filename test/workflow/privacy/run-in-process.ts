import { Chalk } from 'chalk';
import { CATALOGUE } from '../../../src/commands/catalogue.ts';
import { runCommand } from '../../../src/commands/run-command.ts';
import type { IsoInstant } from '../../../src/domain/iso-date.ts';
import { renderFailure } from '../../../src/terminal/render-failure.ts';
import type { Terminal } from '../../../src/terminal/terminal.ts';

/** What a command said and how it ended. */
export interface Said {
  readonly args: readonly string[];
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of the catalogue in this process, as the program does, with a clock of its own. */
export async function say(
  args: readonly string[],
  { cwd, secret, now = '2026-06-01T08:00:00Z' }: { cwd: string; secret: string; now?: string },
): Promise<Said> {
  const [name = '', ...rest] = args;
  let out = '';
  let err = '';
  const terminal: Terminal = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    paint: new Chalk({ level: 0 }),
    outIsTerminal: false,
    errIsTerminal: false,
    inIsTerminal: false,
    width: 100,
  };
  const entry = CATALOGUE.find((each) => each.name === name);
  if (entry === undefined) throw new RangeError(`no command ${name}`);
  const run = async () => {
    const { command } = await entry.load();
    return await runCommand(name, command, rest, {
      terminal,
      cwd,
      env: { ROUTE_SECRET_FILE: secret },
      now: () => now as IsoInstant,
      toolVersion: '0.0.0',
      commandLine: ['route', ...args].join(' '),
    });
  };
  const code = await run().catch((error: unknown) => renderFailure(error, terminal, rest.includes('--json')));
  return { args, code, out, err };
}
