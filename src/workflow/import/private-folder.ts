import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** Folders in use by this process: a number given again by the system must not cost one its folder. */
const own = new Set<string>();

/**
 * Runs `use` with a folder only this user can enter, and removes the folder afterwards, also when the program is ended by
 * `process.exit` or an unhandled error. Folders of processes that were killed are removed on the way: they hold personal data.
 */
export async function withPrivateFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  sweep();
  // mkdtemp makes the folder 0700.
  const folder = mkdtempSync(join(tmpdir(), `${prefix()}${process.pid}-`));
  own.add(folder);
  const remove = () => {
    own.delete(folder);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', remove);
  try {
    return await use(folder);
  } finally {
    process.off('exit', remove);
    remove();
  }
}

/** Machines and containers may share a folder for temporary files, and know nothing of each other's processes. */
function prefix(): string {
  return `route-${createHash('sha256').update(hostname()).digest('hex').slice(0, 8)}-`;
}

/** Folders of processes that were killed: they hold personal data. */
export function strandedFolders(): readonly string[] {
  const name = new RegExp(`^${prefix()}(\\d+)-`);
  return readdirSync(tmpdir(), { withFileTypes: true }).flatMap((entry) => {
    const pid = Number(name.exec(entry.name)?.[1]);
    const path = join(tmpdir(), entry.name);
    const isStranded = entry.isDirectory() && pid > 0 && !own.has(path) && isOurs(path) && !isAlive(pid);
    return isStranded ? [path] : [];
  });
}

function sweep(): void {
  for (const path of strandedFolders()) rmSync(path, { recursive: true, force: true });
}

/** On systems without numbers of users the folder for temporary files is the user's own. */
function isOurs(path: string): boolean {
  const { uid } = userInfo();
  return uid < 0 || statSync(path, { throwIfNoEntry: false })?.uid === uid;
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
