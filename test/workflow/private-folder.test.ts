import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { withPrivateFolder } from '../../src/workflow/import/private-folder.ts';
import { temporaryFolder } from '../workspace/temporary-folder.ts';

/** Makes this process put its temporary files into a folder of the test. */
function ownTemporaries(): string {
  const folder = temporaryFolder();
  vi.stubEnv('TMPDIR', folder);
  vi.stubEnv('TEMP', folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(tmpdir()).toBe(folder);
  return folder;
}

const MODULE = join(import.meta.dirname, '../../src/workflow/import/private-folder.ts');
const HOLD = `
  import { withPrivateFolder } from ${JSON.stringify(MODULE)};
  await withPrivateFolder(async (folder) => {
    process.stdout.write(folder);
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  });`;

test('nobody else may enter it, and it goes with the work, failed or not', async () => {
  const folder = ownTemporaries();
  await withPrivateFolder(async (path) => {
    expect(statSync(path).mode & 0o777).toBe(0o700);
    writeFileSync(join(path, 'список.xlsx'), 'x');
  });
  const failed = withPrivateFolder(async () => {
    throw new Error('сбой');
  });
  await expect(failed).rejects.toThrow('сбой');
  expect(readdirSync(folder)).toEqual([]);
});

test('that of a killed process is swept by the next, those of the living and of others stay', async () => {
  const folder = ownTemporaries();
  const holder = () =>
    spawn(process.execPath, ['--input-type=module', '-e', HOLD], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [dead, living] = [holder(), holder()];
  const [deadFolder, livingFolder] = await Promise.all(
    [dead, living].map(async (child) => String((await once(child.stdout, 'data'))[0])),
  );
  expect(dirname(deadFolder ?? '')).toBe(folder);
  dead.kill('SIGKILL');
  await once(dead, 'exit');
  // As another machine that shares the folder would call its own; its process numbers mean nothing here.
  const elsewhere = join(folder, basename(deadFolder ?? '').replace(/^route-[0-9a-f]{8}/, 'route-00000000'));
  mkdirSync(elsewhere);
  const foreign = join(folder, 'route-notes');
  mkdirSync(foreign);
  await withPrivateFolder(async (own) => {
    await withPrivateFolder(async () => expect(existsSync(own)).toBe(true));
  });
  expect(readdirSync(folder).sort()).toEqual(
    [basename(livingFolder ?? ''), basename(elsewhere), basename(foreign)].sort(),
  );
  living.kill('SIGKILL');
  await once(living, 'exit');
  expect(spawnSync(process.execPath, ['--input-type=module', '-e', HOLD.replace('60_000', '0')]).status).toBe(
    0,
  );
  expect(existsSync(livingFolder ?? '')).toBe(false);
});
