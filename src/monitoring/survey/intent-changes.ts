import type { Graduate } from '../../domain/graduate.ts';
import type { Intent } from '../../domain/intent.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { intentOf } from './intent.ts';

/** All graduates as known for one day. */
export interface DayOfGraduates {
  readonly day: IsoDate;
  readonly graduates: readonly Graduate[];
}

/** The newest change of a graduate's intent, with the days both were first known. */
export interface IntentChange {
  /** As known on the last day. */
  readonly graduate: Graduate;
  readonly from: Intent;
  readonly fromDay: IsoDate;
  readonly to: Intent;
  readonly toDay: IsoDate;
}

/**
 * Graduates whose intent is another than before. Silence is no change: an intent holds until another is stated.
 * @param days from the oldest to the newest
 */
export function intentChanges(days: readonly DayOfGraduates[]): readonly IntentChange[] {
  const known = new Map<
    number,
    { intent: Intent; since: IsoDate; change: Omit<IntentChange, 'graduate'> | null }
  >();
  for (const { day, graduates } of days) {
    for (const graduate of graduates) {
      const intent = intentOf(graduate);
      if (intent === null) continue;
      const before = known.get(graduate.id);
      if (before === undefined) known.set(graduate.id, { intent, since: day, change: null });
      else if (before.intent !== intent) {
        const change = { from: before.intent, fromDay: before.since, to: intent, toDay: day };
        known.set(graduate.id, { intent, since: day, change });
      }
    }
  }
  return (days.at(-1)?.graduates ?? []).flatMap((graduate) => {
    const change = known.get(graduate.id)?.change ?? null;
    return change === null ? [] : [{ graduate, ...change }];
  });
}
