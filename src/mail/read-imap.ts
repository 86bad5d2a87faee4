import { readFile } from 'node:fs/promises';
import { ImapFlow } from 'imapflow';
import { EXIT, Failure } from '../domain/failure.ts';
import { MOST_MESSAGE_BYTES } from './split-mbox.ts';

/** A mailbox on a server. TLS from the first byte; the certificate is always checked. */
export interface ImapMailbox {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** Name of the folder, «INBOX». */
  readonly mailbox: string;
  /** File with certificates of the authority to trust in place of those shipped with Node.js, PEM; null = those. */
  readonly ca: string | null;
}

/** How far a mailbox was read: numbers mean nothing after the server has changed `uidValidity` (RFC 9051, 2.3.1.1). */
export interface ImapCursor {
  readonly uidValidity: string;
  readonly uid: number;
}

/** A message of a mailbox; null bytes = it is beyond the limit. `cursor` stands behind it. */
export interface ImapMessage {
  readonly bytes: Buffer | null;
  readonly cursor: ImapCursor;
}

const CONNECT_MS = 30_000;
const SILENCE_MS = 120_000;

/**
 * Messages behind the cursor, oldest first. The mailbox is opened for reading only: nothing is deleted, moved or marked.
 * @throws Failure `imap-certificate`, `imap-login`, `imap-mailbox`, `imap-unreachable`, `imap-broken`
 */
export async function* readImap(mailbox: ImapMailbox, since: ImapCursor | null): AsyncGenerator<ImapMessage> {
  const client = new ImapFlow({
    host: mailbox.host,
    port: mailbox.port,
    secure: true,
    auth: { user: mailbox.user, pass: mailbox.password },
    tls: {
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      ...(mailbox.ca === null ? {} : { ca: await readAuthority(mailbox.ca) }),
    },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
  });
  // An error outside any question (the connection lost) is told by the question that fails of it.
  client.on('error', () => undefined);
  await client.connect().catch((error: unknown) => {
    client.close();
    throw connectFailure(mailbox, error);
  });
  try {
    const opened = await client.mailboxOpen(mailbox.mailbox, { readOnly: true }).catch((cause: unknown) => {
      throw new Failure('imap-mailbox', `На сервере ${mailbox.host} нет папки «${mailbox.mailbox}».`, {
        hint: 'Проверьте mail.mailbox в route.config.json; обычно это INBOX.',
        exitCode: EXIT.usage,
        cause,
      });
    });
    const uidValidity = String(opened.uidValidity);
    const last = since?.uidValidity === uidValidity ? since.uid : 0;
    for (const { uid, size } of await listed(client, mailbox, opened.exists, last)) {
      const cursor = { uidValidity, uid };
      if (size > MOST_MESSAGE_BYTES) yield { bytes: null, cursor };
      else {
        const bytes = await fetched(client, mailbox, uid);
        // Deleted by somebody since it was listed.
        if (bytes !== null) yield { bytes, cursor };
      }
    }
  } finally {
    await client.logout().catch(() => client.close());
  }
}

async function listed(
  client: ImapFlow,
  mailbox: ImapMailbox,
  exists: number,
  last: number,
): Promise<readonly { readonly uid: number; readonly size: number }[]> {
  if (exists === 0) return [];
  try {
    const found = await client.fetchAll(`${last + 1}:*`, { uid: true, size: true }, { uid: true });
    // «n:*» names the last message even when its number is below n.
    return found
      .map(({ uid, size }) => ({ uid, size: size ?? 0 }))
      .filter(({ uid }) => uid > last)
      .sort((a, b) => a.uid - b.uid);
  } catch (cause) {
    throw broken(mailbox, cause);
  }
}

async function fetched(client: ImapFlow, mailbox: ImapMailbox, uid: number): Promise<Buffer | null> {
  try {
    const message = await client.fetchOne(String(uid), { source: true }, { uid: true });
    return message === false ? null : (message.source ?? null);
  } catch (cause) {
    throw broken(mailbox, cause);
  }
}

async function readAuthority(path: string): Promise<Buffer> {
  return await readFile(path).catch((cause: unknown) => {
    throw new Failure('imap-certificate', `Не читается файл сертификатов ${path}.`, {
      hint: 'Проверьте mail.ca в route.config.json: нужен путь к файлу PEM.',
      exitCode: EXIT.usage,
      cause,
    });
  });
}

/** Codes of TLS that speak of the certificate (Node.js, «X509 certificate error codes»). */
const OF_CERTIFICATE = /CERT|SIGNATURE|ALTNAME|ISSUER/;

function connectFailure({ host, port, user }: ImapMailbox, cause: unknown): Failure {
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  if (cause instanceof Error && 'authenticationFailed' in cause && cause.authenticationFailed === true) {
    return new Failure('imap-login', `Почтовый сервер ${host} не принял имя ${user} или пароль.`, {
      hint: 'Проверьте mail.user и пароль; многим серверам нужен отдельный «пароль приложения».',
      exitCode: EXIT.usage,
      cause,
    });
  }
  if (OF_CERTIFICATE.test(code)) {
    return new Failure('imap-certificate', `Сертификату почтового сервера ${host} нельзя верить (${code}).`, {
      hint: 'Если сервер ваш, укажите файл его удостоверяющего центра: mail.ca в route.config.json.',
      cause,
    });
  }
  return new Failure('imap-unreachable', `Нет защищённого соединения с почтовым сервером ${host}:${port}.`, {
    hint: 'Проверьте сеть, mail.host и mail.port; нужен порт IMAP с TLS, обычно 993.',
    cause,
  });
}

function broken({ host }: ImapMailbox, cause: unknown): Failure {
  return new Failure('imap-broken', `Связь с почтовым сервером ${host} прервалась.`, {
    hint: 'Повторите команду: полученные письма сохранены, получение продолжится с прерванного места.',
    cause,
  });
}
