import { type FileHandle, open } from 'node:fs/promises';
import { Failure } from '../../domain/failure.ts';
import { splitHeaderLine } from './portal-columns.ts';

const LONGEST_HEADER = 64 * 1024;
const LONGEST_LAST_ROW = 256 * 1024;
const NEWLINE = 10;

/** What stands around the rows of a bulk CSV. */
export interface CsvFrame {
  readonly headers: readonly string[];
  /** Bytes before the first row. */
  readonly rowsFrom: number;
  /** Bytes of the file. */
  readonly size: number;
  /** False when the file ends in the middle of a row: an interrupted download. */
  readonly endsWhole: boolean;
}

/**
 * Reads the first and the last line of a bulk CSV.
 * @throws {Failure} `file-empty`, `header-not-found`
 */
export async function readCsvFrame(path: string): Promise<CsvFrame> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = await readPart(file, 0, Math.min(size, LONGEST_HEADER));
    if (head.length === 0) throw new Failure('file-empty', `${path}: файл пуст.`);
    const end = head.indexOf(NEWLINE);
    if (end < 0 && size > head.length) {
      throw new Failure('header-not-found', `${path}: первая строка длиннее 64 КБ, это не шапка таблицы.`, {
        hint: 'Первой строкой выгрузки должны идти названия колонок через «|».',
      });
    }
    const line = head.toString('utf8', 0, end < 0 ? head.length : end).replace(/^\ufeff/, '');
    const headers = splitHeaderLine(line);
    const rowsFrom = end < 0 ? head.length : end + 1;
    const tailFrom = Math.max(rowsFrom, size - LONGEST_LAST_ROW);
    const tail = await readPart(file, tailFrom, size - tailFrom);
    return { headers, rowsFrom, size, endsWhole: tail.length === 0 || isWhole(tail, headers.length) };
  } finally {
    await file.close();
  }
}

async function readPart(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
  return buffer.subarray(0, bytesRead);
}

function isWhole(tail: Buffer, columns: number): boolean {
  if (tail.at(-1) === NEWLINE) return true;
  const line = tail.toString('latin1', tail.lastIndexOf(NEWLINE) + 1);
  return line.split('|').length >= columns;
}
