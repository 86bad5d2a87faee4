import type { AdvertField, AdvertSource } from './advert-source.ts';
import { type AlignedSpan, createFieldAligner } from './align-fields.ts';
import { type ColumnKind, fitsKind, isEmptyCell, isStrict } from './column-kind.ts';
import type { CsvColumns } from './csv-columns.ts';
import type { ScannedRecord } from './record-scanner.ts';

/** Typed cells that may be wrong one by one; more wrong ones in a row mean that its cells are shifted. */
const TOLERATED_MISFITS = 1;

/** Free texts that may be read together when a raw separator left open where one ends and the next begins. */
const TOGETHER: readonly (readonly AdvertField[])[] = [
  ['requirements', 'duties', 'qualification', 'moreRequirements'],
  ['address', 'addressHouse', 'addressMore'],
];

/** Why the fields of a row cannot be told from each other. */
type RowFault = 'too-few-fields' | 'impossible' | 'ambiguous' | 'shifted';

/** Reads the rows of one bulk CSV; the row handed out is valid until the next one is read. */
export interface CsvRowReader {
  read(record: ScannedRecord): RowFault | null;
  /** Fields whose borders a raw separator left open and that were therefore not read. */
  readonly openFields: readonly AdvertField[];
  readonly source: AdvertSource;
}

/** A reader for rows with these columns. Cells stay bytes until they are asked for. */
export function createCsvRowReader(columns: CsvColumns): CsvRowReader {
  const { kinds, indexOf, headers } = columns;
  const width = headers.length;
  const starts = new Int32Array(width);
  const ends = new Int32Array(width);
  const strict = kinds.flatMap((kind, index) => (isStrict(kind) ? [{ kind, index }] : []));
  const fieldAt = new Map(Array.from(indexOf, ([field, index]) => [index, field]));
  const aligner = createFieldAligner(kinds.map((kind, index) => ({ kind, used: fieldAt.has(index) })));
  let bytes: Buffer = Buffer.alloc(0);
  let openFields: AdvertField[] = [];

  function read(record: ScannedRecord): RowFault | null {
    bytes = record.bytes;
    openFields = [];
    if (record.pipeCount < width - 1) return 'too-few-fields';
    if (record.pipeCount > width - 1) return readSurplus(record);
    let start = record.start;
    for (let i = 0; i < width; i++) {
      const end = i === width - 1 ? record.end : (record.pipes[i] ?? record.end);
      starts[i] = start;
      ends[i] = end;
      start = end + 1;
    }
    return looksShifted() ? 'shifted' : null;
  }

  /** A look at the first byte of every typed cell; the cells themselves are read only when that looks wrong. */
  function looksShifted(): boolean {
    let misfits = 0;
    for (const { kind, index } of strict) {
      const start = starts[index] ?? 0;
      if (start < (ends[index] ?? 0) && !mayBegin(kind, bytes[start] ?? 0)) misfits += 1;
    }
    if (misfits <= TOLERATED_MISFITS) return false;
    return strict.filter(({ kind, index }) => !fitsKind(kind, cell(index))).length > TOLERATED_MISFITS;
  }

  function readSurplus(record: ScannedRecord): RowFault | null {
    const borders = [record.start - 1, ...record.pipes.subarray(0, record.pipeCount), record.end];
    const fields = borders.slice(1).map((end, i) => decode(bytes, (borders[i] ?? 0) + 1, end));
    const spans = aligner.align(fields);
    if (typeof spans === 'string') return spans;
    for (const span of spans) placeSpan(span, borders);
    return null;
  }

  function placeSpan(span: AlignedSpan, borders: readonly number[]): void {
    const columnsInSpan = span.lastColumn - span.firstColumn + 1;
    const start = (borders[span.from] ?? 0) + 1;
    const end = borders[span.to] ?? 0;
    if (span.to - span.from === columnsInSpan || columnsInSpan === 1) {
      for (let i = 0; i < columnsInSpan; i++) {
        starts[span.firstColumn + i] = (borders[span.from + i] ?? 0) + 1;
        ends[span.firstColumn + i] = columnsInSpan === 1 ? end : (borders[span.from + i + 1] ?? 0);
      }
      return;
    }
    for (let i = span.firstColumn; i <= span.lastColumn; i++) {
      starts[i] = end;
      ends[i] = end;
      const field = fieldAt.get(i);
      if (field === undefined) continue;
      const group = TOGETHER.find((fields) => fields.includes(field));
      if (group === undefined) openFields.push(field);
      else if (firstOfGroup(span, group) === i) starts[i] = start;
    }
  }

  function firstOfGroup(span: AlignedSpan, group: readonly AdvertField[]): number {
    for (let i = span.firstColumn; i <= span.lastColumn; i++) {
      const field = fieldAt.get(i);
      if (field !== undefined && group.includes(field)) return i;
    }
    return -1;
  }

  function cell(index: number, limit = 65_536): string {
    const start = starts[index] ?? 0;
    return decode(bytes, start, Math.min(ends[index] ?? 0, wholeLetters(bytes, start, limit)));
  }

  const source: AdvertSource = {
    text(field, limit) {
      const index = indexOf.get(field);
      if (index === undefined || starts[index] === ends[index]) return null;
      const text = cell(index, limit);
      return isEmptyCell(text) ? null : text;
    },
    json(field) {
      const text = source.text(field);
      if (text === null) return null;
      try {
        return JSON.parse(text);
      } catch {
        return undefined;
      }
    },
    column: (field) => headers[indexOf.get(field) ?? -1] ?? field,
  };
  return {
    read,
    source,
    get openFields() {
      return openFields;
    },
  };
}

function decode(bytes: Buffer, start: number, end: number): string {
  return bytes.toString('utf8', start, end);
}

/** Where to cut `limit` bytes after `start` without cutting a letter. */
function wholeLetters(bytes: Buffer, start: number, limit: number): number {
  let end = start + limit;
  while (end > start && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return end;
}

function mayBegin(kind: ColumnKind, byte: number): boolean {
  const digit = byte >= 48 && byte <= 57;
  if (kind === 'json') return byte === 91 || byte === 123 || byte === 32;
  if (kind === 'latin' || kind === 'url') return byte < 128 && !digit;
  if (kind === 'flag') return byte === 116 || byte === 102 || byte === 48 || byte === 49 || byte > 127;
  if (kind === 'sum') return digit || byte > 127;
  if (kind === 'uuid') return true;
  return digit || byte === 45;
}
