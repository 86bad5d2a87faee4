import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignGraduates } from '../../../src/matching/assign/assign-graduates.ts';
import { type COST_PARTS, DEFAULT_ASSIGN_SETTINGS } from '../../../src/matching/assign/assign-settings.ts';
import { applyWhatIf, parseWhatIf } from '../../../src/matching/assign/what-if.ts';
import { saturatedText, unplacedText } from '../../../src/reports/assign/assign-text.ts';
import {
  assignTable,
  inputOf,
  type OfferLine,
  offers,
  type PersonLine,
  people,
  sentTo,
  step,
} from './make-market.ts';

const WELDER = { specialty: '15.01.05', home: 'Екатеринбург' } as const;
const COOK = { specialty: '43.01.09', home: 'Екатеринбург' } as const;
const WORK = { codes: '15.01.05', places: 1 } as const;

describe('the cost of a referral, by parts', () => {
  const cases: readonly (readonly [
    string,
    PersonLine,
    OfferLine,
    Partial<Record<(typeof COST_PARTS)[number], number>>,
  ])[] = [
    ['a perfect fit costs nothing', WELDER, WORK, {}],
    [
      'the less likely trade of an advert',
      WELDER,
      { ...WORK, codes: '15.01.05 0.25, 43.01.09 0.75' },
      { training: 233 },
    ],
    ['two years of experience', WELDER, { ...WORK, over: { experienceYears: 2 } }, { training: 88 }],
    ['five years of experience', WELDER, { ...WORK, over: { experienceYears: 5 } }, { training: 175 }],
    ['14 of 100 km', WELDER, { ...WORK, at: 'Берёзовский' }, { distance: 36 }],
    [
      'far away and moving, ready to',
      { ...WELDER, relocate: true },
      { ...WORK, at: 'Серов' },
      { distance: 250 },
    ],
    [
      'far away with housing, not asked',
      WELDER,
      { ...WORK, at: 'Серов', housing: true },
      { distance: 250, preference: 75 },
    ],
    [
      'shift work, not ready',
      { ...WELDER, relocate: false },
      { ...WORK, mode: 'rotation' },
      { distance: 125, preference: 150 },
    ],
    ['remote work', WELDER, { ...WORK, at: 'Серов', mode: 'remote' }, {}],
    [
      'a fifth less pay than expected',
      { ...WELDER, expects: 50_000 },
      { ...WORK, pays: 40_000 },
      { pay: 30 },
    ],
    ['more pay than expected', { ...WELDER, expects: 50_000 }, { ...WORK, pays: 60_000 }, {}],
    ['pay not stated', { ...WELDER, expects: 50_000 }, WORK, {}],
  ];
  it.each(cases)('%s', (_, person, offer, parts) => {
    const place = assignTable(people(person), offers(offer)).matchesOf(1)?.place;
    const none = { training: 0, distance: 0, preference: 0, pay: 0, change: 0 };
    expect(place?.cost).toEqual({ ...none, ...parts });
    expect(place?.total).toBe(Object.values(parts).reduce((a, b) => a + b, 0));
  });
});

describe('priority and capacity', () => {
  it('one place goes to the class served first, whoever stands first in the list', () => {
    const assignment = assignTable(
      people(
        WELDER,
        { ...WELDER, categories: { orphan: true } },
        { ...WELDER, target: { employer: 'АО «Иное»', state: 'broken-by-employer' } },
      ),
      offers(WORK),
    );
    expect(sentTo(assignment)).toEqual(['1→–', '2→–', '3→v00001']);
    expect(assignment.classes.map(({ key, persons, placed }) => [key, persons, placed])).toEqual([
      ['kept', 0, 0],
      ['contract-broken', 1, 1],
      ['statutory', 1, 0],
      ['deficit-or-cluster', 0, 0],
      [null, 1, 0],
    ]);
  });

  it('the order of classes is the settings’', () => {
    const settings = { ...DEFAULT_ASSIGN_SETTINGS, priority: ['statutory', 'contract-broken'] as const };
    const persons = people(
      { ...WELDER, categories: { orphan: true } },
      { ...WELDER, target: { employer: 'АО «Иное»', state: 'broken-by-employer' } },
    );
    expect(sentTo(assignTable(persons, offers(WORK), { settings }))).toEqual(['1→v00001', '2→–']);
  });

  it('a target contract takes its person out and a place of its employer with it', () => {
    const assignment = assignTable(
      people(WELDER, { ...WELDER, target: { employer: 'АО «Завод»', state: 'active' } }),
      offers(WORK),
    );
    expect(assignment.contracts.map(({ graduate, employer }) => [graduate.id, employer])).toEqual([
      [2, 'АО «Завод»'],
    ]);
    expect([assignment.heldPlaces, assignment.contractsWithoutPlace]).toEqual([1, 0]);
    expect(sentTo(assignment)).toEqual(['1→–']);
  });
});

