import { CommanderError, Command as Parser } from 'commander';
import { EXIT, type ExitCode, Failure } from '../domain/failure.ts';
import { nearestWord } from '../domain/nearest-word.ts';
import { COMMON_OPTIONS, type Command, type RunContext } from './command.ts';
import { renderCommandHelp } from './help.ts';

/** What of the context does not depend on the command line. */
export type OuterContext = Omit<RunContext, 'json' | 'quiet' | 'workspace'>;

/** Reads the arguments of one command and runs it. @throws Failure on a wrong option or operand. */
export async function runCommand(
  name: string,
  command: Command,
  argv: readonly string[],
  outer: OuterContext,
): Promise<ExitCode> {
  const parser = new Parser(name).exitOverride().configureOutput({ writeErr: () => {}, writeOut: () => {} });
  parser.helpOption('-h, --help').allowExcessArguments(false);
  if (command.operands !== '') parser.argument(command.operands);
  const lines = [...command.options, ...COMMON_OPTIONS];
  for (const [flags, meaning] of lines) parser.option(flags, meaning);
  try {
    parser.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.helpDisplayed') {
      outer.terminal.out(renderCommandHelp(name, command));
      return EXIT.done;
    }
    throw explain(
      name,
      error,
      argv,
      lines.map(([flags]) => flags),
    );
  }
  const { json, quiet, workspace, color: _, ...options } = parser.opts<Record<string, unknown>>();
  const context: RunContext = {
    ...outer,
    json: json === true,
    quiet: quiet === true || json === true,
    workspace: typeof workspace === 'string' ? workspace : null,
  };
  return await command.run(parser.args, options, context);
}

function explain(
  name: string,
  error: CommanderError,
  argv: readonly string[],
  flags: readonly string[],
): Failure {
  const hint = `Справка: route ${name} --help`;
  const usage = (message: string, remedy = hint) =>
    new Failure('bad-usage', message, { exitCode: EXIT.usage, hint: remedy });
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownOption': {
      const known = flags.map((line) => /--[a-z-]+/.exec(line)?.[0] ?? line);
      const suggestion = nearestWord(quoted.split('=')[0] ?? quoted, known);
      return usage(
        `у команды ${name} нет параметра ${quoted}.`,
        suggestion === null ? hint : `Возможно, вы имели в виду ${suggestion}. ${hint}`,
      );
    }
    case 'commander.missingArgument':
      return usage(`команде ${name} не хватает аргумента: ${quoted === '' ? 'см. справку' : quoted}.`);
    case 'commander.optionMissingArgument':
      return usage(`параметру ${quoted} нужно значение.`);
    case 'commander.excessArguments':
      return usage(
        `команда ${name} не принимает лишних аргументов: ${argv.filter((word) => !word.startsWith('-')).join(' ')}.`,
      );
    default:
      return usage(`командная строка не понята: ${error.message}.`);
  }
}
