import { createReadStream } from 'node:fs';
import { Failure } from '../../domain/failure.ts';
import type { Finding } from '../../domain/finding.ts';
import type { IntakeEvent, OpenedInput } from '../../domain/intake-record.ts';
import { type CsvColumns, planCsvColumns } from './csv-columns.ts';
import { createCsvRowReader } from './csv-row.ts';
import { createEventBatch, type EventBatch } from './event-batch.ts';
import { fileFailure } from './file-failure.ts';
import { parseAdvert } from './parse-advert.ts';
import type { PortalContext, PortalLayout } from './portal-layout.ts';
import { readCsvFrame } from './read-csv-frame.ts';
import { createRecordScanner, type RecordScanner, type ScannedRecord } from './record-scanner.ts';

const CHUNK = 1 << 17;

/**
 * Opens a bulk CSV: its header is read at once, its rows while the batches are iterated, a small chunk at a time.
 * An interrupted download is not complete.
 * @throws {Failure} `file-empty`, `header-not-found`, `column-missing`
 */
export async function openBulkCsv(
  path: string,
  layout: PortalLayout,
  context: PortalContext,
): Promise<OpenedInput> {
  const frame = await readCsvFrame(path);
  const columns = planCsvColumns(frame.headers);
  for (const field of ['id', 'title'] as const) {
    if (columns.indexOf.has(field)) continue;
    throw new Failure(
      'column-missing',
      `${path}, строка 1: нет колонки ${field === 'id' ? 'id' : 'vacancyName'}.`,
      {
        hint: 'Скачайте набор «Вакансии» портала «Работа России» заново: его шапка не должна меняться.',
      },
    );
  }
  return {
    kind: 'vacancies',
    layout,
    mapping: columns.mapping,
    unknownColumns: columns.unknownColumns,
    droppedColumns: columns.droppedColumns,
    complete: frame.endsWhole,
    batches: readRows(path, columns, context, { bytes: frame.rowsFrom, size: frame.size }),
    close: () => {},
  };
}

/** How far into the file the rows begin, and how long it is: for progress. */
interface Position {
  readonly bytes: number;
  readonly size: number;
}

async function* readRows(path: string, columns: CsvColumns, context: PortalContext, position: Position) {
  const chunks = createReadStream(path, { start: position.bytes, highWaterMark: CHUNK });
  try {
    yield* readChunks(chunks, columns, path, context, position);
  } catch (error) {
    throw fileFailure(path, error);
  }
}

/**
 * Reads the rows that follow the header, however the bytes are cut into chunks; one batch of events a chunk.
 */
export async function* readChunks(
  chunks: AsyncIterable<Uint8Array>,
  columns: CsvColumns,
  path: string,
  context: PortalContext,
  position: Position,
): AsyncGenerator<readonly IntakeEvent[]> {
  const batch = createEventBatch(path);
  const scanner = scannerInto(batch, columns, context);
  let bytesRead = position.bytes;
  for await (const chunk of chunks) {
    scanner.push(chunk);
    bytesRead += chunk.length;
    yield batch.take();
    context.onProgress?.(bytesRead, position.size);
  }
  scanner.finish();
  yield batch.take();
}

function scannerInto(batch: EventBatch, columns: CsvColumns, context: PortalContext): RecordScanner {
  const rows = createCsvRowReader(columns);
  return createRecordScanner({
    columns: columns.headers.length,
    idFirst: columns.idFirst,
    regionColumn: columns.indexOf.get('regionCode') ?? -1,
    regionDigits: context.region?.slice(0, 2) ?? null,
    firstRow: 2,
    onOtherRegion: () => batch.skipped('other-region'),
    onStray: (row) => batch.malformed(row, 'no-id'),
    onRecord(record) {
      const fault = rows.read(record);
      const { row } = record;
      if (fault !== null) batch.malformed(row, fault, fieldCounts(record, columns));
      else {
        const notes = rows.openFields.map((field) => openField(batch, row, rows.source.column(field)));
        batch.add(parseAdvert(rows.source, batch.at(row), context), row, notes);
      }
    },
  });
}

function fieldCounts(record: ScannedRecord, columns: CsvColumns): Finding['args'] {
  return { found: record.pipeCount + 1, expected: columns.headers.length };
}

/** A text was not read because a raw `|` left open where it ends. */
function openField(batch: EventBatch, row: number, column: string): Finding {
  return {
    code: 'value-unreadable',
    severity: 'warning',
    at: batch.at(row),
    args: { column, found: '', reason: 'raw-separator' },
  };
}
