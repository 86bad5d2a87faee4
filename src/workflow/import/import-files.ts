import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import type { Finding } from '../../domain/finding.ts';
import type {
  FixedLayout,
  ImportKind,
  IntakeContext,
  IntakeEvent,
  OpenedInput,
} from '../../domain/intake-record.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { TableMapping } from '../../domain/table-mapping.ts';
import { openInput } from '../../intake/open-input.ts';
import { createPersonLinker } from '../../matching/link/link-person.ts';
import type { StoredImport } from '../../store/store.ts';
import { dropOriginal, keepOriginal } from '../../workspace/inbox.ts';
import { knownColleges } from '../known-colleges.ts';
import { withoutErased } from '../privacy/without-erased.ts';
import { mondayIn } from '../region-clock.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { dateInPath } from './date-in-path.ts';
import type { InputPath } from './expand-paths.ts';
import { alreadyImported, type ImportedFile, type ImportRequest, refusedFile } from './imported-file.ts';
import { refuseFile } from './refuse-file.ts';
import { keepLayout, keptLayouts } from './table-mappings.ts';

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
  'form-edition-unknown',
]);

const REFERENCE_KINDS: readonly ImportKind[] = ['spo-list', 'colleges', 'employers', 'industries', 'oktmo'];

/** Files whose opened form is kept while tables of reference are looked for; more are opened a second time. */
const KEPT_OPEN = 60;

/** More dated files than this are the lists of a campaign: no table of reference is looked for among them. */
const CAMPAIGN_FILES = 30;

/** Files being opened while one is read: as many as there are reading processes. */
const AHEAD = 1;

/** Reading its tables takes longer than linking a small list, so all files of a run share it. */
const linker = lazily(createPersonLinker);

/** A file not read yet; `opened` where it was opened already to see what it is. */
interface WaitingFile {
  readonly input: InputPath;
  readonly asOf: IsoDate;
  readonly opened: { readonly opened: OpenedInput; readonly sha256: string } | null;
  /** Of one day the lower first; see {@link rankOf}. */
  readonly rank: number;
}

type OnProgress = (input: InputPath, done: number, total: number) => void;

/**
 * Imports files one by one, each in a transaction of its own: a file that cannot be read never stops the others. Tables that
 * others lean on (colleges, the official list …) go first, then the rest by the day they speak of, of one day those that tell best who
 * is who. While a file is read into the
 * database, the next ones are opened: reading and parsing go on in other processes.
 */
export async function* importFiles(
  workspace: OpenWorkspace,
  inputs: readonly InputPath[],
  request: ImportRequest,
  onProgress: OnProgress,
): AsyncGenerator<ImportedFile> {
  const all = inputs.map(
    (input): WaitingFile => ({ input, asOf: asOfFor(workspace, input, request), opened: null, rank: 0 }),
  );
  const dated = new Set(all.filter(({ input }) => namedDay(workspace, input) !== null));
  const campaign = dated.size > CAMPAIGN_FILES ? dated : new Set<WaitingFile>();
  const waiting: WaitingFile[] = [...campaign];
  let generation = 0;
  const layouts = request.layout == null ? await keptLayouts(workspace) : [];
  const start = (file: WaitingFile): Opening => {
    if (file.opened !== null && generation === 0) {
      return { generation, found: Promise.resolve(file.opened) };
    }
    file.opened?.opened.close();
    return startOpening(workspace, file, request, layouts, onProgress, generation);
  };

  async function take(file: WaitingFile, opening: Opening, later: ((file: WaitingFile) => void) | null) {
    const found = await opening.found;
    if ('error' in found) throw found.error;
    if ('known' in found) return alreadyImported(workspace, file.input, found.known);
    const isReference = REFERENCE_KINDS.includes(found.opened.kind);
    if (!isReference && later !== null) {
      later({ ...file, opened: found, rank: rankOf(found.opened) });
      return null;
    }
    let { opened } = found;
    if (opening.generation !== generation) {
      opened.close();
      opened = await openInput(
        file.input.path,
        await contextFor(workspace, file, request, layouts, onProgress),
      );
    }
    const done = await readInto(workspace, { ...file, sha256: found.sha256, opened }, request);
    if (isReference) {
      generation += 1;
      workspace.forgetReference();
    }
    return done;
  }

  const keep = (file: WaitingFile) => {
    const isRoom = waiting.length - campaign.size < KEPT_OPEN;
    if (!isRoom) file.opened?.opened.close();
    waiting.push(isRoom ? file : { ...file, opened: null });
  };
  for (const { file, opening } of openAhead(
    all.filter((each) => !campaign.has(each)),
    start,
  )) {
    const done = await reading(workspace, file, request, () => take(file, opening, keep));
    if (done !== null) yield done;
  }
  waiting.sort((a, b) => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : a.rank - b.rank));
  for (const { file, opening } of openAhead(waiting, start)) {
    const done = await reading(workspace, file, request, () => take(file, opening, null));
    if (done !== null) yield done;
  }
}

