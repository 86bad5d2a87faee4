import type { Failure } from '../../domain/failure.ts';
import { safeText } from '../../terminal/safe-text.ts';
import type { Terminal } from '../../terminal/terminal.ts';

/** Says which of the user's definitions of forms have mistakes: they do not apply, and forms may stay unread because of it. */
export function tellEditionProblems(problems: readonly Failure[], { err }: Pick<Terminal, 'err'>): void {
  for (const { message, hint } of problems) {
    err(`Издание не применяется. ${safeText(message)}${hint === null ? '' : ` ${safeText(hint)}`}\n`);
  }
}
