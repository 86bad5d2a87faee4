import { Failure } from '../../domain/failure.ts';

/** Records of a BIFF stream this check knows ([MS-XLS] 2.3). */
const RECORD = { bof: 0x0809, eof: 0x000a, filePass: 0x002f, boundSheet: 0x0085 } as const;

/** Records that put a value into a cell, and whether a record of this length can be one, in BIFF5 and BIFF8. */
const CELLS: ReadonlyMap<number, (length: number) => boolean> = new Map([
  // Formula, number, text in place, truth or error, short number, row of short numbers, shared text, rich text.
  [0x0006, (length) => length >= 20],
  [0x0203, (length) => length === 14],
  [0x0204, (length) => length >= 7],
  [0x0205, (length) => length === 8],
  [0x027e, (length) => length === 10],
  [0x00bd, (length) => length >= 12 && length % 6 === 0],
  [0x00fd, (length) => length === 10],
  [0x00d6, (length) => length >= 8],
]);
/** High bytes of the types of records there are. */
const TYPE_PAGES: ReadonlySet<number> = new Set([0x00, 0x01, 0x02, 0x04, 0x08, 0x10]);
const LONGEST_RECORD = 8224;
const WORKSHEET = 0;

/** What is asked of a compound file; `content` is outside data. */
export interface CompoundFile {
  readonly FullPaths: readonly string[];
  readonly FileIndex: readonly { readonly content: unknown; readonly size: number }[];
}

/**
 * Checks the workbook stream of a compound file: not protected, every record whole, every sheet where the book says. The format
 * has no checksums, so the rows counted here are the proof that the parser has lost none.
 * @returns rows with cells of each sheet, in the order of their places in the stream
 * @throws Failure `file-protected`, `file-unknown`, `file-unreadable`
 */
export function checkBiff(container: CompoundFile, fileBytes: number): readonly number[] {
  const names = container.FullPaths;
  if (names.some((name) => name.endsWith('/EncryptedPackage') || name.endsWith('EncryptionInfo'))) {
    throw protectedBook('; или назовите пароль: --password-file');
  }
  const at = names.findIndex((name) => /\/(workbook|book)$/i.test(name));
  const entry = container.FileIndex[at];
  if (entry === undefined) {
    throw new Failure('file-unknown', 'Это не таблица: внутри файла нет книги Excel.', {
      hint: 'Нужна таблица .xlsx, .xls, .ods или .csv.',
    });
  }
  const content: unknown = entry.content;
  if (!(content instanceof Uint8Array) || content.length < entry.size || entry.size > fileBytes)
    throw damaged();
  const stream = Buffer.from(content.buffer, content.byteOffset, content.length);
  const places: number[] = [];
  walk(stream, 0, (type, start, length) => {
    if (type === RECORD.filePass) throw protectedBook();
    if (type === RECORD.boundSheet && length >= 8) {
      if (stream.readUInt8(start + 5) === WORKSHEET) places.push(stream.readUInt32LE(start));
    }
  });
  if (places.length === 0) throw damaged();
  return places.sort((a, b) => a - b).map((place) => filledRows(stream, place));
}

function filledRows(stream: Buffer, place: number): number {
  const rows = new Set<number>();
  walk(stream, place, (type, start, length, depth) => {
    // Charts inside a sheet keep numbers of their own.
    const fits = depth === 1 ? CELLS.get(type) : undefined;
    if (fits === undefined) return;
    if (!fits(length)) throw damaged();
    rows.add(stream.readUInt16LE(start));
  });
  return rows.size;
}

/** Visits the records from a BOF to its EOF. */
function walk(
  stream: Buffer,
  from: number,
  visit: (type: number, start: number, length: number, depth: number) => void,
): void {
  let depth = 0;
  let at = from;
  do {
    if (at + 4 > stream.length) throw damaged();
    const type = stream.readUInt16LE(at);
    const length = stream.readUInt16LE(at + 2);
    const start = at + 4;
    if (!TYPE_PAGES.has(type >> 8) || length > LONGEST_RECORD || start + length > stream.length)
      throw damaged();
    if (type === RECORD.bof) depth++;
    else if (depth === 0) throw damaged();
    else if (type === RECORD.eof) depth--;
    else visit(type, start, length, depth);
    at = start + length;
  } while (depth > 0);
}

/** @param more what else can be done, after a comma or semicolon */
function protectedBook(more = ''): Failure {
  return new Failure('file-protected', 'Файл защищён паролем, прочитать его нельзя.', {
    hint: `Снимите пароль (Файл → Сведения → Защита книги) и сохраните файл заново${more}.`,
  });
}

function damaged(): Failure {
  return new Failure('file-unreadable', 'Файл не читается: он обрезан или повреждён.', {
    hint: 'Попросите прислать его ещё раз или сохраните заново как .xlsx.',
  });
}
