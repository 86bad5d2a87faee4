import type { Graduate } from '../../domain/graduate.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { RegisterRow } from '../../domain/register.ts';
import type { ATTENDANCE } from '../../domain/registers/attendance.ts';
import type { EVENTS } from '../../domain/registers/events.ts';
import { compareRussian } from '../../domain/russian.ts';
import type { CollegeOf, GraduateRow } from '../tracking/graduate-row.ts';
import { groupBy, largestFirst } from '../tracking/group-by.ts';
import { type EventKind, eventKey, type Measure, measuresByGraduate } from './graduate-measures.ts';

/** An event as the register states it, and what the lists of those who came add. null = nobody stated it. */
export interface EventRow {
  readonly date: IsoDate;
  readonly kind: EventKind | null;
  readonly topic: string;
  /** null = for all colleges. */
  readonly college: string | null;
  readonly invited: number | null;
  readonly came: number | null;
  readonly offers: number | null;
  /** Graduates named in the register of attendance as come, as offered work, as having accepted it. */
  readonly named: { readonly came: number; readonly offered: number; readonly accepted: number };
}

/** Sums over events. A sum is null while no event states the number; `silent` events state no number of those who came. */
export interface EventSums {
  readonly events: number;
  readonly invited: number | null;
  readonly came: number | null;
  readonly offers: number | null;
  readonly silent: number;
}

/** Graduates by name: how many there are, and how many came at least once, were offered work, accepted it. */
interface Reach {
  readonly graduates: number;
  readonly reached: number;
  readonly offered: number;
  readonly accepted: number;
}

/** What events reached whom. */
export interface EventCoverage {
  readonly since: IsoDate;
  readonly asOf: IsoDate;
  /** Held in the span, by day. */
  readonly events: readonly EventRow[];
  /** After the day looked at. */
  readonly planned: readonly EventRow[];
  readonly byKind: readonly { readonly kind: EventKind | null; readonly sums: EventSums }[];
  /** Events of the college itself; those for all colleges are in `common`. */
  readonly byCollege: readonly {
    readonly college: string;
    readonly sums: EventSums;
    readonly reach: Reach;
  }[];
  readonly common: EventSums;
  readonly total: { readonly sums: EventSums; readonly reach: Reach };
  /** Rows of attendance at events the register of events does not list. */
  readonly unlisted: number;
}

/** What {@link coverEvents} looks at. */
export interface CoverageInput {
  readonly graduates: readonly Graduate[];
  readonly collegeOf: CollegeOf;
  /** The known name of a college in any spelling. */
  readonly collegeNamed: (name: string) => string;
  readonly events: readonly RegisterRow<typeof EVENTS>[];
  readonly attendance: readonly GraduateRow<typeof ATTENDANCE>[];
  /** First day of the span. */
  readonly since: IsoDate;
  readonly asOf: IsoDate;
}

/** Counts events of a span and the graduates they reached. A graduate counts once, however many events he came to. */
export function coverEvents(input: CoverageInput): EventCoverage {
  const { graduates, collegeOf, since, asOf } = input;
  const attendance = input.attendance.filter(({ row }) => row.values.date >= since);
  const measuresOf = measuresByGraduate(input.events, attendance, asOf);
  const rows = input.events
    .filter(({ values }) => values.date >= since)
    .map((row) => eventRow(row, input, attendance))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : compareRussian(a.topic, b.topic)));
  const held = rows.filter(({ date }) => date <= asOf);
  const listed = new Set(input.events.map(({ values }) => eventKey(values)));
  const ofCollege = new Map(groupBy(graduates, collegeOf));
  const colleges = new Set([...ofCollege.keys(), ...held.flatMap(({ college }) => college ?? [])]);
  return {
    since,
    asOf,
    events: held,
    planned: rows.filter(({ date }) => date > asOf),
    byKind: largestFirst(groupBy(held, ({ kind }) => kind ?? '')).map(([, group]) => ({
      kind: group[0]?.kind ?? null,
      sums: sumEvents(group),
    })),
    byCollege: [...colleges].sort(compareRussian).map((college) => ({
      college,
      sums: sumEvents(held.filter((row) => row.college === college)),
      reach: reachOf(ofCollege.get(college) ?? [], measuresOf),
    })),
    common: sumEvents(held.filter(({ college }) => college === null)),
    total: { sums: sumEvents(held), reach: reachOf(graduates, measuresOf) },
    unlisted: attendance.filter(({ row }) => row.values.date <= asOf && !listed.has(eventKey(row.values)))
      .length,
  };
}

function eventRow(
  { values }: RegisterRow<typeof EVENTS>,
  { collegeNamed, collegeOf }: CoverageInput,
  attendance: CoverageInput['attendance'],
): EventRow {
  const { date, kind, topic, invited, came, offers } = values;
  const college = values.college === null ? null : collegeNamed(values.college);
  const key = eventKey(values);
  // Two colleges may hold an event of one name on one day: each counts its own graduates.
  const here = attendance.filter(
    ({ row, graduate }) =>
      eventKey(row.values) === key && (college === null || collegeOf(graduate) === college),
  );
  const persons = (which: (row: CoverageInput['attendance'][number]['row']['values']) => boolean) =>
    new Set(here.filter(({ row }) => which(row.values)).map(({ graduate }) => graduate.id)).size;
  return {
    date,
    kind,
    topic,
    college,
    invited,
    came,
    offers,
    named: {
      came: persons((row) => row.came ?? true),
      offered: persons((row) => row.offered !== null),
      accepted: persons((row) => row.accepted === true),
    },
  };
}

function sumEvents(events: readonly EventRow[]): EventSums {
  const sum = (of: (event: EventRow) => number | null) => {
    const stated = events.map(of).filter((value) => value !== null);
    return stated.length === 0 ? null : stated.reduce((total, value) => total + value, 0);
  };
  return {
    events: events.length,
    invited: sum(({ invited }) => invited),
    came: sum(({ came }) => came),
    offers: sum(({ offers }) => offers),
    silent: events.filter(({ came }) => came === null).length,
  };
}

function reachOf(
  graduates: readonly Graduate[],
  measuresOf: (graduateId: number) => readonly Measure[],
): Reach {
  const count = (which: (measure: Measure) => boolean) =>
    graduates.filter(({ id }) => measuresOf(id).some(which)).length;
  return {
    graduates: graduates.length,
    reached: count(({ came }) => came),
    offered: count(({ offeredBy }) => offeredBy !== null),
    accepted: count(({ accepted }) => accepted === true),
  };
}
