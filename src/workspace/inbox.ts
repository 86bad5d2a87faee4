import fs from 'node:fs/promises';
import { join } from 'node:path';
import { safeFileName } from '../domain/file-name.ts';
import { dropIfUnfinished, replaceFile } from './replace-file.ts';

/** Where the original with these bytes lies in the inbox: a folder by hash, so that a name from outside never decides where. */
export function originalPath(inbox: string, sha256: string, name: string): string {
  return join(inbox, sha256.slice(0, 32), safeFileName(name));
}

/**
 * Keeps an original in the inbox, whole or not at all, readable by its owner only; a second time nothing is written.
 * @returns its path
 * @throws {Failure} `cannot-write`
 */
export async function keepOriginal(
  inbox: string,
  { sha256, name }: { readonly sha256: string; readonly name: string },
  bytes: Uint8Array,
): Promise<string> {
  const path = originalPath(inbox, sha256, name);
  await fs.mkdir(join(inbox, sha256.slice(0, 32)), { recursive: true, mode: 0o700 });
  await replaceFile(path, bytes, { force: true });
  return path;
}

/** Removes the original with these bytes. */
export async function dropOriginal(inbox: string, sha256: string): Promise<void> {
  await fs.rm(join(inbox, sha256.slice(0, 32)), { recursive: true, force: true });
}

/** Removes what a process killed in the middle of writing left in the inbox. For the holder of the workspace's lock. */
export async function sweepInbox(inbox: string): Promise<void> {
  const entries = await fs.readdir(inbox, { withFileTypes: true, recursive: true }).catch(() => []);
  for (const entry of entries) {
    if (entry.isFile()) await dropIfUnfinished(join(entry.parentPath, entry.name));
  }
}
