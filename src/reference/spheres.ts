import type { Reference } from '../domain/lookups.ts';
import { normaliseLabel } from '../domain/text.ts';
import { readTable } from './read-table.ts';

/** Reads the professional spheres of the portal. A code seen without a label has no name. */
export function readSpheres(): Reference['spheres'] {
  const names = new Map<string, string>();
  const codes = new Map<string, string>();
  for (const { code = '', name = '' } of readTable('spheres.csv')) {
    if (name === '') continue;
    names.set(code.toLowerCase(), name);
    codes.set(normaliseLabel(name), code);
  }
  return {
    nameOf: (code) => names.get(code.trim().toLowerCase()) ?? null,
    codeOf: (name) => codes.get(normaliseLabel(name)) ?? null,
  };
}
