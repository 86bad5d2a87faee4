import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSnapshots, type Snapshot } from '../../src/monitoring/effectiveness/compare-snapshots.ts';
import {
  type EffectivenessInput,
  effectivenessReport,
} from '../../src/monitoring/effectiveness/effectiveness.ts';
import { parseMethod } from '../../src/monitoring/effectiveness/effectiveness-method.ts';
import { readMethod } from '../../src/monitoring/effectiveness/read-method.ts';
import { returnDiscipline } from '../../src/monitoring/effectiveness/return-discipline.ts';
import { scoreOf } from '../../src/monitoring/effectiveness/score.ts';
import { day, makeGraduate, status } from './make-graduate.ts';
import { job } from './retention-case.ts';

const method = readMethod();

function report(input: Partial<EffectivenessInput>) {
  return effectivenessReport({
    asOf: day('2026-11-02'),
    region: 'Свердловская область',
    cohort: 2026,
    graduates: [],
    colleges: [],
    discipline: new Map(),
    specialtyName: () => null,
    method,
    ...input,
  });
}

/** «8 / 16», and the share or why there is none. */
function indicator(id: string, input: Partial<EffectivenessInput>): string {
  const value = report(input).total.indicators.find((one) => one.id === id);
  if (value === undefined) return 'нет показателя';
  return `${value.numerator} / ${value.denominator}: ${value.rate === null ? value.withheld : value.rate.toFixed(2)}`;
}

/** A row of a register about no person. */
function row<Values>(values: Values) {
  return {
    person: null,
    asOf: day('2026-10-01'),
    source: { file: 'реестр.xlsx', sheet: null, row: 3 },
    values,
  };
}

describe('still at work after 3, 6 and 12 months', () => {
  const people = Array.from({ length: 12 }, (_, i) => makeGraduate(i));
  const employment = people.map((one, i) => job(one, i < 3 ? { to: day('2026-08-10') } : {}));
  it.each([
    ['retention-3', '9 / 12: 0.75'],
    ['early-leaving', '3 / 12: 0.25'],
    ['retention-6', '0 / 0: empty'],
  ])('%s: %s', (id, expected) => {
    expect(indicator(id, { graduates: people, employment })).toBe(expected);
  });

  it('a job begun before graduation counts even if it was over by then: to leave it out would keep the lasting ones', () => {
    const early = people.map((one) => job(one, { from: day('2026-01-12'), to: day('2026-02-20') }));
    expect(
      indicator('retention-3', { graduates: people, employment: early, graduation: day('2026-06-30') }),
    ).toBe('0 / 12: 0.00');
  });
});

describe('the forecast of Форма 3 against what came', () => {
  const plan = (
    id: number,
    planned: Parameters<typeof status>[0],
    now: Parameters<typeof status>[0] | null,
  ) => {
    const first = { asOf: day('2026-05-25'), status: status(planned) };
    const later = now === null ? [] : [{ asOf: day('2026-09-07'), status: status(now) }];
    return makeGraduate(id, {
      statusHistory: [first, ...later],
      status: later[0]?.status ?? first.status,
      statusAsOf: day('2026-09-07'),
    });
  };
  const graduates = [
    ...Array.from({ length: 6 }, (_, i) => plan(i, 'will-be-employed', 'employed')),
    ...Array.from({ length: 3 }, (_, i) => plan(10 + i, 'will-study', 'employed')),
    plan(20, 'will-be-conscript', null),
    plan(21, 'employed', 'employed'),
  ];
  it.each<[string, string | null, string]>([
    ['after graduation', '2026-06-30', '6 / 10: 0.60'],
    ['on the day of graduation there is nothing to compare yet', '2026-11-02', 'null / null: no-data'],
  ])('%s', (_name, graduation, expected) => {
    expect(
      indicator('forecast', { graduates, graduation: graduation === null ? null : day(graduation) }),
    ).toBe(expected);
  });

  it('by outcome', () => {
    const { forecast } = report({ graduates, graduation: day('2026-06-30') });
    expect(
      forecast?.outcomes.map(({ plan: kind, planned, met, otherwise, unknown, fact }) => [
        kind,
        planned,
        met,
        otherwise,
        unknown,
        fact,
      ]),
    ).toEqual([
      ['will-be-employed', 6, 6, 0, 0, 10],
      ['will-be-conscript', 1, 0, 0, 1, 0],
      ['will-study', 3, 0, 3, 0, 0],
    ]);
  });
});

