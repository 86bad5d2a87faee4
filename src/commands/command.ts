import type { ZodType } from 'zod';
import { EXIT, type ExitCode, Failure } from '../domain/failure.ts';
import type { IsoInstant } from '../domain/iso-date.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** A line of «Примеры» in the help: what to type and what it does. */
export type Example = readonly [command: string, meaning: string];

/** An option as it is written on the command line, commander's syntax: `--as-of <дата>`. */
export type OptionLine = readonly [flags: string, meaning: string];

/** One command of the program. Its module is loaded only when it is called. */
export interface Command {
  readonly summary: string;
  /** Positional arguments, commander's syntax: `<файл...>`; empty for none. */
  readonly operands: string;
  readonly examples: readonly Example[];
  readonly options: readonly OptionLine[];
  readonly run: (
    operands: readonly string[],
    options: Readonly<Record<string, unknown>>,
    context: RunContext,
  ) => Promise<ExitCode>;
}

/** What a command gets from outside besides its options. */
export interface RunContext {
  readonly terminal: Terminal;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly now: () => IsoInstant;
  readonly toolVersion: string;
  readonly json: boolean;
  readonly quiet: boolean;
  /** Folder of the workspace where the user named one. */
  readonly workspace: string | null;
  /** The command line as typed, for the journal. */
  readonly commandLine: string;
  /** How long to wait for another process that writes, seconds; as long as usual unless stated. */
  readonly lockWaitSeconds?: number;
}

/** A command whose options are checked by `schema` before it runs. All mistakes are told at once. */
export function defineCommand<T>(definition: {
  readonly summary: string;
  readonly operands: string;
  readonly examples: readonly Example[];
  readonly options: readonly OptionLine[];
  readonly schema: ZodType<T>;
  readonly run: (operands: readonly string[], options: T, context: RunContext) => Promise<ExitCode>;
}): Command {
  return {
    summary: definition.summary,
    operands: definition.operands,
    examples: definition.examples,
    options: definition.options,
    run(operands, options, context) {
      const result = definition.schema.safeParse(options);
      if (result.success) return definition.run(operands, result.data, context);
      const mistakes = result.error.issues.map(
        (issue) => `--${kebab(String(issue.path[0] ?? ''))}: ${issue.message}`,
      );
      throw new Failure('bad-option', `неверные параметры:\n${mistakes.join('\n')}`, {
        exitCode: EXIT.usage,
        hint: 'Допустимые значения показывает та же команда с --help.',
      });
    },
  };
}

/** Options every command has. */
export const COMMON_OPTIONS: readonly OptionLine[] = [
  ['--json', 'результат одним документом JSON в stdout'],
  ['--quiet', 'без сообщений о ходе работы'],
  ['--workspace <папка>', 'рабочая папка (иначе ищется вверх от текущей)'],
  ['--no-color', 'без цвета'],
];

/** Options of commands that write a workbook. */
export const OUTPUT_OPTIONS: readonly OptionLine[] = [
  ['--output <файл или папка>', 'куда записать книгу (по умолчанию reports/ рабочей папки)'],
  ['--force', 'заменить файл с тем же именем'],
];

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
