import { describe, expect, test } from 'vitest';
import type { IsoInstant } from '../../../src/domain/iso-date.ts';
import {
  planReturns,
  type ReturnedFinding,
  type ReturnedRow,
  type ReturnsInput,
} from '../../../src/reports/reply/plan-returns.ts';
import { day } from '../template/make-graduate.ts';

const A = 'Колледж А';
const B = 'Колледж Б';
const DUE = '2026-05-25T07:00:00Z' as IsoInstant;
const at = (time: string) => `2026-05-25T${time}Z` as IsoInstant;
const row = (importId: number, college: string, number: number, newest = true): ReturnedRow => ({
  importId,
  college,
  sheet: 'Список',
  row: number,
  newest,
});
const finding = (
  importId: number,
  number: number | null,
  severity: ReturnedFinding['severity'] = 'error',
): ReturnedFinding => ({ importId, severity, sheet: 'Список', row: number });

function returns(change: Partial<ReturnsInput>) {
  return planReturns({
    asOf: day('2026-05-25'),
    cohort: 2026,
    now: at('09:00:00'),
    asked: [A, B].map((college) => ({ college, email: null, due: DUE })),
    files: [],
    rows: [],
    findings: [],
    earlier: new Map(),
    ...change,
  });
}
const stateOf = (report: ReturnType<typeof returns>, college: string) =>
  report.colleges.find((one) => one.college === college);

