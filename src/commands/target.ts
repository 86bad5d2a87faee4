import { z } from 'zod';
import { renderTable } from '../terminal/render-table.ts';
import { issueTargetLetters, reportTarget } from '../workflow/after-graduation/report-target.ts';
import { defineCentreCommand } from './centre-command.ts';

/** Employers on the screen. */
const SHOWN = 10;

export const command = defineCentreCommand({
  summary: 'целевые договоры: исполнение, нарушения по сторонам, правовая помощь, письма',
  examples: [
    ['route target', 'по колледжам и заказчикам, без имён'],
    ['route target --restricted --reason "правовая помощь"', 'договоры по именам, кому нужна помощь'],
    [
      'route target --letters',
      'проекты писем в орган власти о заказчиках, которые не исполняют договоры, без имён',
    ],
  ],
  options: [
    [
      '--letters',
      'проекты писем (.docx) о заказчиках, нарушивших договоры; с --restricted — с перечнем договоров',
    ],
  ],
  schema: z.object({ letters: z.boolean().default(false) }),
  named: 'договоры и правовая помощь',
  report: reportTarget,
  also: {
    field: 'letters',
    what: 'Письмо',
    issue: async (workspace, target, { letters }, reason) =>
      letters ? await issueTargetLetters(workspace, target, reason) : [],
  },
  render({ total, employers }, terminal) {
    const { states } = total;
    const broken = states['broken-by-employer'] + states['broken-by-graduate'] + states.ended + states.broken;
    const shown = employers
      .filter(({ counts }) => counts.byEmployer + counts.sideUnknown > 0)
      .slice(0, SHOWN);
    return [
      renderTable(
        {
          title: 'Договоры о целевом обучении',
          columns: ['Состояние', 'Договоров'],
          rows: [
            ['действует', states.active],
            ['приостановлен', states.suspended],
            ['исполнен', states.fulfilled],
            ['расторгнут', broken],
            ['не указано', total.stateless],
          ],
        },
        terminal,
      ),
      ...(shown.length === 0
        ? []
        : [
            renderTable(
              {
                title: 'Заказчики с нарушениями',
                columns: ['Заказчик', 'Договоров', 'Нарушил', 'Не установлено', 'Повторно'],
                rows: shown.map(({ name, counts, repeated }) => [
                  name,
                  counts.contracts,
                  counts.byEmployer,
                  counts.sideUnknown,
                  repeated ? 'да' : '',
                ]),
              },
              terminal,
            ),
          ]),
      `Нарушения: заказчик ${total.byEmployer}, выпускник ${total.byGraduate}, сторона не установлена ${total.sideUnknown}; возможных, которые надо выяснить, ${total.possible}. Правовая помощь нужна ${total.legalHelp}. Записей исправить ${total.withFaults}.`,
      '',
    ].join('\n');
  },
  next: 'route reasons',
});
