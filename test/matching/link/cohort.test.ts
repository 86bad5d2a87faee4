import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateCohort, judgeCohort } from '../../../bench/link-cohort.ts';
import { seededRandom } from '../../../fixtures/generator/random.ts';
import type { KnownPerson, LinkDecision, PersonIdentity } from '../../../src/domain/person-link.ts';
import { blockKeys } from '../../../src/matching/link/block-keys.ts';
import { createDescriber } from '../../../src/matching/link/describe-person.ts';
import { indexPersons } from '../../../src/matching/link/index-persons.ts';
import { createPersonLinker } from '../../../src/matching/link/link-person.ts';
import { identity, type Stated } from './identity.ts';

const linker = createPersonLinker();
const keysOf = (row: PersonIdentity) => linker.blockKeys?.(row) ?? [];
const link = (rows: readonly PersonIdentity[], persons: readonly KnownPerson[]) =>
  linker.linkRows(rows, indexPersons(persons, keysOf), { population: persons.length });

describe('a synthetic cohort is linked', () => {
  it.each([
    ['as one file', '1', {}, false],
    ['as a file a college', '2', {}, true],
    ['with twice the mistakes', '3', { mess: 2 }, false],
    ['with half of the people new and half gone', '4', { turnover: 0.5 }, false],
  ])('%s', (_, seed, options, byCollege) => {
    const quality = judgeCohort(generateCohort(4000, seed, options), byCollege);
    expect(quality.twinsMerged).toBe(0);
    expect(quality.precision).toBeGreaterThanOrEqual(0.9995);
    expect(quality.recallAfterReview).toBeGreaterThanOrEqual(0.98);
    expect(quality.review).toBeLessThanOrEqual(0.02);
  });
});

const smallCohort = fc.integer({ min: 1, max: 1_000_000 }).map((seed) => ({
  seed: String(seed),
  ...generateCohort(150, String(seed), { mess: 4, turnover: 0.1 }),
}));

/** Rows that state the same are the same: their decisions may be exchanged. */
function outcomes(rows: readonly PersonIdentity[], decisions: readonly LinkDecision[]): readonly string[] {
  const { describe: describeRow } = createDescriber(() => false);
  return decisions
    .map(({ personId, bits, review }, at) => {
      const row = rows[at];
      const asked = review?.map((each) => `${each.personId}:${each.bits}`).join(' ');
      return `${row && describeRow(row).key} → ${personId} ${bits} ${asked}`;
    })
    .sort();
}

describe('whatever the lists', () => {
  it('the order of rows and of persons changes nothing', () => {
    fc.assert(
      fc.property(smallCohort, ({ seed, known, rows }) => {
        const random = seededRandom(seed);
        const mixed = random.shuffle(rows);
        const first = outcomes(rows, link(rows, known));
        expect(outcomes(mixed, link(mixed, random.shuffle(known)))).toEqual(first);
      }),
      { numRuns: 10 },
    );
  });

  it('the other list first: the same pairs', () => {
    fc.assert(
      fc.property(smallCohort, ({ known, rows }) => {
        const persons = rows.map((row, at) => ({ id: at, identities: [row] }));
        const back = known.flatMap(({ identities }) => identities);
        const pairs = link(rows, known).flatMap(({ personId }, at) =>
          personId === null ? [] : [`${personId} ${at}`],
        );
        const reversed = link(back, persons).flatMap(({ personId }, at) =>
          personId === null ? [] : [`${known[at]?.id} ${personId}`],
        );
        expect(reversed.sort()).toEqual(pairs.sort());
      }),
      { numRuns: 10 },
    );
  });

  it('the same file again finds every row with the person it was given to, and asks nothing', () => {
    fc.assert(
      fc.property(smallCohort, ({ known, rows }) => {
        const persons = new Map(known.map(({ id, identities }) => [id, [...identities]]));
        const given = link(rows, known).map(({ personId }, at) => personId ?? 1_000_000 + at);
        for (const [at, id] of given.entries()) {
          const row = rows[at];
          if (row !== undefined) persons.set(id, [...(persons.get(id) ?? []), row]);
        }
        const again = link(
          rows,
          [...persons].map(([id, identities]) => ({ id, identities })),
        );
        expect(again.map(({ personId }) => personId)).toEqual(given);
        expect(again.every(({ review }) => review === undefined)).toBe(true);
      }),
      { numRuns: 10 },
    );
  });

  it('rows = linked + asked + new, and nobody is given twice', () => {
    fc.assert(
      fc.property(smallCohort, ({ known, rows }) => {
        const decisions = link(rows, known);
        const linked = decisions.flatMap(({ personId }) => personId ?? []);
        const asked = decisions.filter(({ review }) => review !== undefined);
        expect(new Set(linked).size).toBe(linked.length);
        expect(asked.every(({ personId, review }) => personId === null && review?.length !== 0)).toBe(true);
        const offered = asked.flatMap(({ review }) => review?.map(({ personId }) => personId) ?? []);
        expect(offered.filter((id) => linked.includes(id))).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });
});

describe('two descriptions of one person share a block key', () => {
  const cases: [string, Stated, Stated][] = [
    ['ё, capitals, look-alikes', { fio: 'ТECTOBA АННА ОБРАЗЦОВНА' }, { fio: 'Тёстова Анна Образцовна' }],
    ['a changed surname', { fio: 'Примерова Анна Образцовна', college: null }, {}],
    ['a mistyped surname, no birth date', { fio: 'Тестоова Анна Образцовна', birthDate: null }, {}],
    ['a lost patronymic, no birth date', { fio: 'Тестова Анна', birthDate: null }, {}],
    ['a mistyped surname and patronymic', { fio: 'Ттестова Анна Образцвна' }, {}],
    ['a mistyped birth date, another college', { birthDate: null, college: 'Техникум' }, {}],
    [
      'swapped cells',
      { fio: 'Умайра Тестова Образцовна', birthDate: null },
      { fio: 'Тестова Умайра Образцовна' },
    ],
    ['initials', { fio: 'Тестова А. О.', birthDate: null }, {}],
  ];
  it.each(cases)('%s', (_, a, b) => {
    const others = new Set(keysOf(identity(b)));
    expect(keysOf(identity(a)).some((key) => others.has(key))).toBe(true);
  });

  it('not with a classmate, nor with another year', () => {
    const keys = new Set(keysOf(identity()));
    expect(keysOf(identity({ fio: 'Примеров Пётр Опытович' })).filter((key) => keys.has(key))).toEqual([]);
    expect(keysOf(identity({ cohort: 2025 })).filter((key) => keys.has(key))).toEqual([]);
  });

  it('a row that states the name only has one key', () => {
    const { describe: describeRow } = createDescriber(() => false);
    const bare = identity({ fio: 'Тестова Анна', birthDate: null, college: null });
    expect(blockKeys(describeRow(bare))).toHaveLength(1);
  });
});
