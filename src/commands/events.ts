import { z } from 'zod';
import { renderTable } from '../terminal/render-table.ts';
import { lastYearOfStudy } from '../workflow/career-centre/look-at-centre.ts';
import { reportEvents } from '../workflow/career-centre/report-events.ts';
import { defineCentreCommand } from './centre-command.ts';
import { SINCE_OPTION, sinceOption } from './options/since-option.ts';

export const command = defineCentreCommand({
  summary: 'мероприятия для выпускников: охват по колледжам, предложения работы',
  examples: [
    ['route events', 'за последний учебный год'],
    ['route events --since 2026-04-01', 'с другого дня'],
    ['route events --restricted --reason "приглашение на ярмарку"', 'кто был и кто не был ни разу'],
  ],
  options: [[SINCE_OPTION, 'с какого дня; иначе с 1 сентября перед выпуском']],
  schema: z.object(sinceOption),
  named: 'кто был на каких мероприятиях и кто не был ни разу',
  report: (workspace, target, { since }) => reportEvents(workspace, target, since ?? lastYearOfStudy(target)),
  render({ total, colleges, planned, unlisted, common }, terminal) {
    const { events, graduates, reached, offered, accepted } = total;
    return [
      renderTable(
        {
          title: 'Мероприятия и охват по колледжам',
          columns: ['Колледж', 'Мероприятий', 'Выпускников', 'Приходили', 'Предложения'],
          rows: colleges.map((row) => [row.college, row.events, row.graduates, row.reached, row.offered]),
        },
        terminal,
      ),
      `Проведено ${events}, из них для всех колледжей ${common.events}; предстоит ${planned}. Хотя бы раз приходили ${reached} из ${graduates}, предложение получили ${offered}, приняли ${accepted}.`,
      ...(unlisted > 0 ? [`Строк участия в мероприятиях, которых нет в реестре: ${unlisted}.`] : []),
      '',
    ].join('\n');
  },
  next: 'route effectiveness',
});