describe('explanations', () => {
  it('the unplaced are told which places are full and what would help', () => {
    const cook = { codes: '15.01.38', places: 1, title: 'Наладчик', at: 'Екатеринбург' } as const;
    const assignment = assignTable(people(WELDER, WELDER, WELDER), offers({ ...WORK, places: 2 }, cook));
    const last = assignment.matchesOf(3);
    expect(sentTo(assignment)).toEqual(['1→v00001', '2→v00001', '3→–']);
    expect(last?.saturated).toMatchObject({ places: 2, holders: 2, unplaced: 1 });
    expect(last === null || last.saturated === null ? '' : saturatedText(last.saturated)).toMatch(
      /^2 места \(Екатеринбург\), на них 3 выпускника \(Сварщик .*3\): 1 останется без места/,
    );
    expect(last?.helps).toMatchObject({ kind: 'trade', costsNobody: true });
  });

  it('a radius a little wider is proposed before housing', () => {
    const near = assignTable(
      people({ ...WELDER, home: 'Екатеринбург' }),
      offers({ ...WORK, at: 'Берёзовский' }),
      {
        territory: {
          level: 'settlement',
          radiusKm: 10,
          largeAdvertPlaces: 50,
          persistentDays: 60,
          inflowDays: 7,
          countForeignQuota: false,
        },
      },
    ).matchesOf(1);
    expect(near?.helps).toMatchObject({ kind: 'radius', km: 5 });
    const far = assignTable(people(WELDER), offers({ ...WORK, at: 'Серов' })).matchesOf(1);
    expect(far?.helps).toMatchObject({ kind: 'housing', costsNobody: true });
    expect(far === null ? '' : unplacedText(far)).toBe(
      'ни одна вакансия профессии не подходит: дальше радиуса, жилья не дают — 1',
    );
  });

  it('no relaxation of age or health is ever proposed', () => {
    const helps = assignTable(
      people({ ...WELDER, born: '2009-01-01' }),
      offers({ ...WORK, at: 'Серов', over: { description: 'Вредные условия труда' } }),
    ).matchesOf(1)?.helps;
    expect(helps).toBeNull();
  });

  it('why not another advert: full, dominated, forbidden', () => {
    const assignment = assignTable(
      people(WELDER, WELDER),
      offers(
        { ...WORK, id: 'a' },
        { ...WORK, id: 'b', over: { experienceYears: 2 } },
        { ...WORK, id: 'c', over: { experienceYears: 5 } },
      ),
    );
    expect(sentTo(assignment)).toEqual(['1→a', '2→b']);
    expect(assignment.whyNot(2, 'a')).toMatchObject({ kind: 'full', extra: 0 });
    expect(assignment.whyNot(1, 'c')).toMatchObject({ kind: 'dominated', extra: 175 - 88 });
    expect(assignment.whyNot(9, 'c')).toMatchObject({ kind: 'not-seeking', deduction: 'gone' });
  });

  it('a full place somebody would lose is no number', () => {
    const assignment = assignTable(
      people(WELDER, COOK, COOK),
      offers(
        { ...WORK, codes: '15.01.05 0.5, 43.01.09 0.5', id: 'a' },
        { ...WORK, id: 'b', over: { experienceYears: 5 } },
      ),
    );
    expect(sentTo(assignment)).toEqual(['1→b', '2→a', '3→–']);
    expect(assignment.matchesOf(1)?.runnerUp).toMatchObject({ why: 'full', extra: null });
  });

  it('a place is shown to no more people than allowed', () => {
    const lines = Array.from({ length: 12 }, () => WELDER);
    const { persons, settings } = assignTable(
      people(...lines),
      offers(...Array.from({ length: 14 }, () => WORK)),
    );
    const shown = new Map<string, number>();
    for (const { place, alternatives } of persons)
      for (const { opening } of [...(place === null ? [] : [place]), ...alternatives])
        shown.set(opening.vacancy.id, (shown.get(opening.vacancy.id) ?? 0) + 1);
    expect(Math.max(...shown.values())).toBeLessThanOrEqual(settings.exposure);
    expect(Math.min(...persons.map(({ alternatives }) => alternatives.length))).toBeGreaterThanOrEqual(2);
    for (const { alternatives } of persons)
      expect(alternatives.length).toBeLessThanOrEqual(settings.alternatives);
  });
});

