import { addDays, type IsoDate } from '../../domain/iso-date.ts';
import type { Status } from '../../domain/status.ts';
import type { FormEdition } from './form-edition.ts';

/** Columns a person is counted in besides the total; or why in none. */
export type StatusPlacement =
  | { readonly kind: 'columns'; readonly columns: readonly string[] }
  | { readonly kind: 'no-column' }
  | { readonly kind: 'unknown' };

/**
 * Where a status goes in an edition: exactly one main column and the «из них» columns whose condition the status states.
 * No status is `unknown` and never a column; an outcome the form has no column for is `no-column`.
 * @param statedOn the day of the newest record that states the status
 */
export function placeStatus(
  status: Status | null,
  edition: FormEdition,
  asOf: IsoDate,
  statedOn: IsoDate | null,
): StatusPlacement {
  if (status === null) return { kind: 'unknown' };
  const main = edition.placement[status.kind];
  if (main === undefined) return { kind: 'no-column' };
  const columns = [main];
  for (const detail of edition.details) {
    if (detail.of.includes(status.kind) && meets(status, detail.when, asOf, statedOn))
      columns.push(detail.column);
  }
  return { kind: 'columns', columns };
}

function meets(
  status: Status,
  when: FormEdition['details'][number]['when'],
  asOf: IsoDate,
  statedOn: IsoDate | null,
): boolean {
  if (when.studyWork !== undefined && (status.studyWork ?? 'none') !== when.studyWork) return false;
  if (when.plannedAt !== undefined && status.plannedAt !== when.plannedAt) return false;
  if (when.inSpecialty !== undefined && status.inSpecialty !== when.inSpecialty) return false;
  return when.monthsOnJob === undefined || heldJobFor(status, when.monthsOnJob, asOf, statedOn) === true;
}

/**
 * Whether the last job has lasted `months`: by the stated number of months, else by its first day (a month is counted as 30.4
 * days). null when the source states neither, and when the point has passed since the last record: nobody knows whether the
 * person still worked there.
 */
export function heldJobFor(
  status: Status,
  months: number,
  asOf: IsoDate,
  statedOn: IsoDate | null,
): boolean | null {
  if (status.monthsOnJob !== null) return status.monthsOnJob >= months;
  if (status.since === null) return null;
  const point = addDays(status.since, Math.round(months * 30.4));
  if (point > asOf) return false;
  if (status.until !== null && status.until < asOf) return point <= status.until;
  return point <= (statedOn ?? asOf) ? true : null;
}
