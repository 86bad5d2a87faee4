import { z } from 'zod';
import { renderTable } from '../terminal/render-table.ts';
import { reportBank } from '../workflow/career-centre/report-bank.ts';
import { defineCentreCommand } from './centre-command.ts';

export const command = defineCentreCommand({
  summary: 'банк выпускников для партнёров: только с действующим согласием на передачу данных',
  examples: [
    ['route bank', 'сколько выпускников можно передать и почему не всех'],
    [
      'route bank --restricted --reason "подбор для завода-партнёра"',
      'книга для партнёра, без особых категорий и СНИЛС',
    ],
  ],
  options: [],
  schema: z.object({}),
  named: 'банк выпускников',
  report: reportBank,
  render({ graduates, given, excluded, withoutTerm, hidden }, terminal) {
    const cells = hidden.reduce((sum, one) => sum + one.cells, 0);
    return [
      renderTable(
        {
          title: 'Банк выпускников',
          columns: ['', 'Человек'],
          rows: [
            ['в банке', given],
            ...excluded
              .filter(({ persons }) => persons > 0)
              .map(({ label, persons }): [string, number] => [`не вошли: ${label}`, persons]),
          ],
        },
        terminal,
      ),
      `В банке ${given} из ${graduates}.${withoutTerm > 0 ? ` У ${withoutTerm} срок согласия не указан.` : ''}`,
      ...(cells > 0
        ? [`Скрыто ячеек, в тексте которых телефон, имя или сведения о здоровье: ${cells}.`]
        : []),
      '',
    ].join('\n');
  },
  next: null,
});
