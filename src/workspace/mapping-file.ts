import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { EXIT, Failure } from '../domain/failure.ts';
import { safeFileName } from '../domain/file-name.ts';
import { IMPORT_KINDS } from '../domain/intake-record.ts';
import { nearestWord } from '../domain/nearest-word.ts';
import type { TableMapping } from '../domain/table-mapping.ts';
import { normaliseLabel } from '../domain/text.ts';
import { mistakesOf } from './config-mistakes.ts';
import { replaceFile } from './replace-file.ts';

/** Names of the fields a kind of table may have. */
export type FieldsOf = (kind: TableMapping['kind']) => readonly string[];

const text = z.string('непустая строка').trim().min(1, 'непустая строка');
const optional = text.nullable().default(null);
const KINDS = IMPORT_KINDS.filter((kind): kind is TableMapping['kind'] => kind !== 'forms');

const column = z
  .strictObject({
    column: z
      .string('буквы столбца')
      .regex(/^([A-Za-z]{1,3}|\d{1,5})$/, 'буквы столбца, например "C"; у текстовых файлов его номер')
      .transform((letters) => letters.toUpperCase())
      .nullable()
      .default(null),
    header: optional,
    field: optional,
  })
  .refine(
    (each) => each.column !== null || each.header !== null,
    'column или header: буквы столбца или его заголовок',
  );

const schema = z.strictObject({
  schema: z.literal('route.mapping/1', 'ключ "schema": "route.mapping/1"'),
  kind: z.enum(KINDS, `один из видов: ${KINDS.join(', ')}`).default('graduates'),
  college: optional,
  sheet: optional,
  headerRow: z
    .int('номер строки')
    .min(0, 'номер строки')
    .max(1_048_576, 'номер строки')
    .nullable()
    .default(null),
  columns: z.array(column, 'список столбцов').min(1, 'хотя бы один столбец'),
  constants: z
    .strictObject({
      college: optional,
      cohort: z.int('год').min(2000, 'год от 2000').max(2100, 'год до 2100').nullable().default(null),
      specialty: optional,
      group: optional,
    })
    .prefault({}),
});

const KEYS: Readonly<Record<string, readonly string[]>> = {
  '': ['schema', 'kind', 'college', 'sheet', 'headerRow', 'columns', 'constants'],
  columns: ['column', 'header', 'field'],
  constants: ['college', 'cohort', 'specialty', 'group'],
};

/**
 * Reads a layout from its file.
 * @throws Failure `mapping-unreadable`, `mapping-invalid`: all mistakes at once, each with the path of its key
 */
export async function readMapping(path: string, fieldsOf: FieldsOf): Promise<TableMapping> {
  const content = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Failure('mapping-unreadable', `Файл раскладки ${path} не читается.`, {
      hint: 'Проверьте имя. Черновик раскладки: route check ТАБЛИЦА --draft-mapping ФАЙЛ.json',
      exitCode: EXIT.usage,
      cause,
    });
  });
  return parseMapping(content, path, fieldsOf);
}

/** Reads the text of a layout; `path` is for messages. */
export function parseMapping(content: string, path: string, fieldsOf: FieldsOf): TableMapping {
  const input = parseJson(content.replace(/^\ufeff/, ''), path);
  const result = schema.safeParse(input);
  const mistakes = result.success
    ? mistakesOfFields(result.data, fieldsOf)
    : mistakesOf(result.error.issues, input, (at) => KEYS[String(at[0] ?? '')] ?? []).map(
        ({ path: key, found, expected }) => `${key}: ${found}; ожидается ${expected}`,
      );
  if (result.success && mistakes.length === 0) {
    const { schema: _, ...mapping } = result.data;
    return mapping;
  }
  throw new Failure('mapping-invalid', [`Ошибки в раскладке ${path}:`, ...mistakes].join('\n  '), {
    hint: 'Исправьте перечисленное и повторите команду. Ключи и поля описаны в docs/mapping.md.',
    exitCode: EXIT.usage,
  });
}

function mistakesOfFields(
  { kind, headerRow, columns }: Pick<TableMapping, 'kind' | 'headerRow' | 'columns'>,
  fieldsOf: FieldsOf,
): readonly string[] {
  const known = fieldsOf(kind);
  const taken = new Map<string, number>();
  const mistakes = columns.flatMap(({ field }, at) => {
    if (field === null) return [];
    const before = taken.get(field);
    if (before === undefined) taken.set(field, at);
    if (!known.includes(field)) {
      const near = nearestWord(field, known);
      const expected =
        near === null ? `одно из полей ${known.join(', ')}` : `возможно, имелось в виду «${near}»`;
      return [`columns[${at}].field: "${field}"; ожидается ${expected}`];
    }
    return before === undefined
      ? []
      : [`columns[${at}].field: "${field}" уже у columns[${before}]; ожидается другое поле`];
  });
  if (taken.size === 0)
    mistakes.push('columns: ни у одного столбца нет поля; ожидается field хотя бы у одного');
  if (headerRow === null && columns.every(({ header }) => header === null)) {
    mistakes.push(
      'headerRow: ключа нет; ожидается номер строки заголовков (0 — заголовков нет) или header у столбцов',
    );
  }
  return mistakes;
}

function parseJson(content: string, path: string): unknown {
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw new Failure('mapping-invalid', `Файл раскладки ${path} — не JSON.`, {
      hint: 'Проверьте запятые, кавычки и скобки.',
      exitCode: EXIT.usage,
      cause,
    });
  }
}

/** The text of a layout, readable and editable. */
export function renderMapping(mapping: TableMapping): string {
  const columns = mapping.columns.map((each) => `    ${JSON.stringify(each)}`).join(',\n');
  const { kind, college, sheet, headerRow, constants } = mapping;
  const rest = Object.entries({ kind, college, sheet, headerRow, constants }).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  return `{\n  "schema": "route.mapping/1",\n${rest.join(',\n')},\n  "columns": [\n${columns}\n  ]\n}\n`;
}

/** Keeps a layout for a college, in place of the one kept before. @returns the path */
export async function rememberMapping(
  folder: string,
  college: string,
  mapping: TableMapping,
): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, fileOf(college));
  await replaceFile(path, Buffer.from(renderMapping({ ...mapping, college })), { force: true });
  return path;
}

/** Layouts kept for colleges, by name of the file. */
export async function rememberedMappings(
  folder: string,
  fieldsOf: FieldsOf,
): Promise<readonly TableMapping[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  const files = names.filter((name) => name.endsWith('.json')).sort();
  return await Promise.all(files.map((name) => readMapping(join(folder, name), fieldsOf)));
}

/** Forgets the layout of a college; false when none is kept. */
export async function forgetMapping(folder: string, college: string, fieldsOf: FieldsOf): Promise<boolean> {
  const kept = await rememberedMappings(folder, fieldsOf);
  const wanted = normaliseLabel(college);
  const found = kept.find((each) => normaliseLabel(each.college ?? '') === wanted)?.college ?? null;
  if (found === null) return false;
  await rm(join(folder, fileOf(found)), { force: true });
  return true;
}

function fileOf(college: string): string {
  return safeFileName(`${normaliseLabel(college)}.json`);
}
