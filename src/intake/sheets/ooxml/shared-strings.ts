import { decodeXmlText } from './xml-text.ts';

/** The shared texts of a workbook, kept as bytes and decoded when asked. */
export interface SharedStrings {
  readonly count: number;
  /** @param index below `count` */
  text(index: number): string;
}

const PLAIN = 0;
const ESCAPED = 1;
const RICH = 2;

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;

/**
 * Finds the texts of a shared strings part. Runs of rich text are joined, phonetic guides left out.
 * @returns null when the part is written in an uncommon way (prefixes, comments, CDATA)
 */
export function indexSharedStrings(part: Buffer): SharedStrings | null {
  const root = part.indexOf('<sst');
  if (root < 0 || root > 2000) return null;
  let at = part.indexOf(GREATER, root) + 1;
  if (part[at - 2] === SLASH) return { count: 0, text: () => '' };
  let starts = new Uint32Array(4096);
  let ends = new Uint32Array(4096);
  let kinds = new Uint8Array(4096);
  let count = 0;
  for (;;) {
    while (isSpace(part[at])) at++;
    if (part[at] !== LESS || part[at + 1] !== 0x73) break;
    // <si> or <si/>, nothing else.
    if (part[at + 2] !== 0x69) return null;
    if (count === starts.length) {
      starts = doubled(starts, new Uint32Array(count * 2));
      ends = doubled(ends, new Uint32Array(count * 2));
      kinds = doubled(kinds, new Uint8Array(count * 2));
    }
    if (part[at + 3] === SLASH && part[at + 4] === GREATER) {
      count++;
      at += 5;
      continue;
    }
    if (part[at + 3] !== GREATER) return null;
    const inner = at + 4;
    const plain = plainText(part, inner);
    if (plain === null) {
      const end = part.indexOf('</si>', inner);
      if (end < 0 || part.subarray(inner, end).includes('<!')) return null;
      starts[count] = inner;
      ends[count] = end;
      kinds[count] = RICH;
      at = end + 5;
    } else {
      starts[count] = plain.start;
      ends[count] = plain.end;
      kinds[count] = plain.escaped ? ESCAPED : PLAIN;
      at = plain.after;
    }
    count++;
  }
  if (
    part.subarray(at, at + 6).toString('latin1') !== '</sst>' &&
    !part.subarray(at, at + 7).includes('<extLst')
  ) {
    return null;
  }
  return {
    count,
    text: (index) => {
      const raw = part.toString('utf8', starts[index] ?? 0, ends[index] ?? 0);
      if (kinds[index] === PLAIN) return raw;
      return decodeXmlText(kinds[index] === RICH ? joinRuns(raw) : raw);
    },
  };
}

/** `<t>…</t></si>` from `at`; null for anything else. */
function plainText(part: Buffer, at: number) {
  if (part[at] !== LESS || part[at + 1] !== 0x74) return null;
  let start = at + 2;
  if (part[start] === 0x20) {
    // xml:space="preserve" is the only attribute there is.
    while (start < part.length && part[start] !== GREATER) start++;
    if (part[start - 1] === SLASH) return null;
  }
  if (part[start] !== GREATER) return null;
  start++;
  let end = start;
  let escaped = false;
  for (let byte = part[end]; byte !== LESS; byte = part[++end]) {
    if (byte === undefined) return null;
    if (byte === 0x26 || byte === 0x5f || byte === 0x0d) escaped = true;
  }
  // </t></si>
  const closes =
    part[end + 1] === SLASH &&
    part[end + 2] === 0x74 &&
    part[end + 3] === GREATER &&
    part[end + 4] === LESS &&
    part[end + 5] === SLASH &&
    part[end + 6] === 0x73 &&
    part[end + 7] === 0x69 &&
    part[end + 8] === GREATER;
  return closes ? { start, end, escaped, after: end + 9 } : null;
}

/** The texts of the runs of one rich text, still escaped. */
export function joinRuns(xml: string): string {
  const runs = xml.replace(/<rPh\b.*?<\/rPh>/gs, '');
  return Array.from(runs.matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/g), (run) => run[1] ?? '').join('');
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function doubled<T extends Uint32Array | Uint8Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
