import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { SkipReason } from '../../domain/intake-record.ts';
import type { IsoInstant } from '../../domain/iso-date.ts';
import type { DestroyedFile } from '../../store/erasure.ts';
import type { StoredImport } from '../../store/store.ts';
import { type ManifestEntry, readOutputs } from '../../workspace/output-manifest.ts';
import { KEPT_NAME } from '../collect/receive-mail.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type FileWords, wordsOfFile } from './file-words.ts';
import type { PeopleIndex } from './people-index.ts';

/** Restricted output whose file is not in the workspace: its receiver must destroy it. */
interface IssuedOutput {
  readonly at: IsoInstant;
  readonly action: string;
  /** Name without folder; null for outputs of several files. */
  readonly file: string | null;
}

/** Files that hold the people of an erasure. Paths are relative to the workspace. */
export interface Traces {
  /** Files of the workspace itself: destroyed with the data. */
  readonly own: readonly DestroyedFile[];
  /** Files somebody put there, which name the people: to be destroyed by hand. */
  readonly foreign: readonly string[];
  /** Files that could not be looked into. */
  readonly unchecked: readonly string[];
  readonly issued: readonly IssuedOutput[];
  /** Messages whose originals are among `own`. */
  readonly mails: readonly number[];
}

/** Larger files are no lists of people; they are told as not looked into. */
const MOST_BYTES = 200_000_000;

/**
 * Looks for the people in every file of the workspace. Originals of imports that list them go whole, other originals when they name
 * them and not all of their rows were taken in; backups always; restricted outputs at the least hint, also without a manifest when a killed process left them.
 * @param imports hashes of files whose imported rows hold the people
 */
export async function findTraces(
  workspace: Pick<OpenWorkspace, 'paths' | 'store'>,
  people: PeopleIndex,
  imports: ReadonlySet<string>,
  onFile: (done: number, total: number) => void = () => {},
): Promise<Traces> {
  const { paths, store } = workspace;
  const files = await filesOf(workspace);
  const wholly = new Set(store.imports().flatMap((each) => (isWhollyStored(each) ? [each.sha256] : [])));
  const own: DestroyedFile[] = [];
  const foreign: string[] = [];
  const unchecked: string[] = [];
  const manifests = new Map<string, Readonly<Record<string, ManifestEntry>>>();
  const manifestOf = async (folder: string) => {
    const known = manifests.get(folder) ?? (await readOutputs(folder));
    manifests.set(folder, known);
    return known;
  };
  for (const [at, path] of files.entries()) {
    onFile(at, files.length);
    const shown = relative(paths.folder, path);
    const what = kindOf(path, paths, (await manifestOf(dirname(path)))[basename(path)]);
    if (what === 'kept') continue;
    const bytes = (await fs.stat(path)).size > MOST_BYTES ? null : await fs.readFile(path);
    const take = async (kind: DestroyedFile['what']) => {
      own.push({ path: shown, what: kind, sha256: bytes === null ? '' : digestOf(bytes) });
    };
    if (what === 'backup' || (what === 'original' && bytes !== null && imports.has(digestOf(bytes)))) {
      await take(what);
      continue;
    }
    if (bytes === null) {
      unchecked.push(shown);
      continue;
    }
    if (what === 'original' && wholly.has(digestOf(bytes))) continue;
    const words = wordsOfFile(bytes);
    if (holds(people, words, shown, what)) {
      if (what === 'foreign') foreign.push(shown);
      else await take(what);
    } else if (!words.complete) unchecked.push(shown);
  }
  const gone = new Set(own.map(({ sha256 }) => sha256));
  return {
    own,
    foreign,
    unchecked,
    issued: issuedElsewhere(store, new Set(files.map((path) => basename(path)))),
    mails: store
      .mails()
      .filter(({ sha256 }) => gone.has(sha256))
      .map(({ id }) => id),
  };
}

/** Rows left out that are about nobody, or about somebody whom another row of the file is about. */
const NOBODY: ReadonlySet<string> = new Set([
  'number-row',
  'total-row',
  'sample-row',
  'repeated-header',
  'repeated-record',
] satisfies SkipReason[]);

/** Every row about somebody is in the database, so that the rows tell whom the file holds. */
function isWhollyStored({ rows, skippedBy }: StoredImport): boolean {
  const doubtful = Object.entries(skippedBy).some(([reason, count]) => count > 0 && !NOBODY.has(reason));
  return rows.rejected === 0 && !doubtful;
}

type FileKind = DestroyedFile['what'] | 'foreign' | 'kept';

function kindOf(path: string, paths: OpenWorkspace['paths'], listed: ManifestEntry | undefined): FileKind {
  const name = basename(path);
  if (path.startsWith(paths.database)) return name.endsWith('.bak') ? 'backup' : 'kept';
  if (path === paths.config || path.startsWith(paths.lock)) return 'kept';
  if (path.startsWith(`${paths.inbox}${sep}`)) return 'original';
  if (listed?.class === 'restricted' || /^\..*\.[0-9a-f]{12}\.tmp$/.test(name)) return 'output';
  return 'foreign';
}

function holds(people: PeopleIndex, words: FileWords, shown: string, what: FileKind): boolean {
  const nameOf = basename(shown) === KEPT_NAME ? '' : shown;
  if (people.redact(nameOf) !== nameOf) return true;
  return what === 'output' ? people.isHintedIn(words) : people.isIn(words);
}

/** The files of the workspace and of its folder of reports, where that lies elsewhere; links are not followed. */
async function filesOf({ paths }: Pick<OpenWorkspace, 'paths'>): Promise<readonly string[]> {
  const inside = paths.reports.startsWith(`${paths.folder}${sep}`);
  const folders = inside ? [paths.folder] : [paths.folder, paths.reports];
  const lists = await Promise.all(
    folders.map((folder) => fs.readdir(folder, { withFileTypes: true, recursive: true }).catch(() => [])),
  );
  return lists
    .flat()
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function issuedElsewhere(store: OpenWorkspace['store'], here: ReadonlySet<string>): readonly IssuedOutput[] {
  const destroyed = new Set(store.erasures().flatMap(({ files }) => files.map(({ path }) => basename(path))));
  return store
    .journalEntries()
    .filter(({ outputClass }) => outputClass === 'restricted')
    .map(({ at, action, details }) => ({
      at,
      action,
      file: typeof details.file === 'string' ? details.file : null,
    }))
    .filter(({ file }) => file === null || (!here.has(file) && !destroyed.has(file)));
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
