import type { RegisterRow } from '../../domain/register.ts';
import type { REQUESTS } from '../../domain/registers/requests.ts';

/** Places of employers' requests: filled by graduates, of them kept; `…Unknown` = the register does not say. */
export interface RequestCounts {
  readonly places: number;
  readonly filled: number;
  readonly unknown: number;
  readonly retained: number;
  readonly retainedUnknown: number;
}

/** Sums requests. More taken than asked for counts as all places filled. */
export function countRequests(rows: readonly RegisterRow<typeof REQUESTS>[]): RequestCounts {
  const sum = { places: 0, filled: 0, unknown: 0, retained: 0, retainedUnknown: 0 };
  for (const { values } of rows) {
    const { places, filled, retained } = values;
    sum.places += places;
    if (filled === null) {
      sum.unknown += places;
      continue;
    }
    const closed = Math.min(filled, places);
    sum.filled += closed;
    if (retained === null) sum.retainedUnknown += closed;
    else sum.retained += Math.min(retained, closed);
  }
  return sum;
}
