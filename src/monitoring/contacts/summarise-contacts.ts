import type { Graduate } from '../../domain/graduate.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { CONTACTS } from '../../domain/registers/contacts.ts';
import type { CollegeOf, GraduateRow } from '../tracking/graduate-row.ts';
import { groupBy, largestFirst } from '../tracking/group-by.ts';
import { broughtNews, type Talk, type TalkResult, talksByGraduate } from './graduate-talks.ts';

/** Graduates by how far talks with them came; `notReached` were tried and never spoken to. */
interface ContactCounts {
  readonly graduates: number;
  readonly talks: number;
  readonly reached: number;
  readonly notReached: number;
  /** Agreed to an offer at least once. */
  readonly agreed: number;
  /** The newest talk sets a day for the next one, later than the day looked at. */
  readonly scheduled: number;
}

/** The log of contacts in numbers. */
export interface ContactSummary {
  readonly asOf: IsoDate;
  readonly byCollege: readonly { readonly college: string; readonly counts: ContactCounts }[];
  readonly total: ContactCounts;
  /** Talks by how they ended; null = not stated. */
  readonly results: readonly { readonly result: TalkResult | null; readonly talks: number }[];
}

/** Counts talks with graduates up to a day, by college. */
export function summariseContacts(
  graduates: readonly Graduate[],
  contacts: readonly GraduateRow<typeof CONTACTS>[],
  collegeOf: CollegeOf,
  asOf: IsoDate,
): ContactSummary {
  const talksOf = talksByGraduate(contacts, asOf);
  const count = (group: readonly Graduate[]) => countContacts(group, talksOf, asOf);
  const all = graduates.flatMap(({ id }) => talksOf(id));
  return {
    asOf,
    byCollege: groupBy(graduates, collegeOf).map(([college, group]) => ({ college, counts: count(group) })),
    total: count(graduates),
    results: largestFirst(groupBy(all, ({ result }) => result ?? '')).map(([, talks]) => ({
      result: talks[0]?.result ?? null,
      talks: talks.length,
    })),
  };
}

function countContacts(
  graduates: readonly Graduate[],
  talksOf: (id: number) => readonly Talk[],
  asOf: IsoDate,
): ContactCounts {
  const tried = graduates.map(({ id }) => talksOf(id)).filter((talks) => talks.length > 0);
  const reached = tried.filter((talks) => talks.some(broughtNews)).length;
  return {
    graduates: graduates.length,
    talks: tried.reduce((sum, talks) => sum + talks.length, 0),
    reached,
    notReached: tried.length - reached,
    agreed: tried.filter((talks) => talks.some(({ result }) => result === 'agreed')).length,
    scheduled: tried.filter((talks) => (talks.at(-1)?.next ?? asOf) > asOf).length,
  };
}