describe('referrals of earlier days', () => {
  const two = offers({ ...WORK, id: 'a' }, { ...WORK, id: 'b' });

  it('an adopted referral stays although another is cheaper', () => {
    const dear = offers({ ...WORK, id: 'a' }, { ...WORK, id: 'b', over: { experienceYears: 5 } });
    const assignment = assignTable(people(WELDER), dear, {
      referrals: [step(1, 1, 'b', 'proposed'), step(2, 1, 'b', 'adopted')],
    });
    expect(sentTo(assignment)).toEqual(['1→b']);
    expect(assignment.matchesOf(1)?.outcome).toBe('kept');
    expect([assignment.moved, assignment.unmoved]).toEqual([[], 1]);
  });

  it('a proposed one moves only when that saves more than the change costs', () => {
    const by = (experienceYears: number) =>
      sentTo(
        assignTable(
          people(WELDER),
          offers({ ...WORK, id: 'a' }, { ...WORK, id: 'b', over: { experienceYears } }),
          {
            referrals: [step(1, 1, 'b', 'proposed')],
          },
        ),
      );
    expect([by(2), by(5)]).toEqual([['1→b'], ['1→a']]);
  });

  it.each([
    ['the advert closed', people(WELDER), offers({ ...WORK, id: 'b' }), 'adopted', 'advert-closed', 'b'],
    ['the person found work', people({ ...WELDER, status: 'employed' }), two, 'adopted', 'not-seeking', null],
    ['the person left the lists', people({ ...WELDER, id: 7 }), two, 'proposed', 'not-seeking', null],
    ['the person declined', people(WELDER), two, 'declined', 'declined', 'b'],
    [
      'moving is out of the question now',
      people({ ...WELDER, relocate: false }),
      offers({ ...WORK, id: 'a', at: 'Серов', housing: true }, { ...WORK, id: 'b' }),
      'proposed',
      'not-feasible',
      'b',
    ],
  ] as const)('%s', (_, persons, places, state, cause, after) => {
    const { moved } = assignTable(persons, places, { referrals: [step(1, 1, 'a', state)] });
    expect(moved.map((each) => [each.cause, each.after?.vacancy.id ?? null])).toEqual([[cause, after]]);
  });

  it.each<readonly [string, PersonLine, OfferLine, string | null]>([
    ['nothing speaks against it', WELDER, { ...WORK, id: 'a' }, null],
    [
      'the advert turned into a place quoted for disabled people',
      WELDER,
      { ...WORK, id: 'a', over: { quota: true } },
      'quota',
    ],
    [
      'a limit of health became known',
      { ...WELDER, limits: ['height'] },
      { ...WORK, id: 'a', over: { description: 'Работа на высоте' } },
      'work-limit',
    ],
    ['the advert reads as another trade now', WELDER, { ...WORK, id: 'a', codes: '43.01.09' }, 'other-trade'],
    [
      'somebody who agreed to a place far away is not asked again',
      WELDER,
      { ...WORK, id: 'a', at: 'Серов' },
      null,
    ],
  ])('an adopted referral stands, and what speaks against it is told: %s', (_, person, offer, doubt) => {
    const assignment = assignTable(people(person), offers(offer), {
      referrals: [step(1, 1, 'a', 'adopted')],
    });
    expect(sentTo(assignment)).toEqual(['1→a']);
    expect(assignment.matchesOf(1)?.doubt).toBe(doubt);
  });

  it('fewer places than adopted: who was adopted first stays', () => {
    const referrals = [step(1, 2, 'a', 'adopted'), step(2, 1, 'a', 'adopted')];
    const assignment = assignTable(people(WELDER, WELDER), offers({ ...WORK, id: 'a' }), { referrals });
    expect(sentTo(assignment)).toEqual(['1→–', '2→a']);
    expect(assignment.moved.map(({ graduateId, cause }) => [graduateId, cause])).toEqual([[1, 'places-cut']]);
  });

  it('nobody loses a referral to an equal, and a refusal moves nobody else', () => {
    const referrals = [step(1, 3, 'a', 'proposed'), step(2, 2, 'b', 'declined')];
    const assignment = assignTable(people(WELDER, WELDER, WELDER), offers({ ...WORK, id: 'a' }), {
      referrals,
    });
    expect(sentTo(assignment)).toEqual(['1→–', '2→–', '3→a']);
    expect(assignment.moved.map(({ graduateId, cause }) => [graduateId, cause])).toEqual([[2, 'declined']]);
  });

  it('a place needed by a class served first', () => {
    const { moved } = assignTable(
      people(WELDER, { ...WELDER, categories: { orphan: true } }),
      offers({ ...WORK, id: 'a' }),
      {
        referrals: [step(1, 1, 'a', 'proposed')],
      },
    );
    expect(moved.map(({ cause, after }) => [cause, after])).toEqual([['needed-by-others', null]]);
  });
});

