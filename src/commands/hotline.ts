import { z } from 'zod';
import { CALLS } from '../domain/registers/calls.ts';
import { choiceLabel } from '../reports/tracking/choice-label.ts';
import { renderTable } from '../terminal/render-table.ts';
import { lastYearOfStudy } from '../workflow/career-centre/look-at-centre.ts';
import { reportHotline } from '../workflow/career-centre/report-hotline.ts';
import { defineCentreCommand } from './centre-command.ts';
import { SINCE_OPTION, sinceOption } from './options/since-option.ts';

export const command = defineCentreCommand({
  summary: 'горячая линия: обращения по темам и месяцам, без ответа, дни до ответа',
  examples: [
    ['route hotline', 'за последний учебный год'],
    ['route hotline --since 2026-04-01 --days 5', 'с другого дня, ответ — за пять дней'],
  ],
  options: [
    [SINCE_OPTION, 'с какого дня; иначе с 1 сентября перед выпуском'],
    ['--days <число>', 'за сколько дней нужно ответить (по умолчанию 30)'],
  ],
  schema: z.object({
    ...sinceOption,
    days: z.coerce.number('число дней').int().min(0).max(3650).default(30),
  }),
  named: null,
  report: (workspace, target, { since, days }) =>
    reportHotline(workspace, target, { since: since ?? lastYearOfStudy(target), allowedDays: days }),
  render({ total, topics, allowedDays }, terminal) {
    const { calls, answered, unanswered, overdue, medianDays, longestDays } = total;
    return [
      renderTable(
        {
          title: 'Горячая линия',
          columns: ['Тема', 'Обращений', 'Отвечено', 'Без ответа', 'Медиана, дней'],
          rows: topics.map((row) => [
            choiceLabel(CALLS.fields.topic, row.topic),
            row.calls,
            row.answered,
            row.unanswered,
            row.medianDays,
          ]),
        },
        terminal,
      ),
      `Обращений ${calls}: отвечено ${answered}, без ответа ${unanswered}, из них дольше срока (дней: ${allowedDays}) ${overdue}.`,
      ...(medianDays === null ? [] : [`До ответа дней: медиана ${medianDays}, дольше всего ${longestDays}.`]),
      '',
    ].join('\n');
  },
  next: null,
});
