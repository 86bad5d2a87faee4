import { russianDate } from '../../domain/iso-date.ts';
import type { TaskCounts, TaskReport } from '../../monitoring/weekly/task-state.ts';
import type { WeeklyReport } from '../../monitoring/weekly.ts';
import { type ColumnPlan, dateCell, type RowPlan, type SheetPlan, type TableBlock } from '../sheet-plan.ts';
import { checkCell, sumCells } from './live-cells.ts';
import { subtitle } from './subtitle.ts';

/** What stands for a task that is everyone's. */
export const ALL_COLLEGES = 'Всем колледжам';

const COUNTS = ['all', 'done', 'partly', 'open', 'cancelled', 'overdue', 'late'] as const;
const HEADERS: Readonly<Record<keyof TaskCounts, string>> = {
  all: 'Всего',
  done: 'Исполнено',
  partly: 'Частично',
  open: 'Не исполнено',
  cancelled: 'Снято',
  overdue: 'Просрочено',
  late: 'Исполнено позже срока',
};

/** «Поручения»: tasks to colleges by state, and a sheet of those whose day has passed. */
export function planTasksSheets(report: WeeklyReport): readonly SheetPlan[] {
  const sheet = {
    name: 'Поручения',
    title: 'Поручения центрам карьеры колледжей',
    subtitle: subtitle(
      report,
      'Просрочено — срок прошёл, а поручение не исполнено или исполнено частично; входит в эти числа',
    ),
  };
  const { tasks } = report;
  if (tasks === null || tasks.total.all === 0) {
    const lines = [
      'Поручений в рабочей папке нет. Таблица для них: route template --register tasks; заполненную загрузит route import.',
    ];
    return [{ ...sheet, blocks: [{ kind: 'text', lines }] }];
  }
  const table = collegeTable(tasks);
  if (tasks.overdue.length > 0) return [{ ...sheet, blocks: [table] }, overdueSheet(tasks, report)];
  const none = [`Просроченных на ${russianDate(report.asOf)} поручений нет.`];
  return [{ ...sheet, blocks: [table, { kind: 'text', lines: none }] }];
}

function collegeTable({ byCollege, total }: TaskReport): TableBlock {
  const rows = byCollege.map(({ college, counts }): RowPlan => {
    const key = college === null ? 'everyone' : `row ${college}`;
    return { key, cells: { college: college ?? ALL_COLLEGES, ...counts, check: stateCheck(key, counts) } };
  });
  return {
    kind: 'table',
    id: 'tasks',
    columns: [
      { key: 'college', header: 'Колледж', width: 46, format: 'text' },
      ...COUNTS.map(
        (key): ColumnPlan => ({
          key,
          header: HEADERS[key],
          width: 13,
          format: 'integer',
          ...(key === 'overdue' ? { scale: 'more-is-worse' } : {}),
        }),
      ),
      { key: 'check', header: 'ПРОВЕРКА', width: 11, format: 'integer' },
    ],
    rows: [
      ...rows,
      {
        key: 'total',
        style: 'total',
        cells: { college: 'Итого', ...sumCells(rows, { ...total }), check: stateCheck('total', total) },
      },
    ],
  };
}

function stateCheck(row: string, { all, done, partly, open, cancelled }: TaskCounts) {
  return checkCell(
    'equals',
    { value: all, cells: (at) => [at(row, 'all')] },
    {
      value: done + partly + open + cancelled,
      cells: (at) => ['done', 'partly', 'open', 'cancelled'].map((column) => at(row, column)),
    },
  );
}

function overdueSheet({ overdue }: TaskReport, report: WeeklyReport): SheetPlan {
  return {
    name: 'Просроченные поручения',
    title: `Поручения, просроченные на ${russianDate(report.asOf)}`,
    subtitle: subtitle(report),
    blocks: [
      {
        kind: 'table',
        id: 'overdue-tasks',
        columns: [
          { key: 'college', header: 'Колледж', width: 50, format: 'text' },
          { key: 'task', header: 'Поручение', width: 60, format: 'text' },
          { key: 'due', header: 'Срок', width: 12, format: 'date' },
          { key: 'days', header: 'Просрочено, дней', width: 13, format: 'integer', scale: 'more-is-worse' },
        ],
        rows: overdue.map(({ task, due, days, college }, i) => ({
          key: `row ${i}`,
          cells: { task, due: dateCell(due), days, college: college ?? ALL_COLLEGES },
        })),
      },
    ],
  };
}
