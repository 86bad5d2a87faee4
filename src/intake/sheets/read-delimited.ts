import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse';
import { Failure } from '../../domain/failure.ts';
import type { Finding } from '../../domain/finding.ts';
import { type Dialect, detectDialect } from './detect-dialect.ts';
import { detectEncoding, type TextEncoding } from './detect-encoding.ts';
import { readHead } from './file-signature.ts';
import { HEAD_ROWS, type SheetCell, type SheetSource, type SourceRow } from './source-sheet.ts';

/** Bytes that decide encoding and dialect: all of an ordinary file. */
const SAMPLE_BYTES = 16_000_000;
const BATCH_ROWS = 1000;
/** Longest line read, characters: all columns of a sheet with long texts. */
const LONGEST_RECORD = 2_000_000;

/**
 * Opens a delimited text file as one sheet without a name. Rows keep the numbers a spreadsheet program would give them.
 * @param file name for findings
 * @throws Failure `file-empty`, `file-unreadable`
 */
export async function readDelimited(path: string, file: string): Promise<SheetSource> {
  const sample = await readHead(path, SAMPLE_BYTES);
  const cut = (await stat(path)).size > sample.length;
  const encoding = detectEncoding(sample, cut);
  const text = new TextDecoder(encoding).decode(sample);
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be' && text.includes('\0')) {
    throw new Failure('file-unknown', 'Это не таблица и не текст: внутри двоичные данные.');
  }
  const dialect = detectDialect(text.slice(0, 1_000_000), cut || text.length > 1_000_000);
  const head: SourceRow[] = [];
  for await (const batch of parseRows(path, encoding, dialect, HEAD_ROWS)) head.push(...batch);
  if (head.length === 0) {
    throw new Failure('file-empty', 'В файле нет ни одной заполненной строки.', {
      hint: 'Проверьте, тот ли файл прислан: пустой файл не заменяет прежние данные.',
    });
  }
  return {
    format: 'delimited',
    close: () => undefined,
    sheets: [
      {
        name: null,
        hidden: false,
        hiddenColumns: [],
        merges: [],
        head,
        findings: encodingFindings(file, encoding),
        rows: () => parseRows(path, encoding, dialect, Number.POSITIVE_INFINITY),
      },
    ],
  };
}

async function* parseRows(
  path: string,
  encoding: TextEncoding,
  dialect: Dialect,
  most: number,
): AsyncGenerator<readonly SourceRow[]> {
  const input = createReadStream(path, { highWaterMark: 262_144 });
  const parser = parse({
    delimiter: dialect.delimiter,
    quote: dialect.quoted ? '"' : null,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    bom: true,
    max_record_size: LONGEST_RECORD,
  });
  const feeding = feed(input, encoding, parser);
  let rows: SourceRow[] = [];
  let number = 0;
  let given = 0;
  try {
    for await (const record of parser) {
      number++;
      const row = delimitedRow(number, record);
      if (row === null) continue;
      rows.push(row);
      given++;
      if (given >= most) break;
      if (rows.length === BATCH_ROWS) {
        yield rows;
        rows = [];
      }
    }
  } catch (cause) {
    if (cause instanceof CsvError && cause.code === 'CSV_MAX_RECORD_SIZE') {
      throw new Failure(
        'file-too-large',
        `Строка ${number + 1} длиннее ${LONGEST_RECORD} знаков: таких таблиц не бывает.`,
        { hint: 'Проверьте, тот ли файл прислан; удалите лишний текст и сохраните заново.' },
      );
    }
    throw new Failure(
      'file-unreadable',
      `Файл не читается дальше строки ${number}: кавычки стоят не попарно.`,
      {
        hint: 'Откройте его в табличном редакторе, поправьте строку и сохраните.',
        cause,
      },
    );
  } finally {
    input.destroy();
    parser.destroy();
    await feeding;
  }
  if (rows.length > 0) yield rows;
}

async function feed(
  input: AsyncIterable<Buffer>,
  encoding: TextEncoding,
  parser: ReturnType<typeof parse>,
): Promise<void> {
  const decoder = new TextDecoder(encoding);
  try {
    for await (const chunk of input) {
      if (parser.destroyed) return;
      if (!parser.write(decoder.decode(chunk, { stream: true }))) await drained(parser);
    }
    if (!parser.destroyed) parser.end(decoder.decode());
  } catch (error) {
    // Destroying the input of a reader that has seen enough rejects here; that is no error.
    if (!parser.destroyed) parser.destroy(error instanceof Error ? error : new Error('read failed'));
  }
}

function drained(parser: ReturnType<typeof parse>): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      parser.off('drain', done);
      parser.off('close', done);
      resolve();
    };
    parser.on('drain', done);
    parser.on('close', done);
  });
}

function delimitedRow(number: number, record: unknown): SourceRow | null {
  if (!Array.isArray(record)) return null;
  const cells: SheetCell[] = [];
  for (const [at, value] of record.entries()) {
    if (typeof value !== 'string' || value.trim() === '') continue;
    // An apostrophe before a formula sign is what a careful program adds when it writes.
    const text = /^'[=+\-@\t\r＝＋－＠]/.test(value) ? value.slice(1) : value;
    cells.push({ column: at + 1, type: 'text', text, value: text, date: null, format: null });
  }
  if (cells.length === 0 || (number === 1 && /^sep=.?$/i.test(String(record[0])))) return null;
  return { number, hidden: false, cells };
}

function encodingFindings(file: string, encoding: TextEncoding): readonly Finding[] {
  if (encoding === 'utf-8') return [];
  return [
    {
      code: 'encoding-guessed',
      severity: 'info',
      at: { file, sheet: null, cell: null, row: null },
      args: { found: encoding === 'ibm866' ? 'CP866' : encoding },
    },
  ];
}
