import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { EXIT, Failure } from '../domain/failure.ts';
import { replaceFile } from './replace-file.ts';

const MANIFEST = 'manifest.json';

const entrySchema = z.strictObject({
  class: z.enum(['open', 'official', 'restricted']),
  title: z.string(),
  asOf: z.string(),
  sha256: z.string(),
  toolVersion: z.string(),
});

const manifestSchema = z.strictObject({
  schema: z.literal('route.manifest/1'),
  files: z.record(z.string(), entrySchema),
});

/** What the manifest says of one file. */
export type ManifestEntry = z.infer<typeof entrySchema>;

/**
 * Writes down a file in the manifest of its folder, `manifest.json`, sorted by name: who finds the folder later sees which files
 * hold personal data.
 * @throws {Failure} `manifest-broken` when the manifest there is not ours
 */
export async function recordOutput(path: string, entry: ManifestEntry): Promise<void> {
  const manifest = join(dirname(path), MANIFEST);
  const files = { ...(await readManifest(manifest)), [basename(path)]: entry };
  const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  const text = `${JSON.stringify({ schema: 'route.manifest/1', files: sorted }, null, 2)}\n`;
  await replaceFile(manifest, Buffer.from(text), { force: true });
}

/** What the manifest of a folder says of its files, by name; empty where there is none. @throws {Failure} `manifest-broken` */
export async function readOutputs(folder: string): Promise<Readonly<Record<string, ManifestEntry>>> {
  return await readManifest(join(folder, MANIFEST));
}

/** Whether the manifest of its folder knows the file with these bytes. @throws {Failure} `manifest-broken` */
export async function isRecorded(path: string, sha256: string): Promise<boolean> {
  return (await readOutputs(dirname(path)))[basename(path)]?.sha256 === sha256;
}

/** Strikes a file that is gone from the manifest of its folder. */
export async function forgetOutput(path: string): Promise<void> {
  const manifest = join(dirname(path), MANIFEST);
  const { [basename(path)]: gone, ...files } = await readManifest(manifest);
  if (gone === undefined) return;
  const text = `${JSON.stringify({ schema: 'route.manifest/1', files }, null, 2)}\n`;
  await replaceFile(manifest, Buffer.from(text), { force: true });
}

async function readManifest(path: string): Promise<Readonly<Record<string, ManifestEntry>>> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return {};
  try {
    return manifestSchema.parse(JSON.parse(text)).files;
  } catch (cause) {
    throw new Failure('manifest-broken', `Файл ${path} — не опись отчётов этой программы.`, {
      hint: 'Переименуйте или удалите его и повторите команду.',
      exitCode: EXIT.io,
      cause,
    });
  }
}
