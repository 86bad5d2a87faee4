import { normaliseLabel } from '../../domain/text.ts';
import type { SourceSheet } from '../sheets/source-sheet.ts';

/**
 * The year of graduation a sheet speaks of: the one year in its name, else the one beside «выпуск» in a title above the header.
 * null when none or several are named.
 */
export function yearOfSheet(sheet: SourceSheet, headerRow: number): number | null {
  const inName = onlyYear(sheet.name ?? '', /(?<!\d)20[1-4]\d(?!\d)/g);
  if (inName !== null) return inName;
  const titles = sheet.head
    .filter((row) => row.number < headerRow)
    .flatMap((row) => row.cells.map((cell) => normaliseLabel(cell.text)));
  return onlyYear(titles.join(' '), /(?<=выпуска? )20[1-4]\d(?!\d)|(?<!\d)20[1-4]\d(?= года? выпуска)/g);
}

function onlyYear(text: string, pattern: RegExp): number | null {
  const years = new Set(Array.from(text.matchAll(pattern), ([year]) => Number(year)));
  const [year] = years;
  return years.size === 1 && year !== undefined ? year : null;
}
