import { z } from 'zod';
import { counted } from '../domain/russian.ts';
import { renderTable } from '../terminal/render-table.ts';
import { reportStale } from '../workflow/career-centre/report-stale.ts';
import { defineCentreCommand } from './centre-command.ts';

export const command = defineCentreCommand({
  summary: 'о ком давно нет вестей: ни статуса, ни контакта',
  examples: [
    ['route stale', 'нет вестей четыре недели и больше, по колледжам'],
    ['route stale --weeks 8', 'восемь недель'],
    ['route stale --restricted --reason "розыск выпускников"', 'по именам'],
  ],
  options: [['--weeks <число>', 'сколько недель без вестей (по умолчанию 4)']],
  schema: z.object({ weeks: z.coerce.number('число недель').int().min(1).max(520).default(4) }),
  named: 'о ком нет вестей',
  report: (workspace, target, { weeks }) => reportStale(workspace, target, weeks),
  render({ total, colleges, weeks }, terminal) {
    const longest = total.longest === null ? '' : ` Дольше всего: ${weeksText(total.longest)}.`;
    return [
      renderTable(
        {
          title: 'Нет вестей, по колледжам',
          columns: ['Колледж', 'Выпускников', 'Нет вестей', 'Никогда не было'],
          rows: colleges.map((row) => [row.college, row.graduates, row.stale, row.never]),
        },
        terminal,
      ),
      `Нет вестей ${weeksText(weeks)} и больше: ${total.stale} из ${total.graduates}, из них никогда не было ${total.never}.${longest}`,
      '',
    ].join('\n');
  },
  next: 'route contact --today',
});

function weeksText(weeks: number): string {
  return counted(weeks, 'неделя', 'недели', 'недель');
}
