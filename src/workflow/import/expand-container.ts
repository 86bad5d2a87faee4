import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import type { IsoInstant } from '../../domain/iso-date.ts';
import { expandArchive, isArchive } from '../../intake/sheets/expand-archive.ts';
import { fileSignature } from '../../intake/sheets/file-signature.ts';
import { mailKind, readMailFile } from '../../mail/read-mail-file.ts';
import type { InputPath } from './expand-paths.ts';

/** The mail a file came with. */
interface MailOrigin {
  /** Address of the sender in lower case, null when unclear. */
  readonly from: string | null;
  readonly sentAt: IsoInstant | null;
  readonly subject: string;
  readonly messageId: string | null;
}

/** What an input turned out to hold: files to import, things to tell, files that could not be taken out. */
export type Contained =
  | { readonly kind: 'file'; readonly input: InputPath; readonly origin: MailOrigin | null }
  | { readonly kind: 'note'; readonly shown: string; readonly text: string }
  | { readonly kind: 'failure'; readonly shown: string; readonly failure: Failure };

/** Archives in mails in archives: deeper is a game. */
const MOST_DEPTH = 4;

/**
 * Turns one input into the tables inside it: the attachments of a mail, an mbox or a Maildir, the files of an archive, also inside
 * one another. Anything else is given back as it is. Files are written into `folder` under the hash of their content, so that a
 * name from outside never decides where; the same content twice is one file.
 * @param folder a private folder of the caller, who removes it when the files have been read
 */
export async function* expandContainer(input: InputPath, folder: string): AsyncGenerator<Contained> {
  yield* expand(input, folder, null, 1);
}

async function* expand(
  input: InputPath,
  folder: string,
  origin: MailOrigin | null,
  depth: number,
): AsyncGenerator<Contained> {
  try {
    const isFile = (await stat(input.path)).isFile();
    if ((await mailKind(input.path)) !== null) yield* fromMail(input, folder, depth);
    else if (isFile && (await isArchive(input.path))) yield* fromArchive(input, folder, origin, depth);
    else yield { kind: 'file', input, origin };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    yield { kind: 'failure', shown: input.shown, failure: error };
  }
}

async function* fromMail(input: InputPath, folder: string, depth: number): AsyncGenerator<Contained> {
  if (depth > MOST_DEPTH) throw tooDeep();
  let number = 0;
  for await (const message of readMailFile(input.path)) {
    number++;
    const shown = number === 1 ? input.shown : `${input.shown} (письмо ${number})`;
    const { from, date: sentAt, subject, messageId, attachments } = message;
    for (const { text } of message.warnings) yield { kind: 'note', shown, text };
    let tables = 0;
    for (const { name, shownName, bytes } of attachments) {
      const file = `${shown}/${shownName}`;
      if (isPicture(bytes)) continue;
      tables++;
      const kept = keep(folder, name, bytes);
      if (kept === null) yield { kind: 'note', shown: file, text: SAME };
      else
        yield* expand({ path: kept, shown: file }, folder, { from, sentAt, subject, messageId }, depth + 1);
    }
    if (tables === 0) yield { kind: 'note', shown, text: 'В письме нет вложений с таблицами.' };
  }
}

async function* fromArchive(
  input: InputPath,
  folder: string,
  origin: MailOrigin | null,
  depth: number,
): AsyncGenerator<Contained> {
  if (depth > MOST_DEPTH) throw tooDeep();
  let files = 0;
  for await (const { shownName, safeName, content, warnings } of expandArchive(input.path)) {
    files++;
    const shown = `${input.shown}${shownName.slice(shownName.indexOf('/'))}`;
    for (const text of warnings) yield { kind: 'note', shown, text };
    if (content instanceof Failure) yield { kind: 'failure', shown, failure: content };
    else {
      const kept = keep(folder, safeName, content);
      if (kept === null) yield { kind: 'note', shown, text: SAME };
      else yield* expand({ path: kept, shown }, folder, origin, depth + 1);
    }
  }
  if (files === 0) {
    throw new Failure('file-empty', 'Архив пуст.', { hint: 'Попросите прислать его ещё раз.' });
  }
}

const SAME = 'Такой же файл уже взят: содержимое совпадает до байта.';

/** Writes a file under its hash. @returns its path, null when the same content is there */
function keep(folder: string, name: string, bytes: Buffer): string | null {
  const place = join(folder, createHash('sha256').update(bytes).digest('hex').slice(0, 32));
  if (existsSync(place)) return null;
  mkdirSync(place, { mode: 0o700 });
  const path = join(place, name);
  writeFileSync(path, bytes, { mode: 0o600, flag: 'wx' });
  return path;
}

/** Logos of signatures and scans are no tables and come with every second mail. */
export function isPicture(bytes: Buffer): boolean {
  const signature = fileSignature(bytes);
  return signature === 'image' || bytes.subarray(0, 4).toString('latin1') === 'GIF8';
}

function tooDeep(): Failure {
  return new Failure('file-unreadable', 'Архивы и письма вложены друг в друга слишком глубоко.', {
    hint: 'Достаньте таблицы и загрузите их сами.',
  });
}
