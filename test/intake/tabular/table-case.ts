import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CellObject, utils, type WorkSheet, write } from '@e965/xlsx';
import type { Finding } from '../../../src/domain/finding.ts';
import type {
  IntakeContext,
  IntakeEvent,
  IntakeRecord,
  OpenedInput,
} from '../../../src/domain/intake-record.ts';
import { isIsoDate } from '../../../src/domain/iso-date.ts';
import { openInput } from '../../../src/intake/open-input.ts';
import { loadReference } from '../../../src/reference/load-reference.ts';
import { scratchFolder } from '../../scratch-folder.ts';

const folder = scratchFolder('intake-');

/** A path in a folder that goes when the run of the tests is done. */
export function scratch(name: string): string {
  return join(folder, name);
}

/** Rows of a table written with `|`; the line of dashes is left out; an empty line is an empty row. */
function tableRows(markdown: string): string[][] {
  return markdown
    .replace(/^\n/, '')
    .replace(/\n\s*$/, '')
    .split('\n')
    .filter((line) => !/^[\s|:-]*-{3}[\s|:-]*$/.test(line))
    .map((line) =>
      line
        .trim()
        .replace(/^\|/, '')
        .replace(/\|$/, '')
        .split('|')
        .map((cell) => cell.trim()),
    );
}

/** How a sheet is written: cells as text, except those given as cells of their own by address. */
export interface SheetCase {
  readonly name?: string;
  readonly table: string | readonly (readonly string[])[];
  readonly cells?: Readonly<Record<string, CellObject>>;
  /** Merged ranges, `A1:C1`. */
  readonly merges?: readonly string[];
  readonly hidden?: boolean;
}

/** Writes a workbook of these sheets and returns its bytes. */
export function workbookBytes(...cases: readonly SheetCase[]): Buffer {
  const book = utils.book_new();
  for (const [at, sheet] of cases.entries()) {
    const rows = typeof sheet.table === 'string' ? tableRows(sheet.table) : sheet.table;
    const made: WorkSheet = utils.aoa_to_sheet(
      rows.map((row) => row.map((cell) => (cell === '' ? null : cell))),
    );
    for (const [address, cell] of Object.entries(sheet.cells ?? {})) made[address] = cell;
    made['!merges'] = (sheet.merges ?? []).map((range) => utils.decode_range(range));
    utils.book_append_sheet(book, made, sheet.name ?? `Лист${at + 1}`);
    if (sheet.hidden === true) {
      book.Workbook ??= {};
      book.Workbook.Sheets ??= [];
      book.Workbook.Sheets[at] = { Hidden: 1 };
    }
  }
  return write(book, { type: 'buffer', bookType: 'xlsx' });
}

/** Writes a workbook and returns its path. */
export function workbook(name: string, ...cases: readonly SheetCase[]): string {
  const path = scratch(name);
  writeFileSync(path, workbookBytes(...cases));
  return path;
}

/** Writes rows as delimited text in windows-1251, CP866 or UTF-8 and returns the path. */
export function delimited(
  name: string,
  table: string | readonly (readonly string[])[],
  delimiter: string,
  encoding: 'utf-8' | 'windows-1251' | 'ibm866' = 'windows-1251',
): string {
  const rows = typeof table === 'string' ? tableRows(table) : table;
  const quoted = (cell: string) => (/["\n;,\t|]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const text = rows.map((row) => row.map(quoted).join(delimiter)).join('\r\n');
  const path = scratch(name);
  writeFileSync(path, encode(text, encoding));
  return path;
}

/** Text in a one-byte Russian page or UTF-8. */
export function encode(text: string, encoding: 'utf-8' | 'windows-1251' | 'ibm866'): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  const decoder = new TextDecoder(encoding);
  const bytes = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) bytes.set(decoder.decode(Uint8Array.of(byte)), byte);
  return Buffer.from(Array.from(text, (letter) => bytes.get(letter) ?? 63));
}

const reference = loadReference();

/** A context of the workspace the tests speak of. */
function intakeContext(change: Partial<IntakeContext> = {}): IntakeContext {
  const asOf = '2026-05-25';
  if (!isIsoDate(asOf)) throw new TypeError('not a day');
  return {
    reference,
    region: null,
    asOf,
    cohort: 2026,
    colleges: [],
    college: null,
    specialBasis: true,
    kind: null,
    edition: null,
    ...change,
  };
}

/** Everything a file gives. */
export interface ReadCase {
  readonly opened: OpenedInput;
  readonly records: readonly IntakeRecord['value'][];
  readonly findings: readonly Finding[];
  readonly rejected: readonly Finding[];
  readonly skipped: Readonly<Record<string, number>>;
  /** Rows by fate. */
  readonly rows: { readonly accepted: number; readonly rejected: number; readonly skipped: number };
}

/** Opens and reads a file through. */
export async function readCase(path: string, change: Partial<IntakeContext> = {}): Promise<ReadCase> {
  const opened = await openInput(path, intakeContext(change));
  const events: IntakeEvent[] = [];
  for await (const batch of opened.batches) events.push(...batch);
  const skipped: Record<string, number> = {};
  for (const event of events) {
    if (event.type === 'skipped') skipped[event.reason] = (skipped[event.reason] ?? 0) + event.count;
  }
  const records = events.flatMap((event) => (event.type === 'record' ? [event.record.value] : []));
  const rejections = events.filter((event) => event.type === 'rejected');
  return {
    opened,
    records,
    findings: events.flatMap((event) => (event.type === 'finding' ? [event.finding] : [])),
    rejected: rejections.flatMap((event) => event.findings),
    skipped,
    rows: {
      accepted: records.length,
      rejected: rejections.length,
      skipped: Object.values(skipped).reduce((sum, count) => sum + count, 0),
    },
  };
}

/** «cell code» of findings, sorted, without those about columns. */
export function findingLines(findings: readonly Finding[]): readonly string[] {
  return findings
    .filter((finding) => !finding.code.startsWith('column-') && finding.code !== 'encoding-guessed')
    .map((finding) => `${finding.at.cell ?? finding.at.row ?? '-'} ${finding.code}`)
    .sort();
}

/** A СНИЛС nobody has: its number begins with 999; the control number is right. */
export function impossibleSnils(number: number): string {
  const digits = `999${String(number).padStart(6, '0')}`;
  let sum = 0;
  for (let at = 0; at < 9; at++) sum += (9 - at) * Number(digits[at]);
  const control = String((sum % 101) % 100).padStart(2, '0');
  return `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)} ${control}`;
}
