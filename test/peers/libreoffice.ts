import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { scratchFolder } from '../scratch-folder.ts';

let found: boolean | null = null;
/** Made by the first start, which is the slow one; the starts of one process never overlap. */
let profile: string | null = null;

/** True when LibreOffice is here. In CI it must be: there its absence fails the tests instead of skipping them. */
export function hasLibreOffice(): boolean {
  found ??= spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0;
  if (!found && process.env.CI !== undefined) throw new Error('LibreOffice is missing in CI');
  return found;
}

/** Saves files as workbooks in another folder, as LibreOffice opens them. */
export function convertToXlsx(files: readonly string[], folder: string, ...options: readonly string[]): void {
  profile ??= scratchFolder('soffice-');
  const own = `-env:UserInstallation=${pathToFileURL(profile).href}`;
  execFileSync(
    'soffice',
    [own, '--headless', ...options, '--convert-to', 'xlsx', '--outdir', folder, ...files],
    { stdio: 'ignore' },
  );
}

/** The workbooks as LibreOffice saves them after computing every formula anew; one start of the program for all. */
export function recalculated(workbooks: readonly Uint8Array[]): Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'route-soffice-'));
  try {
    const names = workbooks.map((bytes, i) => {
      const name = join(folder, `${i}.xlsx`);
      writeFileSync(name, bytes);
      return name;
    });
    const out = join(folder, 'out');
    convertToXlsx(names, out);
    return names.map((_, i) => new Uint8Array(readFileSync(join(out, `${i}.xlsx`))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
