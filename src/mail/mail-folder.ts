import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The messages of a Maildir (`cur` and `new`), in the order of their names; null when the folder is none. */
export async function messagesOfMaildir(folder: string): Promise<readonly string[] | null> {
  if (!(await isFolder(join(folder, 'cur'))) || !(await isFolder(join(folder, 'new')))) return null;
  const paths: string[] = [];
  for (const part of ['cur', 'new']) {
    for (const entry of await readdir(join(folder, part), { withFileTypes: true })) {
      if (entry.isFile() && !entry.name.startsWith('.')) paths.push(join(folder, part, entry.name));
    }
  }
  return paths.sort();
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
