import { expect, test } from 'vitest';
import {
  byCollege,
  CENTRE,
  expectClass,
  LATER,
  NAMED,
  namesIn,
  namesOf,
  office,
  PERSON,
  rowsOf,
} from './office.ts';

const A_YEAR_LATER = ['--as-of', LATER, '--cohort', '2026'] as const;

interface Point {
  readonly months: number;
  readonly reached: number;
  readonly held: number;
  readonly left: number;
  readonly unknown: number;
}

interface RetentionLine {
  readonly label: string;
  readonly jobs: number;
  readonly points: readonly (Point & { readonly rate: number | null })[];
}

/** What became of graduates: fairs held, service, employers' opinions, keeping at work. */
export function laterTests(): void {
  test('fair outcome: visits, offers, hires by 30 and 90 days', () => {
    const { document } = office<{
      fairs: readonly { fair: string; date: string; counts: object }[];
      colleges: readonly { counts: { visits: number } }[];
    }>(['fair', 'outcome', ...A_YEAR_LATER, ...NAMED]);
    const { outcome } = CENTRE.fairs;
    expect(document.fairs.map(({ counts, ...fair }) => ({ ...fair, ...counts }))).toEqual(outcome);
    const visits = outcome.reduce((sum, fair) => sum + fair.visits, 0);
    expect(document.colleges.reduce((sum, { counts }) => sum + counts.visits, 0)).toBe(visits);
    const rows = rowsOf(document.file, 'По именам', [PERSON, 'Ярмарка', 'Принял', 'Предложения']);
    expect(rows).toHaveLength(visits);
    expect(rows.filter((row) => row.Предложения !== '')).toHaveLength(
      outcome.reduce((sum, { offered }) => sum + offered, 0),
    );
    expect(rows.filter((row) => row.Принял === 'да')).toHaveLength(
      outcome.reduce((sum, { accepted }) => sum + accepted, 0),
    );
    expectClass(document.file, 'restricted');
  });

  test('service: who returns within 90 days, who is late, who is back; deferrals that end', () => {
    const { states, months, deferrals, bound } = CENTRE.service;
    const { document } = office<{
      deferrals: number;
      total: { states: Record<string, number> };
      months: readonly { month: string; returning: number }[];
    }>(['service', '--due', '90d', ...A_YEAR_LATER, ...NAMED]);
    expect(document.total.states).toEqual(
      Object.fromEntries(Object.entries(states).map(([state, own]) => [state, own.length])),
    );
    expect(Object.fromEntries(document.months.map(({ month, returning }) => [month, returning]))).toEqual(
      months,
    );
    const rows = ['Кто возвращается', 'Позже'].flatMap((sheet) =>
      rowsOf(document.file, sheet, [PERSON, 'Положение', CONTRACT]),
    );
    for (const [state, own] of Object.entries(states))
      expect([state, namesIn(rows.filter((row) => row.Положение === SERVICE[state]))]).toEqual([
        state,
        namesOf(own),
      ]);
    expect(namesIn(rows.filter((row) => row[CONTRACT] !== ''))).toEqual(namesOf(bound));
    expect(document.deferrals).toBe(deferrals.length);
    expect(namesIn(rowsOf(document.file, 'Отсрочки', [PERSON]))).toEqual(namesOf(deferrals));
    expectClass(document.file, 'restricted');
  });

  test('feedback: marks, who would take more graduates, skills that several lack', () => {
    const {
      answers,
      marks,
      againYes,
      againAsked,
      byCollege: colleges,
      phrases,
      outOfScale,
    } = CENTRE.feedback;
    const { document } = office<{
      total: object;
      outOfScale: readonly unknown[];
      quotes: string;
      groups: readonly { key: string; lines: readonly { label: string; answers: number }[] }[];
      missing: readonly { label: string; phrases: readonly { phrase: string; graduates: number }[] }[];
    }>(['feedback', ...A_YEAR_LATER, ...NAMED]);
    expect(document.total).toMatchObject({ answers, marks, againYes, againAsked });
    expect(document.outOfScale).toHaveLength(outOfScale);
    const lines = document.groups.find(({ key }) => key === 'college')?.lines ?? [];
    expect(
      byCollege(
        lines,
        ({ label }) => label,
        (line) => line.answers,
      ),
    ).toEqual(colleges);
    const said = document.missing.filter((one) => one.phrases.length > 0);
    expect(
      Object.fromEntries(
        said.map((one) => [
          one.label.split(' ')[0],
          Object.fromEntries(one.phrases.map(({ phrase, graduates }) => [phrase, graduates])),
        ]),
      ),
    ).toEqual(phrases);
    expect(Object.keys(phrases).length).toBeGreaterThan(0);
    expectClass(document.file, 'official');
    expectClass(document.quotes, 'restricted');
  });

  test('retention: 3, 4, 6 and 12 months by employer, early leaving with reasons', () => {
    const { jobs, points, byEmployer, early } = CENTRE.retention;
    const { document } = office<{
      total: RetentionLine;
      groups: readonly { key: string; lines: readonly RetentionLine[] }[];
      early: { reasons: readonly { reason: string; count: number }[] };
      unfound: readonly unknown[];
    }>(['retention', ...A_YEAR_LATER]);
    expect([document.total.jobs, document.total.points.map(plain)]).toEqual([jobs, points]);
    const lines = document.groups.find(({ key }) => key === 'employer')?.lines ?? [];
    expect(Object.fromEntries(lines.map((line) => [line.label, line.points.map(plain)]))).toEqual(byEmployer);
    const industries = document.groups.find(({ key }) => key === 'industry')?.lines ?? [];
    expect(industries.reduce((sum, line) => sum + line.jobs, 0)).toBe(jobs);
    expect(
      lines.flatMap((line) => line.points).filter(({ reached, rate }) => rate !== null && reached < 10),
    ).toEqual([]);
    expect(Object.fromEntries(document.early.reasons.map(({ reason, count }) => [reason, count]))).toEqual(
      early,
    );
    expect(document.unfound).toHaveLength(1);
    expectClass(document.file, 'official');
  });
}

const CONTRACT = 'Целевой договор: возобновить';
const SERVICE: Readonly<Record<string, string>> = {
  overdue: 'срок службы вышел, вестей нет',
  returning: 'возвращается в срок',
  back: 'отслужил, без работы',
  later: 'возвращается позже',
  'unknown-end': 'служит, срок не известен',
};

function plain({ months, reached, held, left, unknown }: Point): Point {
  return { months, reached, held, left, unknown };
}
