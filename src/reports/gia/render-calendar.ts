import type { IsoDate } from '../../domain/iso-date.ts';
import type { EventTime } from './event-time.ts';

/** An event of a calendar. */
export interface CalendarEvent {
  /** Stays the same as long as the event is the same: a calendar then updates it and does not double it. */
  readonly uid: string;
  readonly date: IsoDate;
  /** null = all day. */
  readonly time: EventTime | null;
  readonly summary: string;
  readonly location: string | null;
  readonly description: string;
}

/** A calendar file as data. */
export interface CalendarPlan {
  readonly name: string;
  /** IANA zone of the times. */
  readonly zone: string;
  /** Minutes east of UTC in the zone on a day. */
  readonly offsetOn: (date: IsoDate) => number;
  /** The day the data speak of: DTSTAMP, so that the same data give the same bytes. */
  readonly stampedOn: IsoDate;
  readonly events: readonly CalendarEvent[];
}

const LONGEST_LINE = 75;

/**
 * An iCalendar file (RFC 5545): CRLF, lines folded at 75 octets, text escaped. Times stand in UTC, which needs no description of the
 * zone and means the same instant everywhere; events without a time are whole days.
 */
export function renderCalendar({ name, zone, offsetOn, stampedOn, events }: CalendarPlan): string {
  const stamp = `${compact(stampedOn)}T000000Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//route//gia//RU',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    `X-WR-TIMEZONE:${zone}`,
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${event.uid}`,
      `DTSTAMP:${stamp}`,
      event.time === null
        ? `DTSTART;VALUE=DATE:${compact(event.date)}`
        : `DTSTART:${utcInstant(event.date, event.time, offsetOn(event.date))}`,
      `SUMMARY:${escapeText(event.summary)}`,
      ...(event.location === null ? [] : [`LOCATION:${escapeText(event.location)}`]),
      `DESCRIPTION:${escapeText(event.description)}`,
      'TRANSP:OPAQUE',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

/** Section 3.3.11: backslash, semicolon, comma and line end are escaped; other control characters are not allowed. */
function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}--[\n\t]]/gv, '')
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll('\n', '\\n');
}

/** Section 3.1: no line is longer than 75 octets; a character of several octets is not cut in two. */
function foldLine(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > LONGEST_LINE) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

function compact(date: IsoDate): string {
  return date.replaceAll('-', '');
}

function utcInstant(date: IsoDate, { hours, minutes }: EventTime, offset: number): string {
  const instant = new Date(Date.parse(`${date}T00:00:00Z`) + (hours * 60 + minutes - offset) * 60_000);
  return instant.toISOString().replace(/[-:]|\.\d{3}/g, '');
}
