import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRules } from '../../src/domain/form-rules.ts';
import { NO_CATEGORIES, type TargetContract } from '../../src/domain/graduate.ts';
import { STATUS_KINDS, type Status } from '../../src/domain/status.ts';
import { countForm } from '../../src/monitoring/forms/form-rows.ts';
import { EDITION_IDS, readEdition } from '../../src/monitoring/forms/read-edition.ts';
import { day, makeGraduate, spo, status } from './make-graduate.ts';

const asOf = day('2026-05-25');

/** Columns with persons in row 01, the total left out: «06+07». */
function columnsOf(edition: string, one: Status | null): string {
  const [all] = countForm([makeGraduate(1, { status: one })], readEdition(edition), asOf).totals;
  const total = readEdition(edition).total;
  return [...(all?.counts ?? [])]
    .filter(([number, count]) => count > 0 && number !== total)
    .map(([number]) => number)
    .join('+');
}

describe('where a status goes', () => {
  it.each<[string, Status | null, string]>([
    ['form3', status('employed'), '06'],
    ['form3', status('employed', { studyWork: 'individual-plan' }), '06+07'],
    ['form3', status('employed', { studyWork: 'paid-practice' }), '06+08'],
    ['form3', status('employed', { studyWork: 'training-complex' }), '06+09'],
    ['form3', status('employed', { inSpecialty: true }), '06+07'],
    ['form3', status('employed', { inSpecialty: false }), '06'],
    ['form3', status('employed', { inSpecialty: true, studyWork: 'individual-plan' }), '06+07'],
    ['form3', status('employed', { inSpecialty: true, studyWork: 'paid-practice' }), '06+08'],
    ['form3', status('entrepreneur'), '10'],
    ['form3', status('self-employed'), '11'],
    ['form3', status('will-be-employed'), '12'],
    ['form3', status('will-be-employed', { plannedAt: 'practice-employer' }), '12+13'],
    ['form3', status('will-be-employed', { plannedAt: 'partner-employer' }), '12+14'],
    ['form3', status('conscript'), '17'],
    ['form3', status('will-be-conscript'), '17'],
    ['form3', status('contract-service'), '18'],
    ['form3', status('studying'), '19'],
    ['form3', status('not-motivated'), '20'],
    ['form3', status('will-move-abroad'), '20+21'],
    ['form3', status('foreign-no-snils'), '20+22'],
    ['form3', status('childcare'), ''],
    ['form3', null, ''],
    ['base15', status('employed', { inSpecialty: true, monthsOnJob: 4 }), '08+09+10'],
    ['base15', status('employed', { inSpecialty: false, monthsOnJob: 3 }), '08'],
    ['base15', status('employed', { since: day('2026-01-20') }), '08+10'],
    ['base15', status('employed', { since: day('2026-02-20') }), '08'],
    ['base15', status('childcare'), '16'],
    ['base15', status('will-study'), '32'],
    ['base15', status('will-move-abroad'), ''],
    ['form1', status('other'), ''],
  ])('%s: %o → %s', (edition, one, expected) => {
    expect(columnsOf(edition, one)).toBe(expected);
  });
});

describe('rows of categories', () => {
  const contract = (state: TargetContract['state']): TargetContract => ({
    number: '1',
    date: null,
    employer: null,
    employerInn: null,
    employerOgrn: null,
    state,
  });
  const people = [
    makeGraduate(1),
    makeGraduate(2, { categories: { ...NO_CATEGORIES, limitedHealth: true } }),
    makeGraduate(3, { categories: { ...NO_CATEGORIES, limitedHealth: true, disabledChild: true } }),
    makeGraduate(4, { categories: { ...NO_CATEGORIES, disabled: true } }),
    makeGraduate(5, { targetContract: contract('active') }),
    makeGraduate(6, { targetContract: contract('broken-by-employer') }),
    makeGraduate(7, {
      targetContract: contract(null),
      categories: { ...NO_CATEGORIES, limitedHealth: true },
    }),
  ];

  it('base form: 01 all, 02 ОВЗ, 03 of them disabled, 04 other disabled, 05 target contract, 06 = 02 + 04, 14 contract of 06', () => {
    const edition = readEdition('base15');
    const rows = countForm(people, edition, asOf).totals;
    const counts = rows.map((row) => row.counts?.get('07') ?? 'нет данных');
    expect(counts.slice(0, 6)).toEqual([7, 3, 1, 1, 2, 4]);
    expect(counts.slice(6, 13)).toEqual(Array(7).fill('нет данных'));
    expect(counts.slice(13)).toEqual([1, 'нет данных']);
  });
});

