import { existsSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import type { QuarantineReason } from '../../domain/quarantine.ts';
import { readMailFile } from '../../mail/read-mail-file.ts';
import type { StoredMail } from '../../store/store.ts';
import { dropOriginal, originalPath } from '../../workspace/inbox.ts';
import { type Contained, expandContainer } from '../import/expand-container.ts';
import type { InputPath } from '../import/expand-paths.ts';
import { importFiles } from '../import/import-files.ts';
import { type ImportedFile, type ImportRequest, refusedFile } from '../import/imported-file.ts';
import { withPrivateFolder } from '../import/private-folder.ts';
import { refuseFile } from '../import/refuse-file.ts';
import type { PasswordsFor } from '../import/workbook-passwords.ts';
import { mondayIn } from '../region-clock.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { findForeign } from './find-foreign.ts';
import type { PersonColleges } from './person-colleges.ts';
import { KEPT_NAME } from './receive-mail.ts';

/** What became of one message. */
export interface HandledMail {
  readonly mail: StoredMail;
  /** Where it lies whole, from the workspace. */
  readonly path: string;
  readonly state: 'done' | 'quarantined' | 'original-missing';
  readonly reason: QuarantineReason | null;
  readonly files: readonly ImportedFile[];
  /** In Russian, with the file they are about. */
  readonly notes: readonly string[];
}

/** Warnings of mail that mean files were sent and are not there. */
const LOST: ReadonlySet<string> = new Set(['winmail', 'truncated', 'nested-too-deep', 'unreadable']);

/**
 * Imports the files of a waiting message as those of its college. Each file is a transaction of its own and bytes imported once are
 * not imported again, so a message may be begun anew after a crash; it is settled when all its files are.
 */
export async function importMail(
  workspace: OpenWorkspace,
  mail: StoredMail,
  passwords: PasswordsFor,
  known: () => PersonColleges,
): Promise<HandledMail> {
  const { store, paths } = workspace;
  const { id, college } = mail;
  const original = originalPath(paths.inbox, mail.sha256, KEPT_NAME);
  const path = relative(paths.folder, original);
  const handled = { mail, path, reason: null, files: [], notes: [] };
  if (college === null || !existsSync(original)) return { ...handled, state: 'original-missing' };
  return await withPrivateFolder(async (folder) => {
    const contained: Contained[] = [];
    const shown = `письмо № ${id}`;
    for await (const item of expandContainer({ path: original, shown }, folder)) contained.push(item);
    const inputs = contained.flatMap((item): InputPath[] =>
      item.kind === 'file' ? [{ ...item.input, sentAt: mail.sentAt, sender: mail.sender }] : [],
    );
    const { reason, persons, unread } = mail.released
      ? { reason: null, persons: [], unread: [] }
      : await findForeign(workspace, inputs, college, passwords(college), known());
    if (reason !== null) {
      store.settleMail(id, 'quarantined', reason);
      return { ...handled, state: 'quarantined', reason };
    }
    const request = {
      kind: null,
      asOf: null,
      cohort: null,
      college,
      edition: null,
      passwords,
      dryRun: false,
    } satisfies ImportRequest;
    const files: ImportedFile[] = [];
    const lost = await lostFiles(original, shown, contained);
    const asOf = mail.sentAt === null ? workspace.monday : mondayIn(workspace.timeZone, mail.sentAt);
    const missing = lost.map(({ shown: name, failure }) => {
      return { input: { path: original, shown: name, sentAt: mail.sentAt, sender: mail.sender }, failure };
    });
    for (const { input, failure } of [...missing, ...unread]) {
      await refuseFile(workspace, input, asOf, failure, request);
      files.push(refusedFile(input.shown, asOf, failure));
    }
    const readable = inputs.filter((each) => unread.every(({ input }) => input !== each));
    for await (const file of importFiles(workspace, readable, request, () => {})) files.push(file);
    for (const person of persons) known().add(person, person.college ?? college);
    store.settleMail(id, 'done');
    if (files.some(({ skippedBy }) => (skippedBy['erased-subject'] ?? 0) > 0)) {
      await dropOriginal(paths.inbox, mail.sha256);
    }
    const told = (text: string) => lost.some(({ failure }) => text.startsWith(failure.message.slice(0, -1)));
    const notes = contained.flatMap((item) =>
      item.kind === 'note' && !told(item.text) ? [`${item.shown}: ${item.text}`] : [],
    );
    return { ...handled, state: 'done', files, notes };
  });
}

/** What the message should hold and does not: archives that do not open, winmail.dat, a cut end. */
async function lostFiles(
  original: string,
  shown: string,
  contained: readonly Contained[],
): Promise<readonly { readonly shown: string; readonly failure: Failure }[]> {
  const lost: { readonly shown: string; readonly failure: Failure }[] = [];
  for await (const { warnings } of readMailFile(original)) {
    for (const { code, text } of warnings) {
      if (!LOST.has(code)) continue;
      lost.push({
        shown: `${shown}/${code === 'winmail' ? 'winmail.dat' : basename(original)}`,
        failure: lostFailure(text),
      });
    }
  }
  const refused = contained.flatMap((item) => (item.kind === 'failure' ? [item] : []));
  return [...lost, ...refused.map(({ shown: name, failure }) => ({ shown: name, failure }))];
}

function lostFailure(text: string): Failure {
  const [what = text, remedy = ''] = text.split(/: (?=попросите)/);
  return new Failure('file-unreadable', `${what}.`, {
    hint:
      remedy === ''
        ? 'Попросите прислать письмо ещё раз.'
        : `${remedy.charAt(0).toUpperCase()}${remedy.slice(1)}`,
  });
}
