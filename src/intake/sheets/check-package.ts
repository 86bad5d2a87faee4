import { fromBufferPromise } from 'yauzl';
import { Failure } from '../../domain/failure.ts';
import { inflateEntry } from './inflate-entry.ts';
import { type PackageParts, relationshipsOf } from './package-parts.ts';
import { repeatedCells } from './repeated-cells.ts';
import type { ReaderLimits } from './source-sheet.ts';

/** Cells written once and repeated, in all: a parser makes each of them. */
const MOST_REPEATED_CELLS = 3_000_000;

/** What the check learns on its way. */
export interface CheckedPackage {
  readonly kind: 'xlsx' | 'xlsb' | 'ods';
  /** Bytes of all parts, inflated. */
  readonly inflated: number;
  readonly parts: PackageParts;
}

/**
 * Proves that a package of a workbook is whole before anything parses it: every part inflates to its stated size and CRC, its
 * local name is its name in the directory, no name stands twice, parts that hold cells are where the relationships say, no part
 * has a DOCTYPE, and nothing exceeds the limits. A parser given a damaged package loses rows silently or loops.
 * @throws Failure `file-unreadable`, `file-too-large`, `file-protected` or `file-unknown`
 */
export async function checkPackage(bytes: Buffer, limits: ReaderLimits): Promise<CheckedPackage> {
  const parts = await readParts(bytes, limits);
  const kind = kindOf(parts);
  if (kind === null) {
    throw new Failure('file-unknown', 'Это архив или документ, а не таблица.', {
      hint: 'Нужна таблица .xlsx, .xls, .ods или .csv; таблицы из архива .zip берутся сами при загрузке.',
    });
  }
  let inflated = 0;
  for (const [name, part] of parts) {
    inflated += part.length;
    if (/\.(xml|rels)$/.test(name) && hasDoctype(part)) {
      throw unreadable('внутри файла объявлен DOCTYPE: так таблицы не пишут, файл может быть опасен');
    }
  }
  if (kind === 'ods') checkOpenDocument(parts);
  else for (const name of parts.keys()) if (name.endsWith('.rels')) checkTargets(name, parts);
  return { kind, inflated, parts };
}

function kindOf(parts: PackageParts): CheckedPackage['kind'] | null {
  if (parts.has('[content_types].xml')) {
    const book = relationshipsOf('', parts).find(({ kind }) => kind === 'officeDocument')?.target ?? '';
    if (/\.bin$/.test(book)) return 'xlsb';
    return /(^|\/)(document|presentation)\d*\.xml$/.test(book) ? null : 'xlsx';
  }
  const type = parts.get('mimetype')?.toString('latin1').trim() ?? '';
  return /^application\/vnd\.oasis\.opendocument\.spreadsheet(-template)?$/.test(type) ? 'ods' : null;
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
      const part = inflateEntry(packed, entry, limits.entryBytes);
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

function hasDoctype(part: Buffer): boolean {
  if (part.indexOf('<!DOCTYPE') >= 0) return true;
  const utf16 = part[0] === 0xfe || part[0] === 0xff || part[0] === 0 || part[1] === 0;
  return utf16 && part.subarray(0, 65_536).toString('latin1').replaceAll('\0', '').includes('<!DOCTYPE');
}

/** Relationships whose loss would lose cells; a missing picture or printer setting harms nothing. */
const CELL_PARTS: ReadonlySet<string> = new Set(['officeDocument', 'worksheet', 'sharedStrings', 'styles']);

function checkTargets(relsName: string, parts: PackageParts): void {
  const owner = relsName.replace(/_rels\/([^/]*)\.rels$/, '$1');
  for (const { kind, target } of relationshipsOf(owner, parts)) {
    if (target === null || !CELL_PARTS.has(kind) || parts.has(target)) continue;
    throw unreadable('нет листа, на который ссылается книга');
  }
}

function checkOpenDocument(parts: PackageParts): void {
  const manifest = parts.get('meta-inf/manifest.xml')?.toString('utf8') ?? '';
  if (/<(\w+:)?encryption-data\b/.test(manifest) || parts.has('encrypted-package')) throw protectedFile();
  const content = parts.get('content.xml');
  if (content === undefined) throw unreadable('нет части с листами');
  if (repeatedCells(content) > MOST_REPEATED_CELLS) throw tooLarge('ячейки повторены миллионы раз');
}

function protectedFile(): Failure {
  return new Failure('file-protected', 'Файл защищён паролем, прочитать его нельзя.', {
    hint: 'Снимите пароль (Файл → Сведения → Защита книги) и сохраните файл заново.',
  });
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
