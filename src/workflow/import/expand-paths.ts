import { globSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { EXIT, Failure } from '../../domain/failure.ts';
import type { IsoInstant } from '../../domain/iso-date.ts';

/** A file to read: where it is, and how the user would name it. */
export interface InputPath {
  readonly path: string;
  readonly shown: string;
  /** When the mail it came with was sent; absent or null for files that came otherwise. */
  readonly sentAt?: IsoInstant | null;
  /** Address it was mailed from. */
  readonly sender?: string | null;
}

/** Left out of folders: hidden files, and what operating systems and editors leave behind. */
const NOT_INPUT = /^(\.|Thumbs\.db$|desktop\.ini$)/i;

/**
 * Files, folders (all files below them) and glob patterns as a list of files, each once, in alphabetical order inside a folder.
 * @throws Failure when a path does not exist or a pattern finds nothing
 */
export function expandPaths(operands: readonly string[], cwd: string): readonly InputPath[] {
  const found = new Map<string, InputPath>();
  for (const operand of operands) {
    for (const path of filesOf(operand, cwd)) {
      if (!found.has(path)) found.set(path, { path, shown: shownAs(path, operand, cwd) });
    }
  }
  return [...found.values()];
}

function filesOf(operand: string, cwd: string): readonly string[] {
  const path = resolve(cwd, operand);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory() === true) return isMaildir(path) ? [path] : filesBelow(path);
  if (stats !== undefined) return [path];
  const matches = /[*?[{]/.test(operand) ? globSync(operand, { cwd }).map((name) => resolve(cwd, name)) : [];
  if (matches.length > 0) return matches.filter((name) => statSync(name).isFile()).sort(byCodeUnits);
  throw new Failure('path-not-found', `нет такого файла или папки: ${operand}.`, {
    exitCode: EXIT.io,
    hint: 'Проверьте имя и текущую папку.',
  });
}

/** A Maildir is one input: its folders hold letters, not files by name. */
function isMaildir(folder: string): boolean {
  return ['cur', 'new', 'tmp'].every(
    (name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory() === true,
  );
}

function filesBelow(folder: string): readonly string[] {
  const files: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    byCodeUnits(a.name, b.name),
  )) {
    if (NOT_INPUT.test(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...filesBelow(path));
    else if (entry.isFile()) files.push(path);
  }
  return files;
}

function shownAs(path: string, operand: string, cwd: string): string {
  if (resolve(cwd, operand) === path) return operand;
  const shown = relative(cwd, path);
  return shown.startsWith('..') ? path : shown;
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
