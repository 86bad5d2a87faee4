import { readFileSync } from 'node:fs';
import { CATALOGUE } from './commands/catalogue.ts';
import { renderOverview } from './commands/help.ts';
import { EXIT, type ExitCode, Failure } from './domain/failure.ts';
import type { IsoInstant } from './domain/iso-date.ts';
import { nearestWord } from './domain/nearest-word.ts';
import { renderFailure } from './terminal/render-failure.ts';
import { processTerminal, type Terminal } from './terminal/terminal.ts';

/** Runs the program: arguments → command → exit code. Nothing else sets `process.exitCode` or prints failures. */
export async function main(argv: readonly string[]): Promise<void> {
  const terminal = processTerminal(argv, process.env);
  process.umask(0o077);
  process.once('SIGINT', () => process.exit(EXIT.interrupted));
  try {
    process.exitCode = await dispatch(argv, terminal);
  } catch (error) {
    process.exitCode = renderFailure(error, terminal, argv.includes('--json'));
  }
}

async function dispatch(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = argv;
  const version = toolVersion();
  if (name === undefined || name === '--help' || name === '-h' || (name === 'help' && rest.length === 0)) {
    terminal.out(renderOverview(version));
    return EXIT.done;
  }
  if (name === '--version' || name === '-V') {
    terminal.out(`${version}\n`);
    return EXIT.done;
  }
  if (name === 'help') return await dispatch([...rest, '--help'], terminal);
  const entry = CATALOGUE.find((candidate) => candidate.name === name);
  if (entry === undefined) throw unknownCommand(name);
  const [{ command }, { runCommand }] = await Promise.all([
    entry.load(),
    import('./commands/run-command.ts'),
  ]);
  return await runCommand(entry.name, command, rest, {
    terminal,
    cwd: process.cwd(),
    env: process.env,
    now: () => `${new Date().toISOString().slice(0, 19)}Z` as IsoInstant,
    toolVersion: version,
    commandLine: ['route', ...argv].join(' '),
  });
}

function unknownCommand(name: string): Failure {
  const suggestion = nearestWord(
    name,
    CATALOGUE.map((entry) => entry.name),
  );
  return new Failure('unknown-command', `нет команды «${name}».`, {
    exitCode: EXIT.usage,
    hint: `${suggestion === null ? '' : `Возможно, вы имели в виду «route ${suggestion}». `}Список команд: route --help`,
  });
}

function toolVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : null;
  return typeof version === 'string' ? version : '0';
}
