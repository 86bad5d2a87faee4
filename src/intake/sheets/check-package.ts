import { crc32, inflateRawSync } from 'node:zlib';
import { type Entry, fromBufferPromise } from 'yauzl';
import { Failure } from '../../domain/failure.ts';
import { readSheetMarks, type SheetMarks } from './sheet-marks.ts';
import type { ReaderLimits } from './source-sheet.ts';

/** What the check learns on its way. */
export interface CheckedPackage {
  /** Bytes of all parts, inflated. */
  readonly inflated: number;
  /** Marks of the sheets by the id of their relationship. */
  readonly marks: ReadonlyMap<string, SheetMarks>;
}

/**
 * Proves that an OOXML package is whole before anything parses it: every part inflates to its stated size and CRC, its local
 * name is its name in the directory, no name stands twice, parts that hold cells are where the relationships say, no part has a
 * DOCTYPE, and nothing exceeds the limits. A parser given a damaged package loses rows silently or loops.
 * @throws Failure `file-unreadable` or `file-too-large`
 */
export async function checkPackage(bytes: Buffer, limits: ReaderLimits): Promise<CheckedPackage> {
  const parts = await readParts(bytes, limits);
  if (!parts.has('[content_types].xml')) {
    throw new Failure('file-unknown', 'Это архив, а не таблица.', {
      hint: 'Распакуйте архив и укажите файлы из него.',
    });
  }
  const marks = new Map<string, SheetMarks>();
  let inflated = 0;
  for (const part of parts.values()) inflated += part.length;
  for (const [name, part] of parts) {
    if (/\.(xml|rels)$/.test(name) && hasDoctype(part)) {
      throw unreadable('внутри файла объявлен DOCTYPE: так таблицы не пишут, файл может быть опасен');
    }
    if (name.endsWith('.rels')) readTargets(name, part.toString('utf8'), parts, marks);
  }
  return { inflated, marks };
}

async function readParts(bytes: Buffer, limits: ReaderLimits): Promise<Map<string, Buffer>> {
  const parts = new Map<string, Buffer>();
  let inflated = 0;
  const zip = await fromBufferPromise(bytes, { decodeStrings: true, validateEntrySizes: true }).catch(broken);
  if (zip.entryCount > limits.entries)
    throw tooLarge(`частей ${zip.entryCount}, допустимо ${limits.entries}`);
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      const key = entry.fileName.toLowerCase();
      if (parts.has(key)) throw unreadable('одна и та же часть записана дважды');
      if (entry.uncompressedSize > limits.entryBytes) throw tooLarge('одна из частей слишком велика');
      const header = await zip.readLocalFileHeaderPromise(entry);
      if (!header.fileName.equals(entry.fileNameRaw))
        throw unreadable('имена частей расходятся с оглавлением');
      const packed = bytes.subarray(header.fileDataStart, header.fileDataStart + entry.compressedSize);
      const part = inflate(packed, entry, limits);
      inflated += part.length;
      if (inflated > limits.fileBytes) throw tooLarge('в развёрнутом виде он слишком велик');
      parts.set(key, part);
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    broken(error);
  }
  return parts;
}

function inflate(packed: Buffer, entry: Entry, limits: ReaderLimits): Buffer {
  if (entry.isEncrypted()) throw new Failure('file-protected', 'Файл защищён паролем, прочитать его нельзя.');
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    throw unreadable('способ сжатия неизвестен');
  let part = packed;
  if (entry.compressionMethod === 8) {
    try {
      part = inflateRawSync(packed, {
        maxOutputLength: Math.min(limits.entryBytes, entry.uncompressedSize + 1),
      });
    } catch (cause) {
      throw unreadable('сжатые данные повреждены', cause);
    }
  }
  if (part.length !== entry.uncompressedSize || crc32(part) !== entry.crc32) {
    throw unreadable('контрольная сумма не сходится, часть данных потеряна');
  }
  return part;
}

function hasDoctype(part: Buffer): boolean {
  if (part.indexOf('<!DOCTYPE') >= 0) return true;
  const utf16 = part[0] === 0xfe || part[0] === 0xff || part[0] === 0 || part[1] === 0;
  return utf16 && part.subarray(0, 65_536).toString('latin1').replaceAll('\0', '').includes('<!DOCTYPE');
}

/** Relationships whose loss would lose cells; a missing picture or printer setting harms nothing. */
const CELL_PARTS = /\/(officeDocument|worksheet|sharedStrings|styles)$/;

function readTargets(
  relsName: string,
  xml: string,
  parts: ReadonlyMap<string, Buffer>,
  marks: Map<string, SheetMarks>,
): void {
  for (const [tag] of xml.matchAll(/<(?:[A-Za-z0-9]+:)?Relationship\s[^>]*>/g)) {
    const type = attribute(tag, 'Type');
    const target = attribute(tag, 'Target');
    if (type === null || target === null || !CELL_PARTS.test(type)) continue;
    if (attribute(tag, 'TargetMode') === 'External') continue;
    const folder = relsName.replace(/_rels\/[^/]*$/, '');
    const path = new URL(target.replaceAll('\\', '/'), `zip:/${folder}`).pathname.replace(/^\//, '');
    const part = parts.get(decodeURIComponent(path).toLowerCase());
    if (part === undefined) throw unreadable('нет листа, на который ссылается книга');
    if (type.endsWith('/worksheet')) marks.set(attribute(tag, 'Id') ?? '', readSheetMarks(part));
  }
}

function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return match === null ? null : (match[1] ?? match[2] ?? '');
}

function broken(cause: unknown): never {
  throw unreadable('он обрезан или повреждён', cause);
}

function unreadable(why: string, cause?: unknown): Failure {
  return new Failure('file-unreadable', `Файл не читается: ${why}.`, {
    hint: 'Откройте его в табличном редакторе, сохраните заново как .xlsx и повторите.',
    cause,
  });
}

function tooLarge(why: string): Failure {
  return new Failure('file-too-large', `Файл слишком велик: ${why}.`, {
    hint: 'Разделите таблицу на несколько файлов и загрузите их по очереди.',
  });
}
