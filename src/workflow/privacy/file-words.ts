import { gunzipSync, unzipSync } from 'fflate';
import { foldLookAlikes } from '../../domain/text.ts';

/** The words and numbers a file holds, as far as it can be read without its program. */
export interface FileWords {
  /** Lower case, ё as е. */
  readonly words: ReadonlySet<string>;
  /** Numbers of 9 to 11 digits, with or without separators, to 11 digits. */
  readonly numbers: ReadonlySet<string>;
  /** False where something in the file can not be looked into: a password, a picture, an unknown packing. */
  readonly complete: boolean;
}

interface Gathering {
  readonly words: Set<string>;
  readonly numbers: Set<string>;
  complete: boolean;
}

const MOST_ENTRY_BYTES = 150_000_000;
const MOST_DEPTH = 5;
/** Russian text without a mark of its encoding is read in all of them: a wrong reading only adds words nobody looks for. */
const ENCODINGS = ['utf-8', 'windows-1251', 'ibm866', 'koi8-r'] as const;
const DECODERS = ENCODINGS.map((encoding) => new TextDecoder(encoding));
const WIDE = new TextDecoder('utf-16le');
const WIDE_TURNED = new TextDecoder('utf-16be');

/** Reads what a file says, packed or not: workbooks, documents, mail, archives, text in any Russian encoding. Nothing is written. */
export function wordsOfFile(bytes: Uint8Array): FileWords {
  const gathering: Gathering = { words: new Set(), numbers: new Set(), complete: true };
  gather(bytes, gathering, 1);
  return gathering;
}

function gather(bytes: Uint8Array, into: Gathering, depth: number): void {
  if (bytes.length === 0) return;
  if (depth > MOST_DEPTH) {
    into.complete = false;
    return;
  }
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) gatherZip(bytes, into, depth);
  else if (startsWith(bytes, 0x1f, 0x8b)) gatherGzip(bytes, into, depth);
  else if (isClosed(bytes)) into.complete = false;
  else gatherText(bytes, into, depth);
}

function gatherZip(bytes: Uint8Array, into: Gathering, depth: number): void {
  try {
    const entries = unzipSync(bytes, {
      filter: ({ originalSize, name }) => {
        if (originalSize > MOST_ENTRY_BYTES) into.complete = false;
        takeWords(name, into);
        return originalSize <= MOST_ENTRY_BYTES;
      },
    });
    for (const [name, entry] of Object.entries(entries)) {
      // The chart and its fonts: the numbers and labels of the picture stand in the sheet.
      if (!/\.(png|jpe?g|gif|ttf|emf|wmf)$/i.test(name)) gather(entry, into, depth + 1);
    }
  } catch {
    into.complete = false;
  }
}

function gatherGzip(bytes: Uint8Array, into: Gathering, depth: number): void {
  try {
    gather(gunzipSync(bytes), into, depth + 1);
  } catch {
    into.complete = false;
  }
}

function gatherText(bytes: Uint8Array, into: Gathering, depth: number): void {
  const isOld = startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);
  if (isOld || hasZero(bytes)) {
    // Strings of binary workbooks begin at odd places too.
    for (const text of [WIDE.decode(bytes), WIDE.decode(bytes.subarray(1)), WIDE_TURNED.decode(bytes)]) {
      if (/EncryptedPackage|EncryptionInfo/.test(text)) into.complete = false;
      takeWords(text, into);
    }
  }
  for (const decoder of DECODERS) {
    const text = decoder.decode(bytes);
    takeWords(text, into);
    if (decoder.encoding === 'utf-8') gatherMail(text, into, depth);
  }
}

/** Parts of a message, encoded words of its headers, and anything else that looks like base64 or quoted-printable. */
function gatherMail(text: string, into: Gathering, depth: number): void {
  if (!/^(content-transfer-encoding|received|from|subject|mime-version):/im.test(text)) return;
  for (const [block] of text.matchAll(/(?:^[A-Za-z0-9+/]{4,100}={0,2}\r?\n?)+/gm)) {
    gather(Buffer.from(block, 'base64'), into, depth + 1);
  }
  for (const [, kind, word = ''] of text.matchAll(/=\?[^?\s]{1,40}\?([bq])\?([^?\s]{0,200})\?=/gi)) {
    gather(kind?.toLowerCase() === 'b' ? Buffer.from(word, 'base64') : unquoted(word), into, depth + 1);
  }
  if (/=[0-9A-F]{2}/.test(text)) {
    const plain = unquoted(text);
    for (const decoder of DECODERS) takeWords(decoder.decode(plain), into);
  }
}

function unquoted(text: string): Uint8Array {
  const joined = text.replace(/=\r?\n/g, '');
  return Buffer.from(
    joined.replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  );
}

/** Words of plain text, and of XML and HTML with their marks taken for spaces and for nothing: a name may be cut by formatting. */
function takeWords(text: string, into: Gathering): void {
  takePlain(text, into);
  if (!text.includes('<')) return;
  const readable = text.replace(/&#(x?)([0-9a-f]{1,6});/gi, (_, hex: string, code: string) =>
    codePoint(Number.parseInt(code, hex === '' ? 10 : 16)),
  );
  takePlain(readable.replace(/<[^<>]*>/g, ''), into);
  takePlain(readable.replace(/<[^<>]*>/g, ' '), into);
}

function takePlain(text: string, into: Gathering): void {
  const folded = foldLookAlikes(text.normalize('NFC')).toLowerCase().replaceAll('ё', 'е');
  for (const [word] of folded.matchAll(/[а-яa-z]{2,}/g)) into.words.add(word);
  for (const [number] of folded.matchAll(
    /(?<!\d)\d{3}[- \u00a0]?\d{3}[- \u00a0]?\d{3}[- \u00a0]?\d{2}(?!\d)/g,
  )) {
    into.numbers.add(number.replace(/\D/g, ''));
  }
  for (const [number] of folded.matchAll(/(?<!\d)\d{9,10}(?!\d)/g))
    into.numbers.add(number.padStart(11, '0'));
}

function codePoint(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}

function hasZero(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 4096).includes(0);
}

/** PDF, pictures, 7z and RAR: what they say is packed in ways this program does not read. */
function isClosed(bytes: Uint8Array): boolean {
  return (
    startsWith(bytes, 0x25, 0x50, 0x44, 0x46) ||
    startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) ||
    startsWith(bytes, 0xff, 0xd8, 0xff) ||
    startsWith(bytes, 0x37, 0x7a, 0xbc, 0xaf) ||
    startsWith(bytes, 0x52, 0x61, 0x72, 0x21)
  );
}

function startsWith(bytes: Uint8Array, ...head: readonly number[]): boolean {
  return head.every((byte, at) => bytes[at] === byte);
}
