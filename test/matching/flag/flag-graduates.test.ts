import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Graduate,
  NO_CATEGORIES,
  NO_CIRCUMSTANCES,
  NO_INTENTIONS,
  type TargetContract,
} from '../../../src/domain/graduate.ts';
import { STATUS_KINDS } from '../../../src/domain/status.ts';
import { emptyFlagContext, type FlagContext } from '../../../src/matching/flag/flag-context.ts';
import { flagGraduates } from '../../../src/matching/flag/flag-graduates.ts';
import { readRiskScale } from '../../../src/matching/flag/read-risk-scale.ts';
import { day, makeGraduate, status } from '../../monitoring/make-graduate.ts';

const asOf = day('2026-09-07');
const scale = readRiskScale();
const welder = '336:15.01.05';

const contract = (state: TargetContract['state']): TargetContract => ({
  number: null,
  date: null,
  employer: null,
  employerInn: null,
  employerOgrn: null,
  state,
});
const intends = (stated: Partial<Graduate['intentions']>) => ({
  intentions: { ...NO_INTENTIONS, ...stated },
});
const circumstances = (stated: Partial<Graduate['circumstances']>) => ({
  circumstances: { ...NO_CIRCUMSTANCES, ...stated },
});
const pay = (min: number) => ({ min, max: null, period: 'month' as const });

/** Verdict of one rule on one graduate: «2: text», «clear» or «no data». */
function verdict(rule: string, stated: Partial<Graduate>, context: Partial<FlagContext> = {}): string {
  const one = makeGraduate(1, stated);
  const result = flagGraduates(
    [one],
    { ...emptyFlagContext(asOf), ...context },
    {
      ...scale,
      amber: { ...scale.amber, points: 1 },
    },
  );
  const use = result.rules.find((found) => found.rule === rule);
  if (use === undefined) return 'нет правила';
  if (use.noData === 1) return 'no data';
  if (use.clear === 1) return 'clear';
  if (use.facts === 0) return 'not scored';
  const reason = result.atRisk[0]?.reasons.find((found) => found.rule === rule);
  return `${reason?.points}: ${reason?.fact}`;
}

