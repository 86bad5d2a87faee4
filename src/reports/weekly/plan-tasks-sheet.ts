import { russianDate } from '../../domain/iso-date.ts';
import type { TaskReport } from '../../monitoring/tasks/tasks-by-college.ts';
import type { WeeklyReport } from '../../monitoring/weekly/weekly.ts';
import { dateCell, type SheetPlan } from '../sheet-plan.ts';
import { planTaskTable } from '../tasks/plan-task-table.ts';
import { subtitle } from './subtitle.ts';

/** What is said of a task that every college was set. */
export const SET_TO_ALL = 'всем колледжам';
/** What is said of a task a college was set alone. */
export const SET_TO_COLLEGE = 'колледжу';

/** «Поручения»: tasks to colleges by state as `route tasks` counts them, and a sheet of those whose day has passed. */
export function planTasksSheets(report: WeeklyReport): readonly SheetPlan[] {
  const sheet = {
    name: 'Поручения',
    title: 'Поручения центрам карьеры колледжей',
    subtitle: subtitle(
      report,
      'Поручение всем колледжам считается у каждого. Просрочено — срок прошёл, а поручение не исполнено или исполнено частично',
    ),
    freezeColumns: 1,
  };
  const { tasks } = report;
  if (tasks === null || tasks.tasks.length === 0) {
    const lines = [
      'Поручений в рабочей папке нет. Таблица для них: route template --register tasks; заполненную загрузит route import.',
    ];
    return [{ ...sheet, blocks: [{ kind: 'text', lines }] }];
  }
  const table = planTaskTable(tasks);
  if (tasks.total.overdue > 0) return [{ ...sheet, blocks: [table] }, overdueSheet(tasks, report)];
  const none = [`Просроченных на ${russianDate(report.asOf)} поручений нет.`];
  return [{ ...sheet, blocks: [table, { kind: 'text', lines: none }] }];
}

function overdueSheet(tasks: TaskReport, report: WeeklyReport): SheetPlan {
  return {
    name: 'Просроченные поручения',
    title: `Поручения, просроченные на ${russianDate(report.asOf)}`,
    subtitle: subtitle(report, 'Сначала те, что просрочены дольше'),
    freezeColumns: 1,
    blocks: [
      {
        kind: 'table',
        id: 'overdue-tasks',
        columns: [
          { key: 'college', header: 'Колледж', width: 50, format: 'text' },
          { key: 'task', header: 'Поручение', width: 60, format: 'text' },
          { key: 'whom', header: 'Кому', width: 16, format: 'text' },
          { key: 'due', header: 'Срок', width: 12, format: 'date' },
          { key: 'days', header: 'Просрочено, дней', width: 13, format: 'integer', scale: 'more-is-worse' },
        ],
        rows: tasks.overdue.map(({ task, due, daysLate, college, isCommon }, i) => ({
          key: `row ${i}`,
          cells: {
            college,
            task,
            whom: isCommon ? SET_TO_ALL : SET_TO_COLLEGE,
            due: dateCell(due),
            days: daysLate,
          },
        })),
      },
    ],
  };
}
