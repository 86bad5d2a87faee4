import { open, readFile, stat } from 'node:fs/promises';
import { Failure } from '../domain/failure.ts';
import { messagesOfMaildir } from './mail-folder.ts';
import type { MailMessage } from './mail-message.ts';
import { parseMessage } from './parse-message.ts';
import { MOST_MESSAGE_BYTES, type RawMessage, splitMbox } from './split-mbox.ts';

/** What a path holds as mail; null = no mail. */
export type MailKind = 'message' | 'mbox' | 'maildir';

/** Header fields one of which every message begins with or soon has. */
const FIELDS =
  /^(from|to|subject|date|received|return-path|message-id|mime-version|content-type|delivered-to|x-[\w-]{1,60}|dkim-signature|authentication-results|reply-to|sender):/gim;

/** Tells mail from anything else by content: a Maildir by its folders, an mbox by «From », a message by its header. */
export async function mailKind(path: string): Promise<MailKind | null> {
  if ((await stat(path)).isDirectory()) return (await messagesOfMaildir(path)) === null ? null : 'maildir';
  const head = (await readStart(path, 16_384)).toString('latin1').replace(/^ï»¿/, '');
  if (/^From [^\n]{1,500}\d{4}[^\n]{0,20}\r?\n/.test(head)) return 'mbox';
  if (!/^[!-9;-~]{1,80}:[^\n]*\n/.test(head)) return null;
  const header = head.split(/\r?\n\r?\n/, 1)[0] ?? '';
  const fields = new Set(Array.from(header.matchAll(FIELDS), (match) => match[1]?.toLowerCase()));
  const isMail =
    fields.size >= 3 && (fields.has('from') || fields.has('received') || fields.has('message-id'));
  return isMail ? 'message' : null;
}

/**
 * Reads the messages of a `.eml`, an mbox or a Maildir, one at a time. Nothing is written, nothing is asked of the network.
 * @throws Failure `file-unknown` when the path holds no mail, `file-too-large` when a message is beyond 100 MB
 */
export async function* readMailFile(path: string): AsyncGenerator<MailMessage> {
  for await (const { bytes, envelopeFrom } of readRawMessages(path)) {
    if (bytes === null) throw tooLargeMessage();
    yield await parseMessage(bytes, envelopeFrom);
  }
}

/**
 * The messages of a `.eml`, an mbox or a Maildir as they lie there, one at a time.
 * @throws Failure `file-unknown` when the path holds no mail
 */
export async function* readRawMessages(path: string): AsyncGenerator<RawMessage> {
  const kind = await mailKind(path);
  if (kind === null) {
    throw new Failure('file-unknown', 'Это не письмо.', { hint: 'Нужен файл .eml, mbox или папка Maildir.' });
  }
  if (kind === 'mbox') {
    yield* splitMbox(path);
    return;
  }
  const paths = kind === 'message' ? [path] : ((await messagesOfMaildir(path)) ?? []);
  for (const message of paths) {
    const isLarge = (await stat(message)).size > MOST_MESSAGE_BYTES;
    yield { bytes: isLarge ? null : await readFile(message), envelopeFrom: null };
  }
}

async function readStart(path: string, bytes: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function tooLargeMessage(): Failure {
  return new Failure('file-too-large', 'Письмо больше 100 МБ.', {
    hint: 'Сохраните таблицу из него отдельно и загрузите её.',
  });
}
