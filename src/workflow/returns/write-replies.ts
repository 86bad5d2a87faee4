import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import type { Finding } from '../../domain/finding.ts';
import type { GraduateRecord } from '../../domain/graduate.ts';
import type { IntakeContext } from '../../domain/intake-record.ts';
import { compareRussian } from '../../domain/russian.ts';
import { normaliseLabel } from '../../domain/text.ts';
import { readFormReturn } from '../../intake/reply/read-form-return.ts';
import { readReturn } from '../../intake/reply/read-return.ts';
import { type CollegeDirectory, collegeDirectory } from '../../monitoring/college-directory.ts';
import { collegesOf } from '../../reports/reply/college-part.ts';
import { isForCollege } from '../../reports/reply/for-college.ts';
import { planReply, type ReplyPlan } from '../../reports/reply/plan-reply.ts';
import type { ReturnedRow } from '../../reports/reply/plan-returns.ts';
import { renderLetter } from '../../reports/reply/render-letter.ts';
import { writeReply } from '../../reports/reply/write-reply.ts';
import type { StoredImport } from '../../store/store.ts';
import { originalPath } from '../../workspace/inbox.ts';
import { expandContainer } from '../import/expand-container.ts';
import { withPrivateFolder } from '../import/private-folder.ts';
import type { PasswordsFor } from '../import/workbook-passwords.ts';
import { knownColleges } from '../known-colleges.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { emailOf, formRows, importsOfWeek, type ReturnWeek, returnedRows } from './list-returns.ts';
import { spellingInNames, uniqueNames, writeRestrictedFile } from './write-templates.ts';

/** Replies to write, and where. */
export interface ReplyRequest extends ReturnWeek {
  readonly output: string;
  readonly cwd: string;
  /** Journaled once for the whole run. */
  readonly reason: string;
  readonly force: boolean;
  /** Passwords of protected workbooks; absent = none. */
  readonly passwords?: PasswordsFor;
}

/** What was written for one college. */
interface WrittenReply {
  readonly college: string;
  readonly email: string | null;
  readonly workbooks: readonly string[];
  readonly letter: string | null;
  /** Errors and warnings told to the college. */
  readonly findings: number;
}

/** A file no reply could be made to, and why. */
interface UnansweredFile {
  readonly importId: number;
  readonly file: string;
  readonly reason: string;
}

/** What `route returns --reply` did. */
export interface WrittenReplies {
  readonly replies: readonly WrittenReply[];
  readonly skipped: readonly UnansweredFile[];
}

const NO_ORIGINAL =
  'исходного файла нет ни в inbox, ни на прежнем месте: положите его туда, откуда он загружался';
const NO_COLLEGE = 'замечания нельзя отнести ни к одному колледжу';

/**
 * Writes for each college of the week's files with open problems the workbooks to correct and a draft letter. Originals are taken
 * from where they lay while their bytes are those imported, else from the inbox. One journal entry for the run.
 */
