import { russianDate } from '../../domain/iso-date.ts';
import type { OutcomeTally } from '../../monitoring/weekly/outcome-tally.ts';
import type { WeeklyReport } from '../../monitoring/weekly/weekly.ts';
import type { CellPlan, ColumnPlan, RowPlan, TableBlock } from '../sheet-plan.ts';
import { differenceCell, shareCell } from './live-cells.ts';
import { changeSpan } from './subtitle.ts';

/** A headline number: of everyone, of a group of outcomes, or of a part of one. */
export interface SummaryLine {
  readonly key: string;
  readonly label: string;
  readonly indent: number;
  readonly count: (tally: OutcomeTally) => number;
}

/** The headline numbers in the order of the report. */
export function summaryLines({ groups }: Pick<WeeklyReport, 'groups'>): readonly SummaryLine[] {
  return [
    { key: 'persons', label: 'Всего выпускников', indent: 0, count: ({ persons }) => persons },
    ...groups.flatMap(({ key, label }): readonly SummaryLine[] => [
      { key, label, indent: 1, count: (tally) => tally.groups[key] },
      ...(key === 'employed'
        ? [
            {
              key: 'in-specialty',
              label: 'из них по специальности',
              indent: 2,
              count: ({ inSpecialty }: OutcomeTally) => inSpecialty,
            },
          ]
        : []),
    ]),
  ];
}

/** Headline numbers with their change against the day of comparison and the first week. @param id unique in the workbook */
export function summaryTable(report: WeeklyReport, id: string, caption = 'Основные показатели'): TableBlock {
  const { start, total } = report;
  const number = (key: string, header: string): ColumnPlan => ({ key, header, width: 12, format: 'integer' });
  return {
    kind: 'table',
    id,
    caption,
    columns: [
      { key: 'label', header: 'Показатель', width: 44, format: 'text' },
      number('now', `На ${russianDate(report.asOf)}`),
      number('before', `На ${russianDate(report.previousAsOf)}`),
      number('change', `Изменение ${changeSpan(report)}`),
      ...(start === null
        ? []
        : [
            number('start', `На ${russianDate(start.asOf)}`),
            number('since-start', 'Изменение с первой недели'),
          ]),
      { key: 'share', header: 'Доля от всех', width: 12, format: 'percent' },
    ],
    rows: summaryLines(report).map(({ key, label, indent, count }): RowPlan => {
      const now = count(total.now);
      const cells: Record<string, CellPlan> = {
        label,
        now,
        before: count(total.before),
        change: change(key, now, 'before', count(total.before)),
        share: shareCell(
          { row: key, column: 'now', value: now },
          { row: 'persons', column: 'now', value: total.now.persons },
        ),
      };
      if (start !== null) {
        cells.start = count(start.tally);
        cells['since-start'] = change(key, now, 'start', count(start.tally));
      }
      return { key, cells, ...(indent === 0 ? { style: 'total' as const } : { indent }) };
    }),
  };
}

function change(row: string, now: number, column: string, earlier: number) {
  return differenceCell({ row, column: 'now', value: now }, { row, column, value: earlier });
}
