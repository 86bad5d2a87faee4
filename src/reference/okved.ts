import type { OkvedEntry, OkvedReference } from '../domain/lookups.ts';
import { readRows } from './read-table.ts';

/** Reads ОКВЭД-2. A code is looked up as it stands («10.71»); its section also by class when the code itself is unknown. */
export function readOkved(): OkvedReference {
  const entries = new Map<string, OkvedEntry>();
  for (const entry of readRows('okved2.csv', ([code = '', name = '', section = '']) => ({
    code,
    name,
    section,
  }))) {
    entries.set(entry.code, entry);
  }
  const find = (code: string): OkvedEntry | null => entries.get(code.trim()) ?? null;
  return {
    find,
    sectionOf(code) {
      const entry = find(code) ?? find(code.trim().slice(0, 2));
      return entry === null ? null : find(entry.section);
    },
  };
}
