import { readFile, stat } from 'node:fs/promises';
import { Failure } from '../../domain/failure.ts';
import type { ColumnMapping, IntakeEvent, OpenedInput } from '../../domain/intake-record.ts';
import { createEventBatch } from './event-batch.ts';
import { type JsonAdvert, readJsonAdvert } from './json-advert.ts';
import { parseAdvert } from './parse-advert.ts';
import type { PortalContext, PortalLayout } from './portal-layout.ts';

/** A JSON document is read whole; beyond this the export in CSV is the way. */
const LARGEST_DOCUMENT = 200 * 1024 * 1024;
const BATCH = 500;

/**
 * Opens a JSON document of adverts. `row` of its records is their number in the list, from 1.
 * @throws {Failure} `file-too-large`, `file-unreadable`, `file-unknown`
 */
export async function openPortalJson(
  path: string,
  layout: PortalLayout,
  context: PortalContext,
): Promise<OpenedInput> {
  const size = (await stat(path)).size;
  if (size > LARGEST_DOCUMENT) throw tooLarge(path, size);
  const records = recordsOf(parseDocument(path, await readFile(path, 'utf8')));
  if (records === null) {
    throw new Failure('file-unknown', `${path}: в документе JSON нет списка вакансий.`, {
      hint: 'Ожидается {"vacancies": […]}, ответ API «Работы России» или список вакансий.',
    });
  }
  const first = records.map(readJsonAdvert).find((advert) => advert !== null) ?? null;
  return {
    kind: 'vacancies',
    layout,
    mapping: first === null ? [] : mappingOf(first),
    unknownColumns: first?.unread ?? [],
    droppedColumns: first?.dropped ?? [],
    complete: layout === 'portal-bulk-json',
    batches: readRecords(path, records, size, context),
    close: () => {},
  };
}

function tooLarge(path: string, size: number): Failure {
  const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);
  const limit = megabytes(LARGEST_DOCUMENT);
  return new Failure(
    'file-too-large',
    `${path}: ${megabytes(size)} МБ, документы JSON читаются до ${limit} МБ.`,
    {
      hint: 'Возьмите ту же выгрузку в CSV: она читается по частям, любого размера.',
    },
  );
}

function parseDocument(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    // The parser's own message quotes the document, and with it contacts.
    throw new Failure('file-unreadable', `${path}: документ JSON повреждён или скачан не до конца.`, {
      hint: 'Скачайте файл заново.',
      cause: cause instanceof SyntaxError ? undefined : cause,
    });
  }
}

function recordsOf(document: unknown): readonly unknown[] | null {
  if (Array.isArray(document)) return document;
  if (typeof document !== 'object' || document === null) return null;
  if ('vacancies' in document) return Array.isArray(document.vacancies) ? document.vacancies : null;
  if (!('results' in document)) return null;
  const results = document.results;
  if (typeof results !== 'object' || results === null) return null;
  // An answer without hits has an empty object of results.
  if (!('vacancies' in results)) return Object.keys(results).length === 0 ? [] : null;
  return Array.isArray(results.vacancies) ? results.vacancies : null;
}

function mappingOf(advert: JsonAdvert): readonly ColumnMapping[] {
  return Array.from(advert.names, ([field, name]) => ({ sheet: null, column: name, header: name, field }));
}

async function* readRecords(
  path: string,
  records: readonly unknown[],
  size: number,
  context: PortalContext,
): AsyncGenerator<readonly IntakeEvent[]> {
  const batch = createEventBatch(path);
  for (const [index, value] of records.entries()) {
    const advert = readJsonAdvert(value);
    if (advert === null) batch.malformed(index + 1, 'not-a-record');
    else batch.add(parseAdvert(advert.source, batch.at(index + 1), context), index + 1);
    if ((index + 1) % BATCH === 0) {
      yield batch.take();
      context.onProgress?.(Math.round((size * (index + 1)) / records.length), size);
    }
  }
  yield batch.take();
  context.onProgress?.(size, size);
}