export async function writeReplies(workspace: OpenWorkspace, request: ReplyRequest): Promise<WrittenReplies> {
  const { store } = workspace;
  const directory = collegeDirectory(store.colleges());
  const imports = importsOfWeek(workspace, request, ['graduates', 'forms']);
  const rows = [
    ...returnedRows(workspace, imports, directory, request),
    ...formRows(workspace, imports, directory, request),
  ];
  const withForms = new Set(store.formBlocks().map(({ importId }) => importId));
  const { editions } = await workspace.formEditions();
  const fromPersons = collegeOfPersons(workspace, request.cohort);
  const plans = new Map<string, { readonly plan: ReplyPlan; readonly file: StoredImport }[]>();
  const skipped: UnansweredFile[] = [];
  for (const file of imports) {
    const open = openFindings(workspace, file, rows);
    if (open.every(({ severity }) => severity === 'info')) continue;
    const skip = (reason: string) => skipped.push({ importId: file.id, file: file.fileName, reason });
    try {
      const made = await withOriginal(workspace, file, request.cwd, (path) =>
        plansOf(
          path,
          open,
          {
            ...contextOf(workspace, file, request.passwords ?? (() => [])),
            colleges: knownColleges(workspace),
            formEditions: editions,
          },
          directory,
          {
            ...(file.kind === 'graduates' ? { fromPersons } : {}),
            withForms: file.kind === 'forms' || withForms.has(file.id),
          },
        ),
      );
      if (made === null) skip(NO_ORIGINAL);
      else if (made.length === 0) skip(NO_COLLEGE);
      for (const plan of made ?? []) {
        if (isAnswered(file, plan.college, rows)) continue;
        plans.set(plan.college, [...(plans.get(plan.college) ?? []), { plan, file }]);
      }
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      skip(error.message);
    }
  }
  const folder = resolve(request.cwd, request.output);
  if (plans.size > 0) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
  }
  const replies: WrittenReply[] = [];
  const nameOf = { book: uniqueNames('xlsx'), letter: uniqueNames('eml') };
  let changed = false;
  for (const college of [...plans.keys()].sort(compareRussian)) {
    const ofCollege = plans.get(college) ?? [];
    const { reply, isNew } = await writeOne(
      workspace,
      directory,
      folder,
      college,
      ofCollege,
      nameOf,
      request,
    );
    replies.push(reply);
    changed ||= isNew;
  }
  if (changed) {
    store.journal({
      action: 'reply',
      outputClass: 'restricted',
      reason: request.reason,
      details: {
        asOf: request.asOf,
        cohort: request.cohort,
        colleges: replies.length,
        files: replies.reduce((sum, { workbooks }) => sum + workbooks.length, 0),
      },
    });
  }
  return { replies, skipped };
}

/** Problems of rows nobody has restated since; all of a file's other problems while anything of it stands. */
function openFindings(
  { store }: OpenWorkspace,
  file: StoredImport,
  rows: readonly ReturnedRow[],
): readonly Finding[] {
  const own = rows.filter(({ importId }) => importId === file.id);
  if (own.length > 0 && own.every(({ newest }) => !newest)) return [];
  const answered = new Set(own.filter(({ newest }) => !newest).map(rowKey));
  return store
    .findings({ importId: file.id })
    .filter((finding) => isForCollege(finding) && !answered.has(rowKey(finding.at)));
}

function rowKey({ sheet, row }: { readonly sheet: string | null; readonly row: number | null }): string {
  return JSON.stringify([sheet, row]);
}

/** A later file of the college has restated everyone it listed here. */
function isAnswered(file: StoredImport, college: string, rows: readonly ReturnedRow[]): boolean {
  const own = rows.filter((row) => row.importId === file.id && row.college === college);
  return own.length > 0 && own.every(({ newest }) => !newest);
}

/** Of a file: its list of graduates, with the college of a person whose row names none; its federal forms. */
interface WhatToRead {
  readonly fromPersons?: (record: GraduateRecord) => string | null;
  readonly withForms: boolean;
}

async function plansOf(
  path: string,
  findings: readonly Finding[],
  context: IntakeContext,
  directory: CollegeDirectory,
  { fromPersons, withForms }: WhatToRead,
): Promise<readonly ReplyPlan[]> {
  const lists = fromPersons === undefined ? [] : await readReturn(path, context, fromPersons);
  const sheets = withForms ? [...lists, ...(await readFormReturn(path, context))] : lists;
  const colleges = [...collegesOf(sheets, directory.nameOf)].filter((college) => college !== null);
  return colleges
    .sort(compareRussian)
    .flatMap((college) => planReply(college, sheets, findings, directory.nameOf) ?? []);
}

function contextOf(
  { config, store, reference }: OpenWorkspace,
  file: StoredImport,
  passwords: PasswordsFor,
): IntakeContext {
  return {
    reference: reference(),
    region: config.region,
    asOf: file.asOf,
    cohort: file.cohort,
    colleges: store.colleges(),
    college: file.college ?? null,
    specialBasis: config.personalData.specialBasis !== null,
    kind: 'graduates',
    edition: null,
    passwords: passwords(file.college ?? null),
  };
}

