import { z } from 'zod';
import { renderTable } from '../terminal/render-table.ts';
import { reportReasons } from '../workflow/career-centre/report-reasons.ts';
import { defineCentreCommand } from './centre-command.ts';

export const command = defineCentreCommand({
  summary: 'почему выпускники не работают или работают не по специальности: жизнь и рынок',
  examples: [
    ['route reasons', 'по профессиям, колледжам, работодателям, территориям'],
    ['route reasons --restricted --reason "индивидуальная работа"', 'с именами'],
  ],
  options: [],
  schema: z.object({}),
  named: 'кто не работает и почему',
  report: reportReasons,
  render({ classes, persons, notWorking, outsideSpecialty, unstated }, terminal) {
    return [
      renderTable(
        {
          title: 'Причины',
          columns: ['Группа', 'Причина', 'Человек'],
          rows: classes
            .filter((row) => row.persons > 0)
            .map((row) => [SIDE_LABEL[row.side], row.label, row.persons]),
        },
        terminal,
      ),
      `Всего ${persons}: не работают ${notWorking}, работают не по специальности ${outsideSpecialty}. Причина не указана: ${unstated}.`,
      '',
    ].join('\n');
  },
  next: 'route contact --today',
});

const SIDE_LABEL = { life: 'жизнь', market: 'рынок', choice: 'выбор', other: 'иное' } as const;
