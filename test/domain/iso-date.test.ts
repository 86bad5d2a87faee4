import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dateFromSerial,
  daysBetween,
  type IsoDate,
  isoDate,
  mondayOf,
  parseDate,
  russianDate,
} from '../../src/domain/iso-date.ts';

const years = { first: 1940, last: 2035 };

describe('a day in a cell', () => {
  it.each([
    ['07.09.2007', '2007-09-07'],
    ['7.9.2007', '2007-09-07'],
    ['07/09/2007', '2007-09-07'],
    ['2007-09-07', '2007-09-07'],
    ['2007-09-07T00:00:00', '2007-09-07'],
    ['2007-09-07 00:00:00', '2007-09-07'],
    ['7 сентября 2007 г.', '2007-09-07'],
    ['«7» мая 2007 года', '2007-05-07'],
    ['7 сент. 2007', '2007-09-07'],
    ['07 мая 2007г.', '2007-05-07'],
    ['1 фев 2007', '2007-02-01'],
    ['20070907', '2007-09-07'],
    ['39332', '2007-09-07'],
    ['29.02.2008', '2008-02-29'],
  ])('%s is %s', (text, date) => {
    expect(parseDate(text, years)).toEqual({ kind: 'value', value: date });
  });

  it('takes a two-digit year into the range and says so', () => {
    expect(parseDate('07.09.07', years)).toEqual({
      kind: 'value',
      value: '2007-09-07',
      note: 'two-digit-year',
    });
    expect(parseDate('07.09.88', years)).toEqual({
      kind: 'value',
      value: '1988-09-07',
      note: 'two-digit-year',
    });
  });

  it.each([
    ['45.09.2007', 'no-such-day'],
    ['29.02.2007', 'no-such-day'],
    ['01.13.2007', 'no-such-day'],
    ['07.09.1900', 'year-out-of-range'],
    ['сентябрь', 'not-a-date'],
    ['2007', 'year-out-of-range'],
    ['5 чел', 'not-a-date'],
  ])('%s is refused: %s', (text, reason) => {
    expect(parseDate(text, years)).toEqual({ kind: 'bad', reason });
  });

  it('knows no 29 February 1900, which Excel does', () => {
    expect(dateFromSerial(59)).toBe('1900-02-28');
    expect(dateFromSerial(60)).toBeNull();
    expect(dateFromSerial(61)).toBe('1900-03-01');
  });

  it('reads back every day in every way of writing it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1940, max: 2035 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        (y, m, d) => {
          const date = isoDate(y, m, d);
          expect(date).not.toBeNull();
          if (date === null) return;
          for (const text of [date, russianDate(date), `${d}.${m}.${y}`, `${date}T00:00:00`]) {
            expect(parseDate(text, years)).toEqual({ kind: 'value', value: date });
          }
        },
      ),
    );
  });
});

describe('weeks', () => {
  it.each([
    ['2026-05-25', '2026-05-25'],
    ['2026-05-31', '2026-05-25'],
    ['2027-01-01', '2026-12-28'],
  ])('the Monday of %s is %s', (day, monday) => {
    expect(mondayOf(day as IsoDate)).toBe(monday);
  });

  it('days added are days between', () => {
    fc.assert(
      fc.property(fc.integer({ min: -4000, max: 4000 }), (days) => {
        expect(daysBetween('2026-05-25' as IsoDate, addDays('2026-05-25' as IsoDate, days))).toBe(days);
      }),
    );
  });
});
