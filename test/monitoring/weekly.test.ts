import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Graduate } from '../../src/domain/graduate.ts';
import type { College } from '../../src/domain/organisations.ts';
import { STATUS_KINDS } from '../../src/domain/status.ts';
import { readEdition } from '../../src/monitoring/forms/read-edition.ts';
import { type WeeklyInput, weeklyReport } from '../../src/monitoring/weekly/weekly.ts';
import { day, makeGraduate, spo, status } from './make-graduate.ts';

const college = (name: string, municipality: string | null, aliases: readonly string[] = []): College => ({
  name,
  aliases,
  inn: null,
  settlement: null,
  municipality,
  email: null,
  clusters: [],
  clusterProgrammes: [],
});

function report(stated: Partial<WeeklyInput>) {
  return weeklyReport({
    asOf: day('2026-05-25'),
    region: 'Свердловская область',
    cohort: 2026,
    edition: readEdition('form3'),
    now: [],
    before: [],
    colleges: [],
    returns: [],
    specialtyName: () => null,
    scarce: null,
    quality: [],
    attention: null,
    ...stated,
  });
}

describe('who has sent data', () => {
  const colleges = [college('Первый', 'Асбест', ['ГАПОУ «Первый»']), college('Второй', null)];
  it.each<[string, string | null, 'current' | 'carried' | 'never', number | null]>([
    ['on the day of the report', '2026-05-25', 'current', 0],
    ['six days before', '2026-05-19', 'current', 0],
    ['a week before', '2026-05-18', 'carried', 1],
    ['thirteen days before', '2026-05-12', 'carried', 1],
    ['three weeks before', '2026-05-04', 'carried', 3],
    ['never', null, 'never', null],
  ])('data %s', (_name, last, state, weeksOverdue) => {
    const returns = last === null ? [] : [{ college: 'гапоу "первый"', asOf: day(last) }];
    const found = report({ colleges, returns }).returns.find((one) => one.college === 'Первый');
    expect(found).toMatchObject({ state, weeksOverdue, last, territory: 'Асбест' });
  });

  it('lists colleges of persons that the table does not know, the longest overdue first', () => {
    const now = [makeGraduate(1, { college: 'Третий' }), makeGraduate(2, { college: null })];
    const returns = [
      { college: 'Второй', asOf: day('2026-05-25') },
      { college: 'Третий', asOf: day('2026-05-11') },
    ];
    const states = report({ colleges, returns, now }).returns;
    expect(states.map((one) => `${one.college}: ${one.state}, ${one.persons}`)).toEqual([
      'Первый: never, 0',
      'Третий: carried, 1',
      'Второй: current, 0',
    ]);
  });
});

describe('changes of the week', () => {
  it('counts from → to, who joined and who left', () => {
    const before = [
      makeGraduate(1),
      makeGraduate(2, { status: status('will-be-employed') }),
      makeGraduate(3, { status: status('will-be-employed') }),
      makeGraduate(4, { status: status('studying') }),
      makeGraduate(5),
    ];
    const now = [
      makeGraduate(1, { status: status('employed') }),
      makeGraduate(2, { status: status('employed') }),
      makeGraduate(3, { status: status('employed') }),
      makeGraduate(4, { status: status('studying') }),
      makeGraduate(6),
    ];
    const { moves, ...counts } = report({ now, before }).changes;
    expect(counts).toEqual({ before: 5, left: 1, joined: 1, now: 5, unchanged: 1 });
    expect(moves.map(({ fromLabel, toLabel, count }) => `${fromLabel} → ${toLabel}: ${count}`)).toEqual([
      'планирует трудоустройство → трудоустроен: 2',
      'нет данных → трудоустроен: 1',
    ]);
  });
});

describe('conservation', () => {
  const week = fc.array(
    fc.record({
      id: fc.integer({ min: 0, max: 40 }),
      kind: fc.option(fc.constantFrom(...STATUS_KINDS)),
      college: fc.constantFrom('Первый', 'гапоу первый', 'Второй', 'Третий', null),
      code: fc.constantFrom('15.01.05', '38.02.01', null),
    }),
    { maxLength: 40 },
  );
  const persons = (
    list: {
      id: number;
      kind: (typeof STATUS_KINDS)[number] | null;
      college: string | null;
      code: string | null;
    }[],
  ): Graduate[] =>
    [...new Map(list.map((one) => [one.id, one])).values()].map((one) =>
      makeGraduate(one.id, {
        college: one.college,
        specialty: one.code === null ? null : spo(one.code),
        status: one.kind === null ? null : status(one.kind),
      }),
    );
  const colleges = [college('Первый', 'Асбест', ['ГАПОУ Первый']), college('Второй', null)];

  it('Σ by college = Σ by specialty = Σ by territory = total, in both weeks and every group', () => {
    fc.assert(
      fc.property(week, week, (a, b) => {
        const made = report({ now: persons(a), before: persons(b), colleges });
        for (const rows of [made.byCollege, made.bySpecialty, made.byTerritory]) {
          for (const when of ['now', 'before'] as const) {
            expect(rows.reduce((sum, row) => sum + row[when].persons, 0)).toBe(made.total[when].persons);
            for (const { key } of made.groups) {
              expect(rows.reduce((sum, row) => sum + row[when].groups[key], 0)).toBe(
                made.total[when].groups[key],
              );
            }
          }
        }
        expect(made.form.totals[0]?.counts?.get('05')).toBe(made.total.now.persons);
        expect(made.form.totals[0]?.unknown).toBe(made.total.now.groups.unknown);
      }),
      { numRuns: 60 },
    );
  });

  it('every person of both weeks moved, stayed, joined or left', () => {
    fc.assert(
      fc.property(week, week, (a, b) => {
        const { before, left, joined, now, unchanged, moves } = report({
          now: persons(a),
          before: persons(b),
        }).changes;
        const moved = moves.reduce((sum, { count }) => sum + count, 0);
        expect(moved + unchanged + joined).toBe(now);
        expect(moved + unchanged + left).toBe(before);
      }),
      { numRuns: 60 },
    );
  });

  it('an unchanged week moves nobody', () => {
    fc.assert(
      fc.property(week, (list) => {
        expect(report({ now: persons(list), before: persons(list) }).changes.moves).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
