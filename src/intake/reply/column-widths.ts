import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { fileSignature } from '../sheets/file-signature.ts';
import { type PackageParts, relationshipsOf } from '../sheets/package-parts.ts';

/** Parts are inflated only up to this size: widths are an adornment. */
const LARGEST_PART = 50_000_000;
const LAST_COLUMN = 16_384;
const WIDEST = 120;

/**
 * Widths of columns by sheet, in characters, of a workbook that has been read before and so is known to be sound. Nothing for other
 * formats and for packages written in an uncommon way: widths are then made from the texts.
 */
export async function columnWidths(path: string): Promise<ReadonlyMap<string, ReadonlyMap<number, number>>> {
  const bytes = await readFile(path);
  if (fileSignature(bytes) !== 'zip') return new Map();
  try {
    return widthsOf(partsOf(bytes));
  } catch {
    return new Map();
  }
}

function partsOf(bytes: Uint8Array): PackageParts {
  const wanted = /(^|\/)(_rels\/[^/]*\.rels|workbook\.xml|sheet\d+\.xml)$/i;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => wanted.test(name) && originalSize <= LARGEST_PART,
  });
  return new Map(Object.entries(files).map(([name, part]) => [name.toLowerCase(), Buffer.from(part)]));
}

function widthsOf(parts: PackageParts): ReadonlyMap<string, ReadonlyMap<number, number>> {
  const book = relationshipsOf('', parts).find(({ kind }) => kind === 'officeDocument')?.target ?? '';
  const links = relationshipsOf(book, parts);
  const found = new Map<string, ReadonlyMap<number, number>>();
  const xml = parts.get(book)?.toString('utf8') ?? '';
  for (const [tag] of xml.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)) {
    const link = links.find(({ id }) => id === /\s\w+:id="([^"]*)"/.exec(tag)?.[1]);
    const part = parts.get(link?.target ?? '');
    const name = /\sname="([^"]*)"/.exec(tag)?.[1];
    if (part === undefined || name === undefined) continue;
    const end = part.indexOf('sheetData');
    found.set(plainText(name), columnsOf(part.toString('latin1', 0, end < 0 ? 0 : end)));
  }
  return found;
}

function columnsOf(head: string): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  for (const [tag] of head.matchAll(/<(?:\w+:)?col\s[^>]*>/g)) {
    const width = Number(/\swidth="([\d.]+)"/.exec(tag)?.[1]);
    const first = Number(/\smin="(\d+)"/.exec(tag)?.[1]);
    const last = Math.min(Number(/\smax="(\d+)"/.exec(tag)?.[1]), LAST_COLUMN);
    // A width for the whole rest of the sheet is the file's default, not a column's.
    if (!(width > 0) || !(first >= 1) || last - first > 200) continue;
    for (let column = first; column <= last; column++) widths.set(column, Math.min(width, WIDEST));
  }
  return widths;
}

function plainText(name: string): string {
  return name
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