/** The college the workspace knows a person at: for rows of files whose college was named on import and stands nowhere in them. */
function collegeOfPersons(
  { store }: OpenWorkspace,
  cohort: number,
): (record: GraduateRecord) => string | null {
  let known: Map<string, Set<string | null>> | null = null;
  const key = ({ person, birthDate }: GraduateRecord) =>
    normaliseLabel(
      [person.surname, person.name, person.patronymic ?? '', birthDate ?? 'без даты рождения'].join('|'),
    );
  return (record) => {
    if (known === null) {
      known = new Map();
      for (const graduate of store.graduates({ cohort })) {
        const colleges = known.get(key(graduate)) ?? new Set();
        known.set(key(graduate), colleges.add(graduate.college));
      }
    }
    const [only, second] = known.get(key(record)) ?? [];
    return second === undefined ? (only ?? null) : null;
  };
}

/** Runs `use` on the file with the bytes imported: where it lay, as kept in the inbox, or inside what it came in. null = not found. */
async function withOriginal<T>(
  { paths }: OpenWorkspace,
  file: StoredImport,
  cwd: string,
  use: (path: string) => Promise<T>,
): Promise<T | null> {
  const places = [cwd, paths.folder].map((folder) => resolve(folder, file.path));
  for (const path of [...places, originalPath(paths.inbox, file.sha256, file.fileName)]) {
    if ((await digestOf(path)) === file.sha256) return await use(path);
  }
  return await withPrivateFolder(async (folder) => {
    for (const place of places) {
      const container = containerOf(place);
      if (container === null) continue;
      for await (const found of expandContainer({ path: container, shown: container }, folder)) {
        if (found.kind === 'file' && (await digestOf(found.input.path)) === file.sha256) {
          return await use(found.input.path);
        }
      }
    }
    return null;
  });
}

/** The file on the way to `path` where a file stands in place of a folder. */
function containerOf(path: string): string | null {
  for (let at = dirname(path); at !== dirname(at); at = dirname(at)) {
    const found = statSync(at, { throwIfNoEntry: false });
    if (found?.isFile() === true) return at;
    if (found !== undefined) return null;
  }
  return null;
}

async function digestOf(path: string): Promise<string | null> {
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return null;
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path)) hash.update(chunk);
    return hash.digest('hex');
  } catch {
    return null;
  }
}

async function writeOne(
  workspace: OpenWorkspace,
  directory: CollegeDirectory,
  folder: string,
  college: string,
  plans: readonly { readonly plan: ReplyPlan; readonly file: StoredImport }[],
  nameOf: { readonly book: (what: string) => string; readonly letter: (what: string) => string },
  { asOf, force }: ReplyRequest,
): Promise<{ readonly reply: WrittenReply; readonly isNew: boolean }> {
  const { config, region } = workspace;
  const about = { title: 'Замечания колледжу', asOf, force };
  const short = spellingInNames(directory, college);
  const workbooks: string[] = [];
  const attachments: { name: string; bytes: Uint8Array }[] = [];
  let isNew = false;
  for (const { plan } of plans) {
    const bytes = await writeReply(plan);
    const name = nameOf.book(`Замечания, ${short}`);
    const written = await writeRestrictedFile(workspace, join(folder, name), bytes, about);
    isNew ||= written.status !== 'unchanged';
    workbooks.push(written.path);
    attachments.push({ name, bytes });
  }
  const lines = plans.flatMap(({ plan }) => plan.lines);
  const count = (severity: Finding['severity']) => lines.filter((line) => line.severity === severity).length;
  const email = emailOf(workspace, directory, college);
  const letter = renderLetter({
    college,
    to: email,
    operator: config.personalData.operator ?? `Базовый центр карьеры, ${region.fullName}`,
    asOf,
    date:
      plans
        .map(({ file }) => file.knownAt)
        .sort()
        .at(-1) ?? workspace.now(),
    errors: count('error'),
    warnings: count('warning'),
    attachments,
  });
  const path = join(folder, nameOf.letter(`Письмо, ${short}`));
  const written = await writeRestrictedFile(workspace, path, Buffer.from(letter), {
    ...about,
    title: 'Черновик письма колледжу',
  });
  isNew ||= written.status !== 'unchanged';
  const findings = count('error') + count('warning');
  return { reply: { college, email, workbooks, letter: written.path, findings }, isNew };
}
