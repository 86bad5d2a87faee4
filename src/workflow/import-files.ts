import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Failure } from '../domain/failure.ts';
import type { Finding, Severity } from '../domain/finding.ts';
import type {
  ColumnMapping,
  ImportKind,
  IntakeContext,
  IntakeEvent,
  OpenedInput,
  SkipReason,
} from '../domain/intake-record.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { openInput } from '../intake/open-input.ts';
import { createPersonLinker } from '../matching/link/link-person.ts';
import type { RowCounts, StoredImport } from '../store/store.ts';
import { dateInPath } from './date-in-path.ts';
import type { InputPath } from './expand-paths.ts';
import { mondayIn } from './region-clock.ts';
import type { OpenWorkspace } from './with-workspace.ts';

/** What the user said about the files; null = decide by content, name of the file, and config. */
export interface ImportRequest {
  readonly kind: ImportKind | null;
  readonly asOf: IsoDate | null;
  readonly cohort: number | null;
  readonly college: string | null;
  readonly edition: '1199' | '336' | null;
  /** Read and check everything, keep nothing. */
  readonly dryRun: boolean;
}

/** What became of one file. */
export interface ImportedFile {
  readonly path: string;
  readonly kind: ImportKind | null;
  readonly layout: string | null;
  readonly status: 'imported' | 'unchanged' | 'checked' | 'failed';
  readonly importId: number | null;
  readonly asOf: IsoDate;
  readonly rows: RowCounts;
  readonly skippedBy: Readonly<Partial<Record<SkipReason, number>>>;
  readonly findingCounts: Readonly<Record<Severity, number>>;
  readonly findings: readonly Finding[];
  readonly mapping: readonly ColumnMapping[];
  readonly unknownColumns: readonly string[];
  readonly droppedColumns: readonly string[];
  readonly failure: Failure | null;
}

const NOTHING_READ = {
  rows: { read: 0, accepted: 0, rejected: 0, unchanged: 0, skipped: 0 },
  skippedBy: {},
  findings: [],
  mapping: [],
  unknownColumns: [],
  droppedColumns: [],
};
/** Failures that speak of one file and not of the run. */
const OF_FILES: ReadonlySet<string> = new Set([
  'file-unreadable',
  'file-empty',
  'file-protected',
  'file-unknown',
  'file-lock',
  'file-too-large',
  'header-not-found',
  'text-broken',
  'column-missing',
]);

const REFERENCE_KINDS: readonly ImportKind[] = ['spo-list', 'colleges', 'employers', 'industries'];

/** Files whose opened form is kept while tables of reference are looked for; more are opened a second time. */
const KEPT_OPEN = 250;

/** Reading its tables takes longer than linking a small list, so all files of a run share it. */
const linker = lazily(createPersonLinker);

/** Files being opened at a time: as many as there are reading processes. */
const AHEAD = 2;

/** A file that was opened and not read yet. */
interface WaitingFile {
  readonly input: InputPath;
  readonly asOf: IsoDate;
  readonly sha256: string;
  /** null = to be opened again. */
  readonly opened: OpenedInput | null;
}

type OnProgress = (input: InputPath, done: number, total: number) => void;

/**
 * Imports files one by one, each in a transaction of its own: a file that cannot be read never stops the others. Tables that
 * others lean on (colleges, the official list …) go first, then the rest by the day they speak of.
 */
