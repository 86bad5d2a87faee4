import { type IsoDate, isoDate } from '../../domain/iso-date.ts';

/** The same day so many calendar months later; the last day of the month where it has no such day (31.01 → 28.02). */
export function monthsAfter(date: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  for (let last = day; last > 0; last--) {
    const found = isoDate(Math.floor(index / 12), (index % 12) + 1, last);
    if (found !== null) return found;
  }
  return date;
}
