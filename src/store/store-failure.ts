import { EXIT, type ExitCode, Failure } from '../domain/failure.ts';

/** Primary result codes of SQLite that a user can do something about (https://sqlite.org/rescode.html). */
const KNOWN: ReadonlyMap<number, { code: string; message: string; hint: string; exitCode: ExitCode }> =
  new Map([
    [
      5,
      {
        code: 'store-locked',
        message: 'База рабочей папки занята: в неё пишет другой процесс.',
        hint: 'Дождитесь, пока закончится другая команда route, и повторите.',
        exitCode: EXIT.locked,
      },
    ],
    [
      8,
      {
        code: 'store-read-only',
        message: 'База рабочей папки открыта только для чтения: записать в неё нельзя.',
        hint: 'Проверьте права на файл route.db и на папку, в которой он лежит.',
        exitCode: EXIT.io,
      },
    ],
    [
      10,
      {
        code: 'store-io',
        message: 'Диск не смог прочитать или записать базу рабочей папки.',
        hint: 'Проверьте диск и свободное место. База в сетевой папке не поддерживается: держите её на своём диске.',
        exitCode: EXIT.io,
      },
    ],
    [
      11,
      {
        code: 'store-corrupt',
        message: 'База рабочей папки повреждена.',
        hint: 'Верните route.db из резервной копии.',
        exitCode: EXIT.io,
      },
    ],
    [
      13,
      {
        code: 'store-disk-full',
        message: 'На диске не хватило места для базы рабочей папки; в ней ничего не изменилось.',
        hint: 'Освободите место и повторите.',
        exitCode: EXIT.io,
      },
    ],
    [
      14,
      {
        code: 'store-cannot-open',
        message: 'База рабочей папки не открывается: файла нет или к нему нет доступа.',
        hint: 'Проверьте, что папка существует и доступна вам для записи.',
        exitCode: EXIT.io,
      },
    ],
    [
      26,
      {
        code: 'store-not-a-database',
        message: 'Файл route.db не является базой данных.',
        hint: 'Верните route.db из резервной копии или создайте рабочую папку заново командой route init.',
        exitCode: EXIT.io,
      },
    ],
  ]);

/** Runs a piece of work on the database; what SQLite says becomes a {@link Failure} in Russian, anything else passes through. */
export function translated<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asStoreFailure(error);
  }
}

/** The failure behind an error of SQLite, or the error itself. */
export function asStoreFailure(error: unknown): unknown {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return error;
  // The low byte is the primary code: SQLITE_BUSY_SNAPSHOT is a SQLITE_BUSY.
  const known = KNOWN.get(error.errcode & 0xff);
  if (known === undefined) return error;
  return new Failure(known.code, known.message, {
    hint: known.hint,
    exitCode: known.exitCode,
    cause: error,
  });
}