/**
 * Lists that tell birth dates or СНИЛС come before lists without them, which are then tied to the people they mean; tables about
 * people come after both.
 */
function rankOf({ kind, mapping }: OpenedInput): number {
  if (kind !== 'graduates') return 2;
  return mapping.some(({ field }) => field === 'birthDate' || field === 'snils') ? 0 : 1;
}

/** Files in their order, each with its opening, which began when the one before was taken. */
function* openAhead(files: readonly WaitingFile[], start: (file: WaitingFile) => Opening) {
  const ahead = files.slice(0, AHEAD).map(start);
  for (const [at, file] of files.entries()) {
    const opening = ahead.shift();
    if (opening === undefined) return;
    const following = files[at + AHEAD];
    if (following !== undefined) ahead.push(start(following));
    yield { file, opening };
  }
}

/** A file being opened; `generation` counts the tables of reference read before, which an opened file may lean on. */
interface Opening {
  readonly generation: number;
  readonly found: Promise<
    | { readonly opened: OpenedInput; readonly sha256: string }
    | { readonly known: StoredImport }
    | { readonly error: unknown }
  >;
}

function startOpening(
  workspace: OpenWorkspace,
  file: WaitingFile,
  request: ImportRequest,
  layouts: readonly TableMapping[],
  onProgress: OnProgress,
  generation: number,
): Opening {
  const { path } = file.input;
  const find = async () => {
    const sha256 = await digestOf(path);
    const told = request.asOf === null ? toldDay(workspace, file.input) : null;
    const known = request.dryRun ? null : workspace.store.findImport(sha256, told);
    if (known !== null) return { known };
    const context = await contextFor(workspace, file, request, layouts, onProgress);
    return { sha256, opened: await openInput(path, context) };
  };
  // The error is thrown where the file's turn comes, not while another is being read.
  return { generation, found: find().catch((error: unknown) => ({ error })) };
}

/** As said, as the name tells, the Monday of the week the mail was sent, the Monday of this week. */
function asOfFor(workspace: OpenWorkspace, input: InputPath, request: ImportRequest): IsoDate {
  return request.asOf ?? toldDay(workspace, input) ?? workspace.monday;
}

/**
 * The day somebody sent the file for, by its name or its mail. The same bytes for another day speak of that day too; without a day
 * of their own they are the file that was imported, seen again.
 */
function toldDay(workspace: OpenWorkspace, input: InputPath): IsoDate | null {
  const sent = input.sentAt == null ? null : mondayIn(workspace.timeZone, input.sentAt);
  return namedDay(workspace, input) ?? sent;
}

/** The day the file's own title tells, where neither the user nor the name says one. */
function statedDay(
  workspace: OpenWorkspace,
  input: InputPath,
  request: ImportRequest,
  { statedDay: day = null }: OpenedInput,
): IsoDate | null {
  if (day === null || request.asOf !== null || namedDay(workspace, input) !== null) return null;
  return day <= workspace.today ? day : null;
}

/** The day in a file's name. A day still to come is a plan («выпуск 30.06») and not the day of the data. */
function namedDay({ today }: OpenWorkspace, { shown, path }: InputPath): IsoDate | null {
  return [dateInPath(shown), dateInPath(path)].find((day) => day !== null && day <= today) ?? null;
}

