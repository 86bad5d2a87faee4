import { normaliseLabel } from '../../domain/text.ts';
import type { SourceSheet } from '../sheets/source-sheet.ts';
import { UNTITLED_VACANCY_COLUMNS } from './fields/vacancy-fields.ts';
import type { FoundHeader } from './find-header.ts';
import { LAYOUTS } from './layouts.ts';
import { matchColumns } from './match-columns.ts';

/**
 * Recognises the vacancy table that ConsoleAppJSONtoExcel writes without a header: 19 columns whose third is an ИНН, thirteenth
 * a link and seventeenth a number of places. Every one of the first rows must look so.
 */
export function findUntitledVacancies(sheet: SourceSheet): FoundHeader | null {
  const layout = LAYOUTS.find((candidate) => candidate.kind === 'vacancies');
  const rows = sheet.head.slice(0, 10);
  if (layout === undefined || rows.length === 0) return null;
  for (const row of rows) {
    const at = new Map(row.cells.map((cell) => [cell.column, cell.text.trim()]));
    const fits =
      (at.get(1) ?? '') !== '' &&
      /^(\d{9,12}(\.0)?)?$/.test(at.get(3) ?? '') &&
      /^https?:\/\//.test(at.get(13) ?? '') &&
      /^\d*([.,]0+)?$/.test(at.get(17) ?? '') &&
      row.cells.every((cell) => cell.column <= UNTITLED_VACANCY_COLUMNS.length);
    if (!fits) return null;
  }
  const headers = UNTITLED_VACANCY_COLUMNS.map((name, index) => ({
    column: index + 1,
    shown: name,
    own: normaliseLabel(name),
    joined: null,
  }));
  return { layout, firstRow: 0, lastRow: 0, match: matchColumns(headers, layout.fields) };
}
