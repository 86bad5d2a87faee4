import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { daysBetween, type IsoDate } from '../../domain/iso-date.ts';
import { counted } from '../../domain/russian.ts';
import type { WorkspacePaths } from '../../workspace/workspace-paths.ts';
import { KEPT_NAME } from '../collect/receive-mail.ts';
import { type Check, ok, trouble } from './health.ts';

interface Entry {
  readonly path: string;
  readonly isFolder: boolean;
}

/** Files and folders others may enter or read; on Windows rights are the folder's business and are not looked at. */
export async function checkRights(paths: WorkspacePaths, fix: boolean): Promise<Check> {
  const name = 'rights';
  if (process.platform === 'win32') return ok(name, 'Права файлов на Windows задаёт папка пользователя.');
  const entries = [{ path: paths.folder, isFolder: true }, ...(await entriesOf(paths))];
  const open: Entry[] = [];
  for (const entry of entries) if (((await fs.stat(entry.path)).mode & 0o077) !== 0) open.push(entry);
  if (open.length === 0) return ok(name, 'Файлы и папки доступны только владельцу.');
  const many = counted(open.length, 'файл или папку', 'файла или папки', 'файлов или папок');
  if (!fix) {
    const [first] = open;
    const example = first === undefined ? '' : `, например ${relative(paths.folder, first.path) || '.'}`;
    return trouble(
      name,
      'error',
      `Другие пользователи могут открыть ${many}${example}.`,
      'route doctor --fix',
    );
  }
  for (const { path, isFolder } of open) await fs.chmod(path, isFolder ? 0o700 : 0o600);
  return { name, state: 'fixed', message: `Закрыты от других ${many}.`, remedy: null };
}

/** What a killed process left half-written. */
export async function checkLeftovers(
  paths: WorkspacePaths,
  stranded: readonly string[],
  fix: boolean,
): Promise<Check> {
  const name = 'leftovers';
  const half = (await entriesOf(paths))
    .map(({ path }) => path)
    .filter((path) => /^\..*\.[0-9a-f]{12}\.tmp$/.test(basename(path)) || path.endsWith('.stale'));
  const left = [...half, ...stranded];
  if (left.length === 0) return ok(name, 'Временных файлов от прерванных запусков нет.');
  const many = counted(left.length, 'файл или папка', 'файла или папки', 'файлов или папок');
  if (!fix)
    return trouble(name, 'warning', `От прерванных запусков осталось: ${many}.`, 'route doctor --fix');
  for (const path of left) await fs.rm(path, { recursive: true, force: true });
  return { name, state: 'fixed', message: `Удалено от прерванных запусков: ${many}.`, remedy: null };
}

/** Originals whose bytes are not those of their folder's hash: damaged, or changed by somebody. */
export async function checkOriginals(paths: WorkspacePaths): Promise<Check> {
  const name = 'originals';
  const files = (await entriesOf(paths)).filter(
    ({ path, isFolder }) => !isFolder && /^[0-9a-f]{32}$/.test(basename(dirname(path))),
  );
  const bad: string[] = [];
  for (const { path } of files) {
    const bytes = await fs.readFile(path).catch(() => null);
    const digest = bytes === null ? '' : createHash('sha256').update(bytes).digest('hex');
    if (!digest.startsWith(basename(dirname(path)))) bad.push(basename(dirname(path)));
  }
  if (bad.length === 0) return ok(name, `Присланные файлы целы: ${files.length}.`);
  const what = `${bad.slice(0, 5).join(', ')}${bad.length > 5 ? ' …' : ''}`;
  const remedy = `Верните их из резервной копии папки или запросите у колледжа; письма лежат как ${KEPT_NAME}.`;
  return trouble(
    name,
    'error',
    `Присланные файлы не читаются или изменены (${bad.length}): inbox/${what}.`,
    remedy,
  );
}

/** Copies of the database made before it was changed to a new version: they hold the same people. */
export async function checkBackups(paths: WorkspacePaths, today: IsoDate): Promise<Check> {
  const name = 'backups';
  const copies = (await entriesOf(paths)).filter(
    ({ path }) => path.startsWith(paths.database) && path.endsWith('.bak'),
  );
  if (copies.length === 0) return ok(name, 'Резервных копий базы рядом с ней нет.');
  const days = await Promise.all(
    copies.map(async ({ path }) =>
      daysBetween((await fs.stat(path)).mtime.toISOString().slice(0, 10) as IsoDate, today),
    ),
  );
  const oldest = Math.max(...days);
  const many = counted(copies.length, 'копия', 'копии', 'копий');
  const message = `Рядом с базой ${many} прежних версий, старшей ${counted(oldest, 'день', 'дня', 'дней')}.`;
  if (oldest <= MOST_BACKUP_DAYS) return ok(name, message);
  const remedy = `Если программа работает как прежде, удалите ${copies.map(({ path }) => basename(path)).join(', ')}: в них те же люди.`;
  return trouble(name, 'warning', message, remedy);
}

const MOST_BACKUP_DAYS = 30;

async function entriesOf(paths: WorkspacePaths): Promise<readonly Entry[]> {
  const found = await fs.readdir(paths.folder, { withFileTypes: true, recursive: true });
  return found
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .map((entry) => ({ path: join(entry.parentPath, entry.name), isFolder: entry.isDirectory() }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
