import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import { Failure } from '../../domain/failure.ts';
import { isSuspiciousName, safeFileName, shownFileName } from '../../domain/file-name.ts';
import { detectEncoding } from './detect-encoding.ts';
import { fileSignature, readHead } from './file-signature.ts';
import { inflateEntry } from './inflate-entry.ts';
import { DEFAULT_LIMITS, type ReaderLimits } from './source-sheet.ts';

/** A file out of an archive. Its name comes from outside and is never a path. */
export interface ArchivedFile {
  /** As it may be shown: archive and folders included, control characters as codes. «Архив.zip/Группа А/список.xlsx» */
  readonly shownName: string;
  /** Fit to be a file name: no folders, nothing hidden; not unique. */
  readonly safeName: string;
  /** The content, or why this one file could not be taken out. */
  readonly content: Buffer | Failure;
  /** What is odd about it, in Russian. */
  readonly warnings: readonly string[];
}

/** Archives inside archives are opened to this depth; the outermost is 1. */
const MOST_DEPTH = 2;

/** Left by operating systems and not meant. */
const NOT_MEANT = /(^|\/)(__MACOSX\/|\.[^./]|Thumbs\.db$|desktop\.ini$)/i;

/** True for a zip that is not itself a workbook or a document. */
export async function isArchive(path: string): Promise<boolean> {
  if (fileSignature(await readHead(path, 8)) !== 'zip') return false;
  return isPlainZip(() => openPromise(path, ZIP_OPTIONS));
}

/**
 * Takes the files out of a zip archive, one at a time and in the order of its directory; archives inside are opened too. Names are
 * read as UTF-8 where they say so or can only be that, else as the likelier of CP866 and windows-1251. Nothing is written anywhere.
 * @param limits entries, bytes of an entry, bytes in all: over the whole tree of archives
 * @throws Failure `file-unreadable`, `file-protected` or `file-too-large` when the archive as a whole cannot be used
 */
export async function* expandArchive(
  path: string,
  limits: ReaderLimits = DEFAULT_LIMITS,
): AsyncGenerator<ArchivedFile> {
  if (statSync(path).size > limits.fileBytes) throw tooLarge('сам архив');
  const budget = { entries: limits.entries, bytes: limits.fileBytes };
  yield* expand(readFileSync(path), shownFileName(basename(path)), 1, budget, limits);
}

interface Budget {
  entries: number;
  bytes: number;
}

async function* expand(
  bytes: Buffer,
  shown: string,
  depth: number,
  budget: Budget,
  limits: ReaderLimits,
): AsyncGenerator<ArchivedFile> {
  const zip = await openZip(bytes);
  budget.entries -= zip.entryCount;
  if (budget.entries < 0) throw tooLarge(`файлов больше ${limits.entries}`);
  const names = new Set<string>();
  for (const entry of await entriesOf(zip)) {
    const name = entryName(entry);
    if (/[/\\]$/.test(name) || NOT_MEANT.test(name.replaceAll('\\', '/'))) continue;
    const warnings: string[] = [];
    if (isSuspiciousName(name)) warnings.push('Имя файла подозрительно: путь наружу или скрытые знаки.');
    if (names.has(name)) warnings.push('В архиве два файла с одним именем.');
    names.add(name);
    const file = { shownName: `${shown}/${shownFileName(name)}`, safeName: safeFileName(name), warnings };
    const content = await takeOut(zip, bytes, entry, budget, limits);
    if (content instanceof Failure || !(await holdsFiles(content))) yield { ...file, content };
    else if (depth < MOST_DEPTH) {
      try {
        yield* expand(content, file.shownName, depth + 1, budget, limits);
      } catch (error) {
        if (!(error instanceof Failure) || error.code === 'file-too-large') throw error;
        yield { ...file, content: error };
      }
    } else yield { ...file, content: tooDeep() };
  }
}

async function openZip(bytes: Buffer): Promise<ZipFile> {
  try {
    return await fromBufferPromise(bytes, ZIP_OPTIONS);
  } catch (cause) {
    throw damaged(cause);
  }
}

async function entriesOf(zip: ZipFile): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry);
  } catch (cause) {
    throw damaged(cause);
  }
  return entries;
}

async function takeOut(
  zip: ZipFile,
  bytes: Buffer,
  entry: Entry,
  budget: Budget,
  limits: ReaderLimits,
): Promise<Buffer | Failure> {
  if (entry.uncompressedSize > budget.bytes) throw tooLarge('в развёрнутом виде он');
  try {
    const header = await zip.readLocalFileHeaderPromise(entry);
    if (!header.fileName.equals(entry.fileNameRaw)) return damaged();
    const packed = bytes.subarray(header.fileDataStart, header.fileDataStart + entry.compressedSize);
    const content = inflateEntry(packed, entry, limits.entryBytes);
    budget.bytes -= content.length;
    return content;
  } catch (error) {
    return error instanceof Failure ? error : damaged(error);
  }
}

const ZIP_OPTIONS = { decodeStrings: false, validateEntrySizes: true };

async function holdsFiles(bytes: Buffer): Promise<boolean> {
  return fileSignature(bytes) === 'zip' && (await isPlainZip(() => fromBufferPromise(bytes, ZIP_OPTIONS)));
}

/** True for a zip without the marks of an office document; a damaged one is left to the reader of workbooks to tell why. */
async function isPlainZip(open: () => Promise<ZipFile>): Promise<boolean> {
  try {
    const zip = await open();
    let seen = 0;
    for await (const entry of zip.eachEntry()) {
      if (/^(\[content_types\]\.xml|mimetype)$/i.test(entry.fileNameRaw.toString('latin1'))) return false;
      if (++seen > DEFAULT_LIMITS.entries) break;
    }
    return true;
  } catch {
    return false;
  }
}

const UTF8_FLAG = 0x800;
/** «Info-ZIP Unicode Path»: the true name in UTF-8 with the CRC of the one it replaces. */
const UNICODE_PATH = 0x7075;

function entryName(entry: Entry): string {
  const raw = entry.fileNameRaw;
  const path = entry.extraFields.find(({ id }) => id === UNICODE_PATH)?.data;
  if (path !== undefined && path.length > 5 && path[0] === 1 && path.readUInt32LE(1) === crc32(raw)) {
    return path.toString('utf8', 5);
  }
  if ((entry.generalPurposeBitFlag & UTF8_FLAG) !== 0 || isUtf8(raw)) return raw.toString('utf8');
  return new TextDecoder(detectEncoding(raw, false)).decode(raw);
}

function damaged(cause?: unknown): Failure {
  return new Failure('file-unreadable', 'Архив обрезан или повреждён.', {
    hint: 'Попросите прислать его ещё раз или таблицы без архива.',
    cause,
  });
}

function tooDeep(): Failure {
  return new Failure('file-unreadable', 'Архив вложен в архив слишком глубоко.', {
    hint: 'Распакуйте его и загрузите таблицы.',
  });
}

function tooLarge(what: string): Failure {
  return new Failure('file-too-large', `Архив слишком велик: ${what} больше допустимого.`, {
    hint: 'Распакуйте его и загрузите нужные таблицы по очереди.',
  });
}
