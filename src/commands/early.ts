import { z } from 'zod';
import { WAY_LABELS } from '../reports/early/plan-early.ts';
import { renderTable } from '../terminal/render-table.ts';
import { reportEarly } from '../workflow/career/report-early.ts';
import { defineCentreCommand } from './centre-command.ts';

export const command = defineCentreCommand({
  summary: 'работа до выпуска: ИУП, практика, освоенные профессии и графы Формы 3',
  examples: [
    ['route early', 'графы 06–09 и 12–14 и сколько кандидатов, без имён'],
    [
      'route early --restricted --reason "предложить работу до выпуска"',
      'книга с кандидатами и расхождениями',
    ],
  ],
  options: [],
  schema: z.object({}),
  named: 'кандидаты и расхождения',
  report: reportEarly,
  render({ byStatus, byRegister, ways, differences, listed, unclear }, terminal) {
    const columns = ['06', '07', '08', '09', '12', '13', '14'] as const;
    return [
      renderTable(
        {
          title: 'Графы Формы 3',
          columns: ['Графа', 'По статусам', 'С учётом реестра', 'Разница'],
          rows: columns.map((column) => [
            column,
            byStatus[column],
            byRegister[column],
            byRegister[column] - byStatus[column],
          ]),
        },
        terminal,
      ),
      renderTable(
        {
          title: 'Кому что предложить до выпуска',
          columns: ['Путь', 'Выпускников'],
          rows: [
            [WAY_LABELS.plan, ways.plan],
            [WAY_LABELS.practice, ways.practice],
            [WAY_LABELS.mastered, ways.mastered],
            [WAY_LABELS.target, ways.target],
          ],
        },
        terminal,
      ),
      `В реестре ${listed}; расходятся со статусом ${differences}, не ясна графа ${unclear}.`,
      '',
    ].join('\n');
  },
  next: 'route vacancies',
});