describe('who has sent what', () => {
  test.each([
    ['before the due time', '06:59:59', 'on-time', null],
    ['at the due time', '07:00:00', 'on-time', null],
    ['within the minute', '07:00:40', 'on-time', null],
    ['two hours after', '09:05:00', 'late', 125],
  ] as const)('a file known %s', (_, time, state, lateMinutes) => {
    const files = [{ importId: 1, knownAt: at(time), taken: 1, rejected: 0 }];
    const report = returns({ files, rows: [row(1, A, 2)] });
    expect(stateOf(report, A)).toMatchObject({ state, lateMinutes, receivedAt: at(time), files: 1 });
  });

  test('nothing sent: waiting until the due time, missing after it, older data named', () => {
    const earlier = new Map([[A, day('2026-05-18')]]);
    expect(stateOf(returns({ now: DUE, earlier }), A)).toMatchObject({
      state: 'waiting',
      carriedFrom: '2026-05-18',
    });
    expect(stateOf(returns({ earlier }), A)).toMatchObject({ state: 'missing', carriedFrom: '2026-05-18' });
    expect(stateOf(returns({}), B)).toMatchObject({ state: 'missing', carriedFrom: null });
  });

  test('a first file in time and a corrected one after is in time', () => {
    const report = returns({
      files: [
        { importId: 1, knownAt: at('06:00:00'), taken: 2, rejected: 1 },
        { importId: 2, knownAt: at('08:00:00'), taken: 3, rejected: 0 },
      ],
      rows: [row(1, A, 2, false), row(1, A, 3, false), row(2, A, 2), row(2, A, 3), row(2, A, 4)],
      findings: [finding(1, 4), finding(1, 2, 'warning'), finding(1, null, 'warning')],
    });
    expect(stateOf(report, A)).toMatchObject({
      state: 'on-time',
      receivedAt: at('06:00:00'),
      lastReceivedAt: at('08:00:00'),
      files: 2,
      accepted: 3,
      rejected: 0,
      errors: 0,
      warnings: 0,
    });
  });

  test.each([
    ['sent in time and collected late', at('06:50:00'), 'on-time', at('06:50:00')],
    ['sent late', at('08:00:00'), 'late', at('08:00:00')],
    ['dated after it came: the sender’s clock is wrong', at('23:00:00'), 'late', at('08:30:00')],
  ] as const)('a mailed file %s', (_, sentAt, state, receivedAt) => {
    const files = [{ importId: 1, knownAt: at('08:30:00'), sentAt, taken: 1, rejected: 0 }];
    expect(stateOf(returns({ files, rows: [row(1, A, 2)] }), A)).toMatchObject({ state, receivedAt });
  });

  test('a file that cannot be read is something sent, until a readable one follows', () => {
    const refused = [
      { college: A, receivedAt: at('06:00:00') },
      { college: null, receivedAt: at('06:00:00') },
    ];
    const earlier = new Map([[A, day('2026-05-18')]]);
    const before = returns({ refused, earlier });
    expect(stateOf(before, A)).toMatchObject({
      state: 'unreadable',
      unreadable: 1,
      files: 0,
      receivedAt: at('06:00:00'),
      carriedFrom: '2026-05-18',
    });
    expect(before.unassigned).toMatchObject({ files: 0, unreadable: 1 });
    const file = { importId: 1, taken: 1, rejected: 0, knownAt: at('06:30:00') };
    const after = returns({ refused, files: [file], rows: [row(1, A, 2)] });
    expect(stateOf(after, A)).toMatchObject({ state: 'on-time', unreadable: 0, files: 1 });
    // Of two files of one mail one is readable: the other is still to be sent again.
    const both = returns({ refused, files: [{ ...file, sentAt: at('06:00:00') }], rows: [row(1, A, 2)] });
    expect(stateOf(both, A)).toMatchObject({ state: 'on-time', unreadable: 1 });
  });

  test('a file of a named college without a usable row is its college’s, and answered by its next file', () => {
    const bad = { importId: 1, knownAt: at('06:00:00'), college: A, taken: 0, rejected: 3 };
    const findings = [finding(1, 2), finding(1, null)];
    const report = returns({ files: [bad], findings });
    expect(stateOf(report, A)).toMatchObject({ state: 'on-time', files: 1, rejected: 3, errors: 2 });
    expect(report.unassigned).toMatchObject({ files: 0, rejected: 0, errors: 0 });
    const good = { importId: 2, knownAt: at('06:30:00'), college: A, taken: 3, rejected: 0 };
    const answered = returns({ files: [bad, good], findings, rows: [row(2, A, 2)] });
    expect(stateOf(answered, A)).toMatchObject({ files: 2, accepted: 3, rejected: 0, errors: 0 });
  });

  test('a file restated in part keeps the problems of its other rows', () => {
    const report = returns({
      files: [
        { importId: 1, knownAt: at('06:00:00'), taken: 2, rejected: 1 },
        { importId: 2, knownAt: at('06:30:00'), taken: 1, rejected: 0 },
      ],
      rows: [row(1, A, 2, false), row(1, A, 3), row(2, A, 2)],
      findings: [
        finding(1, 2),
        finding(1, 3),
        finding(1, 4),
        finding(1, null, 'warning'),
        finding(1, 3, 'info'),
      ],
    });
    expect(stateOf(report, A)).toMatchObject({ errors: 2, warnings: 1, accepted: 3, rejected: 1 });
  });

  test('a file of two colleges: rows to each, what cannot be told apart to neither', () => {
    const report = returns({
      files: [{ importId: 1, knownAt: at('06:00:00'), taken: 3, rejected: 2 }],
      rows: [row(1, A, 2), row(1, A, 3), row(1, B, 4)],
      findings: [finding(1, 2), finding(1, 4, 'warning'), finding(1, 9), finding(1, null, 'warning')],
    });
    expect(stateOf(report, A)).toMatchObject({ accepted: 2, rejected: 0, errors: 1, warnings: 0 });
    expect(stateOf(report, B)).toMatchObject({ accepted: 1, rejected: 0, errors: 0, warnings: 1 });
    expect(report.unassigned).toEqual({ files: 0, unreadable: 0, rejected: 2, errors: 1, warnings: 1 });
  });

  test('a file without a usable row is told, at nobody’s door', () => {
    const report = returns({
      files: [{ importId: 1, knownAt: at('06:00:00'), taken: 0, rejected: 3 }],
      findings: [finding(1, 2)],
    });
    expect(report.unassigned).toEqual({ files: 1, unreadable: 0, rejected: 3, errors: 1, warnings: 0 });
    expect(report.colleges.every(({ files }) => files === 0)).toBe(true);
  });

  test('missing stand first, then late, then in time', () => {
    const report = returns({
      asked: ['Я', 'А', 'В', 'Б'].map((college) => ({ college, email: null, due: DUE })),
      files: [
        { importId: 1, knownAt: at('06:00:00'), taken: 1, rejected: 0 },
        { importId: 2, knownAt: at('08:00:00'), taken: 1, rejected: 0 },
      ],
      rows: [row(1, 'А', 2), row(2, 'Б', 2)],
    });
    expect(report.colleges.map(({ college, state }) => `${college} ${state}`)).toEqual([
      'В missing',
      'Я missing',
      'Б late',
      'А on-time',
    ]);
  });
});