describe('rules', () => {
  it.each<[string, Partial<Graduate>, Partial<FlagContext>, string]>([
    ['no-feasible-vacancy', {}, {}, 'no data'],
    ['no-feasible-vacancy', {}, { feasibleVacancies: new Map() }, 'no data'],
    [
      'no-feasible-vacancy',
      {},
      { feasibleVacancies: new Map([[1, 0]]) },
      '3: подходящих вакансий в доступности: 0',
    ],
    ['no-feasible-vacancy', {}, { feasibleVacancies: new Map([[1, 2]]) }, 'clear'],
    ['contract-broken-by-employer', {}, {}, 'no data'],
    ['contract-broken-by-employer', { targetContract: contract(null) }, {}, 'no data'],
    ['contract-broken-by-employer', { targetContract: contract('active') }, {}, 'clear'],
    [
      'contract-broken-by-employer',
      { targetContract: contract('broken-by-employer') },
      {},
      '3: целевой договор расторгнут работодателем',
    ],
    ['unplaced', {}, {}, 'no data'],
    ['unplaced', {}, { unplaced: new Set([1]) }, '2: в предложении распределения места нет'],
    ['unplaced', {}, { unplaced: new Set([2]) }, 'clear'],
    ['crowded-specialty', {}, { supplyPerPlace: new Map([[1, 2]]) }, 'clear'],
    [
      'crowded-specialty',
      {},
      { supplyPerPlace: new Map([[1, 2.25]]) },
      '2: на одно место приходится выпускников: 2,3',
    ],
    [
      'crowded-specialty',
      {},
      { supplyPerPlace: new Map([[1, Infinity]]) },
      '2: мест по специальности в доступности нет',
    ],
    ['no-survey-reply', {}, {}, 'no data'],
    ['no-survey-reply', {}, { surveyClosed: true }, '2: опрос закончен, ответа нет'],
    ['no-survey-reply', intends({ surveyed: false }), {}, '2: ответа на опрос нет'],
    ['no-survey-reply', intends({ surveyed: true }), { surveyClosed: true }, 'clear'],
    ['undecided', intends({ undecided: true }), {}, '2: ответ в опросе: «не определился»'],
    ['undecided', {}, {}, 'no data'],
    ['academic-debt', circumstances({ academicDebt: true }), {}, '2: есть академическая задолженность'],
    ['academic-debt', circumstances({ academicDebt: false }), {}, 'clear'],
    [
      'beyond-radius',
      {},
      { onlyBeyondRadius: new Map([[1, true]]) },
      '2: подходящие вакансии есть только за пределами радиуса доступности',
    ],
    [
      'long-without-work',
      { status: status('at-risk-other') },
      { graduationDay: day('2026-06-30') },
      '2: без работы после выпуска 9 недель',
    ],
    ['long-without-work', { status: status('at-risk-other') }, { graduationDay: day('2026-07-20') }, 'clear'],
    ['long-without-work', { status: null }, { graduationDay: day('2026-06-30') }, 'no data'],
    ['long-without-work', { status: status('employed') }, { graduationDay: day('2026-06-30') }, 'not scored'],
    ['back-from-service', circumstances({ serviceFinished: true }), {}, '2: служба окончена, работы нет'],
    [
      'back-from-service',
      circumstances({ serviceEnds: day('2026-08-31') }),
      {},
      '2: служба окончена 31.08.2026, работы нет',
    ],
    ['back-from-service', circumstances({ serviceEnds: day('2026-10-31') }), {}, 'clear'],
    [
      'outside-specialty',
      intends({ worksInSpecialty: false }),
      {},
      '1: намерен работать не по специальности',
    ],
    [
      'pay-above-market',
      intends({ expectedPay: pay(66_000) }),
      { medianPay: new Map([[welder, 50_000]]) },
      '1: ожидает 66\u00a0000 руб., медиана по специальности 50\u00a0000 руб.',
    ],
    [
      'pay-above-market',
      intends({ expectedPay: pay(65_000) }),
      { medianPay: new Map([[welder, 50_000]]) },
      'clear',
    ],
    ['pay-above-market', intends({ expectedPay: pay(66_000) }), {}, 'no data'],
    ['no-practice', circumstances({ practiceAtEmployer: false }), {}, '1: практики у работодателя не было'],
    ['refusals', circumstances({ refusals: 2 }), {}, '1: 2 отказа от предложенных мест'],
    ['refusals', circumstances({ refusals: 1 }), {}, 'clear'],
    [
      'long-without-status',
      {},
      { listedSince: new Map([[1, day('2026-08-17')]]) },
      '1: сведений о статусе нет 3 недели',
    ],
    ['long-without-status', {}, { listedSince: new Map([[1, day('2026-08-18')]]) }, 'clear'],
    ['long-without-status', {}, {}, 'no data'],
    [
      'stated-risk',
      { status: status('not-motivated') },
      {},
      '1: колледж указал: нет мотивации к трудоустройству',
    ],
  ])('%s: %o %o → %s', (rule, stated, context, expected) => {
    expect(verdict(rule, stated, context)).toBe(expected);
  });
});

describe('levels', () => {
  it.each<[string, Partial<Graduate>, Partial<FlagContext>, string]>([
    ['two points', circumstances({ academicDebt: true }), {}, 'ниже порога'],
    [
      'three points of two rules',
      circumstances({ academicDebt: true, refusals: 2 }),
      {},
      'amber 3, срок 2026-09-21',
    ],
    ['one rule of three points', {}, { feasibleVacancies: new Map([[1, 0]]) }, 'red 3, срок 2026-09-14'],
    [
      'five points of three rules',
      { ...circumstances({ academicDebt: true, refusals: 5 }), ...intends({ undecided: true }) },
      {},
      'red 5, срок 2026-09-14',
    ],
    ['nothing known', {}, {}, 'ниже порога'],
  ])('%s → %s', (_name, stated, context, expected) => {
    const [flag] = flagGraduates(
      [makeGraduate(1, stated)],
      { ...emptyFlagContext(asOf), ...context },
      scale,
    ).atRisk;
    expect(flag === undefined ? 'ниже порога' : `${flag.level} ${flag.points}, срок ${flag.due}`).toBe(
      expected,
    );
  });

  it('the action and the owner are those of the heaviest reason, and every reason names its cell', () => {
    const one = makeGraduate(1, {
      ...circumstances({ refusals: 3 }),
      targetContract: contract('broken-by-employer'),
      statusAsOf: day('2026-09-01'),
    });
    const [flag] = flagGraduates([one], emptyFlagContext(asOf), scale).atRisk;
    expect(flag).toMatchObject({
      action: 'Оказать правовую помощь, подобрать другое место',
      owner: 'базовый центр карьеры',
    });
    expect(flag?.reasons.map(({ rule, points, date, source }) => ({ rule, points, date, source }))).toEqual([
      {
        rule: 'contract-broken-by-employer',
        points: 3,
        date: '2026-09-01',
        source: { file: 'списки.xlsx', sheet: 'Выпуск', row: 5 },
      },
      {
        rule: 'refusals',
        points: 1,
        date: '2026-09-01',
        source: { file: 'списки.xlsx', sheet: 'Выпуск', row: 5 },
      },
    ]);
  });
});

