import { readFile, stat } from 'node:fs/promises';
import { EXIT, Failure } from '../domain/failure.ts';

/**
 * The lines of a file with passwords, blank ones left out. A file others may read is refused where the system knows rights.
 * @throws {Failure} `secret-unreadable`, `secret-open`, `secret-empty`
 */
export async function readSecretFile(path: string): Promise<readonly string[]> {
  const text = await read(path);
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  if (lines.length > 0) return lines;
  throw new Failure('secret-empty', `В файле паролей ${path} нет ни одной строки.`, { exitCode: EXIT.usage });
}

async function read(path: string): Promise<string> {
  try {
    const { mode } = await stat(path);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new Failure('secret-open', `Файл паролей ${path} могут читать другие пользователи.`, {
        hint: `Закройте его: chmod 600 ${path}`,
        exitCode: EXIT.usage,
      });
    }
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new Failure('secret-unreadable', `Файл паролей ${path} не читается.`, {
      hint: 'Проверьте путь и права на файл.',
      exitCode: EXIT.usage,
      cause,
    });
  }
}
