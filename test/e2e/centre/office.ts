import { cpSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { expect } from 'vitest';
import { serialOf } from '../../../fixtures/generator/cells.ts';
import { SAMPLE } from '../../fixtures/region.ts';
import { build, type Run, route, scratch, transcript } from '../run-route.ts';
import { KEY } from '../sample.ts';

/** The truth about the work of the centre. */
export const CENTRE = KEY.centre;
/** «Today» of most commands. */
export const DAY = CENTRE.day;
/** Nearly a year later. */
export const LATER = CENTRE.later;
export const NAMED = ['--restricted', '--reason', 'сверка с ключом'] as const;

const workspace = join(scratch, 'centre');
const FOLDERS = [
  ...new Set(CENTRE.lists.concat(CENTRE.registers.flatMap(({ paths }) => paths)).map(dirname)),
].sort();

/** Makes the workspace all tests share: reference tables, the exports of vacancies, every list and register of the centre. */
export async function openOffice(): Promise<void> {
  await build();
  const told = [
    route(
      ...['init', workspace, '--region', 'Свердловская область', '--cohort', '2026', '--no-input'],
      ...['--special-basis', 'вымышленные данные'],
    ),
    at('import', join(SAMPLE, 'reference'), '--as-of', '2026-05-18'),
    at('import', join(SAMPLE, 'vacancies'), '--quiet'),
    ...FOLDERS.map((folder) =>
      at(
        'import',
        join(SAMPLE, folder),
        '--as-of',
        basename(folder),
        '--json',
        '--findings',
        join(scratch, `${basename(folder)}.csv`),
      ),
    ),
  ];
  expect(told.map(({ code, err }) => [code, err])).toEqual(told.map(({ err }) => [0, err]));
}

function at(...args: readonly string[]): Run {
  return route(...args, '--workspace', workspace);
}

/** What a command gave: its document, the folder of its files. */
export interface Given<Document> {
  readonly document: Document & { readonly file: string };
  readonly run: Run;
}

/** Runs a command with `--json` in the shared workspace, or in a copy of it. */
export function office<Document>(args: readonly string[], folder = workspace): Given<Document> {
  const run = route(...args, '--json', '--workspace', folder);
  if (run.code !== 0) throw new Error(`route ${args.join(' ')}: ${run.code}\n${run.err}`);
  return { document: JSON.parse(run.out) as Given<Document>['document'], run };
}

/** Runs a command for its screen. */
export function screen(...args: readonly string[]): Run {
  return at(...args);
}

/** A copy of the workspace for tests that change it. */
export function copyOfOffice(name: string): string {
  const folder = join(scratch, name);
  cpSync(workspace, folder, { recursive: true });
  return folder;
}

/** The rows of a sheet below its header, as objects by the header's texts; a header may take two rows. */
export function rowsOf(
  path: string,
  sheet: string,
  columns: readonly string[],
): readonly Record<string, string>[] {
  const rows = sheetOf(path, sheet);
  const [first = ''] = columns;
  const header = rows.findIndex(
    (row, at) =>
      row.includes(first) &&
      columns.every((column) => row.includes(column) || (rows[at + 1] ?? []).includes(column)),
  );
  if (header < 0) throw new Error(`${sheet}: нет ${columns.join(', ')}`);
  const [upper = [], lower = []] = rows.slice(header, header + 2);
  const isOneRow = columns.every((column) => upper.includes(column));
  return rows
    .slice(header + (isOneRow ? 1 : 2))
    .filter((row) => row.some((cell) => cell !== ''))
    .map((row) =>
      Object.fromEntries(
        columns.map((column) => [
          column,
          row[upper.includes(column) ? upper.indexOf(column) : lower.indexOf(column)] ?? '',
        ]),
      ),
    );
}

/** All cells of a sheet as texts. */
function sheetOf(path: string, sheet: string): readonly string[][] {
  const found = bookOf(path).get(sheet);
  if (found === undefined) throw new Error(`нет листа «${sheet}»: ${sheetNames(path).join(', ')}`);
  return found;
}

/** Names of the sheets of a workbook. */
export function sheetNames(path: string): readonly string[] {
  return [...bookOf(path).keys()];
}

type Book = ReadonlyMap<string, readonly string[][]>;
const BOOKS = new Map<string, Book>();

/** A workbook is read once; one written anew has another time. */
function bookOf(path: string): Book {
  const key = `${path} ${statSync(path).mtimeMs}`;
  const known = BOOKS.get(key);
  if (known !== undefined) return known;
  const { SheetNames, Sheets } = read(readFileSync(path));
  const sheets = SheetNames.map((name) => {
    const rows = utils.sheet_to_json<string[]>(Sheets[name] ?? {}, { header: 1, raw: false, defval: '' });
    return [name, rows.map((row) => row.map(String))] as const;
  });
  BOOKS.set(key, new Map(sheets));
  return new Map(sheets);
}

/** The text of a .docx. */
export function docxText(path: string): string {
  const xml = strFromU8(unzipSync(readFileSync(path))['word/document.xml'] ?? new Uint8Array());
  return xml
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** Full names of persons of the key, sorted as texts. */
export function namesOf(ids: readonly string[]): readonly string[] {
  return ids.map((id) => CENTRE.fullNames[id] ?? id).sort();
}

/** «Фамилия, имя, отчество» of rows, sorted as texts. */
export function namesIn(rows: readonly Record<string, string>[]): readonly string[] {
  return rows.map((row) => row[PERSON] ?? '').sort();
}

/** The column that names the graduate. */
export const PERSON = 'Фамилия, имя, отчество';
const COLLEGES = new Map(KEY.colleges.map(({ id, name }) => [name, id]));

/** Id of a college by its name. */
export function collegeId(name: string): string {
  return COLLEGES.get(name) ?? name;
}

/** Numbers of a document by college of the key. */
export function byCollege<Row, Value>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  value: (row: Row) => Value,
): Record<string, Value> {
  return Object.fromEntries(rows.map((row) => [collegeId(nameOf(row)), value(row)]));
}

/** Without the entries that are 0. */
export function filled(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

/** The class of an output stands in its name, in the head of every sheet and in the manifest beside it. */
export function expectClass(path: string, kind: 'open' | 'official' | 'restricted'): void {
  const words = { open: 'открытые данные', official: 'служебное', restricted: 'ограниченный доступ' }[kind];
  expect(basename(path)).toContain(words);
  const manifest = JSON.parse(readFileSync(join(dirname(path), 'manifest.json'), 'utf8')) as {
    readonly files: Readonly<Record<string, { readonly class: string }>>;
  };
  expect(manifest.files[basename(path)]?.class).toBe(kind);
  if (!path.endsWith('.xlsx')) return;
  const said = {
    open: 'открытые данные',
    official: 'для служебного пользования',
    restricted: 'ограниченный доступ',
  }[kind];
  for (const sheet of sheetNames(path)) {
    const head = sheetOf(path, sheet).slice(0, 6).flat().join('\n');
    expect([sheet, head]).toEqual([sheet, expect.stringContaining(`Класс: ${said}`)]);
  }
}

/** What every run so far has said. */
export function everythingSaid(): string {
  return transcript.flatMap(({ out, err }) => [out, err]).join('\n');
}

/** Names of the restricted files that runs say they wrote. */
export function filesGiven(): readonly string[] {
  const named = transcript.filter(
    ({ args, code }) => args.includes('--restricted') && args.includes('--json') && code === 0,
  );
  const paths = named.flatMap(({ out }) => {
    const {
      file,
      quotes,
      files = [],
      letters = [],
    } = JSON.parse(out) as {
      readonly file?: string | null;
      readonly quotes?: string;
      readonly files?: readonly string[];
      readonly letters?: readonly string[];
    };
    return [file, quotes, ...files, ...letters].filter((path) => path != null);
  });
  return paths.map((path) => basename(path)).filter((name) => name.includes('ограниченный доступ'));
}

/** A file of the imports and what became of its rows. */
interface ImportedFile {
  readonly path: string;
  readonly kind: string;
  readonly rows: Readonly<Record<'accepted' | 'rejected' | 'skipped', number>>;
}

/** What the imports made of each file. */
export function imported(): readonly ImportedFile[] {
  return transcript
    .filter(({ args }) => args[0] === 'import' && args.includes('--findings'))
    .flatMap(({ out }) => (JSON.parse(out) as { readonly files: readonly ImportedFile[] }).files);
}

/** Lines of the findings of all imports. */
export function findingsOfImports(): readonly string[] {
  return FOLDERS.flatMap((folder) =>
    readFileSync(join(scratch, `${basename(folder)}.csv`), 'utf8').split('\n'),
  );
}

/** True of a name that two persons of the region bear. */
export function isNamesake(id: string): boolean {
  const name = CENTRE.fullNames[id];
  return Object.values(CENTRE.fullNames).filter((other) => other === name).length > 1;
}

/** Rows in an order of their own, for comparing what has none. */
export function sorted<T>(rows: readonly T[]): readonly T[] {
  return [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** A day as the cells of a sheet hold it. */
export function shown(day: string): string {
  return String(serialOf(day));
}
