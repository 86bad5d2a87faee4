import type { z } from 'zod';
import { nearestWord } from '../domain/nearest-word.ts';

/** One mistake of the config: the path of the key («campaign.dueTime»), what stands there, what is expected. */
export interface ConfigMistake {
  readonly path: string;
  readonly found: string;
  readonly expected: string;
}

type Issue = z.core.$ZodIssue;

const TYPES: Readonly<Record<string, string>> = {
  string: 'строка',
  array: 'список в квадратных скобках',
  object: 'объект в фигурных скобках',
  record: 'объект в фигурных скобках',
};

/** The mistakes behind the issues of zod, by path. @param known keys allowed at a path, for «имелось в виду» */
export function mistakesOf(
  issues: readonly Issue[],
  input: unknown,
  known: (path: readonly PropertyKey[]) => readonly string[],
): readonly ConfigMistake[] {
  return issues.flatMap((issue): ConfigMistake[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => unknownKey([...issue.path, key], key, known(issue.path)));
    }
    const found = foundAt(input, issue.path);
    return [{ path: renderPath(issue.path), found: renderFound(found), expected: expectedBy(issue) }];
  });
}

function unknownKey(path: readonly PropertyKey[], key: string, known: readonly string[]): ConfigMistake {
  const near = nearestWord(key, known);
  return {
    path: renderPath(path),
    found: 'неизвестный ключ',
    expected: near === null ? `один из ключей ${known.join(', ')}` : `возможно, имелось в виду «${near}»`,
  };
}

function expectedBy(issue: Issue): string {
  // Messages of the schema are in Russian and say what is expected; those built into zod are replaced.
  if (/[а-я]/.test(issue.message)) return issue.message;
  if (issue.code === 'invalid_type') return TYPES[issue.expected] ?? issue.expected;
  if (issue.code !== 'invalid_value') return issue.message;
  const values = issue.values.map((value) => JSON.stringify(value));
  return values.length === 1 ? `${values[0]}` : `одно из значений ${values.join(', ')}`;
}

function foundAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

function renderFound(value: unknown): string {
  if (value === undefined) return 'ключа нет';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function renderPath(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'весь файл';
  return path
    .map((key, at) => (typeof key === 'number' ? `[${key}]` : `${at === 0 ? '' : '.'}${String(key)}`))
    .join('');
}
