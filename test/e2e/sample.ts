import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { AnswerKey, KeyPerson } from '../../fixtures/generator/answer-key.ts';
import { SAMPLE } from '../fixtures/region.ts';
import { route, routeJson, scratch } from './run-route.ts';

export const KEY = JSON.parse(readFileSync(join(SAMPLE, 'answer-key.json'), 'utf8')) as AnswerKey;
export const MONDAY = '2026-05-25';
export const workspace = join(scratch, 'ws');
const AT = ['--workspace', workspace] as const;

/** `route.import/1`, as far as tests look. */
export interface ImportDocument {
  readonly files: readonly {
    readonly path: string;
    readonly kind: string;
    readonly status: string;
    readonly importId: number;
    readonly rows: Readonly<Record<'read' | 'accepted' | 'rejected' | 'unchanged' | 'skipped', number>>;
  }[];
}

/** A row of `route list graduates`. */
export interface Listed {
  readonly surname: string;
  readonly name: string;
  readonly patronymic: string | null;
  readonly birthDate: string | null;
  readonly snils: string | null;
  readonly specialty: { readonly code: string; readonly edition: string } | null;
  readonly college: string | null;
  readonly source: { readonly file: string; readonly sheet: string | null; readonly row: number };
}

/** A line of an exported list of findings. */
export interface ExportedFinding {
  readonly week: string;
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
  readonly code: string;
  readonly message: string;
}

/** Runs a command in the workspace of the sample. */
export function inSample<Document>(...args: readonly string[]): Document {
  return routeJson<Document>(...args, ...AT);
}

/** The graduates of the workspace; the one output that names people. */
export function listGraduates(): readonly Listed[] {
  return inSample<{ rows: readonly Listed[] }>(
    'list',
    'graduates',
    '--restricted',
    '--reason',
    'сверка с ключом',
  ).rows;
}

/** Makes the workspace and imports the reference tables. */
export function initSample(): void {
  const made = route(
    ...['init', workspace, '--region', 'Свердловская область', '--cohort', '2026', '--no-input'],
    ...['--special-basis', 'вымышленные данные'],
  );
  if (made.code !== 0) throw new Error(made.err);
  inSample('import', join(SAMPLE, 'reference'), '--as-of', MONDAY);
}

/** Imports the folder of a week; findings go to a file. */
export function importWeek(week: string): ImportDocument & { readonly findings: readonly ExportedFinding[] } {
  const csv = join(scratch, `findings-${week}.csv`);
  const document = inSample<ImportDocument>('import', join(SAMPLE, 'graduates', week), '--findings', csv);
  return { ...document, findings: readFindings(csv, week) };
}

/** The exported findings; cells hold no line breaks and quotes only around text with a separator. */
function readFindings(path: string, week: string): readonly ExportedFinding[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8')
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split(/\r?\n/);
  const separator = head.includes(';') ? ';' : ',';
  const names = cellsOf(head, separator);
  return lines.map((line) => {
    const cells = cellsOf(line, separator);
    const at = (name: string) => cells[names.indexOf(name)] ?? '';
    return {
      week,
      file: at('file'),
      sheet: at('sheet'),
      cell: at('cell'),
      code: at('code'),
      message: at('message'),
    };
  });
}

function cellsOf(line: string, separator: string): readonly string[] {
  const cells = line.match(
    separator === ';' ? /("(?:[^"]|"")*"|[^;]*)(;|$)/g : /("(?:[^"]|"")*"|[^,]*)(,|$)/g,
  );
  return (cells ?? []).map((cell) => cell.replace(/[;,]$/, '').replace(/^"|"$/g, '').replaceAll('""', '"'));
}

/** Persons of the key by «file, sheet, row» of the file's base name; several weeks share names of files. */
export function personsBySource(): ReadonlyMap<string, readonly KeyPerson[]> {
  const names = new Map(KEY.files.map((file) => [file.id, basename(file.path)]));
  const found = new Map<string, KeyPerson[]>();
  for (const person of KEY.persons) {
    for (const [file, sheet, row] of person.rows) {
      const place = [names.get(file), sheet ?? '', row].join('|');
      found.set(place, [...(found.get(place) ?? []), person]);
    }
  }
  return found;
}
