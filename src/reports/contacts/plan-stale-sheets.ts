import { counted } from '../../domain/russian.ts';
import type { StaleReport } from '../../monitoring/contacts/find-stale.ts';
import { PERSON_COLUMNS, personCells } from '../flags/person-cells.ts';
import { dateCell, type SheetPlan } from '../sheet-plan.ts';
import { asOfLine, type CentreWords } from '../tracking/centre-words.ts';
import { countTable, lineKey } from '../tracking/count-table.ts';
import { unlessEmpty } from '../unless-empty.ts';
import { shareCell } from '../weekly/live-cells.ts';

/** «Нет вестей»: by college, counts only. */
export function planStaleSheets(
  { byCollege, asOf, weeks }: StaleReport,
  words: CentreWords,
): readonly SheetPlan[] {
  return [
    {
      name: 'Нет вестей',
      title: `Выпускники, о которых ничего не известно ${counted(weeks, 'неделю', 'недели', 'недель')} и больше`,
      subtitle: [
        asOfLine(words, asOf),
        'Весть — статус в присланном списке или состоявшийся контакт; попытка без ответа вестью не считается',
      ],
      freezeColumns: 1,
      blocks: [
        countTable(
          'stale',
          'Колледж',
          [
            { key: 'graduates', header: 'Выпускников' },
            { key: 'stale', header: 'Нет вестей' },
            { key: 'share', header: 'Доля', format: 'percent' },
            { key: 'never', header: 'Из них никогда не было' },
            { key: 'longest', header: 'Дольше всего, недель', summed: false },
          ],
          byCollege.map(({ college, counts }, at) => ({
            label: college,
            cells: {
              ...counts,
              share: shareCell(
                { row: lineKey(at), column: 'stale', value: counts.stale },
                { row: lineKey(at), column: 'graduates', value: counts.graduates },
              ),
            },
          })),
        ),
      ],
    },
  ];
}

/** «По именам»: named people. */
export function planStalePersons({ stale, asOf }: StaleReport, words: CentreWords): SheetPlan {
  return {
    name: 'По именам',
    title: 'О ком давно нет вестей',
    subtitle: [asOfLine(words, asOf), 'В колледже сначала те, о ком не слышали дольше'],
    freezeColumns: 2,
    blocks: [
      unlessEmpty(stale, 'Вести есть обо всех.', {
        kind: 'table',
        id: 'persons',
        columns: [
          ...PERSON_COLUMNS,
          { key: 'news', header: 'Последняя весть', width: 12, format: 'date' },
          { key: 'weeks', header: 'Недель без вестей', width: 11, format: 'integer' },
          { key: 'failed', header: 'Неудачных попыток с тех пор', width: 13, format: 'integer' },
        ],
        rows: stale.map(({ graduate, college, lastNews, weeks, failedCalls }) => ({
          key: `person ${graduate.id}`,
          cells: {
            ...personCells(graduate, college, words),
            news: lastNews === null ? 'не было' : dateCell(lastNews),
            weeks,
            failed: failedCalls,
          },
        })),
      }),
    ],
  };
}
