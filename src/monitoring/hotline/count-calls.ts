import { daysBetween, type IsoDate } from '../../domain/iso-date.ts';
import type { RegisterRow, RegisterValues } from '../../domain/register.ts';
import type { CALLS } from '../../domain/registers/calls.ts';
import { groupBy, largestFirst } from '../tracking/group-by.ts';

/** What a call was about. */
type CallTopic = NonNullable<RegisterValues<typeof CALLS>['topic']>;

/** Calls of one group. `calls` = `answered` + `unanswered`; `overdue` is a part of `unanswered`. */
export interface CallCounts {
  readonly calls: number;
  readonly answered: number;
  readonly unanswered: number;
  /** Without an answer for more days than allowed. */
  readonly overdue: number;
  /** Days from call to answer over those answered; the lower of the two middle ones where their number is even. null = none. */
  readonly medianDays: number | null;
  readonly longestDays: number | null;
}

/** Calls by topic, month and college. */
export interface CallReport {
  readonly since: IsoDate;
  readonly asOf: IsoDate;
  readonly allowedDays: number;
  /** «2026-05», from the first with a call to the last, those without calls too. */
  readonly months: readonly string[];
  readonly topics: readonly {
    /** null = not stated. */
    readonly topic: CallTopic | null;
    /** In the order of `months`. */
    readonly byMonth: readonly number[];
    readonly counts: CallCounts;
  }[];
  readonly colleges: readonly { readonly college: string; readonly counts: CallCounts }[];
  readonly total: CallCounts;
  /** Longest first, without a word of what was said. */
  readonly waiting: readonly {
    readonly number: string | null;
    readonly date: IsoDate;
    readonly topic: CallTopic | null;
    readonly college: string | null;
    readonly days: number;
  }[];
}

type CallRow = RegisterRow<typeof CALLS>;

const NO_COLLEGE = 'не указан';

/**
 * Counts the calls of a span. An answer given after the day looked at is not there yet.
 * @param collegeNamed the known name of a college in any spelling
 */
export function countCalls(
  rows: readonly CallRow[],
  {
    since,
    asOf,
    allowedDays,
  }: { readonly since: IsoDate; readonly asOf: IsoDate; readonly allowedDays: number },
  collegeNamed: (name: string) => string,
): CallReport {
  const calls = rows.filter(({ values }) => values.date >= since && values.date <= asOf);
  const months = monthsBetween(calls.map(({ values }) => values.date.slice(0, 7)).sort());
  const collegeOf = ({ values }: CallRow) => (values.college === null ? null : collegeNamed(values.college));
  const count = (group: readonly CallRow[]) => countGroup(group, asOf, allowedDays);
  return {
    since,
    asOf,
    allowedDays,
    months,
    topics: largestFirst(groupBy(calls, ({ values }) => values.topic ?? '')).map(([, group]) => ({
      topic: group[0]?.values.topic ?? null,
      byMonth: months.map((month) => group.filter(({ values }) => values.date.startsWith(month)).length),
      counts: count(group),
    })),
    colleges: groupBy(calls, (call) => collegeOf(call) ?? NO_COLLEGE).map(([college, group]) => ({
      college,
      counts: count(group),
    })),
    total: count(calls),
    waiting: calls
      .filter((call) => answeredOn(call, asOf) === null)
      .map((call) => ({
        number: call.values.number,
        date: call.values.date,
        topic: call.values.topic,
        college: collegeOf(call),
        days: daysBetween(call.values.date, asOf),
      }))
      .sort((a, b) => b.days - a.days),
  };
}

function countGroup(calls: readonly CallRow[], asOf: IsoDate, allowedDays: number): CallCounts {
  const open = calls.filter((call) => answeredOn(call, asOf) === null);
  const days = calls
    .flatMap((call) => {
      const answered = answeredOn(call, asOf);
      return answered === null ? [] : [Math.max(0, daysBetween(call.values.date, answered))];
    })
    .sort((a, b) => a - b);
  return {
    calls: calls.length,
    answered: calls.length - open.length,
    unanswered: open.length,
    overdue: open.filter(({ values }) => daysBetween(values.date, asOf) > allowedDays).length,
    medianDays: days[(days.length - 1) >> 1] ?? null,
    longestDays: days.at(-1) ?? null,
  };
}

function answeredOn({ values }: CallRow, asOf: IsoDate): IsoDate | null {
  return values.answered !== null && values.answered <= asOf ? values.answered : null;
}

function monthsBetween(sorted: readonly string[]): readonly string[] {
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const months: string[] = [];
  for (let at = first; at <= last; at = nextMonth(at)) months.push(at);
  return months;
}

function nextMonth(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
