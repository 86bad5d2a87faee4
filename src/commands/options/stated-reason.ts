import { EXIT, Failure } from '../../domain/failure.ts';

/** The reason that stands in the journal and the act. @throws Failure when it is missing */
export function statedReason(reason: string | undefined, what: string): string {
  const stated = reason?.trim() ?? '';
  if (stated !== '') return stated;
  throw new Failure('reason-missing', `${what}: нужно основание.`, {
    exitCode: EXIT.usage,
    hint: 'Добавьте --reason "основание"; оно запишется в журнал и в акт. Имён в нём не пишут.',
  });
}
