import { z } from 'zod';
import { EXIT, Failure } from '../../domain/failure.ts';

/** Options of commands that can give out named people. */
export const restrictedOptions = { restricted: z.boolean().default(false), reason: z.string().optional() };

/** Lines of help for {@link restrictedOptions}. */
export const RESTRICTED_OPTION_LINES: readonly (readonly [string, string])[] = [
  ['--restricted', 'выдать персональные данные (запишется в журнал)'],
  ['--reason <цель>', 'зачем; обязательна вместе с --restricted'],
];

/** The reason for giving out people by name. @throws Failure when the flag or the reason is missing */
export function reasonFor(
  options: { readonly restricted: boolean; readonly reason?: string | undefined },
  what: string,
): string {
  const reason = options.reason?.trim() ?? '';
  if (options.restricted && reason !== '') return reason;
  throw new Failure('restricted', `${what}: это персональные данные.`, {
    exitCode: EXIT.usage,
    hint: 'Повторите команду с --restricted --reason "цель"; выдача запишется в журнал.',
  });
}
