import { readFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { EXIT, Failure } from '../domain/failure.ts';

/** Who holds the lock. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process started, in the kernel's ticks, where the system tells: a pid alone is given again to others. */
  readonly startedTicks: string | null;
  /** What it does, «route import». */
  readonly command: string;
}

const POLL_MS = 100;
/** A lock file without readable content this old was left by a process that died while writing it. */
const TORN_AFTER_MS = 10_000;

/**
 * Runs `work` while this process alone writes to the workspace. SQLite guards its own file; this lock covers inbox and reports
 * too, and tells who holds it. A lock whose process is gone is taken over.
 * @param path the lock file
 * @param options `waitSeconds` to wait for another process; `command` is shown to those who wait
 * @throws {Failure} `workspace-locked` (exit 5) with the holder's pid
 */
export async function withLock<T>(
  path: string,
  options: { readonly waitSeconds: number; readonly command: string },
  work: () => Promise<T>,
): Promise<T> {
  const own = JSON.stringify({
    pid: process.pid,
    host: hostname(),
    startedTicks: startedTicks(process.pid),
    command: options.command,
  } satisfies Holder);
  await acquire(path, own, options.waitSeconds);
  try {
    return await work();
  } finally {
    if ((await readLock(path)) === own) await fs.rm(path, { force: true });
  }
}

/** Who holds a lock, and whether that process is gone; null where there is no lock. Looks only. */
export async function inspectLock(
  path: string,
): Promise<{ readonly pid: number | null; readonly command: string; readonly stale: boolean } | null> {
  const content = await readLock(path);
  if (content === null) return null;
  const holder = parseHolder(content);
  return { pid: holder?.pid ?? null, command: holder?.command ?? '', stale: await isStale(path, content) };
}

async function acquire(path: string, own: string, waitSeconds: number): Promise<void> {
  const deadline = performance.now() + waitSeconds * 1000;
  for (;;) {
    if (await create(path, own)) return;
    const content = await readLock(path);
    if (content !== null && (await isStale(path, content))) {
      await removeStale(path, content);
      continue;
    }
    if (performance.now() >= deadline) throw locked(content === null ? null : parseHolder(content));
    await sleep(POLL_MS);
  }
}

async function create(path: string, content: string): Promise<boolean> {
  try {
    await fs.writeFile(path, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw new Failure('cannot-lock', `Не удалось создать файл блокировки ${path}.`, {
      hint: 'Проверьте, что рабочая папка существует и в неё можно писать.',
      exitCode: EXIT.io,
      cause: error,
    });
  }
}

async function readLock(path: string): Promise<string | null> {
  return await fs.readFile(path, 'utf8').catch(() => null);
}

function parseHolder(content: string): Holder | null {
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value !== 'object' || value === null) return null;
    if (!('pid' in value && typeof value.pid === 'number' && 'host' in value)) return null;
    const started = 'startedTicks' in value ? value.startedTicks : null;
    return {
      pid: value.pid,
      host: String(value.host),
      startedTicks: typeof started === 'string' ? started : null,
      command: 'command' in value ? String(value.command) : '',
    };
  } catch {
    return null;
  }
}

async function isStale(path: string, content: string): Promise<boolean> {
  const holder = parseHolder(content);
  if (holder === null) {
    const stat = await fs.stat(path).catch(() => null);
    return stat !== null && Date.now() - stat.mtimeMs > TORN_AFTER_MS;
  }
  // Of another machine's processes nothing can be told.
  if (holder.host !== hostname()) return false;
  return !isAlive(holder.pid) || startedTicks(holder.pid) !== holder.startedTicks;
}

/** Moves the lock aside before deleting it: of two that saw the same stale lock one must not delete the fresh lock of the other. */
async function removeStale(path: string, content: string): Promise<void> {
  const aside = `${path}.${process.pid}.stale`;
  await fs.rename(path, aside).catch(() => null);
  if ((await readLock(aside)) !== content) await fs.link(aside, path).catch(() => null);
  await fs.rm(aside, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Field 22 of /proc/PID/stat (proc(5)); null on systems without it. */
function startedTicks(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function locked(holder: Holder | null): Failure {
  const who = holder === null ? '' : `: с ней работает процесс ${holder.pid} (${holder.command})`;
  const where = holder === null || holder.host === hostname() ? '' : ` на компьютере ${holder.host}`;
  return new Failure('workspace-locked', `Рабочая папка занята${who}${where}.`, {
    hint: 'Дождитесь его окончания и повторите. Если такого процесса уже нет, удалите файл route.lock.',
    exitCode: EXIT.locked,
  });
}
