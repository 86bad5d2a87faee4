import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const entry = z.looseObject({
  version: z.string().optional(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  hasInstallScript: z.boolean().optional(),
  link: z.boolean().optional(),
});
const lockfile = z
  .looseObject({ packages: z.record(z.string(), entry) })
  .parse(JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')));
const manifest = z
  .looseObject({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
    optionalDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')));
const packages = Object.entries(lockfile.packages).filter(([path]) => path !== '');

describe('the lockfile', () => {
  it('holds a digest of every package and the address of none', () => {
    expect(packages.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path)).toEqual([]);
    expect(packages.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
  });

  it('lets no package run a script at installation, but for the one that is optional and needs none here', () => {
    const scripts = packages
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([path]) => path);
    expect(scripts.filter((path) => path !== 'node_modules/fsevents')).toEqual([]);
  });

  it('holds no package known to be bad', () => {
    const names = packages.map(
      ([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`,
    );
    // The npm package of SheetJS stopped at 0.18.5 with known holes; its mirror is used instead.
    expect(names.filter((name) => name.startsWith('xlsx@'))).toEqual([]);
  });

  it('every dependency of ours is named with its exact version', () => {
    const versions = [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies].flatMap(
      Object.values,
    );
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([]);
  });
});
