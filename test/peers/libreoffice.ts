import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** True when LibreOffice is here. In CI it must be: there its absence fails the tests instead of skipping them. */
export function hasLibreOffice(): boolean {
  const found = spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0;
  if (!found && process.env.CI !== undefined) throw new Error('LibreOffice is missing in CI');
  return found;
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
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const out = join(folder, 'out');
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'xlsx', '--outdir', out, ...names], {
      stdio: 'ignore',
    });
    return names.map((_, i) => new Uint8Array(readFileSync(join(out, `${i}.xlsx`))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