describe('employers’ requests', () => {
  const request = (college: string | null, places: number, filled: number | null, retained: number | null) =>
    row({
      date: day('2026-03-01'),
      employer: 'Завод',
      employerInn: null,
      college,
      position: null,
      places,
      filled,
      retained,
    });
  it.each<[string, Parameters<typeof request>[], string, string]>([
    ['filled and kept', [['Первый', 10, 6, 3]], '6 / 10: 0.60', '3 / 6: 0.50'],
    ['not stated is not nobody', [['Первый', 10, null, null]], '0 / 10: no-data', '0 / 0: empty'],
    ['more taken than asked for', [[null, 2, 5, 5]], '2 / 2: 1.00', '2 / 2: 1.00'],
    ['no register', [], 'null / null: no-data', 'null / null: no-data'],
  ])('%s', (_name, rows, closed, kept) => {
    const requests = rows.map((one) => request(...one));
    expect(indicator('requests', { requests })).toBe(closed);
    expect(indicator('requests-retained', { requests })).toBe(kept);
  });

  it('the lines of colleges sum to the region', () => {
    const made = report({ requests: [request('Первый', 4, 1, null), request(null, 3, 2, 1)] });
    expect(made.colleges.map(({ label, counts }) => [label, counts['requests-filled']])).toEqual([
      ['Колледж не указан', 2],
      ['Первый', 1],
    ]);
    expect(made.total.counts['requests-filled']).toBe(3);
  });
});

it('plans of the red level: a graduate without a plan has none carried out', () => {
  const graduates = Array.from({ length: 12 }, (_, i) => makeGraduate(i));
  const plans = new Map(graduates.slice(0, 10).map(({ id }) => [id, id < 4]));
  expect(indicator('plans', { graduates, plans })).toBe('4 / 10: 0.40');
  expect(indicator('plans', { graduates, plans: null })).toBe('null / null: no-data');
});

describe('discipline of returns', () => {
  const mondays = new Set(['2026-04-06', '2026-04-13', '2026-04-20'].map(day));
  const file = (asOf: string, errors: number, sentOn = asOf, late: boolean | null = null) => ({
    college: 'Первый',
    asOf: day(asOf),
    sentOn: day(sentOn),
    late,
    errors,
  });
  it.each<[string, ReturnType<typeof file>[], object]>([
    ['nothing sent', [], { due: 3, onTime: 0, sent: 0, clean: 0, fixed: 0, fixDays: 0 }],
    ['clean every week', [file('2026-04-06', 0), file('2026-04-13', 0)], { onTime: 2, sent: 2, clean: 2 }],
    ['known to be late', [file('2026-04-06', 0, '2026-04-07', true)], { onTime: 0, sent: 1, clean: 1 }],
    [
      'put right three days later, in the same week',
      [file('2026-04-01', 2), file('2026-04-04', 0)],
      { sent: 1, clean: 0, fixed: 1, fixDays: 3 },
    ],
    ['never put right', [file('2026-04-06', 2), file('2026-04-13', 1)], { sent: 2, clean: 0, fixed: 0 }],
    ['outside the campaign', [file('2026-03-02', 0)], { sent: 0, onTime: 0 }],
  ])('%s', (_name, files, expected) => {
    expect(returnDiscipline(files, mondays, ['Первый']).get('Первый')).toMatchObject(expected);
  });
});

