import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEventTime } from '../../../src/reports/gia/event-time.ts';
import { renderCalendar } from '../../../src/reports/gia/render-calendar.ts';
import { day } from '../../monitoring/make-graduate.ts';
import { parseCalendar } from './parse-calendar.ts';

const EVENT = {
  uid: '1@route.invalid',
  date: day('2026-06-10'),
  summary: 'С',
  location: null,
  description: 'Д',
};
const render = (
  change: Partial<
    typeof EVENT & { location: string | null; time: { hours: number; minutes: number } | null }
  >,
) =>
  renderCalendar({
    name: 'ГИА',
    zone: 'Asia/Yekaterinburg',
    offsetOn: () => 300,
    stampedOn: day('2026-05-25'),
    events: [{ ...EVENT, time: null, ...change }],
  });

test.each([
  ['10:00', 10, 0],
  ['10.30 – 14.00', 10, 30],
  ['с 9:15', 9, 15],
  ['09-00', 9, 0],
  ['в 9 ч', 9, 0],
  ['9 часов', 9, 0],
])('time of day «%s»', (text, hours, minutes) => {
  expect(readEventTime(text)).toEqual({ hours, minutes });
});

test.each(['утром', '25:00', '10', '10:75', 'после обеда', null])('no time is read from «%s»', (text) => {
  expect(readEventTime(text)).toBeNull();
});

test('an hour of Екатеринбург is five hours earlier in UTC; without an hour the day is whole', () => {
  expect(parseCalendar(render({ time: { hours: 2, minutes: 30 } })).get('DTSTART')).toBe('20260609T213000Z');
  expect(parseCalendar(render({})).get('DTSTART;VALUE=DATE')).toBe('20260610');
});

test('any text comes back from the file; lines end in CRLF and hold at most 75 octets', () => {
  const text = fc.string({ maxLength: 300, unit: 'grapheme' });
  fc.assert(
    fc.property(text, text, (summary, description) => {
      const file = render({ summary, description });
      for (const line of file.split('\r\n')) {
        expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(line).not.toMatch(/[\r\n]/);
      }
      const plain = (value: string) => value.replace(/\r\n?/g, '\n').replace(/[\p{Cc}--[\n\t]]/gv, '');
      const parsed = parseCalendar(file);
      expect(parsed.get('SUMMARY')).toBe(plain(summary));
      expect(parsed.get('DESCRIPTION')).toBe(plain(description));
    }),
    { numRuns: 100 },
  );
});
