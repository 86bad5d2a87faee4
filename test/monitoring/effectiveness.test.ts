import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Graduate, TargetContract } from '../../src/domain/graduate.ts';
import { parseInn } from '../../src/domain/identifiers.ts';
import { valueOrNull } from '../../src/domain/parsed.ts';
import { STATUS_KINDS, type StatusKind } from '../../src/domain/status.ts';
import { effectivenessReport } from '../../src/monitoring/effectiveness/effectiveness.ts';
import { parseMethod } from '../../src/monitoring/effectiveness/effectiveness-method.ts';
import { readMethod } from '../../src/monitoring/effectiveness/read-method.ts';
import { wilson } from '../../src/monitoring/effectiveness/wilson.ts';
import { heldJobFor } from '../../src/monitoring/forms/place-status.ts';
import { day, makeGraduate, spo, status } from './make-graduate.ts';

const method = readMethod();

function report(
  graduates: readonly Graduate[],
  discipline = new Map<string, { due: number; onTime: number }>(),
) {
  return effectivenessReport({
    asOf: day('2026-11-02'),
    region: 'Свердловская область',
    cohort: 2026,
    graduates,
    colleges: [],
    discipline,
    specialtyName: () => null,
    method,
  });
}

/** Persons by status: `{ employed: 3 }`; `none` = no status. */
function persons(
  counts: Partial<Record<StatusKind | 'none', number>>,
  stated: Partial<Graduate> = {},
): Graduate[] {
  return Object.entries(counts).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, i) =>
      makeGraduate(i, {
        status: STATUS_KINDS.includes(kind as StatusKind) ? status(kind as StatusKind) : null,
        ...stated,
      }),
    ),
  );
}

/** «8 / 16 = 50.0 %» or «2 / 3: small». */
function indicator(id: string, graduates: readonly Graduate[]): string {
  const value = report(graduates).total.indicators.find((one) => one.id === id);
  if (value === undefined) return 'нет показателя';
  const parts = `${value.numerator} / ${value.denominator}`;
  return value.rate === null
    ? `${parts}: ${value.withheld}`
    : `${parts} = ${(value.rate * 100).toFixed(1)} %`;
}

describe('Wilson interval, 95 %', () => {
  it.each<[number, number, number, number]>([
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [5, 10, 0.2366, 0.7634],
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i: %f … %f', (part, whole, low, high) => {
    const interval = wilson(part, whole);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });
});

describe('indicators', () => {
  const mixed = persons({
    employed: 8,
    entrepreneur: 1,
    'self-employed': 1,
    studying: 3,
    conscript: 2,
    'contract-service': 1,
    childcare: 1,
    informal: 1,
    'not-motivated': 1,
    'death-or-grave-illness': 1,
    none: 4,
  });
  it.each<[string, string, readonly Graduate[]]>([
    ['employment', '17 / 24 = 70.8 %', mixed],
    ['placement', '10 / 17 = 58.8 %', mixed],
    ['risk', '2 / 24 = 8.3 %', mixed],
    ['knowledge', '20 / 24 = 83.3 %', mixed],
    ['employment', '5 / 9: small', persons({ employed: 5, informal: 4 })],
    ['employment', '0 / 12: no-data', persons({ none: 12 })],
    ['employment', '0 / 0: empty', []],
    ['knowledge', '0 / 12 = 0.0 %', persons({ none: 12 })],
    ['specialty-of-employed', '0 / 12: no-data', persons({ employed: 12 })],
    ['discipline', 'null / null: no-data', mixed],
  ])('%s: %s', (id, expected, graduates) => {
    expect(indicator(id, graduates)).toBe(expected);
  });

  it('specialty: of employed and of all; nobody is guessed into the numerator', () => {
    const all = [
      ...persons({ employed: 6 }).map((one) => ({
        ...one,
        status: status('employed', { inSpecialty: true }),
      })),
      ...persons({ employed: 4 }).map((one) => ({
        ...one,
        status: status('employed', { inSpecialty: false }),
      })),
      ...persons({ employed: 2, studying: 8 }),
    ];
    expect(indicator('specialty-of-employed', all)).toBe('6 / 12 = 50.0 %');
    expect(indicator('specialty-of-all', all)).toBe('6 / 20 = 30.0 %');
    expect(report(all).total.indicators.find(({ id }) => id === 'specialty-of-employed')?.unknown).toBe(2);
  });

  it('retention: by stated months, else by the first day of work', () => {
    const job = (stated: Parameters<typeof status>[1]) =>
      makeGraduate(1, { status: status('employed', stated) });
    const all = [
      ...Array.from({ length: 5 }, () => job({ monthsOnJob: 4 })),
      ...Array.from({ length: 2 }, () => job({ monthsOnJob: 3 })),
      job({ since: day('2026-07-01') }),
      job({ since: day('2026-07-10') }),
      job({ since: day('2026-01-01'), until: day('2026-03-01') }),
    ];
    expect(indicator('retention', all)).toBe('6 / 10 = 60.0 %');
  });

  it('data discipline counts returns, not persons: no minimum and no interval', () => {
    const made = report(persons({ employed: 1 }), new Map([['Уральский колледж', { due: 8, onTime: 6 }]]));
    const value = made.colleges[0]?.indicators.find(({ id }) => id === 'discipline');
    expect(value).toMatchObject({ numerator: 6, denominator: 8, rate: 0.75, interval: null });
  });
});

