import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { EXIT, Failure } from '../domain/failure.ts';
import { type IsoDate, yearOf } from '../domain/iso-date.ts';
import type { Region } from '../domain/lookups.ts';
import { mistakesOf } from './config-mistakes.ts';
import { configSchema } from './config-schema.ts';

/** Name of the config in a workspace. */
export const CONFIG_FILE = 'route.config.json';

type Parsed = z.infer<typeof configSchema>;

/** A checked config with every default filled in. */
export type WorkspaceConfig = Omit<Parsed, 'campaign'> & {
  readonly campaign: Parsed['campaign'] & { readonly cohort: number };
};

/**
 * Reads the config of a workspace.
 * @param today the cohort of a config that names none is its year
 * @throws {Failure} `config-missing`, `config-not-json`, `config-invalid`: all mistakes at once, each with the path of its key
 */
export async function readConfig(folder: string, today: IsoDate): Promise<WorkspaceConfig> {
  const path = join(folder, CONFIG_FILE);
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Failure('config-missing', `Не читается файл настроек ${path}.`, {
      hint: 'Создайте рабочую папку командой route init.',
      exitCode: EXIT.usage,
      cause,
    });
  });
  return parseConfig(text, path, today);
}

/** Reads the text of a config; `path` is for messages. */
export function parseConfig(text: string, path: string, today: IsoDate): WorkspaceConfig {
  const input = parseJson(text.replace(/^\ufeff/, ''), path);
  const result = configSchema.safeParse(input);
  if (result.success) return withCohort(result.data, today);
  const mistakes = mistakesOf(result.error.issues, input, knownKeys);
  const lines = mistakes.map(({ path: key, found, expected }) => `  ${key}: ${found}; ожидается ${expected}`);
  throw new Failure('config-invalid', [`Ошибки в файле настроек ${path}:`, ...lines].join('\n'), {
    hint: 'Исправьте перечисленные ключи и повторите команду.',
    exitCode: EXIT.usage,
  });
}

/** The config of a new workspace: what is known of the region, and all defaults written out. */
export function defaultConfig(region: Region, today: IsoDate): WorkspaceConfig {
  const parsed = configSchema.parse({
    schema: 'route.config/1',
    region: region.code,
    regionName: region.fullName,
    timeZone: region.timeZone,
  });
  return withCohort(parsed, today);
}

/** The text of a config file. */
export function renderConfig(config: WorkspaceConfig): string {
  return `${JSON.stringify(config, null, 2)}\n`;
}

function withCohort(parsed: Parsed, today: IsoDate): WorkspaceConfig {
  const { cohort = yearOf(today), ...campaign } = parsed.campaign;
  return { ...parsed, campaign: { cohort, ...campaign } };
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Failure('config-not-json', `Файл настроек ${path} не разбирается как JSON${placeOf(cause)}.`, {
      hint: 'Частые причины: лишняя или забытая запятая, кавычки-«ёлочки» вместо прямых, незакрытая скобка.',
      exitCode: EXIT.usage,
      cause,
    });
  }
}

/** Where the JSON breaks, from the message of the parser («… (line 3 column 5)»). */
function placeOf(error: unknown): string {
  const match = error instanceof Error ? /\(line (\d+) column (\d+)\)/.exec(error.message) : null;
  return match === null ? '' : `: строка ${match[1]}, символ ${match[2]}`;
}

/** Keys allowed at a path of the config. */
function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  let schema: unknown = z.toJSONSchema(configSchema, { unrepresentable: 'any', io: 'input' });
  for (const key of path) {
    const node = nodeOf(schema);
    schema = typeof key === 'number' ? node.items : nodeOf(node.properties)[String(key)];
  }
  return Object.keys(nodeOf(nodeOf(schema).properties));
}

function nodeOf(schema: unknown): Record<string, unknown> {
  return typeof schema === 'object' && schema !== null ? { ...schema } : {};
}
