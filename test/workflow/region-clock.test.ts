import { describe, expect, it } from 'vitest';
import type { IsoInstant } from '../../src/domain/iso-date.ts';
import { dayIn, mondayIn } from '../../src/workflow/region-clock.ts';

describe('the day and the Monday of a region', () => {
  it.each([
    ['Asia/Kamchatka', '2026-05-24T11:59:00Z', '2026-05-24', '2026-05-18'],
    ['Asia/Kamchatka', '2026-05-24T12:01:00Z', '2026-05-25', '2026-05-25'],
    ['Europe/Kaliningrad', '2026-05-24T12:01:00Z', '2026-05-24', '2026-05-18'],
    ['Europe/Kaliningrad', '2026-05-24T22:01:00Z', '2026-05-25', '2026-05-25'],
    ['Asia/Yekaterinburg', '2026-05-31T18:59:00Z', '2026-05-31', '2026-05-25'],
    ['Asia/Yekaterinburg', '2026-05-31T19:01:00Z', '2026-06-01', '2026-06-01'],
    ['Asia/Yekaterinburg', '2027-01-02T10:00:00Z', '2027-01-02', '2026-12-28'],
  ])('in %s at %s it is %s, week of %s', (zone, instant, day, monday) => {
    expect(dayIn(zone, instant as IsoInstant)).toBe(day);
    expect(mondayIn(zone, instant as IsoInstant)).toBe(monday);
  });
});