describe('what if', () => {
  it.each([
    ['места:АО «Завод»:2', { kind: 'places', employer: 'АО «Завод»', programme: null, count: 2 }],
    ['places:Завод:15.01.05:+3', { kind: 'places', employer: 'Завод', programme: '15.01.05', count: 3 }],
    ['жильё: Завод', { kind: 'housing', employer: 'Завод' }],
    ['радиус:60', { kind: 'radius', km: 60 }],
  ])('%s', (text, change) => {
    expect(parseWhatIf(text)).toEqual(change);
  });

  it.each([
    '',
    'места:Завод',
    'места:Завод:0',
    'места::5',
    'радиус:много',
    'цена:Завод:5',
    'места:Завод:сварщик:5',
  ])('«%s» is not understood', (text) => {
    expect(() => parseWhatIf(text)).toThrow(/не понято/);
  });

  it('places, housing and radius each place somebody', () => {
    const persons = people(WELDER, WELDER, { ...WELDER, home: 'Берёзовский' });
    const input = inputOf(
      persons,
      offers({ ...WORK, id: 'a' }, { ...WORK, id: 'b', at: 'Серов', employer: 'ООО «Север»' }),
    );
    const placed = (...changes: readonly string[]) => {
      const { input: changed } = applyWhatIf(input, changes.map(parseWhatIf));
      return assignGraduates(changed).persons.filter(({ place }) => place !== null).length;
    };
    expect([placed(), placed('места:завод:1'), placed('жильё:север'), placed('радиус:500')]).toEqual([
      1, 2, 2, 2,
    ]);
    expect(placed('места:завод:1', 'жильё:север')).toBe(3);
    expect(() => placed('места:Небывалый:1')).toThrow(/нет/);
  });
});

