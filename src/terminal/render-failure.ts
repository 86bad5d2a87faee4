import { EXIT, type ExitCode, Failure } from '../domain/failure.ts';
import { safeText } from './safe-text.ts';
import type { Terminal } from './terminal.ts';

/** Prints why the program stopped and gives its exit code. An unknown error is our fault: its text may hold data, so only its place is shown. */
export function renderFailure(error: unknown, terminal: Terminal, json: boolean): ExitCode {
  const failure = error instanceof Failure ? error : internalFault(error);
  if (json) {
    const document = {
      schema: 'route.failure/1',
      code: failure.code,
      message: failure.message,
      hint: failure.hint,
    };
    terminal.out(`${JSON.stringify(document)}\n`);
  }
  terminal.err(`${terminal.paint.red('Ошибка:')} ${safeLines(failure.message)}\n`);
  if (failure.hint !== null) terminal.err(`${safeLines(failure.hint)}\n`);
  return failure.exitCode;
}

function safeLines(text: string): string {
  return text.split('\n').map(safeText).join('\n');
}

function internalFault(error: unknown): Failure {
  const frames =
    error instanceof Error
      ? (error.stack ?? '')
          .split('\n')
          .filter((line) => /^\s+at /.test(line))
          .slice(0, 6)
          .map((line) => line.trim())
      : [];
  const name = error instanceof Error ? error.name : typeof error;
  return new Failure('internal', `внутренняя ошибка программы (${name}).`, {
    exitCode: EXIT.fault,
    hint: [
      'Данные не изменены. Сообщите разработчикам, приложив эти строки (персональных данных в них нет):',
      ...frames,
    ].join('\n'),
  });
}