export async function* importFiles(
  workspace: OpenWorkspace,
  inputs: readonly InputPath[],
  request: ImportRequest,
  onProgress: OnProgress,
): AsyncGenerator<ImportedFile> {
  const waiting: WaitingFile[] = [];
  let generation = 0;
  const opening = (input: InputPath) => startOpening(workspace, input, request, onProgress, generation);
  // While this file is looked at, the next ones are opened: reading and parsing go on in other processes.
  const ahead = inputs.slice(0, AHEAD).map(opening);
  for (const [at, input] of inputs.entries()) {
    const current = ahead.shift();
    if (current === undefined) break;
    const following = inputs[at + AHEAD];
    if (following !== undefined) ahead.push(opening(following));
    const file = await reading(input, current.asOf, async () => {
      const found = await current.found;
      if ('error' in found) throw found.error;
      if ('known' in found) return alreadyImported(workspace, input, found.known);
      const { opened, sha256 } = found;
      const kept = { input, asOf: current.asOf, sha256, opened };
      if (!REFERENCE_KINDS.includes(opened.kind)) {
        if (waiting.length >= KEPT_OPEN) opened.close();
        waiting.push(waiting.length >= KEPT_OPEN ? { ...kept, opened: null } : kept);
        return null;
      }
      const isStale = current.generation !== generation;
      const ready = isStale ? await openAnew(workspace, kept, request, onProgress) : kept;
      generation += 1;
      const done = await readInto(workspace, ready, request);
      workspace.forgetReference();
      return done;
    });
    if (file !== null) yield file;
  }
  waiting.sort((a, b) => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : 0));
  for (const file of waiting) {
    const done = await reading(file.input, file.asOf, async () => {
      const { opened } = file;
      const ready =
        generation > 0 || opened === null
          ? await openAnew(workspace, file, request, onProgress)
          : { ...file, opened };
      return await readInto(workspace, ready, request);
    });
    if (done !== null) yield done;
  }
}

/** A file being opened; `generation` counts the tables of reference read before, which an opened file may lean on. */
interface Opening {
  readonly asOf: IsoDate;
  readonly generation: number;
  readonly found: Promise<
    | { readonly opened: OpenedInput; readonly sha256: string }
    | { readonly known: StoredImport }
    | { readonly error: unknown }
  >;
}

function startOpening(
  workspace: OpenWorkspace,
  input: InputPath,
  request: ImportRequest,
  onProgress: OnProgress,
  generation: number,
): Opening {
  const asOf = asOfFor(workspace, input, request);
  const find = async () => {
    const sha256 = await digestOf(input.path);
    const known = request.dryRun ? null : workspace.store.findImport(sha256);
    if (known !== null) return { known };
    return {
      sha256,
      opened: await openInput(input.path, contextFor(workspace, input, asOf, request, onProgress)),
    };
  };
  // The error is thrown where the file's turn comes, not while another is being read.
  return { asOf, generation, found: find().catch((error: unknown) => ({ error })) };
}

/**
 * The day a file speaks of: as said, as its name tells, the Monday of the week its mail was sent, the Monday of this week. A day in
 * a name that is still to come is a plan («выпуск 30.06») and not the day of the data.
 */
function asOfFor(workspace: OpenWorkspace, input: InputPath, request: ImportRequest): IsoDate {
  const named = [dateInPath(input.shown), dateInPath(input.path)].find(
    (day) => day !== null && day <= workspace.today,
  );
  const sent = input.sentAt == null ? null : mondayIn(workspace.timeZone, input.sentAt);
  return request.asOf ?? named ?? sent ?? workspace.monday;
}

async function openAnew(
  workspace: OpenWorkspace,
  file: WaitingFile,
  request: ImportRequest,
  onProgress: OnProgress,
): Promise<WaitingFile & { readonly opened: OpenedInput }> {
  file.opened?.close();
  const context = contextFor(workspace, file.input, file.asOf, request, onProgress);
  return { ...file, opened: await openInput(file.input.path, context) };
}

/** A file nobody can read is told and left; a fault of ours or of the database stops everything. */
async function reading(
  input: InputPath,
  asOf: IsoDate,
  work: () => Promise<ImportedFile | null>,
): Promise<ImportedFile | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure) || !OF_FILES.has(error.code)) throw error;
    return refusedFile(input.shown, asOf, error);
  }
}

