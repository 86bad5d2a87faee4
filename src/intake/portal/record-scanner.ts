const NEWLINE = 10;
const RETURN = 13;
const PIPE = 124;
const DASH = 45;
const UUID_BYTES = 36;
const DASHES = [8, 13, 18, 23];
/** Bytes of a cell from which calling the native search pays. */
const SHORT_CELL = 16;
/** A record longer than this is no record: a real one has some kilobytes. */
const LONGEST_RECORD = 8 * 1024 * 1024;

/** Where a record stands in the scanner's buffer; valid only during the call that hands it over. */
export interface ScannedRecord {
  readonly bytes: Buffer;
  /** First byte of the record. */
  readonly start: number;
  /** The byte after its last one, without the line end. */
  readonly end: number;
  /** Offsets of the `|` in it; only the first `pipeCount` count. */
  readonly pipes: Int32Array;
  readonly pipeCount: number;
  /** Line the record begins on, from 1. */
  readonly row: number;
}

/** What the scanner is told about the file and whom it tells what it found. */
export interface ScannerOptions {
  /** Columns of the header. */
  readonly columns: number;
  /** True when the first column is the id: then a line that does not begin with a uuid continues the record above. */
  readonly idFirst: boolean;
  /** Index of the column of region codes, or −1. */
  readonly regionColumn: number;
  /** The two digits of the region wanted; null = all. Records whose region code says otherwise are only counted. */
  readonly regionDigits: string | null;
  /** Line the first byte stands on. */
  readonly firstRow: number;
  readonly onRecord: (record: ScannedRecord) => void;
  readonly onOtherRegion: () => void;
  /** A line that is no record and continues none, or a record beyond any size. */
  readonly onStray: (row: number) => void;
}

/** Splits the bytes of a bulk CSV into records, whatever way they are cut into chunks. */
export interface RecordScanner {
  push(chunk: Uint8Array): void;
  finish(): void;
}

