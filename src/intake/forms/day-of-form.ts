import { type IsoDate, parseDate } from '../../domain/iso-date.ts';
import { cleanText } from '../../domain/text.ts';
import type { FoundForm } from './recognise-form.ts';

const ON_DAY =
  /(?:^|[^\p{L}])на\s+«?"?(\d{1,2}»?"?\s+\p{L}{3,}\.?\s+\d{4}|\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2})(?!\d)/giu;

/**
 * The day the titles above forms name: «по состоянию на 25.05.2026», «на 25 мая 2026 года». null when none or several are named.
 * @param year of graduation: the day is within two years of it
 */
export function dayOfForms(
  forms: readonly Extract<FoundForm, { kind: 'form' }>[],
  year: number,
): IsoDate | null {
  const days = new Set<IsoDate>();
  for (const { sheet, found } of forms) {
    for (const row of sheet.head) {
      if (row.number >= found.headerRow) break;
      for (const cell of row.cells) {
        for (const [, stated = ''] of cleanText(cell.text).matchAll(ON_DAY)) {
          const day = parseDate(stated, { first: year - 2, last: year + 2 });
          if (day.kind === 'value') days.add(day.value);
        }
      }
    }
  }
  const [day, second] = days;
  return day !== undefined && second === undefined ? day : null;
}
