import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { EXIT, Failure } from '../../domain/failure.ts';
import type { Reference } from '../../domain/lookups.ts';
import type { Industry } from '../../matching/sector/industries.ts';
import { readIndustries, readSectorGrouping } from '../../matching/sector/read-sector-grouping.ts';
import type { SectorGrouping } from '../../matching/sector/sector-grouping.ts';
import {
  applyIndustries,
  applySectorsFile,
  type SectorsFile,
  sectorsFileSchema,
} from '../../matching/sector/sectors-file.ts';
import { mistakesOf } from '../../workspace/config-mistakes.ts';
import { type ReplaceResult, replaceFile } from '../../workspace/replace-file.ts';
import type { WorkspacePaths } from '../../workspace/workspace-paths.ts';
import type { OpenWorkspace } from '../with-workspace.ts';

/** Sectors and industries in force, and the user's file where there is one. */
export interface Sectors {
  readonly grouping: SectorGrouping;
  readonly industries: readonly Industry[];
  /** Path of the file; null = the shipped grouping. */
  readonly file: string | null;
}

const KEYS = ['schema', 'mode', 'sectors', 'industries'];
const ROW_KEYS: Readonly<Record<string, readonly string[]>> = {
  sectors: ['name', 'okved', 'spheres', 'words'],
  industries: ['name', 'okved'],
};

/** Where the user's grouping lies. */
function sectorsPath({ templates }: WorkspacePaths): string {
  return join(templates, 'sectors.json');
}

/**
 * The grouping of the workspace: the shipped one with `templates/sectors.json` laid over it.
 * @throws Failure `sectors-not-json`, `sectors-invalid`: all mistakes at once, each with the path of its key
 */
export function readSectors(paths: WorkspacePaths, reference: Reference): Sectors {
  const grouping = readSectorGrouping();
  const industries = readIndustries();
  const path = sectorsPath(paths);
  if (!existsSync(path)) return { grouping, industries, file: null };
  const file = parseSectors(readFileSync(path, 'utf8'), path, reference);
  return {
    grouping: applySectorsFile(grouping, file),
    industries: applyIndustries(industries, file),
    file: path,
  };
}

/** Writes the grouping in force where it is read from, to be edited; another file there stays unless `force`. */
export async function writeSectors(workspace: OpenWorkspace, force: boolean): Promise<ReplaceResult> {
  const { paths } = workspace;
  await mkdir(paths.templates, { recursive: true, mode: 0o700 });
  // A broken file is what one wants to replace: then the shipped grouping is written.
  const sectors = force
    ? { grouping: readSectorGrouping(), industries: readIndustries(), file: null }
    : readSectors(paths, workspace.reference());
  return await replaceFile(sectorsPath(paths), Buffer.from(renderSectors(sectors)), { force });
}

/** The text of a file with everything in force, to be edited. */
export function renderSectors({ grouping, industries }: Sectors): string {
  const file: z.input<typeof sectorsFileSchema> = {
    schema: 'route.sectors/1',
    mode: 'replace',
    sectors: grouping.rows.map(({ sector, okved, spheres, words }) => ({
      name: sector,
      okved: [...okved],
      spheres: [...spheres],
      words: [...words],
    })),
    industries: industries.map(({ name, okved }) => ({ name, okved: [...okved] })),
  };
  // Lists on one line: a sector is then a few lines, and a code is easily found.
  const text = JSON.stringify(file, null, 2).replace(
    /\[\s+([^[\]{}]*?)\s+\]/g,
    (_, items: string) => `[${items.replace(/(?<!\s)\s*\n\s*/g, ' ')}]`,
  );
  return `${text}\n`;
}

function parseSectors(text: string, path: string, reference: Reference): SectorsFile {
  const input = parseJson(text.replace(/^\ufeff/, ''), path);
  const result = sectorsFileSchema.safeParse(input);
  const lines = result.success
    ? unknownCodes(result.data, reference)
    : mistakesOf(result.error.issues, input, knownKeys).map(
        ({ path: key, found, expected }) => `${key}: ${found}; ожидается ${expected}`,
      );
  if (result.success && lines.length === 0) return result.data;
  throw new Failure(
    'sectors-invalid',
    [`Ошибки в файле отраслей ${path}:`, ...lines.map((line) => `  ${line}`)].join('\n'),
    {
      hint: 'Исправьте перечисленное или удалите файл: тогда действует отраслевая группировка программы (route sectors --write).',
      exitCode: EXIT.usage,
    },
  );
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Failure('sectors-not-json', `Файл отраслей ${path} не разбирается как JSON.`, {
      hint: 'Частые причины: лишняя или забытая запятая, кавычки-«ёлочки» вместо прямых, незакрытая скобка.',
      exitCode: EXIT.usage,
      cause,
    });
  }
}

/** Codes no classifier has: the schema knows their form only. */
function unknownCodes({ sectors, industries }: SectorsFile, { okved }: Reference): readonly string[] {
  const codesOf = (list: string, rows: readonly Industry[]) =>
    rows.flatMap((row, at) =>
      row.okved.flatMap((code, index) =>
        okved.find(code) === null
          ? [`${list}[${at}].okved[${index}]: "${code}"; ожидается код из ОКВЭД-2`]
          : [],
      ),
    );
  return [...codesOf('sectors', sectors), ...codesOf('industries', industries)];
}

function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  return path.length === 0 ? KEYS : (ROW_KEYS[String(path[0])] ?? []);
}
