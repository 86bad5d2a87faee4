import type { Graduate } from '../../domain/graduate.ts';
import { daysBetween, type IsoDate } from '../../domain/iso-date.ts';
import type { CONTACTS } from '../../domain/registers/contacts.ts';
import { compareRussian } from '../../domain/russian.ts';
import type { CollegeOf, GraduateRow } from '../tracking/graduate-row.ts';
import { groupBy } from '../tracking/group-by.ts';
import { isOutOfReach } from '../tracking/out-of-reach.ts';
import { broughtNews, talksByGraduate } from './graduate-talks.ts';

/** A graduate of whom nothing was heard. */
interface StaleGraduate {
  readonly graduate: Graduate;
  readonly college: string;
  /** The newest of the day of the status and of a talk; null when there never was any. */
  readonly lastNews: IsoDate | null;
  /** Whole weeks since then, or since the first list that names the person; null when neither day is known. */
  readonly weeks: number | null;
  /** Attempts to call that brought nothing since then. */
  readonly failedCalls: number;
}

/** Graduates of a college; `never` are those of whom no status and no talk was ever recorded, a part of `stale`. */
interface StaleCounts {
  readonly graduates: number;
  readonly stale: number;
  readonly never: number;
  /** Of the stale, the longest silence in weeks; null when none is known. */
  readonly longest: number | null;
}

/** Who has been silent for how long. */
export interface StaleReport {
  readonly asOf: IsoDate;
  readonly weeks: number;
  /** By college, the longest silence first, then name. */
  readonly stale: readonly StaleGraduate[];
  readonly byCollege: readonly { readonly college: string; readonly counts: StaleCounts }[];
  readonly total: StaleCounts;
}

/** Graduates without news for at least `weeks` weeks. Nobody is looked for after death, grave illness or custody. */
export function findStale(
  graduates: readonly Graduate[],
  contacts: readonly GraduateRow<typeof CONTACTS>[],
  collegeOf: CollegeOf,
  { asOf, weeks }: { readonly asOf: IsoDate; readonly weeks: number },
): StaleReport {
  const talksOf = talksByGraduate(contacts, asOf);
  const stale = graduates.flatMap((graduate): readonly StaleGraduate[] => {
    if (isOutOfReach(graduate.status?.kind)) return [];
    const talks = talksOf(graduate.id);
    const talked = talks.findLast(broughtNews)?.date ?? null;
    const lastNews = later(graduate.statusAsOf, talked);
    const since = lastNews ?? graduate.listedSince ?? null;
    const silent = since === null ? null : Math.floor(daysBetween(since, asOf) / 7);
    if (silent !== null && silent < weeks) return [];
    const failedCalls = talks.filter((talk) => !broughtNews(talk) && talk.date >= (since ?? talk.date));
    const college = collegeOf(graduate);
    return [{ graduate, college, lastNews, weeks: silent, failedCalls: failedCalls.length }];
  });
  stale.sort(
    (a, b) =>
      compareRussian(a.college, b.college) ||
      (b.weeks ?? Number.MAX_SAFE_INTEGER) - (a.weeks ?? Number.MAX_SAFE_INTEGER) ||
      compareRussian(a.graduate.person.surname, b.graduate.person.surname) ||
      a.graduate.id - b.graduate.id,
  );
  const ofCollege = new Map(groupBy(stale, ({ college }) => college));
  return {
    asOf,
    weeks,
    stale,
    byCollege: groupBy(graduates, collegeOf).map(([college, group]) => ({
      college,
      counts: countStale(group.length, ofCollege.get(college) ?? []),
    })),
    total: countStale(graduates.length, stale),
  };
}

function countStale(graduates: number, stale: readonly StaleGraduate[]): StaleCounts {
  const weeks = stale.flatMap((one) => one.weeks ?? []);
  return {
    graduates,
    stale: stale.length,
    never: stale.filter(({ lastNews }) => lastNews === null).length,
    longest: weeks.length === 0 ? null : weeks.reduce((most, each) => Math.max(most, each), 0),
  };
}

function later(a: IsoDate | null, b: IsoDate | null): IsoDate | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}