/** Small markets with every kind of person and advert. */
const HOMES = ['Екатеринбург', 'Берёзовский', 'Серов'] as const;
const person = fc.record({
  specialty: fc.constantFrom('15.01.05', '43.01.09', '1199:15.01.23', '23.01.17'),
  home: fc.constantFrom(...HOMES, null),
  relocate: fc.constantFrom(true, false, null),
  born: fc.constantFrom('2004-03-01', '2006-07-07', '2008-12-31'),
  expects: fc.constantFrom(30_000, 60_000, 90_000),
  categories: fc.constantFrom({}, { orphan: true }, { disabled: true }),
});
const offer = fc.record({
  codes: fc.constantFrom('15.01.05', '43.01.09', '15.01.38', '15.01.05 0.6, 43.01.09 0.4'),
  places: fc.integer({ min: 1, max: 3 }),
  at: fc.constantFrom(...HOMES),
  mode: fc.constantFrom('on-site' as const, 'on-site' as const, 'rotation' as const),
  housing: fc.boolean(),
  pays: fc.constantFrom(25_000, 50_000, 100_000),
  over: fc.constantFrom({}, { quota: true }, { experienceYears: 3 }),
});
const market = fc.record({
  persons: fc.array(person, { minLength: 1, maxLength: 12 }),
  places: fc.array(offer, { minLength: 1, maxLength: 8 }),
});
const RUNS = { numRuns: 60 };

/** Everything a reader could see, as text. */
const told = (assignment: ReturnType<typeof assignGraduates>) =>
  JSON.stringify(assignment, (_, value: unknown) =>
    typeof value === 'bigint'
      ? String(value)
      : value instanceof Map || value instanceof Set
        ? [...value]
        : value,
  );

describe('invariants', () => {
  it('places hold, every referral is allowed, the proof holds', () => {
    fc.assert(
      fc.property(market, ({ persons, places }) => {
        const assignment = assignTable(people(...persons), offers(...places));
        expect([assignment.proof.holds, assignment.proof.gap]).toEqual([true, 0n]);
        const taken = assignment.openings.map(() => 0);
        for (const { place, seeker, alternatives, outcome, saturated } of assignment.persons) {
          if (place !== null) {
            const { number, vacancy } = place.opening;
            taken[number] = (taken[number] ?? 0) + 1;
            expect(assignment.whyNot(seeker.graduate.id, vacancy.id)).toEqual({ kind: 'assigned' });
            expect(place.total).toBeLessThanOrEqual(1000);
          } else expect(outcome).toBe('unplaced');
          if (saturated !== null) expect(saturated.holders).toBe(saturated.places);
          for (const { opening } of alternatives)
            expect(['full', 'dominated']).toContain(
              assignment.whyNot(seeker.graduate.id, opening.vacancy.id).kind,
            );
        }
        for (const { number, places: capacity } of assignment.openings)
          expect(taken[number]).toBeLessThanOrEqual(capacity);
        expect(assignment.taken).toEqual(taken);
      }),
      RUNS,
    );
  });

  it('the order of the lists changes nothing', () => {
    fc.assert(
      fc.property(market, ({ persons, places }) => {
        const [a, b] = [people(...persons), offers(...places)];
        expect(told(assignTable(a.toReversed(), b.toReversed()))).toBe(told(assignTable(a, b)));
      }),
      RUNS,
    );
  });

  it('one more place never serves a class worse without serving an earlier one better', () => {
    fc.assert(
      fc.property(market, fc.nat(), ({ persons, places }, pick) => {
        const more = places.map((line, i) =>
          i === pick % places.length ? { ...line, places: line.places + 1 } : line,
        );
        const before = assignTable(people(...persons), offers(...places));
        const after = assignTable(people(...persons), offers(...more), { deficit: before.deficit });
        for (const [i, { placed }] of before.classes.entries())
          expect(after.classes[i]?.placed).toBeGreaterThanOrEqual(placed);
      }),
      RUNS,
    );
  });

  it('an unchanged week moves nobody, adopted or proposed', () => {
    fc.assert(
      fc.property(market, fc.boolean(), ({ persons, places }, adopt) => {
        const [a, b] = [people(...persons), offers(...places)];
        const first = assignTable(a, b);
        const referrals = first.persons.flatMap(({ seeker, place }, i) =>
          place === null
            ? []
            : [
                step(
                  i + 1,
                  seeker.graduate.id,
                  place.opening.vacancy.id,
                  adopt && i % 2 === 0 ? 'adopted' : 'proposed',
                ),
              ],
        );
        const second = assignTable(a, b, { referrals, deficit: first.deficit });
        expect(sentTo(second)).toEqual(sentTo(first));
        expect([second.moved.length, second.unmoved]).toEqual([0, referrals.length]);
      }),
      RUNS,
    );
  });
});
