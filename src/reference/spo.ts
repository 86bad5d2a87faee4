import { readFileSync } from 'node:fs';
import type { SpoProgramme, SpoReference, SpoSuccession } from '../domain/lookups.ts';
import type { SpoListRow } from '../domain/organisations.ts';
import { isSpoCode, type SpoEdition, type SpoRef } from '../domain/spo-code.ts';
import { createSpoReference } from './create-spo-reference.ts';
import { overrideProgrammes } from './override-programmes.ts';
import { readTable, splitList } from './read-table.ts';

/** Reads the СПО lists of both editions, their successions and groups, and lays the user's official rows over them. */
export function readSpo(overrides: readonly SpoListRow[]): SpoReference {
  const sourceNames = readSourceNames();
  const oldCodes = new Map<string, SpoRef>();
  const shipped: SpoProgramme[] = [];
  for (const edition of ['1199', '336'] as const) {
    for (const row of readTable(`spo-${edition}.csv`)) {
      const ref = refOf(edition, row.code);
      for (const old of splitList(row.old_codes ?? '')) oldCodes.set(old, ref);
      shipped.push({
        ref,
        name: row.name ?? '',
        formerNames: splitList(row.former_names ?? ''),
        type: row.type === 'profession' ? 'profession' : 'specialty',
        ugs: row.ugs ?? '',
        qualifications: splitList(row.qualifications ?? ''),
        confirmed: row.confirmed === '1',
        sources: splitList(row.sources ?? '').map((key) => sourceNames.get(key) ?? key),
      });
    }
  }
  return createSpoReference({
    programmes: overrideProgrammes(shipped, overrides),
    successions: readSuccessions(),
    ugsNames: new Map(readTable('ugs.csv').map((row) => [row.code ?? '', row.name ?? ''])),
    oldCodes,
  });
}

function readSuccessions(): readonly SpoSuccession[] {
  return readTable('spo-successors.csv').map((row) => ({
    from: refOf(row.from_edition, row.from_code),
    to: refOf(row.to_edition, row.to_code),
    basis: basisOf(row.basis),
  }));
}

function readSourceNames(): ReadonlyMap<string, string> {
  const described: unknown = JSON.parse(
    readFileSync(new URL('./data/sources.json', import.meta.url), 'utf8'),
  );
  const keys =
    typeof described === 'object' && described !== null && 'keys' in described ? described.keys : null;
  const names = new Map<string, string>();
  for (const [key, name] of Object.entries(keys ?? {})) if (typeof name === 'string') names.set(key, name);
  return names;
}

function refOf(edition: string | undefined, code: string | undefined): SpoRef {
  if (code === undefined || !isSpoCode(code) || !isEdition(edition)) {
    throw new TypeError(`not a programme in the shipped lists: ${edition} ${code}`);
  }
  return { edition, code };
}

function isEdition(edition: string | undefined): edition is SpoEdition {
  return edition === '1199' || edition === '336';
}

function basisOf(basis: string | undefined): SpoSuccession['basis'] {
  switch (basis) {
    case 'official':
    case 'identical-name':
    case 'source-evidence':
    case 'name-similarity':
      return basis;
    default:
      throw new TypeError(`not a basis of a succession: ${basis}`);
  }
}