describe('separate tracks', () => {
  it.each<[string, Partial<Graduate>, readonly string[], boolean]>([
    ['a conscript', { status: status('conscript') }, ['Призыв на военную службу'], false],
    [
      'due for conscription, no status',
      circumstances({ dueForConscription: true }),
      ['Призыв на военную службу'],
      true,
    ],
    [
      'back from service',
      { status: status('conscript'), ...circumstances({ serviceFinished: true }) },
      [],
      true,
    ],
    ['childcare', { status: status('will-take-childcare') }, ['Беременность и уход за ребёнком'], false],
    ['further study', { status: status('studying') }, ['Продолжение обучения'], false],
    [
      'employed and due for conscription',
      { status: status('employed'), ...circumstances({ dueForConscription: true }) },
      [],
      false,
    ],
  ])('%s', (_name, stated, tracks, scored) => {
    const result = flagGraduates([makeGraduate(1, stated)], emptyFlagContext(asOf), scale);
    expect(result.tracks.map(({ track }) => track)).toEqual(tracks);
    expect(result.scored).toBe(scored ? 1 : 0);
  });
});

describe('what is not known', () => {
  it('a rule without its input is unavailable, not zero; others stay available', () => {
    const result = flagGraduates(
      [makeGraduate(1, circumstances({ academicDebt: false }))],
      emptyFlagContext(asOf),
      scale,
    );
    expect(result.rules.filter(({ available }) => available).map(({ rule }) => rule)).toEqual([
      'academic-debt',
    ]);
    expect(result.rules.every(({ facts, clear, noData }) => facts + clear + noData === 1)).toBe(true);
  });

  it('counts persons of whom no source states a category', () => {
    const stated = { ...NO_CATEGORIES, orphan: false };
    const graduates = [makeGraduate(1), makeGraduate(2, { categories: stated })];
    expect(flagGraduates(graduates, emptyFlagContext(asOf), scale).categoriesUnknown).toBe(1);
  });

  it('marks without a basis make the statutory list incomplete', () => {
    const context = { ...emptyFlagContext(asOf), withoutBasis: 7 };
    const result = flagGraduates([makeGraduate(1)], context, scale);
    expect([result.statutoryComplete, result.counts.withoutBasis]).toEqual([false, 7]);
    expect(
      flagGraduates([], { ...emptyFlagContext(asOf), specialBasis: false }, scale).statutoryComplete,
    ).toBe(false);
  });
});

const yesNo = fc.constantFrom(true, false, null);
const person = fc.record({
  kind: fc.option(fc.constantFrom(...STATUS_KINDS)),
  debt: yesNo,
  practice: yesNo,
  refusals: fc.constantFrom(null, 0, 1, 2, 3),
  undecided: yesNo,
  inSpecialty: yesNo,
  surveyed: yesNo,
  contract: fc.constantFrom(null, 'active', 'broken-by-employer'),
  orphan: yesNo,
  limitedHealth: yesNo,
  disabled: yesNo,
  disabledChild: yesNo,
  vacancies: fc.constantFrom(null, 0, 1, 5),
  ratio: fc.constantFrom(null, 0.5, 2, 3),
});
type Person = typeof person extends fc.Arbitrary<infer T> ? T : never;

function graduateOf(id: number, one: Person): Graduate {
  return makeGraduate(id, {
    status: one.kind === null ? null : status(one.kind),
    targetContract:
      one.contract === null ? null : contract(one.contract === 'active' ? 'active' : 'broken-by-employer'),
    ...circumstances({ academicDebt: one.debt, practiceAtEmployer: one.practice, refusals: one.refusals }),
    ...intends({ undecided: one.undecided, worksInSpecialty: one.inSpecialty, surveyed: one.surveyed }),
    categories: {
      orphan: one.orphan,
      limitedHealth: one.limitedHealth,
      disabled: one.disabled,
      disabledChild: one.disabledChild,
    },
  });
}