describe('official figures', () => {
  const figure = (date: string, employed: number, cohort = 2026) =>
    row({ date: day(date), source: 'СФР', cohort, college: 'Уральский колледж', graduates: 12, employed });
  it('the newest of a source stands beside the own count; other cohorts are left out', () => {
    const graduates = [
      makeGraduate(1, { status: status('employed') }),
      makeGraduate(2, { status: status('self-employed') }),
      makeGraduate(3),
    ];
    const { official } = report({
      graduates,
      official: [figure('2026-09-01', 4), figure('2026-10-01', 5), figure('2026-10-05', 9, 2025)],
    });
    expect(official).toMatchObject([
      { date: '2026-10-01', employed: 5, ownEmployed: 2, graduates: 12, ownGraduates: 3 },
    ]);
  });
});

describe('measures', () => {
  const graduates = Array.from({ length: 24 }, (_, i) =>
    makeGraduate(i, { status: status(i % 2 === 0 ? 'employed' : 'not-motivated') }),
  );
  const event = {
    kind: 'fair' as const,
    date: day('2026-04-10'),
    topic: 'Весенняя ярмарка',
    college: null,
    employer: null,
    place: null,
  };
  const came = (index: number, values: object = {}) => ({
    graduate: graduates[index] ?? makeGraduate(index),
    row: row({
      date: event.date,
      topic: 'весенняя  ЯРМАРКА',
      came: null,
      offered: null,
      accepted: null,
      ...values,
    }),
  });
  const measures = {
    events: [row({ ...event, invited: 60, came: 40, offers: null })],
    attendance: [...Array.from({ length: 12 }, (_, i) => came(i)), came(0), came(13, { came: false })],
    contacts: [],
    tasks: [
      row({
        task: 'Собрать согласия',
        college: null,
        setOn: null,
        due: null,
        done: null,
        state: 'done' as const,
        evidence: null,
      }),
      row({
        task: 'Ярмарка',
        college: 'Другой',
        setOn: null,
        due: null,
        done: null,
        state: null,
        evidence: null,
      }),
    ],
    unfound: 0,
  };
  it('a graduate who came twice is one; who did not come is none; both shares have their interval', () => {
    const made = report({ graduates, measures }).measures;
    expect(
      made?.lines.map(({ label, held, invited, came: all, persons }) => [label, held, invited, all, persons]),
    ).toEqual([
      ['ярмарка вакансий', 1, 60, 40, 12],
      ['хотя бы одно мероприятие', 1, null, null, 12],
    ]);
    expect(made?.lines[0]?.effect).toMatchObject({
      took: { numerator: 6, denominator: 12, rate: 0.5, interval: { low: expect.closeTo(0.2538, 3) } },
      others: { numerator: 6, denominator: 12 },
    });
    expect(made?.reach).toMatchObject([{ graduates: 24, attended: 12, either: 12, tasks: 1, tasksDone: 1 }]);
  });
  it('is null without a row of any register', () => {
    expect(
      report({ graduates, measures: { events: [], attendance: [], contacts: [], tasks: [], unfound: 0 } })
        .measures,
    ).toBeNull();
  });
});