describe('persons without a column', () => {
  it('stand in the total and beside the form, and the check shows the difference', () => {
    const edition = readEdition('form3');
    const people = [
      makeGraduate(1, { status: status('employed') }),
      makeGraduate(2, { status: status('childcare') }),
      makeGraduate(3),
      makeGraduate(4),
    ];
    const form = countForm(people, edition, asOf);
    const [all] = form.totals;
    expect([all?.counts?.get('05'), all?.unknown, all?.withoutColumn]).toEqual([4, 2, 1]);
    expect(form.withoutColumn).toEqual([
      { kind: 'childcare', label: 'отпуск по уходу за ребёнком', count: 1 },
    ]);
    const check = checkRules(form.totals, edition.rules).find(
      ({ rule, place }) => rule.left[0] === '05' && place === '01',
    );
    expect(check).toMatchObject({ left: 4, right: 1, state: 'broken' });
  });
});

const flag = fc.constantFrom(true, false, null);
const person = fc.record({
  kind: fc.option(fc.constantFrom(...STATUS_KINDS)),
  studyWork: fc.constantFrom('individual-plan', 'paid-practice', 'training-complex', null),
  plannedAt: fc.constantFrom('practice-employer', 'partner-employer', null),
  inSpecialty: flag,
  monthsOnJob: fc.constantFrom(1, 4, 12, null),
  college: fc.constantFrom('А', 'Б', null),
  code: fc.constantFrom('15.01.05', '38.02.01', null),
  limitedHealth: flag,
  disabled: flag,
  disabledChild: flag,
  contract: flag,
});
const people = fc.array(person, { maxLength: 30 }).map((list) =>
  list.map((one, i) =>
    makeGraduate(i, {
      college: one.college,
      specialty: one.code === null ? null : spo(one.code),
      status:
        one.kind === null
          ? null
          : status(one.kind, {
              studyWork: one.studyWork,
              plannedAt: one.plannedAt,
              inSpecialty: one.inSpecialty,
              monthsOnJob: one.monthsOnJob,
            }),
      categories: {
        orphan: null,
        limitedHealth: one.limitedHealth,
        disabled: one.disabled,
        disabledChild: one.disabledChild,
      },
      targetContract:
        one.contract === true
          ? {
              number: null,
              date: null,
              employer: null,
              employerInn: null,
              employerOgrn: null,
              state: 'active',
            }
          : null,
    }),
  ),
);

describe.each(EDITION_IDS)('properties of %s', (id) => {
  const edition = readEdition(id);

  it('rows made from persons with known outcomes pass every rule', () => {
    fc.assert(
      fc.property(people, (all) => {
        const known = all.filter(
          ({ status: one }) => one !== null && !edition.withoutColumn.includes(one.kind),
        );
        const broken = checkRules(countForm(known, edition, asOf).totals, edition.rules).filter(
          ({ state }) => state === 'broken',
        );
        expect(broken).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('the total differs from the sum of its columns exactly by persons without data and without a column', () => {
    const rule = edition.rules.filter(
      ({ axis, kind, left }) => axis === 'columns' && kind === 'equals' && left[0] === edition.total,
    );
    fc.assert(
      fc.property(people, (all) => {
        const form = countForm(all, edition, asOf);
        for (const { place, left, right } of checkRules(form.totals, rule)) {
          const row = form.totals.find(({ number }) => number === place);
          if (left !== null && right !== null)
            expect(left - right).toBe((row?.unknown ?? 0) + (row?.withoutColumn ?? 0));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('blocks sum to the totals and do not depend on the order of persons', () => {
    fc.assert(
      fc.property(people, (all) => {
        const form = countForm(all, edition, asOf);
        expect(countForm([...all].reverse(), edition, asOf)).toEqual(form);
        for (const [i, row] of form.totals.entries()) {
          for (const [column, count] of row.counts ?? []) {
            const sum = form.blocks.reduce(
              (total, block) => total + (block.rows[i]?.counts?.get(column) ?? 0),
              0,
            );
            expect(sum).toBe(count);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
