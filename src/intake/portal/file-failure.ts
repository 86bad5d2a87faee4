import { Failure } from '../../domain/failure.ts';

/** The failure behind an error of the file system: `file-unreadable`; anything else is passed on. */
export function fileFailure(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || error instanceof Failure) return error;
  const missing = error.code === 'ENOENT';
  return new Failure('file-unreadable', `${path}: ${missing ? 'файла нет' : 'файл не читается'}.`, {
    hint: missing ? 'Проверьте путь.' : 'Проверьте права на файл и исправность диска.',
    cause: error,
  });
}
