import { normaliseLabel } from '../../domain/text.ts';
import type { FoundForm } from './recognise-form.ts';

/** Checks, and numbers of lines: they hold no counts of graduates. */
const CHECK = /^(проверка|контроль)( |$)/;
const NO_COUNT =
  /^(проверка|контроль|разница|нет данных|нет графы|n|no|п п|пп|n п п|номер|номер строки|номер п п|код.*|строка|стр)( |$)|^$/;

/** Headers of columns that hold numbers and belong to no column of the edition: a region's own columns are not read silently. */
export function extraColumns({
  sheet,
  found,
  edition,
}: Extract<FoundForm, { kind: 'form' }>): readonly string[] {
  const read = new Set(found.columns.values());
  const beside = new Set(edition.identity.map(({ label }) => normaliseLabel(label)));
  const numeric = new Set(
    sheet.head
      .filter((row) => row.number > found.headerRow)
      .flatMap((row) => row.cells.filter(({ type }) => type === 'number').map(({ column }) => column)),
  );
  return [...found.texts].flatMap(([column, texts]) => {
    if (read.has(column) || !numeric.has(column)) return [];
    if (texts.some((text) => CHECK.test(normaliseLabel(text)))) return [];
    const header = texts.find((text) => /\p{L}/u.test(text)) ?? '';
    const label = normaliseLabel(header);
    return NO_COUNT.test(label) || beside.has(label) ? [] : [header.replace(/\s+/g, ' ').trim()];
  });
}