describe('four months on the last job, on 02.11.2026', () => {
  it.each<[string, Parameters<typeof status>[1], string | null, boolean | null]>([
    ['four months stated', { monthsOnJob: 4 }, null, true],
    ['three months stated, an old first day', { monthsOnJob: 3, since: day('2026-01-01') }, null, false],
    ['nothing stated', {}, '2026-11-01', null],
    ['since 1 July, seen this week', { since: day('2026-07-01') }, '2026-11-01', true],
    ['since 1 July, last seen in August', { since: day('2026-07-01') }, '2026-08-03', null],
    ['since 10 July: too early', { since: day('2026-07-10') }, '2026-11-01', false],
    ['left after two months', { since: day('2026-05-01'), until: day('2026-07-01') }, '2026-11-01', false],
    ['left after five months', { since: day('2026-04-01'), until: day('2026-09-01') }, '2026-11-01', true],
  ])('%s', (_name, stated, statedOn, expected) => {
    const found = heldJobFor(
      status('employed', stated),
      4,
      day('2026-11-02'),
      statedOn === null ? null : day(statedOn),
    );
    expect(found).toBe(expected);
  });
});

describe('target contracts', () => {
  const inn = valueOrNull(parseInn('7707083893'));
  const other = valueOrNull(parseInn('7736050003'));
  const contract = (stated: Partial<TargetContract> = {}): TargetContract => ({
    number: null,
    date: null,
    employer: 'АО «Завод»',
    employerInn: inn,
    employerOgrn: null,
    state: 'active',
    ...stated,
  });
  it.each<[string, Partial<Graduate>, 'target-fulfilled' | 'target-suspended' | 'target-unknown' | 'none']>([
    [
      'works at the customer by ИНН',
      { targetContract: contract(), status: status('employed', { employerInn: inn }) },
      'target-fulfilled',
    ],
    [
      'works at the customer by name',
      {
        targetContract: contract({ employerInn: null }),
        status: status('employed', { employer: 'АО "ЗАВОД"' }),
      },
      'target-fulfilled',
    ],
    [
      'works elsewhere',
      { targetContract: contract(), status: status('employed', { employerInn: other }) },
      'none',
    ],
    [
      'works, the employer is not stated',
      { targetContract: contract(), status: status('employed') },
      'target-unknown',
    ],
    ['no status', { targetContract: contract(), status: null }, 'target-unknown'],
    [
      'the contract is suspended',
      { targetContract: contract({ state: 'suspended' }), status: null },
      'target-suspended',
    ],
    ['studies on', { targetContract: contract(), status: status('studying') }, 'target-suspended'],
    [
      'the employer broke it',
      {
        targetContract: contract({ state: 'broken-by-employer' }),
        status: status('employed', { employerInn: inn }),
      },
      'none',
    ],
  ])('%s → %s', (_name, stated, expected) => {
    const { counts } = report([makeGraduate(1, stated)]).total;
    const found = (['target-fulfilled', 'target-suspended', 'target-unknown'] as const).filter(
      (key) => counts[key] === 1,
    );
    expect(found).toEqual(expected === 'none' ? [] : [expected]);
    expect(counts.target).toBe(1);
  });
});

describe('comparison with the region', () => {
  it('takes the region’s share of each specialty', () => {
    const welders = { specialty: spo('15.01.05') };
    const clerks = { specialty: spo('38.02.01') };
    const made = report([
      ...persons({ employed: 9, informal: 1 }, { college: 'А', ...welders }),
      ...persons({ employed: 3, informal: 7 }, { college: 'Б', ...welders }),
      ...persons({ employed: 5, informal: 5 }, { college: 'Б', ...clerks }),
    ]);
    const [a, b] = made.colleges;
    expect(a?.expected).toEqual({ denominator: 10, actual: 9, expected: 6, difference: 3, comparable: 10 });
    expect(b?.expected).toEqual({ denominator: 20, actual: 8, expected: 11, difference: -3, comparable: 10 });
  });

  it('expected persons of all colleges sum to the actual ones', () => {
    const people = fc.array(
      fc.record({
        kind: fc.option(fc.constantFrom(...STATUS_KINDS)),
        college: fc.constantFrom('А', 'Б', 'В', null),
        code: fc.constantFrom('15.01.05', '38.02.01', '43.01.09', null),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(people, (list) => {
        const made = report(
          list.map(({ kind, college, code }, i) =>
            makeGraduate(i, {
              college,
              specialty: code === null ? null : spo(code),
              status: kind === null ? null : status(kind),
            }),
          ),
        );
        const sum = (key: 'actual' | 'expected') =>
          made.colleges.reduce((total, { expected }) => total + (expected?.[key] ?? 0), 0);
        expect(sum('expected')).toBeCloseTo(sum('actual'), 9);
      }),
      { numRuns: 60 },
    );
  });
});

describe('method', () => {
  it('names every mistake of a user’s file', () => {
    const [first] = method.indicators;
    const result = parseMethod({
      ...method,
      expected: 'нет',
      indicators: [{ ...first, group: 'x', exclusions: ['employed'] }, first],
    });
    expect(result).toEqual({
      kind: 'bad',
      mistakes: [
        'expected: такого показателя нет',
        'indicators.0.group: такой группы нет',
        'indicators.0.exclusions: employed и в числителе, и в исключениях',
        'indicators.1.id: показатель стоит дважды',
      ],
    });
  });
});
