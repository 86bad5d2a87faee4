import type { Graduate } from '../../domain/graduate.ts';
import { addDays, daysBetween, type IsoDate } from '../../domain/iso-date.ts';
import type { CONTACTS } from '../../domain/registers/contacts.ts';
import { compareRussian } from '../../domain/russian.ts';
import type { CollegeOf, GraduateRow } from '../tracking/graduate-row.ts';
import { isOutOfReach } from '../tracking/out-of-reach.ts';
import { broughtNews, type Talk, talksByGraduate } from './graduate-talks.ts';

/**
 * Why to call: the day set for the next talk has come (`due`); the last attempt failed and no day was set (`not-reached`); a red flag
 * and no attempt for some weeks (`red-flag`). In order of urgency; a graduate is listed once, with the first that holds.
 */
const CALL_REASONS = ['due', 'not-reached', 'red-flag'] as const;

/** One of {@link CALL_REASONS}. */
export type CallReason = (typeof CALL_REASONS)[number];

/** A graduate to call. */
export interface Call {
  readonly graduate: Graduate;
  readonly college: string;
  readonly reason: CallReason;
  /** The newest attempt. */
  readonly last: Talk | null;
  readonly attempts: number;
  /** Days since the set day, or since the last attempt; null where there was none. */
  readonly waiting: number | null;
}

/** Whom to call on a day. */
export interface CallList {
  readonly asOf: IsoDate;
  readonly weeks: number;
  /** By urgency, then those who wait longest, then college and name. */
  readonly calls: readonly Call[];
  readonly byCollege: readonly {
    readonly college: string;
    readonly counts: Readonly<Record<CallReason, number>>;
  }[];
}

/** What {@link planCalls} looks at. */
export interface CallInput {
  readonly graduates: readonly Graduate[];
  readonly collegeOf: CollegeOf;
  readonly contacts: readonly GraduateRow<typeof CONTACTS>[];
  /** Graduates with a red flag. */
  readonly red: ReadonlySet<number>;
  /** Red flags are called after so many weeks without an attempt. */
  readonly weeks: number;
  readonly asOf: IsoDate;
}

/** The calls of a day. A day set in the future is kept to: nobody is called before it. */
export function planCalls(input: CallInput): CallList {
  const { graduates, collegeOf, contacts, asOf, weeks } = input;
  const talksOf = talksByGraduate(contacts, asOf);
  const calls = graduates.flatMap((graduate): readonly Call[] => {
    if (isOutOfReach(graduate.status?.kind)) return [];
    const talks = talksOf(graduate.id);
    const last = talks.at(-1) ?? null;
    const reason = reasonToCall(last, input.red.has(graduate.id), input);
    if (reason === null) return [];
    const since = reason === 'due' ? (last?.next ?? null) : (last?.date ?? null);
    return [
      {
        graduate,
        college: collegeOf(graduate),
        reason,
        last,
        attempts: talks.length,
        waiting: since === null ? null : daysBetween(since, asOf),
      },
    ];
  });
  calls.sort(byUrgency);
  const colleges = [...new Set(calls.map(({ college }) => college))].sort(compareRussian);
  return {
    asOf,
    weeks,
    calls,
    byCollege: colleges.map((college) => {
      const count = (reason: CallReason) =>
        calls.filter((call) => call.college === college && call.reason === reason).length;
      return {
        college,
        counts: {
          due: count('due'),
          'not-reached': count('not-reached'),
          'red-flag': count('red-flag'),
        },
      };
    }),
  };
}

function reasonToCall(last: Talk | null, isRed: boolean, { asOf, weeks }: CallInput): CallReason | null {
  if (last?.next != null) return last.next <= asOf ? 'due' : null;
  if (last !== null && !broughtNews(last) && last.date < asOf) return 'not-reached';
  return isRed && (last === null || last.date <= addDays(asOf, -7 * weeks)) ? 'red-flag' : null;
}

function byUrgency(a: Call, b: Call): number {
  return (
    CALL_REASONS.indexOf(a.reason) - CALL_REASONS.indexOf(b.reason) ||
    (b.waiting ?? 0) - (a.waiting ?? 0) ||
    compareRussian(a.college, b.college) ||
    compareRussian(a.graduate.person.surname, b.graduate.person.surname) ||
    a.graduate.id - b.graduate.id
  );
}
