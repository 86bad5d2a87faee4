import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { type Knowledge, parseKnowledge } from './knowledge.ts';
import { type ProfessionCodes, parseProfessionCodes } from './profession-codes.ts';

const FOLDER = new URL('../data/', import.meta.url);

/** The knowledge files shipped with the product; the version names the hash of their bytes. */
export function loadKnowledge(): Knowledge {
  const digest = createHash('sha256');
  const files = readdirSync(FOLDER)
    .filter((name) => /^(\d\d|none)\.txt$/.test(name))
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(name, FOLDER), 'utf8');
      digest.update(name).update('\0').update(text).update('\0');
      return { name, text };
    });
  return parseKnowledge(files, `titles-1+${digest.digest('hex').slice(0, 12)}`);
}

/** Profession codes with known names: a published excerpt of ОК 016-94 and codes seen in adverts of 2026. */
export function loadProfessionCodes(): ProfessionCodes {
  return parseProfessionCodes(readFileSync(new URL('profession-codes.tsv', FOLDER), 'utf8'));
}
