import { resolve } from 'node:path';
import { EXIT, Failure } from '../../domain/failure.ts';
import { type ImapMailbox, readImap } from '../../mail/read-imap.ts';
import { mailKind, readRawMessages } from '../../mail/read-mail-file.ts';
import { collegeDirectory } from '../../monitoring/college-directory.ts';
import type { StoredMail } from '../../store/store.ts';
import { dropOriginal, sweepInbox } from '../../workspace/inbox.ts';
import { readSecretFile } from '../../workspace/read-secret-file.ts';
import { expandPaths } from '../import/expand-paths.ts';
import type { PasswordsFor } from '../import/workbook-passwords.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { collegeSenders } from './college-senders.ts';
import { type HandledMail, importMail } from './import-mail.ts';
import { type PersonColleges, personColleges } from './person-colleges.ts';
import { receiveMail } from './receive-mail.ts';

/** Where mail is taken from. */
export interface MailSources {
  /** Files and folders of mail. */
  readonly operands: readonly string[];
  readonly cwd: string;
  /** The server; null = it is not asked. */
  readonly imap: ImapMailbox | null;
}

/** What came in. */
export interface Intake {
  readonly received: number;
  /** Seen before. */
  readonly known: number;
  /** Without files: remembered, not kept. */
  readonly empty: number;
  /** Beyond the limit of a message: left where they are. */
  readonly tooLarge: number;
  /** Files that are no mail. */
  readonly notMail: readonly string[];
}

/** Takes in all new messages of the sources. @throws Failure of `readImap`, `expandPaths`, `no-mail` */
export async function receiveAll(workspace: OpenWorkspace, sources: MailSources): Promise<Intake> {
  const { store, paths } = workspace;
  await sweepInbox(paths.inbox);
  const senders = collegeSenders(workspace);
  const counts = { new: 0, known: 0, empty: 0, tooLarge: 0 };
  const notMail: string[] = [];
  for (const { path, shown } of expandPaths(sources.operands, sources.cwd)) {
    if ((await mailKind(path)) === null) {
      notMail.push(shown);
      continue;
    }
    for await (const { bytes, envelopeFrom } of readRawMessages(path)) {
      if (bytes === null) counts.tooLarge++;
      else counts[await receiveMail(workspace, { bytes, envelopeFrom }, senders, null)]++;
    }
  }
  if (sources.imap !== null) {
    const { host, port, user, mailbox } = sources.imap;
    const name = `${user}@${host}:${port}/${mailbox}`;
    for await (const { bytes, cursor } of readImap(sources.imap, store.mailCursor(name))) {
      if (bytes === null) counts.tooLarge++;
      else {
        const position = { mailbox: name, ...cursor };
        counts[await receiveMail(workspace, { bytes, envelopeFrom: null }, senders, position)]++;
      }
    }
  }
  if (counts.new > 0) {
    store.journal({ action: 'collect', outputClass: null, reason: null, details: { received: counts.new } });
  }
  const { known, empty, tooLarge } = counts;
  return { received: counts.new, known, empty, tooLarge, notMail };
}

/** Imports the messages that wait, those of earlier interrupted runs too, in the order they were sent. */
export async function* importWaiting(
  workspace: OpenWorkspace,
  passwords: PasswordsFor,
): AsyncGenerator<HandledMail> {
  const order = (mail: StoredMail) => `${mail.sentAt ?? mail.knownAt} ${String(mail.id).padStart(12, '0')}`;
  let known: PersonColleges | null = null;
  const waiting = workspace.store.mails('waiting').map((mail) => ({ mail, at: order(mail) }));
  for (const { mail } of waiting.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    yield await importMail(workspace, mail, passwords, () => {
      known ??= personColleges(workspace);
      return known;
    });
  }
}

/** Lets a message out of quarantine as one of the college named. @throws Failure `college-unknown`, `mail-unknown`, `mail-not-quarantined` */
export function releaseMail({ store, config }: OpenWorkspace, id: number, stated: string): void {
  const directory = collegeDirectory(store.colleges());
  const known =
    directory.find(stated)?.name ?? config.colleges.find(({ name }) => name === stated.trim())?.name ?? null;
  if (known === null) {
    throw new Failure('college-unknown', `колледж «${stated}» не найден.`, {
      exitCode: EXIT.usage,
      hint: 'Назовите его как в справочнике колледжей или в настройках.',
    });
  }
  store.releaseMail(id, known);
  store.journal({
    action: 'mail-release',
    outputClass: null,
    reason: null,
    details: { mail: id, college: known },
  });
}

/**
 * Throws a message of the quarantine away with its files, first the files; that it came is remembered, so it is not taken in again.
 * @throws Failure `mail-unknown`, `mail-not-quarantined`
 */
export async function discardMail({ store, paths }: OpenWorkspace, id: number): Promise<void> {
  const { sha256 } = store.quarantinedMail(id);
  const isShared = store
    .mails()
    .some((mail) => mail.id !== id && mail.sha256 === sha256 && mail.state !== 'empty');
  if (!isShared) await dropOriginal(paths.inbox, sha256);
  store.settleMail(id, 'empty');
  store.journal({ action: 'mail-discard', outputClass: null, reason: null, details: { mail: id } });
}

/**
 * The mailbox of the config with its password: from the file named, else the environment, else the file of the config.
 * @throws Failure `mail-not-configured`, `mail-no-password` and those of `readSecretFile`
 */
export async function configuredMailbox(
  { config, paths }: OpenWorkspace,
  {
    passwordFile,
    cwd,
    env,
  }: { readonly passwordFile: string | null; readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<ImapMailbox> {
  const { mail } = config;
  if (mail === undefined) {
    throw new Failure('mail-not-configured', 'В route.config.json не указан почтовый ящик.', {
      exitCode: EXIT.usage,
      hint: 'Добавьте "mail": {"host": "imap.example.ru", "user": "имя"}; пароль — в переменной ROUTE_IMAP_PASSWORD.',
    });
  }
  const { host, port, user, mailbox, ca } = mail;
  const inWorkspace = (path: string | null) => (path === null ? null : resolve(paths.folder, path));
  const file = passwordFile === null ? null : resolve(cwd, passwordFile);
  const fromEnvironment = env.ROUTE_IMAP_PASSWORD ?? '';
  const stored = file ?? (fromEnvironment === '' ? inWorkspace(mail.passwordFile) : null);
  const password = stored === null ? fromEnvironment : ((await readSecretFile(stored))[0] ?? '');
  if (password === '') {
    throw new Failure('mail-no-password', `Нет пароля почтового ящика ${user}.`, {
      exitCode: EXIT.usage,
      hint: 'Задайте переменную ROUTE_IMAP_PASSWORD или назовите файл с паролем: mail.passwordFile, --mail-password-file.',
    });
  }
  return { host, port, user, mailbox, password, ca: inWorkspace(ca) };
}
