import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { IntakeContext } from '../../../src/domain/intake-record.ts';
import type { StoredVacancy } from '../../../src/domain/vacancy.ts';
import { openInput } from '../../../src/intake/open-input.ts';
import { findSharedInns } from '../../../src/matching/adverts/employer-key.ts';
import { groupAdverts } from '../../../src/matching/adverts/group-adverts.ts';
import { createLocator } from '../../../src/matching/territory/create-locator.ts';
import { loadReference } from '../../../src/reference/load-reference.ts';
import { day, SVERDLOVSK } from '../../store/sample-imports.ts';

interface KeyVacancy {
  readonly id: string;
  readonly title: string;
  readonly places: number | null;
  readonly inn: string | null;
  readonly in: readonly string[];
  readonly marks: readonly string[];
}

const SAMPLE = join(import.meta.dirname, '../../../fixtures/sample');
const TABLE = 'Вакансии службы занятости 25.05.2026.xlsx';
const key = JSON.parse(readFileSync(join(SAMPLE, 'answer-key.json'), 'utf8')) as {
  vacancies: readonly KeyVacancy[];
};
const reference = loadReference();
const context: IntakeContext = {
  reference,
  region: SVERDLOVSK,
  asOf: day('2026-05-25'),
  cohort: 2026,
  colleges: [],
  college: null,
  specialBasis: false,
  kind: null,
  edition: null,
};

async function read(file: string): Promise<StoredVacancy[]> {
  const opened = await openInput(join(SAMPLE, 'vacancies/2026-05-25', file), context);
  const vacancies: StoredVacancy[] = [];
  for await (const batch of opened.batches) {
    for (const event of batch) {
      if (event.type !== 'record' || event.record.kind !== 'vacancies') continue;
      vacancies.push({ ...event.record.value, source: { file, sheet: event.sheet, row: event.row } });
    }
  }
  return vacancies;
}

/** The advert of the key behind a row of the table without ids; rows the key cannot tell apart are left out. */
function tableTruth(rows: readonly StoredVacancy[]): ReadonlyMap<string, string> {
  const listed = key.vacancies.filter((each) => each.in.includes('table'));
  const truth = new Map<string, string>();
  for (const { id, title, places, employer } of rows) {
    const [found, second] = listed.filter(
      (each) => each.title === title && each.places === places && each.inn === employer.inn,
    );
    if (found !== undefined && second === undefined) truth.set(id, found.id);
  }
  return truth;
}

/** The first advert behind a chain of reposts. */
function originOf(id: string): string {
  const marks = key.vacancies.find((each) => each.id === id)?.marks ?? [];
  const before = marks.find((mark) => mark.startsWith('repost-of:'))?.slice('repost-of:'.length);
  return before === undefined ? id : originOf(before);
}

function pairs(groups: Iterable<readonly string[]>): Set<string> {
  const found = new Set<string>();
  for (const ids of groups) {
    const sorted = Array.from(ids).sort();
    for (const [at, a] of sorted.entries()) for (const b of sorted.slice(at + 1)) found.add(`${a} ${b}`);
  }
  return found;
}

it('the sample’s planted reposts and rows repeated from the portal are found, and nothing else', async () => {
  const portal = await read('vacancy.csv');
  const table = await read(TABLE);
  const truthOf = tableTruth(table);
  expect(truthOf.size).toBeGreaterThan(table.length - 5);
  const told = table.filter(({ id }) => truthOf.has(id));
  const vacancies = [...portal, ...told].filter(({ open }) => open);
  const region = reference.regions.find(SVERDLOVSK);
  if (region === null) throw new Error('no region');
  const locator = createLocator(reference.territories, region);
  const adverts = vacancies.map((vacancy) => ({ vacancy, place: locator.locate(vacancy).place }));
  const shared = new Set(findSharedInns(vacancies).map(({ inn }) => inn));

  const planted = Map.groupBy(vacancies, ({ id }) => originOf(truthOf.get(id) ?? id)).values();
  const truth = pairs(Array.from(planted, (group) => group.map(({ id }) => id)));
  const found = pairs(
    groupAdverts(adverts, shared).map(({ representative, duplicates }) =>
      [representative, ...duplicates].map(({ id }) => id),
    ),
  );
  expect(truth.size).toBeGreaterThan(10);
  expect(Array.from(found).filter((pair) => !truth.has(pair))).toEqual([]);
  expect(Array.from(truth).filter((pair) => !found.has(pair))).toEqual([]);
});