/** A scanner over the unquoted `|` format. Line feeds inside free text are kept inside their record. */
export function createRecordScanner(options: ScannerOptions): RecordScanner {
  const { columns, idFirst, regionColumn, regionDigits } = options;
  const wanted = regionDigits === null ? null : Buffer.from(regionDigits, 'latin1');
  const complete = columns - 1;
  let buffer: Buffer = Buffer.allocUnsafe(0);
  let length = 0;
  let pipes = new Int32Array(1024);
  let row = options.firstRow;
  let discarding = false;

  function push(chunk: Uint8Array): void {
    append(chunk);
    drain(false);
  }

  function append(chunk: Uint8Array): void {
    if (length + chunk.length > buffer.length) {
      const grown = Buffer.allocUnsafe(Math.max(length + chunk.length, Math.min(buffer.length * 2, 1 << 24)));
      buffer.copy(grown, 0, 0, length);
      buffer = grown;
    }
    buffer.set(chunk, length);
    length += chunk.length;
  }

  function drain(last: boolean): void {
    let at = 0;
    for (;;) {
      at = skipBlankLines(at, last);
      if (at >= length) break;
      const next = takeRecord(at, last);
      if (next < 0) break;
      at = next;
    }
    if (at > 0) buffer.copyWithin(0, at, length);
    length -= at;
    if (length > LONGEST_RECORD) {
      if (!discarding) options.onStray(row);
      discarding = true;
      forgetAllButLastLine();
    }
  }

  function skipBlankLines(from: number, last: boolean): number {
    let at = from;
    for (;;) {
      let end = at;
      while (end < length && buffer[end] === RETURN) end += 1;
      if (end >= length) return last ? length : at;
      if (buffer[end] !== NEWLINE) return at;
      at = end + 1;
      row += 1;
    }
  }

  /** The line end is a feed, often after a return, sometimes after two. */
  function withoutReturns(from: number, to: number): number {
    let end = to;
    while (end > from && buffer[end - 1] === RETURN) end -= 1;
    return end;
  }

  /** Handles the record at `at`; the start of the next one, or −1 when more bytes are needed to tell where it ends. */
  function takeRecord(at: number, last: boolean): number {
    if (idFirst && !last && length - at <= UUID_BYTES) return -1;
    const stray = idFirst && !startsWithId(at);
    let lines = 1;
    let counted = at;
    let pipesSoFar = 0;
    let end = buffer.indexOf(NEWLINE, at);
    for (;;) {
      if (end < 0 || end >= length) {
        if (!last) return -1;
        end = length;
        break;
      }
      if (stray) break;
      const begins = startsRecord(end + 1, last);
      if (begins === null) return -1;
      if (begins) break;
      pipesSoFar += countPipes(counted, end);
      counted = end;
      if (pipesSoFar >= complete) break;
      lines += 1;
      end = buffer.indexOf(NEWLINE, end + 1);
    }
    if (stray) {
      if (!discarding) options.onStray(row);
    } else {
      discarding = false;
      handOver(at, withoutReturns(at, end));
    }
    row += end < length ? lines : lines - 1;
    return Math.min(end + 1, length);
  }

  function startsRecord(at: number, last: boolean): boolean | null {
    if (at >= length) return last ? true : null;
    if (idFirst) {
      if (length - at <= UUID_BYTES && !last) return null;
      return startsWithId(at);
    }
    const end = buffer.indexOf(NEWLINE, at);
    if (end >= 0 && end < length) return countPipes(at, end) >= complete;
    return last ? countPipes(at, length) >= complete : null;
  }

  function startsWithId(at: number): boolean {
    if (at + UUID_BYTES >= length || buffer[at + UUID_BYTES] !== PIPE) return false;
    for (const offset of DASHES) if (buffer[at + offset] !== DASH) return false;
    for (let i = 0; i < UUID_BYTES; i++) if (!isHexOrDash(buffer[at + i] ?? 0)) return false;
    return true;
  }

  function countPipes(from: number, to: number): number {
    let count = 0;
    for (let i = from; i < to; i++) if (buffer[i] === PIPE) count += 1;
    return count;
  }

  function handOver(start: number, end: number): void {
    let count = 0;
    for (let i = nextPipe(start); i < end; i = nextPipe(i + 1)) {
      if (wanted !== null && count === regionColumn && isForeignCode(cellStart(count, start), i)) {
        options.onOtherRegion();
        return;
      }
      if (count === pipes.length) pipes = grow(pipes);
      pipes[count++] = i;
    }
    options.onRecord({ bytes: buffer, start, end, pipes, pipeCount: count, row });
  }

  /** The next separator: short cells are looked through here, long texts by the faster native search. */
  function nextPipe(from: number): number {
    const near = from + SHORT_CELL;
    for (let i = from; i < near; i++) if (buffer[i] === PIPE) return i;
    const found = buffer.indexOf(PIPE, near);
    return found < 0 ? length : found;
  }

  function cellStart(count: number, start: number): number {
    return count === 0 ? start : (pipes[count - 1] ?? start) + 1;
  }

  /** True for a well-formed region code (two digits and eleven zeros) of another region. */
  function isForeignCode(from: number, to: number): boolean {
    if (wanted === null || to - from !== 13) return false;
    for (let i = from + 2; i < to; i++) if (buffer[i] !== 48) return false;
    if (!isDigit(buffer[from] ?? 0) || !isDigit(buffer[from + 1] ?? 0)) return false;
    return buffer[from] !== wanted[0] || buffer[from + 1] !== wanted[1];
  }

  /** Called with a record that never ends: keeps what may begin the next one. */
  function forgetAllButLastLine(): void {
    for (let i = 0; i < length; i++) if (buffer[i] === NEWLINE) row += 1;
    const lineStart = buffer.subarray(0, length).lastIndexOf(NEWLINE) + 1;
    const keep = lineStart > 0 && length - lineStart <= UUID_BYTES + 1 ? lineStart : length;
    buffer.copyWithin(0, keep, length);
    length -= keep;
  }

  return {
    push,
    finish: () => drain(true),
  };
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

function isHexOrDash(byte: number): boolean {
  return isDigit(byte) || byte === DASH || (byte >= 97 && byte <= 102) || (byte >= 65 && byte <= 70);
}

function grow(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(array.length * 2);
  grown.set(array);
  return grown;
}
