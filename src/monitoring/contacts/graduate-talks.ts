import type { IsoDate } from '../../domain/iso-date.ts';
import type { RegisterValues } from '../../domain/register.ts';
import type { CONTACTS } from '../../domain/registers/contacts.ts';
import type { GraduateRow } from '../tracking/graduate-row.ts';

/** A talk, or an attempt at one. */
export type Talk = RegisterValues<typeof CONTACTS>;

/** How a talk ended. */
export type TalkResult = NonNullable<Talk['result']>;

/** Results that leave the centre without news of the graduate. */
const WITHOUT_NEWS: ReadonlySet<TalkResult> = new Set(['no-answer', 'wrong-contact']);

/** Lookup of the talks with a graduate up to a day, oldest first. */
export function talksByGraduate(
  rows: readonly GraduateRow<typeof CONTACTS>[],
  asOf: IsoDate,
): (graduateId: number) => readonly Talk[] {
  const talks = new Map<number, Talk[]>();
  for (const { row, graduate } of rows) {
    if (row.values.date > asOf) continue;
    const list = talks.get(graduate.id);
    if (list === undefined) talks.set(graduate.id, [row.values]);
    else list.push(row.values);
  }
  for (const list of talks.values()) list.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return (graduateId) => talks.get(graduateId) ?? [];
}

/** True when the graduate was spoken to: a talk without a stated result counts as one. */
export function broughtNews({ result }: Talk): boolean {
  return result === null || !WITHOUT_NEWS.has(result);
}
