import { tz, tzOffset } from '@date-fns/tz';
import { lightFormat } from 'date-fns/lightFormat';
import { startOfISOWeek } from 'date-fns/startOfISOWeek';
import type { IsoDate, IsoInstant } from '../domain/iso-date.ts';

/** The calendar day of an instant in a time zone. */
export function dayIn(timeZone: string, instant: IsoInstant): IsoDate {
  return lightFormat(tz(timeZone)(instant), 'yyyy-MM-dd') as IsoDate;
}

/** The Monday of the ISO week an instant lies in, as the calendar of a time zone shows it. */
export function mondayIn(timeZone: string, instant: IsoInstant): IsoDate {
  return lightFormat(startOfISOWeek(tz(timeZone)(instant)), 'yyyy-MM-dd') as IsoDate;
}

/** Minutes by which a time zone is ahead of UTC at noon of a day. */
export function zoneOffset(timeZone: string, date: IsoDate): number {
  return tzOffset(timeZone, new Date(`${date}T12:00:00Z`));
}
