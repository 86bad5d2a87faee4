import { createReadStream } from 'node:fs';

const LINE_END = 0x0a;
const FROM = Buffer.from('From ');
/** `>From ` of a body: one sign is taken off (mboxrd). */
const QUOTED_FROM = /^>+From /;

/** Largest message kept, bytes; mail servers take less. */
export const MOST_MESSAGE_BYTES = 100_000_000;

/** A message as it lies in its file; null bytes = it is beyond the limit. */
export interface RawMessage {
  readonly bytes: Buffer | null;
  /** The sender the server was given, where the file tells it apart from the message; null where not. */
  readonly envelopeFrom: string | null;
}

/** Messages of an mbox one by one, without holding the file in memory. A message begins at «From » after an empty line. */
export async function* splitMbox(path: string): AsyncGenerator<RawMessage> {
  let envelopeFrom: string | null = null;
  let lines: Buffer[] = [];
  let size = 0;
  let started = false;
  let afterBlank = true;
  for await (const line of linesOf(path)) {
    if (afterBlank && line.subarray(0, 5).equals(FROM)) {
      if (started) yield { bytes: size > MOST_MESSAGE_BYTES ? null : Buffer.concat(lines), envelopeFrom };
      envelopeFrom = senderOfLine(line);
      lines = [];
      size = 0;
      started = true;
      afterBlank = false;
      continue;
    }
    afterBlank = line.length <= 2 && /^\r?\n?$/.test(line.toString('latin1'));
    size += line.length;
    if (size > MOST_MESSAGE_BYTES) lines = [];
    else
      lines.push(
        line[0] === 0x3e && QUOTED_FROM.test(line.toString('latin1', 0, 40)) ? line.subarray(1) : line,
      );
  }
  if (started) yield { bytes: size > MOST_MESSAGE_BYTES ? null : Buffer.concat(lines), envelopeFrom };
}

/** «From address date» (RFC 4155); mail programs that do not know the sender write «-». */
function senderOfLine(line: Buffer): string | null {
  const address = line.toString('latin1').split(' ')[1] ?? '';
  return /^[^\s@<>]+@[^\s@<>]+$/.test(address) ? address.toLowerCase() : null;
}

/** Lines with their ends; a line without end in sight is given in pieces. */
async function* linesOf(path: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 262_144 })) {
    const bytes: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(LINE_END); end >= 0; end = bytes.indexOf(LINE_END, start)) {
      yield bytes.subarray(start, end + 1);
      start = end + 1;
    }
    rest = bytes.subarray(start);
    if (rest.length > 1_000_000) {
      yield rest;
      rest = Buffer.alloc(0);
    }
  }
  if (rest.length > 0) yield rest;
}