/** Points with every level shown, so that low scores are visible too. */
function pointsOf(one: Person): number {
  const context: FlagContext = {
    ...emptyFlagContext(asOf),
    feasibleVacancies: one.vacancies === null ? null : new Map([[1, one.vacancies]]),
    supplyPerPlace: one.ratio === null ? null : new Map([[1, one.ratio]]),
    graduationDay: day('2026-06-30'),
    listedSince: new Map([[1, day('2026-04-06')]]),
  };
  const open = { ...scale, amber: { ...scale.amber, points: 1 } };
  return flagGraduates([graduateOf(1, one)], context, open).atRisk[0]?.points ?? 0;
}

describe('properties', () => {
  it('an adverse fact never lowers the score', () => {
    const adverse = fc.constantFrom<Partial<Person>>(
      { debt: true },
      { practice: false },
      { refusals: 3 },
      { undecided: true },
      { inSpecialty: false },
      { surveyed: false },
      { contract: 'broken-by-employer' },
      { vacancies: 0 },
      { ratio: 3 },
    );
    fc.assert(
      fc.property(person, adverse, (one, fact) => {
        expect(pointsOf({ ...one, ...fact })).toBeGreaterThanOrEqual(pointsOf(one));
      }),
      { numRuns: 300 },
    );
  });

  it('learning that a graduate without a status is at risk never lowers the score', () => {
    const risk = fc.constantFrom('informal', 'unemployed-registered', 'not-motivated', 'at-risk-other');
    fc.assert(
      fc.property(person, risk, (one, kind) => {
        expect(pointsOf({ ...one, kind })).toBeGreaterThanOrEqual(pointsOf({ ...one, kind: null }));
      }),
      { numRuns: 100 },
    );
  });

  it('the statutory list holds everyone with a mark and nobody else, and gives no points', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 20 }), (list) => {
        const graduates = list.map((one, i) => graduateOf(i, one));
        const { statutory } = flagGraduates(graduates, emptyFlagContext(asOf), scale);
        const expected = graduates.filter(({ categories }) => Object.values(categories).includes(true));
        expect(new Set(statutory.map(({ graduate }) => graduate.id))).toEqual(
          new Set(expected.map(({ id }) => id)),
        );
        for (const one of list) {
          const bare = { ...one, orphan: null, limitedHealth: null, disabled: null, disabledChild: null };
          expect(pointsOf(one)).toBe(pointsOf(bare));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('sex leaves no trace: a name of the other sex and another person of the same facts score the same', () => {
    fc.assert(
      fc.property(person, (one) => {
        const context = emptyFlagContext(asOf);
        const result = (name: Graduate['person']) => {
          const { atRisk } = flagGraduates([{ ...graduateOf(1, one), person: name }], context, scale);
          return atRisk.map(({ level, points, reasons, action }) => ({ level, points, reasons, action }));
        };
        expect(result({ surname: 'Образцова', name: 'Ирина', patronymic: 'Петровна' })).toEqual(
          result({ surname: 'Образцов', name: 'Игорь', patronymic: 'Петрович' }),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('nobody with a confirmed outcome or on a track of their status has points; counts agree with the lists', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 25 }), (list) => {
        const graduates = list.map((one, i) => graduateOf(i, one));
        const result = flagGraduates(graduates, emptyFlagContext(asOf), scale);
        const closed = [...scale.confirmed, ...scale.tracks.flatMap(({ kinds }) => kinds)];
        for (const { graduate } of result.atRisk) expect(closed).not.toContain(graduate.status?.kind);
        expect(result.counts.red + result.counts.amber).toBe(result.atRisk.length);
        const byCollege = result.counts.byCollege.reduce((sum, line) => sum + line.red + line.amber, 0);
        expect(byCollege).toBe(result.atRisk.length);
        expect(flagGraduates([...graduates].reverse(), emptyFlagContext(asOf), scale)).toEqual(result);
      }),
      { numRuns: 60 },
    );
  });

  it('nothing stated of categories is not a category', () => {
    expect(
      flagGraduates([makeGraduate(1, { categories: NO_CATEGORIES })], emptyFlagContext(asOf), scale)
        .statutory,
    ).toEqual([]);
  });
});
