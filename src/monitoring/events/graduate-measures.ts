import type { IsoDate } from '../../domain/iso-date.ts';
import type { RegisterRow, RegisterValues } from '../../domain/register.ts';
import type { ATTENDANCE } from '../../domain/registers/attendance.ts';
import type { EVENTS } from '../../domain/registers/events.ts';
import { normaliseLabel } from '../../domain/text.ts';
import type { GraduateRow } from '../tracking/graduate-row.ts';

/** What kind of event it was. */
export type EventKind = NonNullable<RegisterValues<typeof EVENTS>['kind']>;

/** What one event was to one graduate. */
export interface Measure {
  readonly date: IsoDate;
  /** null when the register of events does not list it, or states no kind. */
  readonly kind: EventKind | null;
  readonly topic: string;
  readonly came: boolean;
  /** Who offered work there. */
  readonly offeredBy: string | null;
  readonly accepted: boolean | null;
}

/** One event in both registers: its day and topic. */
export function eventKey({ date, topic }: { readonly date: IsoDate; readonly topic: string }): string {
  return `${date} ${normaliseLabel(topic)}`;
}

/**
 * Lookup of the measures a graduate was given, oldest first; for cards and effectiveness. A row of attendance without a word on it
 * says that the person came. Events after the day are not there yet.
 */
export function measuresByGraduate(
  events: readonly RegisterRow<typeof EVENTS>[],
  attendance: readonly GraduateRow<typeof ATTENDANCE>[],
  asOf: IsoDate,
): (graduateId: number) => readonly Measure[] {
  const kinds = new Map<string, EventKind | null>();
  for (const { values } of events) kinds.set(eventKey(values), kinds.get(eventKey(values)) ?? values.kind);
  const measures = new Map<number, Measure[]>();
  for (const { row, graduate } of attendance) {
    const { date, topic, came, offered, accepted } = row.values;
    if (date > asOf) continue;
    const list = measures.get(graduate.id) ?? [];
    measures.set(graduate.id, list);
    list.push({
      date,
      kind: kinds.get(eventKey(row.values)) ?? null,
      topic,
      came: came ?? true,
      offeredBy: offered,
      accepted,
    });
  }
  for (const list of measures.values()) list.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return (graduateId) => measures.get(graduateId) ?? [];
}