describe('what changed since a snapshot', () => {
  const snapshot = (
    asOf: string,
    numerator: number,
    denominator: number,
    composition = 'a / b',
  ): Snapshot => ({
    asOf: day(asOf),
    composition: { placement: composition },
    lines: [
      {
        key: 'region',
        label: 'Область',
        indicators: [
          {
            id: 'placement',
            numerator,
            denominator,
            rate: denominator < 10 ? null : numerator / denominator,
          },
        ],
      },
    ],
  });
  const compare = (was: Snapshot, corrected: Snapshot | null, now: Snapshot) =>
    compareSnapshots(
      { was, corrected, now },
      { sha256: 'f00', indicators: [{ id: 'placement', title: 'Доля' }] },
    );

  it('corrections of old data and new data are told apart', () => {
    const { changes } = compare(
      snapshot('2026-05-18', 10, 40),
      snapshot('2026-05-18', 12, 40),
      snapshot('2026-05-25', 20, 40),
    );
    expect(changes).toMatchObject([
      { correctedEffect: expect.closeTo(0.05), newEffect: expect.closeTo(0.2) },
    ]);
  });

  it('numerator and denominator, corrections and new data each make the whole change up', () => {
    const part = fc.tuple(fc.nat(50), fc.integer({ min: 50, max: 90 }));
    fc.assert(
      fc.property(part, part, part, (was, corrected, now) => {
        const [change] = compare(
          snapshot('2026-05-18', ...was),
          snapshot('2026-05-18', ...corrected),
          snapshot('2026-05-25', ...now),
        ).changes;
        if (change === undefined) return;
        const whole = now[0] / now[1] - was[0] / was[1];
        expect((change.numeratorEffect ?? 0) + (change.denominatorEffect ?? 0)).toBeCloseTo(whole, 10);
        expect((change.correctedEffect ?? 0) + (change.newEffect ?? 0)).toBeCloseTo(whole, 10);
      }),
      { numRuns: 100 },
    );
  });

  it.each<[string, Snapshot, Snapshot, object]>([
    [
      'the same numbers',
      snapshot('2026-05-18', 1, 40),
      snapshot('2026-05-25', 1, 40),
      { changes: [], otherMethod: [] },
    ],
    [
      'another composition is not compared',
      snapshot('2026-05-18', 1, 40, 'c / d'),
      snapshot('2026-05-25', 5, 40),
      { changes: [], otherMethod: ['Доля'] },
    ],
    [
      'small numbers: numbers only',
      snapshot('2026-05-18', 1, 4),
      snapshot('2026-05-25', 2, 4),
      { changes: [{ shown: false, numeratorEffect: null }] },
    ],
  ])('%s', (_name, was, now, expected) => {
    expect(compare(was, was, now)).toMatchObject(expected);
  });
});

describe('bands and weights', () => {
  const [first, second] = ['placement', 'knowledge'].map((id) =>
    method.indicators.find((one) => one.id === id),
  );
  const bands = [
    { from: 0.7, title: 'высокий', points: 100 },
    { from: 0.4, title: 'средний', points: 50 },
  ];
  const weighted = {
    ...method,
    indicators: [first, second].flatMap((one, i) =>
      one === undefined ? [] : [{ ...one, weight: i === 0 ? 3 : 1, bands }],
    ),
  };
  const value = (id: string, rate: number | null) => ({
    id,
    numerator: 0,
    base: 0,
    excluded: 0,
    denominator: 0,
    unknown: 0,
    rate,
    interval: null,
    withheld: null,
  });
  it.each<[string, number | null, number | null, number | null, number]>([
    ['both known', 0.7, 0.5, 87.5, 1],
    ['one withheld: the other alone', 0.5, null, 50, 0.75],
    ['below the lowest band there is none', 0.1, 0.9, 100, 0.25],
    ['nothing known', null, null, null, 0],
  ])('%s', (_name, placement, knowledge, points, covered) => {
    const made = scoreOf(weighted, [value('placement', placement), value('knowledge', knowledge)]);
    expect([made.points, made.covered]).toEqual([points, covered]);
  });

  it('the shipped method weighs nothing: no act names a weight', () => {
    expect(method.indicators.map(({ weight }) => weight).filter((weight) => weight > 0)).toEqual([]);
  });
});

it('a user’s file: mistakes of shape and of sense are told together', () => {
  const [first, ...others] = method.indicators;
  const result = parseMethod({
    ...method,
    minimum: 0,
    cohortRule: 'never',
    indicators: [
      { ...first, weight: 2, bands: [] },
      { ...others[0], numerator: ['выпуск'] },
      ...others.slice(1),
    ],
  });
  expect(result.kind === 'bad' && result.mistakes.map((line) => line.split(':')[0])).toEqual([
    'minimum',
    'indicators.1.numerator.0',
    'cohortRule',
    'indicators.0.weight',
  ]);
});
