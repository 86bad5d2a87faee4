import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../src/domain/failure.ts';
import type { IntakeEvent } from '../../src/domain/intake-record.ts';
import { openInput } from '../../src/intake/open-input.ts';
import { expandContainer } from '../../src/workflow/import/expand-container.ts';
import { compare } from './compare.ts';
import { type Draft, layOut } from './draft.ts';
import { makeMess } from './make-mess.ts';
import type { Need } from './mess-layout.ts';
import { drain, readArrays, readingContext } from './read-draft.ts';
import type { FileFormat } from './write-draft.ts';

/** Sheets as arrays hold everything. */
const ARRAYS: ReadonlySet<Need> = new Set<Need>(['merges', 'sheets', 'types']);

/** What came of many seeds. */
export interface Outcome {
  /** One line a silent difference: seed, mess, place, what. */
  readonly silent: readonly string[];
  readonly refused: number;
  /** Values lost though nobody spoilt them, each told by a finding. */
  readonly told: number;
  readonly equal: number;
}

/** Spoils a clean table by each seed and reads it back as sheets of cells. */
export function fuzzArrays(seeds: Iterable<number>): Promise<Outcome> {
  return fuzz(seeds, ARRAYS, (draft) => readArrays(draft.sheets.map(layOut)));
}

/** The same through a file of this format. @param folder private to the caller */
export function fuzzFiles(seeds: Iterable<number>, format: FileFormat, folder: string): Promise<Outcome> {
  let number = 0;
  return fuzz(seeds, format.able, async (draft) => {
    const place = join(folder, `${format.name} ${number++}`);
    mkdirSync(place);
    const path = join(place, `выпускники.${format.extension}`);
    writeFileSync(path, format.write(draft.sheets.map(layOut)));
    const events: IntakeEvent[] = [];
    for await (const found of expandContainer({ path, shown: 'выпускники' }, place)) {
      if (found.kind === 'failure') throw found.failure;
      if (found.kind === 'file')
        events.push(...(await drain(await openInput(found.input.path, readingContext()))));
    }
    return events;
  });
}

/** Refusals a table without a header may end in. */
const REFUSALS = ['header-not-found', 'text-broken'];

async function fuzz(
  seeds: Iterable<number>,
  able: ReadonlySet<Need>,
  read: (draft: Draft) => Promise<readonly IntakeEvent[]>,
): Promise<Outcome> {
  const silent: string[] = [];
  let refused = 0;
  let told = 0;
  let equal = 0;
  for (const seed of seeds) {
    const draft = makeMess(seed, able);
    const mess = `seed ${seed} (${draft.applied.join('; ')})`;
    try {
      const verdict = compare(draft, draft.sheets.map(layOut), await read(draft));
      silent.push(...verdict.silent.map((difference) => `${mess} ${difference}`));
      told += verdict.told.length;
      equal += verdict.equal;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      refused++;
      if (!(REFUSALS.includes(error.code) && draft.applied.includes('no header')))
        silent.push(`${mess} refused: ${error.code}`);
    }
  }
  return { silent, refused, told, equal };
}

/** Whole numbers from `first`, `count` of them. */
export function seedsFrom(first: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => first + at);
}
