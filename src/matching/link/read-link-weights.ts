import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type ComparedField, FIELDS, LEVELS } from './levels.ts';

/** Shares of the levels of each field, 0–1. */
export type LevelShares = Readonly<Record<ComparedField, Readonly<Record<string, number>>>>;

/** Parameters of the Fellegi–Sunter model. */
export interface LinkWeights {
  /** Share of a level among pairs that are one person and state the field on both sides. */
  readonly m: LevelShares;
  /** Share of a level among random pairs; levels that are not given follow the frequency of the value. */
  readonly u: LevelShares;
  /** Chance that two people of one college also agree in group or programme. */
  readonly shareWithinCollege: Readonly<Record<string, number>>;
  /** Share of a value that no table lists. */
  readonly shareOfUnlisted: Readonly<Record<ComparedField, number>>;
  /** How many persons a row is looked for among, when neither rows nor context tell of more. */
  readonly population: number;
}

const share = z.number().positive().max(1);
const levelShares = z.record(z.enum(FIELDS), z.record(z.string(), share));
const schema = z.strictObject({
  source: z.string(),
  m: levelShares,
  u: levelShares,
  shareWithinCollege: z.record(z.string(), share),
  shareOfUnlisted: z.record(z.enum(FIELDS), share),
  population: z.int().positive(),
});

/** Reads the shipped parameters. @throws ZodError when the file is damaged, TypeError when it lacks a level */
export function readLinkWeights(): LinkWeights {
  const file = new URL('./data/link-weights.json', import.meta.url);
  const weights = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  for (const field of FIELDS) {
    const lacking = Object.keys(LEVELS[field]).filter(
      (level) => level !== 'missing' && !weights.m[field][level],
    );
    if (lacking.length > 0) throw new TypeError(`no m for ${field}: ${lacking.join(', ')}`);
  }
  return weights;
}
