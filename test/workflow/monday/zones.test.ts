import { tzOffset } from '@date-fns/tz';
import { describe, expect, test } from 'vitest';
import type { IsoInstant } from '../../../src/domain/iso-date.ts';
import { loadReference } from '../../../src/reference/load-reference.ts';
import { dayIn, mondayIn } from '../../../src/workflow/region-clock.ts';

/** Hours ahead of UTC, from west to east: «О исчислении времени», 107-ФЗ, art. 5. */
const ZONES = [
  ['Europe/Kaliningrad', 2],
  ['Europe/Moscow', 3],
  ['Europe/Samara', 4],
  ['Asia/Yekaterinburg', 5],
  ['Asia/Omsk', 6],
  ['Asia/Krasnoyarsk', 7],
  ['Asia/Irkutsk', 8],
  ['Asia/Yakutsk', 9],
  ['Asia/Vladivostok', 10],
  ['Asia/Magadan', 11],
  ['Asia/Kamchatka', 12],
] as const;

/** The instant a clock of the zone shows this local time. */
function at(local: string, hours: number): IsoInstant {
  return `${new Date(Date.parse(`${local}:00Z`) - hours * 3_600_000).toISOString().slice(0, 19)}Z` as IsoInstant;
}

/** Local time, the day there, the Monday of its week. */
const MOMENTS = [
  ['2026-05-24T23:59', '2026-05-24', '2026-05-18'],
  ['2026-05-25T00:01', '2026-05-25', '2026-05-25'],
  ['2026-05-31T23:59', '2026-05-31', '2026-05-25'],
  ['2026-06-01T00:01', '2026-06-01', '2026-06-01'],
  // Week 53 of 2026 lasts into January.
  ['2026-12-28T00:01', '2026-12-28', '2026-12-28'],
  ['2026-12-31T23:59', '2026-12-31', '2026-12-28'],
  ['2027-01-01T00:01', '2027-01-01', '2026-12-28'],
  ['2027-01-03T23:59', '2027-01-03', '2026-12-28'],
  ['2027-01-04T00:01', '2027-01-04', '2027-01-04'],
] as const;

describe('the Monday of a region, from Калининград to Камчатка', () => {
  test.each(ZONES)('%s, UTC+%i: a minute before and after midnight', (zone, hours) => {
    for (const [local, day, monday] of MOMENTS) {
      const instant = at(local, hours);
      expect([local, dayIn(zone, instant), mondayIn(zone, instant)]).toEqual([local, day, monday]);
    }
  });

  test('a late run, by any day of the week, is of the same Monday', () => {
    for (const [zone, hours] of ZONES) {
      for (const day of ['25', '26', '27', '28', '29', '30', '31']) {
        expect(mondayIn(zone, at(`2026-05-${day}T12:30`, hours))).toBe('2026-05-25');
      }
    }
  });

  test('no region changes its clocks: the zone data give one offset in January and in July', () => {
    const zones = new Set(loadReference().regions.regions.map(({ timeZone }) => timeZone));
    expect(zones.size).toBeGreaterThanOrEqual(ZONES.length);
    for (const zone of zones) {
      const offsets = ['2026-01-15', '2026-07-15'].map((day) => tzOffset(zone, new Date(`${day}T00:00:00Z`)));
      expect([zone, new Set(offsets).size]).toEqual([zone, 1]);
    }
    expect(tzOffset('Europe/Berlin', new Date('2026-01-15'))).not.toBe(
      tzOffset('Europe/Berlin', new Date('2026-07-15')),
    );
  });
});
