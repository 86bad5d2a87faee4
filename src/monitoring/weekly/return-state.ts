import { daysBetween, type IsoDate } from '../../domain/iso-date.ts';
import { compareRussian } from '../../domain/russian.ts';
import type { CollegeDirectory } from '../college-directory.ts';

/** The newest day a college's records speak of; `college` in any spelling. */
export interface CollegeReturn {
  readonly college: string;
  readonly asOf: IsoDate;
}

/**
 * Whether a college reported this week. `carried` = older data stand in the report, «по данным на …»; `never` = nothing was ever
 * received and the college has no numbers at all.
 */
export interface ReturnState {
  readonly college: string;
  readonly territory: string | null;
  readonly email: string | null;
  readonly last: IsoDate | null;
  readonly state: 'current' | 'carried' | 'never';
  /** Whole weeks without a return; 0 when current, null when nothing ever came. */
  readonly weeksOverdue: number | null;
  /** Persons of the college in the report. */
  readonly persons: number;
}

/**
 * The state of every college of the table and of every other college that has persons or returns. A return counts for the week
 * when it speaks of one of the seven days that end with the day of the report. Longest overdue first.
 */
export function returnStates(
  directory: CollegeDirectory,
  returns: readonly CollegeReturn[],
  personsByCollege: ReadonlyMap<string, number>,
  asOf: IsoDate,
): readonly ReturnState[] {
  const newest = new Map<string, IsoDate>();
  for (const { college, asOf: day } of returns) {
    const name = directory.nameOf(college) ?? college;
    const known = newest.get(name);
    if (known === undefined || known < day) newest.set(name, day);
  }
  const names = new Set([
    ...directory.colleges.map((college) => college.name),
    ...newest.keys(),
    ...personsByCollege.keys(),
  ]);
  return [...names]
    .map((name) => stateOf(name, directory, newest.get(name) ?? null, personsByCollege.get(name) ?? 0, asOf))
    .sort(
      (a, b) =>
        (b.weeksOverdue ?? Number.MAX_SAFE_INTEGER) - (a.weeksOverdue ?? Number.MAX_SAFE_INTEGER) ||
        compareRussian(a.college, b.college),
    );
}

function stateOf(
  college: string,
  directory: CollegeDirectory,
  last: IsoDate | null,
  persons: number,
  asOf: IsoDate,
): ReturnState {
  const entry = directory.find(college);
  const weeksOverdue = last === null ? null : Math.max(0, Math.floor(daysBetween(last, asOf) / 7));
  return {
    college,
    territory: entry?.municipality ?? null,
    email: entry?.email ?? null,
    last,
    state: weeksOverdue === null ? 'never' : weeksOverdue === 0 ? 'current' : 'carried',
    weeksOverdue,
    persons,
  };
}
