import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Graduate } from '../../../src/domain/graduate.ts';
import { addDays } from '../../../src/domain/iso-date.ts';
import type { RegisterRow, RegisterValues } from '../../../src/domain/register.ts';
import type { CONSENTS } from '../../../src/domain/registers/consents.ts';
import type { TASKS } from '../../../src/domain/registers/tasks.ts';
import { STATUS_KINDS } from '../../../src/domain/status.ts';
import { selectForBank } from '../../../src/monitoring/bank/select-for-bank.ts';
import { countReasons } from '../../../src/monitoring/reasons/count-reasons.ts';
import { readReasonRules } from '../../../src/monitoring/reasons/read-reason-rules.ts';
import { tasksByCollege } from '../../../src/monitoring/tasks/tasks-by-college.ts';
import { day, makeGraduate, status } from '../make-graduate.ts';

const AS_OF = day('2026-05-25');
const SOURCE = { file: 'реестр.xlsx', sheet: null, row: 2 };
const collegeOf = ({ college }: Graduate) => college ?? 'нет';

const dayNear = fc.integer({ min: -400, max: 60 }).map((days) => addDays(AS_OF, days));
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const someGraduate = fc.record({
  kind: maybe(fc.constantFrom(...STATUS_KINDS)),
  inSpecialty: maybe(fc.boolean()),
  reason: maybe(fc.constantFrom('далеко', 'зарплата', 'учёба', 'так вышло')),
  born: maybe(fc.integer({ min: 5000, max: 7500 }).map((days) => addDays(AS_OF, -days))),
  consentDate: maybe(dayNear),
  college: maybe(fc.constantFrom('А', 'Б')),
});
const someGraduates = fc.array(someGraduate, { maxLength: 12 }).map((all) =>
  all.map(({ kind, inSpecialty, reason, born, ...stated }, id) =>
    makeGraduate(id, {
      ...stated,
      birthDate: born,
      status: kind === null ? null : status(kind, { inSpecialty, reason }),
    }),
  ),
);
const someConsent: fc.Arbitrary<RegisterValues<typeof CONSENTS>> = fc.record({
  signed: dayNear,
  until: maybe(dayNear),
  withdrawn: maybe(dayNear),
  representative: maybe(dayNear),
  document: fc.constant(null),
});

test('bank: everybody is in or out for one reason; nobody is in without a valid consent', () => {
  fc.assert(
    fc.property(
      someGraduates,
      fc.array(fc.tuple(fc.nat(11), someConsent), { maxLength: 8 }),
      (graduates, signed) => {
        const rows = signed.flatMap(([at, values]) => {
          const graduate = graduates[at];
          return graduate === undefined
            ? []
            : [{ graduate, row: { person: null, values, asOf: AS_OF, source: SOURCE } }];
        });
        const { entries, excluded, byCollege } = selectForBank(graduates, rows, collegeOf, AS_OF);
        const out = Object.values(excluded).reduce((sum, count) => sum + count, 0);
        expect(entries.length + out).toBe(graduates.length);
        expect(byCollege.reduce((sum, { graduates: all }) => sum + all, 0)).toBe(graduates.length);
        for (const { graduate, consent } of entries) {
          expect(consent.signed <= AS_OF && (consent.until ?? AS_OF) >= AS_OF).toBe(true);
          const withdrawals = rows
            .filter((one) => one.graduate === graduate)
            .flatMap(({ row }) => row.values.withdrawn ?? []);
          expect(withdrawals.every((one) => one > AS_OF || one < consent.signed)).toBe(true);
        }
        // One more withdrawal never lets anybody in.
        const stricter = rows.map((one) => ({
          ...one,
          row: { ...one.row, values: { ...one.row.values, withdrawn: AS_OF } },
        }));
        expect(selectForBank(graduates, stricter, collegeOf, AS_OF).entries.length).toBeLessThanOrEqual(
          entries.length,
        );
      },
    ),
    { numRuns: 150 },
  );
});

test('reasons: everyone once, in every breakdown the same persons', () => {
  const rules = readReasonRules();
  const words = { profession: () => 'п', college: collegeOf, employer: () => 'р', territory: () => 'т' };
  fc.assert(
    fc.property(someGraduates, (graduates) => {
      const report = countReasons(graduates, () => null, rules, words, AS_OF);
      const rows = [[{ counts: report.total }], report.byCollege, report.byProfession, report.byEmployer];
      for (const group of rows) {
        const persons = group.reduce((sum, { counts }) => sum + counts.persons, 0);
        expect(persons).toBe(report.cases.length);
        for (const { counts } of group) {
          const classes = [...counts.byClass.values()].reduce((sum, count) => sum + count, 0);
          const sides = Object.values(counts.bySide).reduce((sum, count) => sum + count, 0);
          expect(classes + counts.unstated).toBe(counts.persons);
          expect(sides).toBe(classes);
        }
      }
    }),
    { numRuns: 100 },
  );
});

test('tasks: every task of every college has one state, and the day only makes it later', () => {
  const someTask: fc.Arbitrary<RegisterValues<typeof TASKS>> = fc.record({
    task: fc.constantFrom('опрос', 'сайт', 'ярмарка'),
    college: maybe(fc.constantFrom('А', 'Б')),
    setOn: maybe(dayNear),
    due: maybe(dayNear),
    done: maybe(dayNear),
    state: maybe(fc.constantFrom('done' as const, 'partly' as const, 'open' as const, 'cancelled' as const)),
    evidence: maybe(fc.constant('приказ')),
  });
  fc.assert(
    fc.property(fc.array(someTask, { maxLength: 10 }), (values) => {
      const rows: RegisterRow<typeof TASKS>[] = values.map((one) => ({
        person: null,
        values: one,
        asOf: AS_OF,
        source: SOURCE,
      }));
      const { total, tasks, colleges } = tasksByCollege(rows, ['А', 'Б', 'В'], AS_OF);
      expect(total.done + total.partly + total.open + total.overdue).toBe(total.set);
      expect(total.set + total.cancelled).toBe(tasks.length);
      expect(colleges.reduce((sum, { counts }) => sum + counts.set, 0)).toBe(total.set);
      expect(tasksByCollege([...rows].reverse(), ['В', 'Б', 'А'], AS_OF).total).toEqual(total);
    }),
    { numRuns: 150 },
  );
});
