import type { Graduate } from '../../domain/graduate.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { RegisterRow } from '../../domain/register.ts';
import type { ATTENDANCE } from '../../domain/registers/attendance.ts';
import type { CONTACTS } from '../../domain/registers/contacts.ts';
import { EVENTS } from '../../domain/registers/events.ts';
import type { TASKS } from '../../domain/registers/tasks.ts';
import { compareRussian } from '../../domain/russian.ts';
import { normaliseLabel } from '../../domain/text.ts';
import { tasksByCollege } from '../tasks/tasks-by-college.ts';
import { type CountContext, countEffectiveness, NO_OWN_COUNTS } from './effectiveness-counts.ts';
import type { Indicator } from './effectiveness-method.ts';
import { type IndicatorValue, indicatorValue } from './indicator-value.ts';

/** What was done for graduates, from the registers; rows by graduate are those whose graduate was found. */
export interface MeasureRows {
  readonly events: readonly RegisterRow<typeof EVENTS>[];
  readonly attendance: readonly {
    readonly row: RegisterRow<typeof ATTENDANCE>;
    readonly graduate: Graduate;
  }[];
  readonly contacts: readonly { readonly row: RegisterRow<typeof CONTACTS>; readonly graduate: Graduate }[];
  readonly tasks: readonly RegisterRow<typeof TASKS>[];
  /** Rows of attendance and contacts whose graduate could not be told. */
  readonly unfound: number;
}

/**
 * A kind of measure. `invited`, `came`, `offers` sum what the register of events states (null = no row states it); `persons` are the
 * graduates known by name to have taken part.
 */
export interface MeasureLine {
  readonly key: string;
  readonly label: string;
  readonly held: number;
  readonly invited: number | null;
  readonly came: number | null;
  readonly offers: number | null;
  readonly persons: number;
  /** null where the register of participants knows nobody of this kind. */
  readonly effect: MeasureEffect | null;
}

/** The same share among those who took part and those who did not. Shows no cause. */
interface MeasureEffect {
  readonly took: IndicatorValue;
  readonly others: IndicatorValue;
}

/** How far measures reach the graduates of a college. */
export interface ReachLine {
  readonly key: string;
  readonly label: string;
  readonly graduates: number;
  /** Graduates who took part in an event at least once. */
  readonly attended: number;
  /** Graduates spoken with at least once. */
  readonly reached: number;
  /** Graduates of either. */
  readonly either: number;
  /** Tasks set to the college or to all but for those cancelled, and those done by the day. */
  readonly tasks: number;
  readonly tasksDone: number;
}

/** Measures, their effect and their reach. */
export interface Measures {
  readonly graduates: number;
  readonly lines: readonly MeasureLine[];
  readonly reach: readonly ReachLine[];
  readonly unfound: number;
}

const UNLISTED = 'unlisted';

/** Counts measures. null when no register has a row. @param collegeOf known name of a graduate's college */
export function countMeasures(
  graduates: readonly Graduate[],
  rows: MeasureRows,
  {
    indicator,
    minimum,
    context,
    collegeOf,
  }: {
    readonly indicator: Indicator | undefined;
    readonly minimum: number;
    readonly context: CountContext;
    readonly collegeOf: (stated: string | null) => string;
  },
): Measures | null {
  const { events, attendance, contacts, tasks } = rows;
  if (events.length + attendance.length + contacts.length + tasks.length === 0) return null;
  const kinds = new Map<string, string>();
  for (const { values } of events) kinds.set(eventKey(values), values.kind ?? 'other');
  const took = new Map<string, Set<number>>();
  const attended = new Set<number>();
  for (const { row, graduate } of attendance) {
    if (row.values.came === false) continue;
    attended.add(graduate.id);
    const kind = kinds.get(eventKey(row.values)) ?? UNLISTED;
    took.set(kind, (took.get(kind) ?? new Set()).add(graduate.id));
  }
  const spoken = new Set(
    contacts
      .filter(({ row }) => row.values.result === 'reached' || row.values.result === 'agreed')
      .map(({ graduate }) => graduate.id),
  );
  const effectOf = (persons: ReadonlySet<number>): MeasureEffect | null => {
    if (indicator === undefined || persons.size === 0) return null;
    const value = (some: readonly Graduate[]) =>
      indicatorValue(indicator, countEffectiveness(some, NO_OWN_COUNTS, context), minimum);
    return {
      took: value(graduates.filter(({ id }) => persons.has(id))),
      others: value(graduates.filter(({ id }) => !persons.has(id))),
    };
  };
  const eventLine = (key: string, label: string): MeasureLine[] => {
    const held = events.filter(({ values }) => (values.kind ?? 'other') === key);
    const persons = took.get(key) ?? new Set<number>();
    if (held.length === 0 && persons.size === 0) return [];
    const sum = (part: 'invited' | 'came' | 'offers') => {
      const stated = held.flatMap(({ values }) => values[part] ?? []);
      return stated.length === 0 ? null : stated.reduce((total, one) => total + one, 0);
    };
    return [
      {
        key,
        label,
        held: held.length,
        invited: sum('invited'),
        came: sum('came'),
        offers: sum('offers'),
        persons: persons.size,
        effect: effectOf(persons),
      },
    ];
  };
  const person = (key: string, label: string, held: number, persons: ReadonlySet<number>): MeasureLine[] =>
    held + persons.size === 0
      ? []
      : [
          {
            key,
            label,
            held,
            invited: null,
            came: null,
            offers: null,
            persons: persons.size,
            effect: effectOf(persons),
          },
        ];
  return {
    graduates: graduates.length,
    lines: [
      ...EVENTS.fields.kind.choices.flatMap(({ value, label }) => eventLine(value, label)),
      ...eventLine(UNLISTED, 'мероприятия, которых нет в реестре'),
      ...person('any', 'хотя бы одно мероприятие', events.length, attended),
      ...person('contacts', 'разговор с выпускником', contacts.length, spoken),
    ],
    reach: reachOf(graduates, { attended, spoken }, { tasks, asOf: context.asOf }, collegeOf),
    unfound: rows.unfound,
  };
}

function reachOf(
  graduates: readonly Graduate[],
  { attended, spoken }: { readonly attended: ReadonlySet<number>; readonly spoken: ReadonlySet<number> },
  { tasks, asOf }: { readonly tasks: MeasureRows['tasks']; readonly asOf: IsoDate },
  collegeOf: (stated: string | null) => string,
): readonly ReachLine[] {
  const byCollege = Map.groupBy(graduates, ({ college }) => collegeOf(college));
  const report = tasksByCollege(tasks, [...byCollege.keys()], asOf, collegeOf);
  const counts = new Map(report.colleges.map((one) => [one.college, one.counts]));
  return [...byCollege]
    .sort(([a], [b]) => compareRussian(a, b))
    .map(([label, own]) => {
      return {
        key: label,
        label,
        graduates: own.length,
        attended: own.filter(({ id }) => attended.has(id)).length,
        reached: own.filter(({ id }) => spoken.has(id)).length,
        either: own.filter(({ id }) => attended.has(id) || spoken.has(id)).length,
        tasks: counts.get(label)?.set ?? 0,
        tasksDone: counts.get(label)?.done ?? 0,
      };
    });
}

function eventKey({ date, topic }: { readonly date: string; readonly topic: string }): string {
  return `${date} ${normaliseLabel(topic)}`;
}
