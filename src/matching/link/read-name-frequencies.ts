import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { fatherStem, foldSpelling, plainName, surnameStem } from './name-forms.ts';

/** How often a name is met before any list was read; shares of all people, 0–1. */
export interface NameFrequencies {
  /** By {@link surnameStem}. */
  readonly surnames: ReadonlyMap<string, number>;
  /** By {@link foldSpelling}. */
  readonly names: ReadonlyMap<string, number>;
  /** By the stem of the father's name. */
  readonly patronymics: ReadonlyMap<string, number>;
  /** True for a given name in plain form, of a man or a woman. */
  isGivenName(plain: string): boolean;
}

const perHundredThousand = z.record(z.string().min(1), z.number().positive());
const schema = z.strictObject({
  unit: z.string(),
  source: z.string(),
  surnames: perHundredThousand,
  men: perHundredThousand,
  women: perHundredThousand,
});

/** Reads the shipped table of surnames and given names. */
export function readNameFrequencies(): NameFrequencies {
  const file = new URL('./data/name-frequencies.json', import.meta.url);
  const { surnames, men, women } = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const both = [...Object.entries(men), ...Object.entries(women)];
  const plain = new Set(both.map(([name]) => plainName(name)));
  const all = both.reduce((sum, [, count]) => sum + count, 0);
  const fathers = Object.values(men).reduce((sum, count) => sum + count, 0);
  return {
    surnames: shares(Object.entries(surnames), surnameStem, 100_000),
    names: shares(both, foldSpelling, all),
    patronymics: shares(Object.entries(men), fatherStem, fathers),
    isGivenName: (name) => plain.has(name),
  };
}

function shares(
  counts: readonly (readonly [string, number])[],
  keyOf: (plain: string) => string,
  total: number,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [name, count] of counts) {
    const key = keyOf(plainName(name));
    found.set(key, (found.get(key) ?? 0) + count / total);
  }
  return found;
}
