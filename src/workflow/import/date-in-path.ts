import { basename, dirname } from 'node:path';
import { type IsoDate, isoDate } from '../../domain/iso-date.ts';
import { isSpoCode } from '../../domain/spo-code.ts';

/**
 * The day a file speaks of, when its name or the name of its folder tells: «2026-05-18», «18.05.2026», «18_05_26». The name of
 * the file wins over that of the folder. Null when neither names exactly one existing day. «15.02.09» is a programme code as well
 * as a day, so a day in January or February needs its year in full.
 */
export function dateInPath(path: string): IsoDate | null {
  return onlyDate(basename(path)) ?? onlyDate(basename(dirname(path)));
}

function onlyDate(name: string): IsoDate | null {
  const found = new Set<IsoDate>();
  for (const match of name.matchAll(/(?<!\d)(20\d{2})[-._ ](\d{2})[-._ ](\d{2})(?!\d)/g)) {
    add(found, isoDate(Number(match[1]), Number(match[2]), Number(match[3])));
  }
  for (const match of name.matchAll(/(?<!\d)(\d{2})[-._ ](\d{2})[-._ ](20\d{2}|\d{2})(?!\d)(?![-._ ]\d)/g)) {
    const [, day, month, year = ''] = match;
    if (year.length === 2 && isSpoCode(`${day}.${month}.${year}`)) continue;
    add(found, isoDate(Number(year.padStart(4, '20')), Number(month), Number(day)));
  }
  const [date, second] = found;
  return date !== undefined && second === undefined ? date : null;
}

function add(found: Set<IsoDate>, date: IsoDate | null): void {
  if (date !== null) found.add(date);
}
