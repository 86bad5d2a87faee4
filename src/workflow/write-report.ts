import { createHash } from 'node:crypto';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { IsoDate, IsoInstant } from '../domain/iso-date.ts';
import type { OutputClass } from '../domain/output-class.ts';
import type { WorkbookPlan } from '../reports/sheet-plan.ts';
import { writeXlsx } from '../reports/xlsx/write-xlsx.ts';
import type { Store } from '../store/store.ts';
import { renderConfig } from '../workspace/config.ts';
import { isRecorded, recordOutput } from '../workspace/output-manifest.ts';
import { dropIfUnfinished, type ReplaceResult, replaceFile } from '../workspace/replace-file.ts';
import { chartPalette } from './chart-palette.ts';
import type { OpenWorkspace } from './with-workspace.ts';

/** Where a report goes and what it is a report of. */
export interface ReportTarget {
  /** A file or an existing folder the user named; null = the workspace's folder of reports. */
  readonly output: string | null;
  readonly cwd: string;
  readonly force: boolean;
  readonly asOf: IsoDate;
  readonly knownAt: IsoInstant | null;
  /**
   * The numbers of the report as a JSON document, kept as a frozen snapshot; null for what is no report. A function makes them when
   * the file is written: those of a country would stand in the memory beside its workbook.
   */
  readonly content: unknown;
  /** What the journal calls it; «report» where absent. */
  readonly action?: string;
  /** Why named people are given out; journaled. null for outputs without them. */
  readonly reason: string | null;
}

/** What became of a written report. */
export type WrittenReport = ReplaceResult;

/** The class in the name of the file: it must survive being forwarded. */
const CLASS_IN_NAME: Readonly<Record<OutputClass, string>> = {
  open: 'открытые данные',
  official: 'служебное',
  restricted: 'ограниченный доступ',
};

/** A file to give out. */
export interface OutputFile {
  /** Without folder and extension; the class is appended. */
  readonly name: string;
  readonly title: string;
  readonly outputClass: OutputClass;
  /** With its dot: «.xlsx», «.html». */
  readonly extension: string;
  readonly bytes: Uint8Array;
}

/** Writes a workbook as {@link writeOutput} does. */
export async function writeReport(
  workspace: OpenWorkspace,
  plan: WorkbookPlan,
  target: ReportTarget,
): Promise<WrittenReport> {
  const { name, title, outputClass } = plan;
  const bytes = await writeXlsx(plan, chartPalette(workspace.config));
  return await writeOutput(workspace, { name, title, outputClass, extension: '.xlsx', bytes }, target);
}

/**
 * Writes a file whole or not at all, records it in the journal, as a snapshot and in the manifest of its folder.
 * Identical bytes already there: nothing is written or recorded. A different file of the name stays; ours lies beside it.
 * The manifest comes last and tells that all was done: of a run killed before it the next one adds what is missing.
 */
export async function writeOutput(
  workspace: OpenWorkspace,
  file: OutputFile,
  target: ReportTarget,
): Promise<WrittenReport> {
  const { bytes } = file;
  const path = await pathFor(workspace, file, target);
  if (dirname(path) === workspace.paths.reports) await sweepFolder(workspace.paths.reports);
  const result = await replaceFile(path, bytes, { force: target.force });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const isThere = result.status === 'unchanged';
  if (isThere && (await isRecorded(result.path, sha256))) return result;
  const { store, toolVersion } = workspace;
  const name = basename(result.path);
  if (!isThere || journaledDigest(store, name) !== sha256) {
    store.journal({
      action: target.action ?? 'report',
      outputClass: file.outputClass,
      reason: target.reason,
      details: { file: name, sha256 },
    });
  }
  const { content } = target;
  if (content !== null && !(isThere && frozenDigest(store, file.name) === sha256)) {
    store.saveReport({
      name: file.name,
      asOf: target.asOf,
      knownAt: target.knownAt ?? workspace.now(),
      sha256,
      configHash: createHash('sha256').update(renderConfig(workspace.config)).digest('hex'),
      toolVersion,
      content: typeof content === 'function' ? content() : content,
    });
  }
  await recordOutput(result.path, {
    class: file.outputClass,
    title: file.title,
    asOf: target.asOf,
    sha256,
    toolVersion,
  });
  return result;
}

/** Digest of the file of that name as it was journaled last. */
function journaledDigest(store: Store, name: string): unknown {
  return store.journalEntries().findLast(({ details }) => details.file === name)?.details.sha256;
}

/** Digest of the file the newest snapshot of that name was issued in. */
function frozenDigest(store: Store, name: string): string | undefined {
  return store.reports().findLast((one) => one.name === name)?.sha256;
}

/** Removes what a process killed in the middle of writing left in the folder of reports. */
async function sweepFolder(folder: string): Promise<void> {
  for (const name of await readdir(folder)) await dropIfUnfinished(join(folder, name));
}

async function pathFor(
  workspace: OpenWorkspace,
  file: OutputFile,
  { output, cwd }: ReportTarget,
): Promise<string> {
  const name = `${file.name}, ${CLASS_IN_NAME[file.outputClass]}${file.extension}`;
  if (output === null) {
    await mkdir(workspace.paths.reports, { recursive: true, mode: 0o700 });
    return join(workspace.paths.reports, name);
  }
  const path = resolve(cwd, output);
  const isFolder = (await stat(path).catch(() => null))?.isDirectory() === true;
  if (isFolder || extname(path) === '') {
    await mkdir(path, { recursive: true, mode: 0o700 });
    return join(path, name);
  }
  // What a report gives out beside the file the user named takes the same name with its own extension.
  const named = extname(path);
  return named.toLowerCase() === '.xlsx' ? `${path.slice(0, -named.length)}${file.extension}` : path;
}
