/** Exit codes of the program; see docs. */
export const EXIT = { done: 0, partly: 1, usage: 2, io: 3, fault: 4, locked: 5, interrupted: 130 } as const;

/** One of {@link EXIT}. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/**
 * A reason to stop: thrown once, printed in one place. The message says in Russian where, what was found and what was
 * expected; the hint says what to do. Neither holds a personal value.
 */
export class Failure extends Error {
  readonly code: string;
  readonly hint: string | null;
  readonly exitCode: ExitCode;

  constructor(
    code: string,
    message: string,
    options: { hint?: string; exitCode?: ExitCode; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Failure';
    this.code = code;
    this.hint = options.hint ?? null;
    this.exitCode = options.exitCode ?? EXIT.io;
  }
}
