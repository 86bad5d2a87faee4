import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ReplaceResult, replaceFile } from '../workspace/replace-file.ts';
import type { OpenWorkspace } from './with-workspace.ts';

/** Lists of words a region may make its own; a file of the name in the workspace stands in the place of the shipped one. */
const SHIPPED = {
  'reason-rules': new URL('../monitoring/data/reason-rules.json', import.meta.url),
  'barrier-topics': new URL('../monitoring/data/barrier-topics.json', import.meta.url),
  'leaving-reasons': new URL('../monitoring/data/leaving-reasons.json', import.meta.url),
  'skill-words': new URL('../monitoring/data/skill-words.json', import.meta.url),
} as const;

/** Name of a list of words: why people do not work, topics of meetings, why they leave, skills employers miss. */
export type WordRules = keyof typeof SHIPPED;

/** All of them. */
export const WORD_RULES = Object.keys(SHIPPED) as readonly WordRules[];

/** The file of words to read: the user's where there is one, else the shipped one. */
export function rulesFile({ paths }: Pick<OpenWorkspace, 'paths'>, name: WordRules): string | URL {
  const own = ownPath(paths.templates, name);
  return existsSync(own) ? own : SHIPPED[name];
}

/** Writes the shipped words where the user's are read from, to be edited; the user's stay unless `force`. */
export async function writeOwnRules(
  { paths }: Pick<OpenWorkspace, 'paths'>,
  name: WordRules,
  force: boolean,
): Promise<ReplaceResult> {
  await mkdir(paths.templates, { recursive: true, mode: 0o700 });
  const own = ownPath(paths.templates, name);
  const source = existsSync(own) && !force ? own : SHIPPED[name];
  return await replaceFile(own, await readFile(source), { force });
}

function ownPath(templates: string, name: WordRules): string {
  return join(templates, `${name}.json`);
}
