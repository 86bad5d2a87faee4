import type { IsoDate } from '../../domain/iso-date.ts';
import type { SheetPlan } from '../sheet-plan.ts';
import { asOfLine, type CentreWords, type UnfoundRow } from './centre-words.ts';

const WHY: Readonly<Record<UnfoundRow['why'], string>> = {
  nobody: 'такого выпускника в списках нет: проверьте написание или загрузите список его колледжа',
  several: 'таких выпускников несколько: добавьте дату рождения, колледж или группу',
  contradicted: 'имя совпало, дата рождения или СНИЛС — нет: исправьте строку или список',
};

/** «Не найдены»: rows that name somebody the lists do not, with the cell to look at and without the name. None: no sheet. */
export function planUnfoundSheet(words: CentreWords, asOf: IsoDate): readonly SheetPlan[] {
  if (words.unfound.length === 0) return [];
  return [
    {
      name: 'Не найдены',
      title: 'Строки журналов, выпускник которых не определён',
      subtitle: [asOfLine(words, asOf), 'В счёт не вошли; имена — в названных файлах'],
      blocks: [
        {
          kind: 'table',
          id: 'unfound',
          columns: [
            { key: 'file', header: 'Файл', width: 40, format: 'text' },
            { key: 'sheet', header: 'Лист', width: 18, format: 'text' },
            { key: 'row', header: 'Строка', width: 9, format: 'integer' },
            { key: 'why', header: 'Почему и что сделать', width: 60, format: 'text' },
          ],
          rows: words.unfound.map(({ source, why }, i) => ({
            key: `unfound ${i}`,
            cells: { file: source.file, sheet: source.sheet, row: source.row, why: WHY[why] },
          })),
        },
      ],
    },
  ];
}
