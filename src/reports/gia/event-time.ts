/** Hours and minutes. */
export interface EventTime {
  readonly hours: number;
  readonly minutes: number;
}

/** The beginning of «10:00», «10.30 – 14.00», «в 9 ч», «10-00»; null when no time of day can be read with certainty. */
export function readEventTime(text: string | null): EventTime | null {
  if (text === null) return null;
  const match = /^(?:[вс] )?(\d{1,2})(?:[:.-](\d{2})(?!\d)| ?ч(?:ас|асов|\.)?(?: ?(\d{2}) ?мин)?)/i.exec(
    text.trim(),
  );
  if (match === null) return null;
  const hours = Number(match[1]);
  const minutes = Number(match[2] ?? match[3] ?? 0);
  return hours < 24 && minutes < 60 ? { hours, minutes } : null;
}
