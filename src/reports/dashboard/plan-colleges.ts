import type { WeeklyReport } from '../../monitoring/weekly/weekly.ts';
import type { CollegeLine, WeekRow } from './dashboard-plan.ts';
import { publishedRows, type Suppress, withheldRows } from './withhold.ts';

/** Colleges of the Monday report. Where the week itself withholds what the colleges sum to, they are withheld too. */
export function planColleges(
  { byCollege }: WeeklyReport,
  week: WeekRow | undefined,
  suppress: Suppress,
): readonly CollegeLine[] {
  const present = byCollege.filter(({ now }) => now.persons > 0);
  const isRegionHidden = week == null || week.groups.employed === null || week.groups.unknown === null;
  const small = withheldRows(
    present.map(({ now }) => [now.persons]),
    suppress,
  );
  const isHidden = isRegionHidden ? small.map(() => true) : small;
  const cells = publishedRows(
    present.map(({ now: { persons, groups, inSpecialty } }) => [
      inSpecialty,
      groups.employed - inSpecialty,
      groups.unknown,
      persons - groups.employed - groups.unknown,
    ]),
    isHidden,
    suppress,
  );
  return present.map(({ key, label, now: { persons } }, at) => {
    const [inSpecialty = null, elsewhere = null, unknown = null] = cells[at] ?? [];
    return {
      key,
      name: label,
      persons: isHidden[at] === true ? null : persons,
      known: unknown === null ? null : persons - unknown,
      employed: inSpecialty === null || elsewhere === null ? null : inSpecialty + elsewhere,
      inSpecialty,
    };
  });
}
