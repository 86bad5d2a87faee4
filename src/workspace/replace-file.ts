import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { EXIT, Failure } from '../domain/failure.ts';

/** What became of a file. */
export interface ReplaceResult {
  /**
   * `unchanged`: the same bytes lay there already; `beside`: another file of the name exists and stays, ours lies beside it;
   * `beside-open`: the file had to be replaced and could not be, most likely because it is open in Excel.
   */
  readonly status: 'written' | 'unchanged' | 'beside' | 'beside-open';
  /** The file that holds the bytes now. */
  readonly path: string;
  /** One Russian sentence for the user where the path is not the one asked for; null otherwise. */
  readonly note: string | null;
}

/**
 * Writes a file whole or not at all: a temporary file in the same folder, flushed, then renamed. Readable by its owner only.
 * @param options `force` replaces an existing file; without it a different file keeps its name and ours gets «имя (2).xlsx»
 * @throws {Failure} `cannot-write`
 */
export async function replaceFile(
  path: string,
  bytes: Uint8Array,
  options: { readonly force?: boolean },
): Promise<ReplaceResult> {
  try {
    const existing = await readIfThere(path);
    if (existing !== null && sameBytes(existing, bytes)) return { status: 'unchanged', path, note: null };
    if (existing !== null && options.force !== true) return await writeBeside(path, bytes, 'beside');
    const replaced = await writeWhole(path, bytes);
    return replaced ? { status: 'written', path, note: null } : await writeBeside(path, bytes, 'beside-open');
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new Failure('cannot-write', `Не удалось записать файл ${path}${reasonOf(cause)}.`, {
      hint: 'Проверьте, что папка существует, что в неё можно писать и что на диске есть место.',
      exitCode: EXIT.io,
      cause,
    });
  }
}

async function writeBeside(
  path: string,
  bytes: Uint8Array,
  status: 'beside' | 'beside-open',
): Promise<ReplaceResult> {
  const extension = extname(path);
  const stem = join(dirname(path), basename(path, extension));
  for (let number = 2; ; number++) {
    const beside = `${stem} (${number})${extension}`;
    const existing = await readIfThere(beside);
    const note = noteOf(path, beside, status);
    // The same bytes beside are the trace of an earlier run: a third copy would tell nothing.
    if (existing !== null && sameBytes(existing, bytes)) {
      return { status: status === 'beside' ? 'unchanged' : status, path: beside, note };
    }
    if (existing === null && (await writeWhole(beside, bytes))) return { status, path: beside, note };
  }
}

/** Removes a file if it is what a process killed in the middle of writing left. For the holder of the workspace's lock. */
export async function dropIfUnfinished(path: string): Promise<void> {
  if (UNFINISHED.test(basename(path))) await fs.rm(path, { force: true });
}

function noteOf(path: string, beside: string, status: 'beside' | 'beside-open'): string {
  return status === 'beside'
    ? `Файл «${basename(path)}» уже есть и отличается, новый записан рядом: «${basename(beside)}» (заменить: --force).`
    : `Файл «${basename(path)}» занят, вероятно открыт в Excel; новый записан рядом: «${basename(beside)}».`;
}

const UNFINISHED = /^\..*\.[0-9a-f]{12}\.tmp$/;

/** False when the target is there and refuses to be replaced. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<boolean> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await fs.open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await fs.rename(temporary, path);
  } catch (error) {
    await fs.rm(temporary, { force: true });
    if (isRefusal(error) && (await readIfThere(path)) !== null) return false;
    throw error;
  }
  await syncFolder(dirname(path));
  return true;
}

/** Makes the rename itself survive a power cut; Windows cannot open a folder and needs no such step. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await fs.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return await fs.readFile(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    // A file that cannot even be read is there all the same, and differs.
    if (isRefusal(error)) return new Uint8Array();
    throw error;
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function isRefusal(error: unknown): boolean {
  return ['EBUSY', 'EPERM', 'EACCES'].includes(codeOf(error) ?? '');
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', ': такой папки нет'],
  ['ENOTDIR', ': на месте папки лежит файл'],
  ['EISDIR', ': на месте файла лежит папка'],
  ['ENOSPC', ': на диске кончилось место'],
  ['EACCES', ': нет прав на запись'],
  ['EPERM', ': нет прав на запись'],
  ['EROFS', ': диск только для чтения'],
]);

function reasonOf(error: unknown): string {
  return REASONS.get(codeOf(error) ?? '') ?? '';
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
