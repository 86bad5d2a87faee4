import type { WeeklyReport } from '../../monitoring/weekly/weekly.ts';
import { formula, type RowPlan, type TableBlock } from '../sheet-plan.ts';
import { checkCell } from './live-cells.ts';
import { weekRow } from './plan-dynamics-sheet.ts';

/** A cell of another sheet that must hold a headline number. */
interface Compared {
  readonly key: string;
  readonly label: string;
  /** Row of the summary. */
  readonly of: string;
  readonly there: {
    readonly table: string;
    readonly row: string;
    readonly column: string;
    readonly value: number;
  };
}

/** The same total on every sheet, as live checks. */
export function crossChecks(report: WeeklyReport): TableBlock {
  const { total } = report;
  return {
    kind: 'table',
    id: 'cross-checks',
    caption: 'Сверка листов между собой',
    columns: [
      { key: 'label', header: 'Что сверяется', width: 44, format: 'text' },
      { key: 'here', header: 'В сводке', width: 12, format: 'integer' },
      { key: 'there', header: 'На листе', width: 12, format: 'integer' },
      { key: 'check', header: 'ПРОВЕРКА', width: 12, format: 'integer' },
    ],
    rows: comparedCells(report).map(({ key, label, of, there }): RowPlan => {
      const here = of === 'employed' ? total.now.groups.employed : total.now.persons;
      return {
        key,
        cells: {
          label,
          here: formula(here, (at) => at(of, 'now', 'summary')),
          there: formula(there.value, (at) => at(there.row, there.column, there.table)),
          check: checkCell(
            'equals',
            { value: here, cells: (at) => [at(key, 'here')] },
            { value: there.value, cells: (at) => [at(key, 'there')] },
          ),
        },
      };
    }),
  };
}

function comparedCells(report: WeeklyReport): readonly Compared[] {
  const { total, form, weeks, changes } = report;
  const { persons, groups } = total.now;
  const everyone = form.totals.find(({ counts }) => counts !== null);
  const inForm = everyone?.counts?.get(form.edition.total);
  const week = weeks.at(-1);
  const breakdowns = [
    ['by-college', 'По колледжам'],
    ['by-specialty', 'По специальностям'],
    ['by-territory', 'По территориям'],
  ] as const;
  return [
    ...(everyone === undefined || inForm === undefined
      ? []
      : [
          compared(
            'form',
            `Всего: «Форма», строка ${everyone.number}, графа ${form.edition.total}`,
            'persons',
            {
              table: 'form',
              row: everyone.number,
              column: form.edition.total,
              value: inForm,
            },
          ),
        ]),
    ...breakdowns.flatMap(([table, sheet]) => [
      compared(`${table} persons`, `Всего: «${sheet}»`, 'persons', {
        table,
        row: 'total',
        column: 'persons',
        value: persons,
      }),
      compared(`${table} employed`, `Трудоустроены: «${sheet}»`, 'employed', {
        table,
        row: 'total',
        column: 'employed',
        value: groups.employed,
      }),
    ]),
    ...(week === undefined
      ? []
      : [
          compared('weeks persons', 'Всего: «Динамика», последняя неделя', 'persons', {
            table: 'weeks',
            row: weekRow(week),
            column: 'persons',
            value: week.persons,
          }),
          compared('weeks employed', 'Трудоустроены: «Динамика», последняя неделя', 'employed', {
            table: 'weeks',
            row: weekRow(week),
            column: 'employed',
            value: week.groups.employed,
          }),
        ]),
    compared('changes', 'Всего: «Что изменилось»', 'persons', {
      table: 'list-changes',
      row: 'now',
      column: 'count',
      value: changes.now,
    }),
    compared('quality', 'Всего: «Качество данных»', 'persons', {
      table: 'quality-by-college',
      row: 'total',
      column: 'persons',
      value: persons,
    }),
  ];
}

function compared(key: string, label: string, of: string, there: Compared['there']): Compared {
  return { key, label, of, there };
}