/** A file of which nothing could be read, and why. */
export function refusedFile(shown: string, asOf: IsoDate, failure: Failure): ImportedFile {
  return {
    ...NOTHING_READ,
    path: shown,
    kind: null,
    layout: null,
    status: 'failed',
    importId: null,
    asOf,
    findingCounts: { error: 1, warning: 0, info: 0 },
    failure,
  };
}

function contextFor(
  workspace: OpenWorkspace,
  input: InputPath,
  asOf: IsoDate,
  request: ImportRequest,
  onProgress: OnProgress,
): IntakeContext {
  const { config, store } = workspace;
  return {
    reference: workspace.reference(),
    region: config.region,
    asOf,
    cohort: request.cohort ?? config.campaign.cohort,
    colleges: store.colleges(),
    college: request.college,
    specialBasis: config.personalData.specialBasis !== null,
    kind: request.kind,
    edition: request.edition,
    onProgress: (done, total) => onProgress(input, done, total),
  };
}

async function readInto(
  { store, config }: OpenWorkspace,
  { input, asOf, sha256, opened }: WaitingFile & { readonly opened: OpenedInput },
  request: ImportRequest,
): Promise<ImportedFile> {
  const { kind, layout, complete, mapping, unknownColumns, droppedColumns } = opened;
  const findings: Finding[] = [];
  const summary = await store.importRecords(
    {
      path: input.shown,
      fileName: basename(input.path),
      // A check reads the rows of a file that is already imported, too.
      sha256: request.dryRun ? `check ${sha256}` : sha256,
      sizeBytes: statSync(input.path).size,
      kind,
      layout,
      asOf,
      cohort: request.cohort ?? config.campaign.cohort,
      complete,
      region: config.region,
      mapping,
      unknownColumns,
      droppedColumns,
    },
    request.dryRun ? collecting(opened.batches, findings) : opened.batches,
    { linker: linker(), dryRun: request.dryRun },
  );
  return {
    path: input.shown,
    kind,
    layout,
    status:
      summary.status === 'dry-run' ? 'checked' : summary.status === 'imported' ? 'imported' : 'unchanged',
    importId: summary.importId,
    asOf,
    rows: summary.rows,
    skippedBy: summary.skippedBy,
    findingCounts: summary.findings,
    findings: summary.importId === null ? findings : store.findings({ importId: summary.importId }),
    mapping,
    unknownColumns,
    droppedColumns,
    failure: null,
  };
}

/** The same bytes again: every row accepted then is a row unchanged now. */
function alreadyImported({ store }: OpenWorkspace, input: InputPath, known: StoredImport): ImportedFile {
  const { read, rejected, skipped } = known.rows;
  return {
    path: input.shown,
    kind: known.kind,
    layout: known.layout,
    status: 'unchanged',
    importId: known.id,
    asOf: known.asOf,
    rows: { read, accepted: 0, rejected, unchanged: read - rejected - skipped, skipped },
    skippedBy: known.skippedBy,
    findingCounts: known.findings,
    findings: store.findings({ importId: known.id }),
    mapping: known.mapping,
    unknownColumns: known.unknownColumns,
    droppedColumns: known.droppedColumns,
    failure: null,
  };
}

async function* collecting(
  batches: AsyncIterable<readonly IntakeEvent[]>,
  findings: Finding[],
): AsyncGenerator<readonly IntakeEvent[]> {
  for await (const batch of batches) {
    for (const event of batch) {
      if (event.type === 'finding') findings.push(event.finding);
      else if (event.type === 'rejected') findings.push(...event.findings);
    }
    yield batch;
  }
}

/** Files up to this size are read whole: a stream of its own costs more than the file. */
const SMALL_BYTES = 8_000_000;

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    if ((await stat(path)).size <= SMALL_BYTES) return hash.update(await readFile(path)).digest('hex');
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
    return hash.digest('hex');
  } catch (cause) {
    throw new Failure('file-unreadable', `Файл «${basename(path)}» не открывается.`, {
      hint: 'Проверьте права на файл и не занят ли он другой программой.',
      cause,
    });
  }
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
