import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldAt, jobSpells } from '../../src/monitoring/retention/job-spells.ts';
import { leavingReason, readLeavingReasons } from '../../src/monitoring/retention/leaving-reason.ts';
import { monthsAfter } from '../../src/monitoring/retention/months-after.ts';
import { day, makeGraduate, status } from './make-graduate.ts';
import { ASOF, job, retentionCase } from './retention-case.ts';

describe('months are those of the calendar', () => {
  it.each([
    ['2026-01-15', 3, '2026-04-15'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-05-25', 12, '2027-05-25'],
  ])('%s + %i months = %s', (from, months, to) => {
    expect(monthsAfter(day(from), months)).toBe(to);
  });
});

describe('what became of a job after three months, on 02.11.2026', () => {
  const one = makeGraduate(1);
  it.each<[string, Parameters<typeof job>[1], string, string]>([
    ['still there', {}, '2026-11-02', 'held'],
    ['began too late', { from: day('2026-08-10') }, '2026-11-02', 'not-reached'],
    ['left after six weeks', { to: day('2026-08-15') }, '2026-11-02', 'left'],
    ['left after four months', { to: day('2026-10-31') }, '2026-11-02', 'held'],
    ['last told of in August', {}, '2026-08-03', 'unknown'],
    ['left on the day before the point', { to: day('2026-09-30') }, '2026-11-02', 'left'],
    [
      'left, but began too late to be counted',
      { from: day('2026-09-01'), to: day('2026-09-10') },
      '2026-11-02',
      'not-reached',
    ],
  ])('%s', (_name, values, told, expected) => {
    const [spell] = jobSpells([one], [job(one, values, day(told))], ASOF).spells;
    expect(spell && heldAt(spell, 3, ASOF)).toBe(expected);
  });
});

describe('jobs told by the lists of colleges', () => {
  const history = (
    ...steps: readonly [string, Parameters<typeof status>[0], Parameters<typeof status>[1]?][]
  ) => {
    const statusHistory = steps.map(([asOf, kind, stated]) => ({
      asOf: day(asOf),
      status: status(kind, stated),
    }));
    const last = statusHistory.at(-1);
    return makeGraduate(1, { statusHistory, status: last?.status ?? null, statusAsOf: last?.asOf ?? null });
  };
  const since = day('2026-07-01');

  it('another employer ends a job; nobody knows the day, so the point between is unknown', () => {
    const graduate = history(
      ['2026-08-03', 'employed', { employer: 'Завод', since }],
      ['2026-10-26', 'employed', { employer: 'Кухня', since: day('2026-10-01') }],
    );
    const { spells } = jobSpells([graduate], [], ASOF);
    expect(spells.map(({ employer, seen, goneBy }) => [employer, seen, goneBy])).toEqual([
      ['Завод', '2026-08-03', '2026-10-26'],
      ['Кухня', '2026-10-26', null],
    ]);
    expect(spells[0] && heldAt(spells[0], 3, ASOF)).toBe('unknown');
  });

  it('a job told by the register too is one job', () => {
    const graduate = history(['2026-10-26', 'employed', { employer: 'ЗАВОД', since: day('2026-07-06') }]);
    const { spells } = jobSpells([graduate], [job(graduate, {}, day('2026-08-03'))], ASOF);
    expect(spells).toHaveLength(1);
    expect(spells[0]).toMatchObject({ from: '2026-07-01', seen: '2026-10-26', source: 'register' });
  });

  it('employed without a first day is counted apart', () => {
    expect(jobSpells([history(['2026-10-26', 'employed'])], [], ASOF)).toEqual({
      spells: [],
      withoutStart: 1,
    });
  });
});

describe('reasons in free words', () => {
  it.each([
    ['Маленькая зарплата', 'оплата труда'],
    ['призвали в армию', 'призыв, служба'],
    ['Далеко добираться', 'далеко, переезд, жильё'],
    ['ночные смены', 'график и условия труда'],
    ['сам не знает', 'иная причина'],
    [null, 'причина не указана'],
    ['  ', 'причина не указана'],
  ])('%s → %s', (text, expected) => {
    expect(leavingReason(text, readLeavingReasons())).toBe(expected);
  });
});

describe('the report', () => {
  it('every job that reached a point is held, left or unknown, in the region and over each group', () => {
    const jobs = fc.array(
      fc.record({
        person: fc.integer({ min: 1, max: 12 }),
        employer: fc.constantFrom('Завод', 'Кухня', 'Дороги'),
        from: fc.constantFrom('2025-09-01', '2026-03-15', '2026-07-01', '2026-08-31'),
        to: fc.constantFrom(null, '2026-03-20', '2026-09-01', '2026-10-20'),
        told: fc.constantFrom('2026-08-03', '2026-11-02'),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(jobs, (rows) => {
        const people = Array.from({ length: 12 }, (_, i) => makeGraduate(i + 1));
        const made = retentionCase(
          rows.flatMap(({ person, employer, from, to, told }) => {
            const graduate = people[person - 1];
            return graduate === undefined || (to !== null && to < from)
              ? []
              : [job(graduate, { employer, from: day(from), to: to === null ? null : day(to) }, day(told))];
          }),
          people,
        );
        for (const { lines } of made.groups) {
          for (const [i, point] of made.total.points.entries()) {
            const sum = (part: 'reached' | 'held' | 'left' | 'unknown') =>
              lines.reduce((total, line) => total + (line.points[i]?.[part] ?? 0), 0);
            expect(sum('reached')).toBe(point.reached);
            expect(sum('held') + sum('left') + sum('unknown')).toBe(point.reached);
            expect(point.rate === null).toBe(point.reached < 10 || point.unknown >= point.reached);
          }
        }
        expect(made.early.reasons.reduce((sum, { count }) => sum + count, 0)).toBe(made.early.left);
      }),
      { numRuns: 60 },
    );
  });
});