/** A file nobody can read is told and left; a fault of ours or of the database stops everything. */
async function reading(
  workspace: OpenWorkspace,
  { input, asOf }: WaitingFile,
  request: ImportRequest,
  work: () => Promise<ImportedFile | null>,
): Promise<ImportedFile | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure) || !OF_FILES.has(error.code)) throw error;
    await refuseFile(workspace, input, asOf, error, request);
    return refusedFile(input.shown, asOf, error);
  }
}

async function contextFor(
  workspace: OpenWorkspace,
  { input, asOf }: WaitingFile,
  request: ImportRequest,
  layouts: readonly TableMapping[],
  onProgress: OnProgress,
): Promise<IntakeContext> {
  const { config } = workspace;
  return {
    reference: workspace.reference(),
    region: config.region,
    asOf,
    cohort: request.cohort ?? config.campaign.cohort,
    colleges: knownColleges(workspace),
    college: request.college,
    specialBasis: config.personalData.specialBasis !== null,
    kind: request.kind,
    edition: request.edition,
    layout: request.layout ?? null,
    keptLayouts: layouts,
    passwords: request.passwords?.(request.college) ?? [],
    formEditions: (await workspace.formEditions()).editions,
    onProgress: (done, total) => onProgress(input, done, total),
  };
}

async function readInto(
  workspace: OpenWorkspace,
  {
    input,
    asOf: assumed,
    sha256,
    opened,
  }: Pick<WaitingFile, 'input' | 'asOf'> & { readonly sha256: string; readonly opened: OpenedInput },
  request: ImportRequest,
): Promise<ImportedFile> {
  const asOf = statedDay(workspace, input, request, opened) ?? assumed;
  const { kind, layout, complete, mapping, unknownColumns, droppedColumns } = opened;
  const { store, config, paths } = workspace;
  const findings: Finding[] = [];
  const batches = await withoutErased(workspace, opened.batches, basename(input.path));
  if (!request.dryRun && isOfColleges(kind)) await keepImported(paths.inbox, input.path, sha256);
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
      college: request.college,
      sender: input.sender ?? null,
      sentAt: input.sentAt ?? null,
    },
    request.dryRun ? collecting(batches, findings) : batches,
    { linker: linker(), dryRun: request.dryRun },
  );
  const known = summary.status === 'already-imported' ? store.findImport(sha256, asOf) : null;
  if (known !== null) return alreadyImported(workspace, input, known);
  // What a person asked to have destroyed must not come back as a copy of a file.
  if ((summary.skippedBy['erased-subject'] ?? 0) > 0 && !request.dryRun)
    await dropOriginal(paths.inbox, sha256);
  return {
    path: input.shown,
    kind,
    layout,
    questions: summary.questions,
    fixedBy: await settleLayout(workspace, opened.fixedBy ?? null, summary.status === 'imported'),
    status: summary.status === 'dry-run' ? 'checked' : 'imported',
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

/** Keeps a layout that was given, once a file has been imported by it. */
async function settleLayout(
  workspace: OpenWorkspace,
  fixed: FixedLayout | null,
  isImported: boolean,
): Promise<ImportedFile['fixedBy']> {
  if (fixed === null) return null;
  if (fixed.kept) return { kept: true, college: fixed.mapping.college };
  return { kept: false, college: isImported ? await keepLayout(workspace, fixed) : null };
}

/** Files colleges are answered with: the original must be there when the one imported has moved. */
function isOfColleges(kind: ImportKind): boolean {
  return kind === 'graduates' || kind === 'forms';
}

/** Keeps the bytes that were imported. A file that changes while it is read has no bytes to stand by. */
async function keepImported(inbox: string, path: string, sha256: string): Promise<void> {
  const bytes = await readFile(path);
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
    throw new Failure('file-unreadable', `Файл «${basename(path)}» изменился, пока читался.`, {
      hint: 'Сохраните и закройте его, затем повторите загрузку.',
    });
  }
  await keepOriginal(inbox, { sha256, name: basename(path) }, bytes);
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
