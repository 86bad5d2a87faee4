import { z } from 'zod';
import { renderTable } from '../terminal/render-table.ts';
import { reportTasks } from '../workflow/career-centre/report-tasks.ts';
import { defineCentreCommand } from './centre-command.ts';

export const command = defineCentreCommand({
  summary: 'поручения центрам карьеры: исполнено, просрочено, без подтверждения',
  examples: [
    ['route tasks', 'на сегодня, по колледжам'],
    ['route tasks --as-of 2026-05-25', 'на другой день'],
  ],
  options: [],
  schema: z.object({}),
  named: null,
  report: reportTasks,
  render({ total, colleges }, terminal) {
    const { set, done, late, lacksEvidence, partly, open, overdue, cancelled } = total;
    const lateText = late > 0 ? `, из них с опозданием ${late}` : '';
    return [
      renderTable(
        {
          title: 'Поручения по колледжам',
          columns: ['Колледж', 'Поручений', 'Исполнено', 'Просрочено', 'Без подтверждения'],
          rows: colleges.map((row) => [row.college, row.set, row.done, row.overdue, row.lacksEvidence]),
        },
        terminal,
      ),
      `Поручений ${set}: исполнено ${done}${lateText}; просрочено ${overdue}; частично, срок не вышел ${partly}; не исполнено, срок не вышел ${open}. Снято ${cancelled}. Исполнено без подтверждения ${lacksEvidence}.`,
      '',
    ].join('\n');
  },
  next: 'route weekly-report',
});
