import { EXIT, Failure } from '../../domain/failure.ts';
import { type PersonSecret, readSecret } from '../../workspace/secret.ts';
import type { OpenWorkspace } from '../with-workspace.ts';

/**
 * The secret of this workspace. One that other persons were not erased with would let them all in again.
 * @throws {Failure} `secret-differs`, and those of {@link readSecret}
 */
export async function knownSecret(
  { store, paths, secretFile }: Pick<OpenWorkspace, 'store' | 'paths' | 'secretFile'>,
  options: { readonly create: boolean },
): Promise<PersonSecret> {
  const mark = store.erasures().findLast(({ secretMark }) => secretMark !== null)?.secretMark ?? null;
  const create = options.create && mark === null;
  const secret = await readSecret(secretFile, { create, outside: paths.folder });
  if (mark === null || secret.mark === mark) return secret;
  throw new Failure(
    'secret-differs',
    `Секрет псевдонимов ${secretFile} — не тот, которым закрыты данные рабочей папки.`,
    {
      hint: 'Верните прежний файл секрета или назовите его в переменной ROUTE_SECRET_FILE.',
      exitCode: EXIT.usage,
    },
  );
}
