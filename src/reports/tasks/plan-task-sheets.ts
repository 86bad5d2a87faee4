import { TASKS } from '../../domain/registers/tasks.ts';
import type { CollegeTask, TaskReport, TaskState } from '../../monitoring/tasks/tasks-by-college.ts';
import { dateCell, type RowPlan, type SheetPlan } from '../sheet-plan.ts';
import { asOfLine, type CentreWords } from '../tracking/centre-words.ts';
import { unlessEmpty } from '../unless-empty.ts';
import { planTaskTable } from './plan-task-table.ts';

const STATE_LABEL: Readonly<Record<TaskState, string>> = {
  done: 'исполнено',
  late: 'исполнено с опозданием',
  partly: 'исполнено частично',
  open: 'не исполнено, срок не вышел',
  overdue: 'просрочено',
  cancelled: 'снято',
};

/** «Поручения»: how every college stands. */
export function planTasksSheet(report: TaskReport, words: Pick<CentreWords, 'region'>): SheetPlan {
  const { colleges, asOf, total } = report;
  const silent = total.lacksEvidence;
  return {
    name: 'Поручения',
    title: 'Поручения центрам карьеры колледжей',
    subtitle: [asOfLine(words, asOf), `Реестр «${TASKS.title}»`],
    freezeColumns: 1,
    blocks: [
      ...(total.overdue === 0 && silent === 0
        ? []
        : [
            {
              kind: 'text' as const,
              tone: 'warning' as const,
              lines: [`Просрочено: ${total.overdue}. Исполнено без подтверждения: ${silent}.`],
            },
          ]),
      unlessEmpty(colleges, 'Поручений в реестре нет.', planTaskTable(report)),
    ],
  };
}

/** «Что не исполнено» and «Все поручения»: the tasks themselves. */
export function planTaskLists(report: TaskReport, words: Pick<CentreWords, 'region'>): readonly SheetPlan[] {
  const open = report.tasks
    .filter((task) => task.lacksEvidence || ['overdue', 'partly', 'open'].includes(task.state))
    .toSorted((a, b) => (b.daysLate ?? -1) - (a.daysLate ?? -1));
  return [
    {
      name: 'Что не исполнено',
      title: 'Просроченные, неисполненные и неподтверждённые поручения',
      subtitle: [asOfLine(words, report.asOf), 'Сначала те, что просрочены дольше'],
      freezeColumns: 1,
      blocks: [listBlock('open-tasks', open, 'Всё исполнено и подтверждено.')],
    },
    {
      name: 'Все поручения',
      title: 'Все поручения',
      subtitle: [asOfLine(words, report.asOf)],
      freezeColumns: 1,
      blocks: [listBlock('all-tasks', report.tasks, 'Поручений в реестре нет.')],
    },
  ];
}

function listBlock(id: string, tasks: readonly CollegeTask[], none: string) {
  if (tasks.length === 0) return { kind: 'text' as const, lines: [none] };
  return {
    kind: 'table' as const,
    id,
    columns: [
      { key: 'college', header: 'Колледж', width: 30, format: 'text' as const },
      { key: 'task', header: 'Поручение', width: 46, format: 'text' as const },
      { key: 'set', header: 'Поручено', width: 12, format: 'date' as const },
      { key: 'due', header: 'Срок', width: 12, format: 'date' as const },
      { key: 'done', header: 'Исполнено', width: 12, format: 'date' as const },
      { key: 'state', header: 'Состояние', width: 24, format: 'text' as const },
      { key: 'late', header: 'Дней сверх срока', width: 11, format: 'integer' as const },
      { key: 'evidence', header: 'Подтверждение', width: 34, format: 'text' as const },
    ],
    rows: tasks.map(taskRow),
  };
}

function taskRow(task: CollegeTask, at: number): RowPlan {
  const cells = {
    college: task.college,
    task: task.task,
    set: dateCell(task.setOn),
    due: dateCell(task.due),
    done: dateCell(task.done),
    state: STATE_LABEL[task.state],
    late: task.daysLate,
    evidence: task.lacksEvidence ? 'нет' : task.evidence,
  };
  const key = `task ${at}`;
  if (task.state === 'cancelled') return { key, cells, style: 'muted' };
  return task.state === 'overdue' ? { key, cells, style: 'alert' } : { key, cells };
}
