import { z } from 'zod';
import { SITE_CONTACT_LABELS, SITE_STATE_LABEL } from '../reports/site/plan-site-sheets.ts';
import { renderTable } from '../terminal/render-table.ts';
import { reportSites } from '../workflow/career-centre/report-sites.ts';
import { defineCentreCommand } from './centre-command.ts';

export const command = defineCentreCommand({
  summary: 'сайты колледжей: устаревшие вакансии и недостающие контакты',
  examples: [
    ['route site', 'страница устарела, если не обновлялась 30 дней'],
    ['route site --days 14', 'строже'],
  ],
  options: [['--days <число>', 'сколько дней страница вакансий считается свежей (по умолчанию 30)']],
  schema: z.object({ days: z.coerce.number('число дней').int().min(1).max(3650).default(30) }),
  named: null,
  report: (workspace, target, { days }) => reportSites(workspace, target, days),
  render({ sites }, terminal) {
    const label = new Map(SITE_CONTACT_LABELS);
    const troubled = sites.filter(({ state, missing }) => state !== 'fresh' || missing.length > 0);
    const again = sites.filter(({ needsCheck, state }) => needsCheck && state !== 'unchecked').length;
    return [
      renderTable(
        {
          title: 'Сайты, которым нужно внимание',
          columns: ['Колледж', 'Страница вакансий', 'Дней без обновления', 'Нет контактов'],
          rows: troubled.map(({ college, state, daysOld, missing }) => [
            college,
            SITE_STATE_LABEL[state],
            daysOld,
            missing.map((contact) => label.get(contact) ?? contact).join(', '),
          ]),
        },
        terminal,
      ),
      `Колледжей ${sites.length}: без замечаний ${sites.length - troubled.length}, с замечаниями ${troubled.length}; проверить снова ${again}.`,
      '',
    ].join('\n');
  },
  next: null,
});
