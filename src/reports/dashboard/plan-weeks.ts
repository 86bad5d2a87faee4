import { russianDate } from '../../domain/iso-date.ts';
import { counted, groupThousands } from '../../domain/russian.ts';
import type { OutcomeGroup } from '../../monitoring/outcome-group.ts';
import type { WeeklyReport } from '../../monitoring/weekly/weekly.ts';
import type { LineChart } from '../charts/chart-plan.ts';
import type { WeekOutcomes, WeekRow } from './dashboard-plan.ts';
import { isSmall, publishedParts, type Suppress } from './withhold.ts';

/** Groups the picture follows; the table has all of them. */
const FOLLOWED: readonly OutcomeGroup[] = ['employed', 'plans-work', 'study', 'service', 'risk', 'unknown'];

/** Persons by group for every week; the groups of a week are parts of its public number of persons. */
export function planWeeks(
  weeks: readonly WeekOutcomes[],
  { groups }: WeeklyReport,
  suppress: Suppress,
): readonly WeekRow[] {
  return weeks.map(({ asOf, tally }) => {
    const isHidden = isSmall(tally.persons, suppress);
    const counts = groups.map(({ key }) => tally.groups[key]);
    const shown = isHidden ? counts.map(() => null) : publishedParts(counts, suppress);
    const entries = groups.map(({ key }, at): [OutcomeGroup, number | null] => [key, shown[at] ?? null]);
    return {
      asOf,
      persons: isHidden ? null : tally.persons,
      groups: Object.fromEntries(entries) as Record<OutcomeGroup, number | null>,
    };
  });
}

/** The outcomes of the cohort week by week; null before the second week. */
export function planDynamics(rows: readonly WeekRow[], { groups }: WeeklyReport): LineChart | null {
  const [first] = rows;
  const last = rows.at(-1);
  if (rows.length < 2 || first === undefined || last === undefined) return null;
  return {
    kind: 'line',
    id: 'dynamics',
    title: dynamicsTitle(first, last),
    units: 'выпускников',
    source: 'списки колледжей',
    asOf: last.asOf,
    pointHeader: 'Неделя',
    points: rows.map(({ asOf }) => russianDate(asOf).slice(0, 5)),
    series: groups
      .filter(({ key }) => FOLLOWED.includes(key))
      .map(({ key, label }) => ({ name: label, values: rows.map((row) => row.groups[key]) })),
  };
}

function dynamicsTitle(first: WeekRow, last: WeekRow): string {
  const { persons, groups } = last;
  if (persons === null || groups.unknown === null) return 'Занятость выпускников по неделям';
  const known = `Статус известен у ${groupThousands(persons - groups.unknown)} из ${counted(persons, 'выпускника', 'выпускников', 'выпускников')}`;
  const [from, to] = [first.groups.employed, groups.employed];
  if (from === null || to === null) return known;
  return `${known}; трудоустроены ${groupThousands(to)}, на ${russianDate(first.asOf)} было ${groupThousands(from)}`;
}
