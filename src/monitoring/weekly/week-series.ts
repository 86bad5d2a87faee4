import type { Graduate } from '../../domain/graduate.ts';
import { addDays, type IsoDate } from '../../domain/iso-date.ts';
import type { StatusKind } from '../../domain/status.ts';
import type { CollegeDirectory } from '../college-directory.ts';
import { OUTCOME_GROUPS, type OutcomeGroup, outcomeGroup } from '../outcome-group.ts';
import type { CollegeReturn } from './return-state.ts';

/** One week of the campaign as known at the moment of the report; the groups sum to `persons`. */
export interface WeekPoint {
  readonly asOf: IsoDate;
  readonly persons: number;
  readonly groups: Readonly<Record<OutcomeGroup, number>>;
  /** Colleges with data of one of the seven days that end with `asOf`. */
  readonly reported: number;
}

/** Days a week apart that end with the day of the report and do not go beyond the first day of monitoring; at least one. */
export function campaignWeeks(first: IsoDate, asOf: IsoDate): readonly IsoDate[] {
  const days = [asOf];
  for (let day = addDays(asOf, -7); day >= first; day = addDays(day, -7)) days.unshift(day);
  return days;
}

/**
 * Persons by group of outcome week by week, from one pass over the histories of their statuses.
 * @param days from the oldest to the newest, none later than the day the graduates are known at
 */
export function weekSeries(
  graduates: readonly Graduate[],
  days: readonly IsoDate[],
  returns: readonly CollegeReturn[],
  directory: CollegeDirectory,
): readonly WeekPoint[] {
  const tallies = days.map((asOf) => ({ asOf, persons: 0, groups: noOutcomes() }));
  for (const graduate of graduates) {
    let step = 0;
    for (const tally of tallies) {
      if (graduate.listedSince !== undefined && graduate.listedSince > tally.asOf) continue;
      while ((graduate.statusHistory[step]?.asOf ?? '~') <= tally.asOf) step++;
      tally.persons++;
      tally.groups[outcomeGroup(kindAfter(graduate, step))]++;
    }
  }
  return tallies.map((tally) => ({ ...tally, reported: countReported(tally.asOf, returns, directory) }));
}

/** A graduate of whom no history was read has always had the status it has. */
function kindAfter({ status, statusHistory }: Graduate, steps: number): StatusKind | null {
  if (statusHistory.length === 0) return status?.kind ?? null;
  return statusHistory[steps - 1]?.status.kind ?? null;
}

function noOutcomes(): Record<OutcomeGroup, number> {
  return Object.fromEntries(OUTCOME_GROUPS.map(({ key }) => [key, 0])) as Record<OutcomeGroup, number>;
}

function countReported(
  asOf: IsoDate,
  returns: readonly CollegeReturn[],
  { nameOf }: CollegeDirectory,
): number {
  const from = addDays(asOf, -6);
  const ofWeek = returns.filter((each) => each.asOf >= from && each.asOf <= asOf);
  return new Set(ofWeek.map(({ college }) => nameOf(college) ?? college)).size;
}
