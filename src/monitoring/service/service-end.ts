import type { Graduate } from '../../domain/graduate.ts';
import { addDays, type IsoDate, isoDate } from '../../domain/iso-date.ts';

/** The last day of service, and what it rests on: a stated day, or the day of conscription and the term of the law. */
export interface ServiceEnd {
  readonly day: IsoDate;
  readonly basis: 'stated' | 'term';
}

/** The term of conscript service: 12 months (Федеральный закон от 28.03.1998 № 53-ФЗ, статья 38, пункт 1). */
const YEARS_OF_SERVICE = 1;

/**
 * When the service of a graduate ends: the day stated for it, else the end of the status, else of conscripts with a stated first day
 * twelve months later. A contract has no term by law: without a day its end is not known.
 */
export function serviceEnd({ status, circumstances }: Graduate): ServiceEnd | null {
  if (circumstances.serviceEnds !== null) return { day: circumstances.serviceEnds, basis: 'stated' };
  if (status === null || (status.kind !== 'conscript' && status.kind !== 'contract-service')) return null;
  if (status.until !== null) return { day: status.until, basis: 'stated' };
  if (status.kind !== 'conscript' || status.since === null) return null;
  const [year, month, day] = status.since.split('-').map(Number);
  const same = isoDate((year ?? 0) + YEARS_OF_SERVICE, month ?? 0, day ?? 0);
  // 29 February has no same day a year later.
  return { day: addDays(same ?? addDays(status.since, 366), -1), basis: 'term' };
}
