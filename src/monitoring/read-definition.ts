import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EXIT, Failure } from '../domain/failure.ts';

/** What a file of definitions is called in messages and in codes of failures. */
export interface DefinitionKind {
  /** `edition` makes the codes `edition-unreadable` and `edition-invalid`. */
  readonly code: string;
  /** In the genitive: «издания формы». */
  readonly name: string;
}

/** A parsed definition, or every mistake in it. */
type ParsedDefinition<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'bad'; readonly mistakes: readonly string[] };

/** Reads a JSON file of definitions. @throws Failure `…-unreadable`, or `…-invalid` with all mistakes at once */
export function readDefinition<T>(
  file: string | URL,
  { code, name }: DefinitionKind,
  parse: (json: unknown) => ParsedDefinition<T>,
): T {
  const path = file instanceof URL ? fileURLToPath(file) : file;
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Failure(`${code}-unreadable`, `Файл ${name} не читается: ${path}.`, {
      hint: 'Проверьте путь и то, что это файл JSON в кодировке UTF-8.',
      cause,
    });
  }
  const result = parse(json);
  if (result.kind === 'ok') return result.value;
  throw new Failure(`${code}-invalid`, `Ошибки в файле ${name} ${path}: ${result.mistakes.join('; ')}.`, {
    hint: 'Исправьте названные ключи и повторите.',
    exitCode: EXIT.usage,
  });
}
