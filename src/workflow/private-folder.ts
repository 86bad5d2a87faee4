import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Runs `use` with a folder only this user can enter, and removes the folder afterwards, also when the program is ended by
 * `process.exit` or an unhandled error.
 */
export async function withPrivateFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  // mkdtemp makes the folder 0700.
  const folder = mkdtempSync(join(tmpdir(), 'route-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    return await use(folder);
  } finally {
    process.off('exit', remove);
    remove();
  }
}
