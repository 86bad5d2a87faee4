import { describe, expect, test } from 'vitest';
import { parseInn } from '../../../src/domain/identifiers.ts';
import { valueOrNull } from '../../../src/domain/parsed.ts';
import type { Status } from '../../../src/domain/status.ts';
import { balanceRegion } from '../../../src/matching/balance/balance-region.ts';
import { type Deduction, deductionOf } from '../../../src/matching/balance/supply.ts';
import { AS_OF, adverts, day, type GraduateLine, graduates, region } from './region.ts';

const only = (line: GraduateLine) => {
  const [first] = graduates(line);
  if (first === undefined) throw new TypeError('no graduate');
  return first.graduate;
};

describe('who leaves supply, by the first reason that holds', () => {
  const target = { employer: 'АО «Завод»', state: 'active' } as const;
  const cases: readonly (readonly [string, GraduateLine, Deduction | null])[] = [
    ['no status', { specialty: '15.01.05' }, null],
    ['employed', { specialty: '15.01.05', status: 'employed' }, 'employed'],
    ['own business', { specialty: '15.01.05', status: 'entrepreneur' }, 'entrepreneur'],
    ['self-employed', { specialty: '15.01.05', status: 'self-employed' }, 'self-employed'],
    ['plans to study', { specialty: '15.01.05', status: 'will-study' }, 'studying'],
    ['will be conscripted', { specialty: '15.01.05', status: 'will-be-conscript' }, 'conscription'],
    ['contract service', { specialty: '15.01.05', status: 'will-serve-contract' }, 'contract-service'],
    ['childcare', { specialty: '15.01.05', status: 'childcare' }, 'childcare'],
    ['leaving', { specialty: '15.01.05', status: 'will-move-abroad' }, 'leaving-country'],
    ['grave illness', { specialty: '15.01.05', status: 'death-or-grave-illness' }, 'hardship'],
    ['custody', { specialty: '15.01.05', status: 'custody' }, 'hardship'],
    ['target contract', { specialty: '15.01.05', target }, 'target-contract'],
    [
      'suspended target contract',
      { specialty: '15.01.05', target: { ...target, state: 'suspended' } },
      'target-contract',
    ],
    [
      'contract broken by the employer',
      { specialty: '15.01.05', target: { ...target, state: 'broken-by-employer' } },
      null,
    ],
    [
      'conscription before the contract',
      { specialty: '15.01.05', status: 'conscript', target },
      'conscription',
    ],
    [
      'the contract before a plan to work',
      { specialty: '15.01.05', status: 'will-be-employed', target },
      'target-contract',
    ],
    ['plans to work, nobody named', { specialty: '15.01.05', status: 'will-be-employed' }, null],
    [
      'plans own business',
      { specialty: '15.01.05', status: 'will-be-self-employed' },
      'own-business-planned',
    ],
    ['informal work', { specialty: '15.01.05', status: 'informal' }, null],
    ['registered unemployed', { specialty: '15.01.05', status: 'unemployed-registered' }, null],
    ['no specialty', { specialty: null }, 'specialty-unknown'],
    ['no specialty, employed', { specialty: null, status: 'employed' }, 'employed'],
  ];
  test.each(cases)('%s', (_, line, expected) => {
    expect(deductionOf(only(line), AS_OF)).toBe(expected);
  });

  const jobs: readonly (readonly [string, Partial<Status>, Deduction | null])[] = [
    ['job ended before the day', { kind: 'employed', until: day('2026-05-24') }, null],
    ['job ends on the day', { kind: 'employed', until: AS_OF }, 'employed'],
    ['a job waits at a named employer', { kind: 'will-be-employed', employer: 'АО «Завод»' }, 'job-agreed'],
  ];
  test.each(jobs)('%s', (_, status, expected) => {
    expect(deductionOf(only({ specialty: '15.01.05', status }), AS_OF)).toBe(expected);
  });
});

test('available = graduates − Σ deductions, for every programme', () => {
  const balance = balanceRegion(
    region(
      graduates(
        { specialty: '15.01.05', count: 10 },
        { specialty: '15.01.05', count: 3, status: 'conscript' },
        { specialty: '1199:15.01.05', count: 2, status: 'employed' },
        { specialty: '43.01.09', count: 4, status: 'childcare' },
        { specialty: null, count: 1 },
      ),
      [],
    ),
  );
  expect(balance.totals).toMatchObject({ graduates: 20, available: 10 });
  expect(balance.headline.deducted).toMatchObject({
    conscription: 3,
    employed: 2,
    childcare: 4,
    'specialty-unknown': 1,
  });
  for (const { graduates: all, available, deducted } of balance.programmes) {
    expect(available).toBe(all - Object.values(deducted).reduce((a, b) => a + b, 0));
  }
});

describe('places held by target contracts leave demand as the graduate leaves supply', () => {
  const contract = { employer: 'АО "ЗАВОД"', state: 'active' } as const;
  const wanted = adverts(
    { codes: '15.01.05', places: 3, employer: 'АО «Завод»' },
    { codes: '43.01.09', places: 3, employer: 'АО «Завод»' },
    { codes: '15.01.05', places: 3, employer: 'ООО «Другой»' },
  );
  test('same employer, same profession', () => {
    const balance = balanceRegion(
      region(graduates({ specialty: '15.01.05', count: 2, target: contract }), wanted),
    );
    expect(balance.headline).toMatchObject({ heldPlaces: 2, contractsWithoutPlace: 0 });
    expect(balance.totals).toMatchObject({
      available: 0,
      adverts: 3,
      places: 9,
      unmatchedPlaces: 2,
      unmatchedAdverts: 0,
    });
    expect(balance.unmatched).toEqual([
      expect.objectContaining({ reason: 'held-by-contract', places: 2, adverts: 0 }),
    ]);
  });
  test('two different ИНН are two employers, whatever the name', () => {
    const withInn = wanted.map((one) => ({
      ...one,
      vacancy: {
        ...one.vacancy,
        employer: { ...one.vacancy.employer, inn: valueOrNull(parseInn('7707083893')) },
      },
    }));
    const people = graduates({ specialty: '15.01.05', target: contract }).map((one) => ({
      ...one,
      graduate: {
        ...one.graduate,
        targetContract: one.graduate.targetContract && {
          ...one.graduate.targetContract,
          employerInn: valueOrNull(parseInn('7736050003')),
        },
      },
    }));
    expect(balanceRegion(region(people, withInn)).headline).toMatchObject({
      heldPlaces: 0,
      contractsWithoutPlace: 1,
    });
  });
  test('no more than the employer has; the rest is reported', () => {
    const balance = balanceRegion(
      region(graduates({ specialty: '15.01.05', count: 5, target: contract }), wanted),
    );
    expect(balance.headline).toMatchObject({ heldPlaces: 3, contractsWithoutPlace: 2 });
  });
});
