import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withLock } from '../../src/workspace/lock.ts';
import { temporaryFolder } from './temporary-folder.ts';

const options = { waitSeconds: 0, command: 'route import' };
const lockPath = () => join(temporaryFolder(), 'route.lock');
const holder = (pid: number, stated: object = {}) =>
  JSON.stringify({ pid, host: hostname(), startedTicks: null, command: 'route match', ...stated });

/** Another process that holds the lock for some milliseconds. */
async function otherHolder(path: string, milliseconds: number) {
  const script = join(import.meta.dirname, 'lock-holder.ts');
  const child = spawn(process.execPath, [script, path, String(milliseconds)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  await once(child.stdout, 'data');
  return { child, gone };
}

describe('the lock of a workspace', () => {
  it('is there while the work runs and gone after, its failure included', async () => {
    const path = lockPath();
    const result = await withLock(path, options, async () => {
      expect(statSync(path).mode & 0o777).toBe(0o600);
      return 'готово';
    });
    expect(result).toBe('готово');
    expect(existsSync(path)).toBe(false);
    await expect(withLock(path, options, () => Promise.reject(new Error('сбой')))).rejects.toThrow('сбой');
    expect(existsSync(path)).toBe(false);
  });

  it('held by another process: a failure with its pid and command, exit 5', async () => {
    const path = lockPath();
    const { child, gone } = await otherHolder(path, 60_000);
    await expect(withLock(path, options, async () => 'не дойдёт')).rejects.toMatchObject({
      code: 'workspace-locked',
      exitCode: 5,
      message: `Рабочая папка занята: с ней работает процесс ${child.pid} (route match).`,
    });
    // A holder that dies leaves its lock behind: the next one takes it over.
    child.kill('SIGKILL');
    await gone;
    expect(existsSync(path)).toBe(true);
    expect(await withLock(path, options, async () => 'готово')).toBe('готово');
  });

  it('held for less than the time to wait: waits and goes on', async () => {
    const path = lockPath();
    const { gone } = await otherHolder(path, 300);
    expect(await withLock(path, { ...options, waitSeconds: 10 }, async () => 'готово')).toBe('готово');
    await gone;
  });

  it('lets workers through one at a time, a stale lock among them', async () => {
    const path = lockPath();
    writeFileSync(path, holder(999_999_999));
    let inside = 0;
    const work = async () => {
      expect(++inside).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside--;
    };
    await Promise.all(
      Array.from({ length: 6 }, (_, n) => withLock(path, { waitSeconds: 20, command: `${n}` }, work)),
    );
    expect(readdirSync(dirname(path))).toEqual([]);
  });

  it.each([
    ['a process that is gone', holder(999_999_999), true],
    ['a pid given to another process since', holder(process.pid, { startedTicks: '1' }), true],
    ['a process of another machine', holder(999_999_999, { host: 'другой' }), false],
    ['a lock being written', '', false],
  ])('left by %s', async (_, content, free) => {
    const path = lockPath();
    writeFileSync(path, content);
    const attempt = withLock(path, options, async () => 'готово');
    if (free) expect(await attempt).toBe('готово');
    else await expect(attempt).rejects.toMatchObject({ code: 'workspace-locked' });
  });

  it('torn by a crash is taken over after a while', async () => {
    const path = lockPath();
    writeFileSync(path, '{"pid": 12');
    const minuteAgo = Date.now() / 1000 - 60;
    utimesSync(path, minuteAgo, minuteAgo);
    expect(await withLock(path, options, async () => 'готово')).toBe('готово');
  });

  it('in a folder that is not there: a failure', async () => {
    const path = join(temporaryFolder(), 'нет', 'route.lock');
    await expect(withLock(path, options, async () => 'нет')).rejects.toMatchObject({
      code: 'cannot-lock',
      exitCode: 3,
    });
  });
});
