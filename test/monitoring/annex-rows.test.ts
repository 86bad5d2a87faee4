import { describe, expect, it } from 'vitest';
import { type Graduate, NO_CATEGORIES, type TargetContract } from '../../src/domain/graduate.ts';
import type { Inn } from '../../src/domain/identifiers.ts';
import { STATUS_KINDS, type Status } from '../../src/domain/status.ts';
import { annexRows, graduateAnnexes } from '../../src/monitoring/forms/annex-rows.ts';
import { readEdition, readEditions } from '../../src/monitoring/forms/read-edition.ts';
import { makeGraduate, status } from './make-graduate.ts';

const [HEALTH, TARGET] = graduateAnnexes(readEdition('sep2025'));
const INN = '7700000001' as Inn;
const OTHER = '7700000002' as Inn;

const contract = (state: TargetContract['state']): TargetContract => ({
  number: null,
  date: null,
  employer: null,
  employerInn: INN,
  employerOgrn: null,
  state,
});

function rowOf(state: TargetContract['state'], stated: Status | null): Record<string, string> {
  if (TARGET === undefined) throw new Error('no annex');
  const graduate = makeGraduate(1, { targetContract: contract(state), status: stated });
  const [row] = annexRows(TARGET, [graduate], ({ specialty }) => specialty?.code ?? null);
  return Object.fromEntries(row?.values ?? []);
}

describe('«3. Целевики»', () => {
  it.each([
    ['a contract nobody told the state of', null, status('employed'), {}],
    [
      'works where the contract says',
      'active',
      status('employed', { employerInn: INN }),
      { '6': 'действует', '7': 'трудоустроен у работодателя, с которым' },
    ],
    ['works, nobody says where', 'active', status('employed'), { '6': 'действует' }],
    [
      'studies while the contract waits',
      'suspended',
      status('studying'),
      { '6': 'действует', '7': 'договор приостановлен (пролонгирован): продолжает' },
    ],
    [
      'broken, works elsewhere',
      'broken-by-employer',
      status('employed', { employerInn: OTHER }),
      { '6': 'расторгнут', '10': 'трудоустроен у иного работодателя' },
    ],
    ['broken, nobody knows what became of the person', 'broken-by-graduate', null, { '6': 'расторгнут' }],
  ] as const)('%s', (_, state, stated, expected) => {
    const { '1': code, '5': inn, ...rest } = rowOf(state, stated);
    expect([code, inn]).toEqual(['15.01.05', INN]);
    expect(Object.keys(rest)).toEqual(Object.keys(expected));
    for (const [column, start] of Object.entries(expected)) expect(rest[column]).toMatch(start.slice(0, 20));
  });

  it('whatever is known, only allowed values are set, and never two that exclude each other', () => {
    for (const state of ['active', 'suspended', 'broken-by-employer', 'broken-by-graduate'] as const) {
      for (const kind of STATUS_KINDS) {
        for (const employerInn of [null, INN, OTHER]) {
          const row = rowOf(state, status(kind, { employerInn }));
          for (const { number, content, choices } of TARGET?.columns ?? []) {
            if (content === 'choice' && row[number] !== undefined) expect(choices).toContain(row[number]);
          }
          const broken = row['6'] === 'расторгнут';
          expect(row[broken ? '7' : '10']).toBeUndefined();
        }
      }
    }
  });
});

describe('who stands in an annex', () => {
  const people: readonly Graduate[] = [
    makeGraduate(1),
    makeGraduate(2, { categories: { ...NO_CATEGORIES, limitedHealth: true } }),
    makeGraduate(3, { categories: { ...NO_CATEGORIES, disabledChild: true } }),
    makeGraduate(4, { targetContract: contract('broken-by-employer') }),
    makeGraduate(5, { categories: { ...NO_CATEGORIES, limitedHealth: false, disabled: false } }),
  ];
  it.each([
    ['«2. Нозологии»', HEALTH, [2, 3]],
    ['«3. Целевики», broken contracts too', TARGET, [4]],
  ] as const)('%s', (_, annex, ids) => {
    if (annex === undefined) throw new Error('no annex');
    expect(annexRows(annex, people, () => null).map(({ graduate }) => graduate.id)).toEqual(ids);
  });

  it('sheets about employers and contracts are not made of graduates', () => {
    const found = readEditions().map((edition) => [edition.id, graduateAnnexes(edition).length]);
    expect(found.filter(([, count]) => count !== 0)).toEqual([['sep2025', 2]]);
  });
});
