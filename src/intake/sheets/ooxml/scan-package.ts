import { isUtf8 } from 'node:buffer';
import { type PackageParts, relationshipsOf } from '../package-parts.ts';
import type { ParsedWorkbook } from '../parse-workbook.ts';
import type { PackedSheet } from '../reader-protocol.ts';
import { RowBatchBuilder } from '../row-batch.ts';
import type { MergedRange, ReaderLimits } from '../source-sheet.ts';
import { UncommonXml } from './cell-bytes.ts';
import { readCellFormats } from './cell-formats.ts';
import { type CellTables, SheetScanner } from './scan-sheet.ts';
import { indexSharedStrings } from './shared-strings.ts';
import { xmlAttribute } from './xml-text.ts';

/** Longest text before and after the rows of a sheet that is looked through. */
const LONGEST_FRAME = 20_000_000;
const MOST_RANGES = 50_000;
const LAST_COLUMN = 16_384;

interface ScannedSheet {
  readonly packed: PackedSheet;
  readonly start: number;
  readonly scanner: SheetScanner;
}

/**
 * Reads a checked xlsx package in its common shape without building it in memory: rows are read from the bytes when asked.
 * @returns null when anything in it is written in an uncommon way; the general parser reads it then
 * @throws Failure when a cell is beyond the limits
 */
export function scanPackage(parts: PackageParts, limits: ReaderLimits): ParsedWorkbook | null {
  try {
    return scan(parts, limits);
  } catch (error) {
    if (error instanceof UncommonXml) return null;
    throw error;
  }
}

function scan(parts: PackageParts, limits: ReaderLimits): ParsedWorkbook | null {
  const bookName = relationshipsOf('', parts).find(({ kind }) => kind === 'officeDocument')?.target;
  const book = parts.get(bookName ?? '');
  if (bookName === undefined || bookName === null || book === undefined || !isCommon(book)) return null;
  const xml = book.toString('utf8');
  if (!/<workbook[\s>]/.test(xml) || xml.includes('<!')) return null;
  const links = relationshipsOf(bookName, parts);
  const tables = readTables(links.map(({ kind, target }) => [kind, parts.get(target ?? '')] as const));
  if (tables === null) return null;
  const sheets: ScannedSheet[] = [];
  for (const [tag] of (/<sheets>.*?<\/sheets>/s.exec(xml)?.[0] ?? '').matchAll(/<sheet\s[^>]*>/g)) {
    const link = links.find(({ id }) => id === /\s\w+:id="([^"]*)"/.exec(tag)?.[1]);
    const part = parts.get(link?.target ?? '');
    if (link?.kind !== 'worksheet' || part === undefined || !isCommon(part)) return null;
    const sheet = scanSheet(tag, part, tables, limits);
    if (sheet === null) return null;
    sheets.push(sheet);
  }
  if (sheets.length === 0) return null;
  const flag = /<workbookPr\s[^>]*?\bdate1904="([^"]*)"/.exec(xml)?.[1];
  return {
    date1904: flag === '1' || flag === 'true',
    sheets: sheets.map(({ packed }) => packed),
    rows: (at, from, count) => {
      const batch = new RowBatchBuilder(count);
      const sheet = sheets[at];
      const next = sheet === undefined ? null : sheet.scanner.fill(batch, from === 0 ? sheet.start : from);
      return { batch: batch.finish(), next };
    },
  };
}

function isCommon(part: Buffer): boolean {
  const prolog = part.subarray(0, 200).toString('latin1');
  const encoding = /^[^<]*<\?xml[^>]*\bencoding=["']([^"']*)["']/.exec(prolog)?.[1];
  return (encoding === undefined || /^utf-?8$/i.test(encoding)) && isUtf8(part);
}

function readTables(links: readonly (readonly [string, Buffer | undefined])[]): CellTables | null {
  const partOf = (wanted: string) => links.find(([kind]) => kind === wanted)?.[1];
  const formats = readCellFormats(partOf('styles'));
  const shared = partOf('sharedStrings');
  const strings =
    shared === undefined
      ? { count: 0, text: () => '' }
      : isCommon(shared)
        ? indexSharedStrings(shared)
        : null;
  if (formats === null || strings === null) return null;
  const { count } = strings;
  return {
    formats,
    strings,
    places: { ids: new Uint32Array(count), stamps: new Uint32Array(count), stamp: 0 },
  };
}

function scanSheet(tag: string, part: Buffer, tables: CellTables, limits: ReaderLimits): ScannedSheet | null {
  const name = xmlAttribute(tag, 'name');
  const opening = part.indexOf('<sheetData');
  if (name === null || opening < 0 || opening > LONGEST_FRAME) return null;
  const start = part.indexOf('>', opening) + 1;
  const isBlank = part[start - 2] === 0x2f;
  const end = isBlank ? start : part.lastIndexOf('</sheetData>');
  if (start === 0 || end < start || part.length - end > LONGEST_FRAME) return null;
  const head = part.subarray(0, opening).toString('utf8');
  const tail = part.subarray(end).toString('utf8');
  if (!/<worksheet[\s>]/.test(head) || /<!/.test(head) || /<!/.test(tail)) return null;
  const survey = SheetScanner.survey(part, start, end, tables);
  const state = xmlAttribute(tag, 'state');
  return {
    start,
    scanner: new SheetScanner(part, start, end, tables, limits.rows),
    packed: {
      name,
      hidden: state === 'hidden' || state === 'veryHidden',
      hiddenColumns: hiddenColumns(head),
      merges: mergedRanges(tail),
      formulasWithoutResult: survey.formulasWithoutResult,
      cutAfter: survey.lastRow > limits.rows ? survey.lastRow : null,
    },
  };
}

function hiddenColumns(head: string): readonly number[] {
  const columns = new Set<number>();
  for (const [tag] of head.matchAll(/<col\s[^>]*>/g)) {
    if (!/\shidden="(?:1|true)"/.test(tag)) continue;
    const last = Math.min(Number(xmlAttribute(tag, 'max')), LAST_COLUMN);
    for (let column = Number(xmlAttribute(tag, 'min')); column <= last; column++) columns.add(column);
  }
  return [...columns].sort((a, b) => a - b);
}

function mergedRanges(tail: string): readonly MergedRange[] {
  const ranges: MergedRange[] = [];
  for (const match of tail.matchAll(/<mergeCell\s[^>]*?ref="\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)"/g)) {
    if (ranges.length === MOST_RANGES) break;
    const [, left = '', top, right = '', bottom] = match;
    ranges.push({
      top: Number(top),
      left: columnNumber(left),
      bottom: Number(bottom),
      right: columnNumber(right),
    });
  }
  return ranges;
}

function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}
