import { z } from 'zod';
import { SERVICE_STATE_LINES } from '../reports/service/plan-service.ts';
import { renderTable } from '../terminal/render-table.ts';
import { reportService } from '../workflow/after-graduation/report-service.ts';
import { defineCentreCommand } from './centre-command.ts';

export const command = defineCentreCommand({
  summary: 'служба: кто когда возвращается, вакансии и курсы к возвращению, конец отсрочек',
  examples: [
    ['route service --due 90d', 'кто возвращается в ближайшие 90 дней, без имён'],
    ['route service --due 6m --restricted --reason "возвращение со службы"', 'по именам, с вакансиями'],
    ['route service --cohort 2025', 'только выпуск 2025 года'],
  ],
  options: [
    [
      '--due <срок>',
      'за сколько вперёд: 90d — дней, 12w — недель, 6m — месяцев по 30 дней (по умолчанию 90d)',
    ],
  ],
  schema: z.object({
    due: z
      .string()
      .regex(/^\d{1,3}[dwm]?$/, 'срок нужен в виде 90d, 12w или 6m')
      .default('90d')
      .transform(daysOf),
    // All years where none is named: those who return graduated a year or more ago.
    cohort: z.coerce.number('год нужен числом').optional(),
  }),
  named: 'кто возвращается со службы',
  report: (workspace, target, { due, cohort }) =>
    reportService(workspace, target, { dueDays: due, cohort: cohort ?? null }),
  render({ total, months, dueForConscription, deferrals, dueDays }, terminal) {
    return [
      renderTable(
        {
          title: `Служба, на ${dueDays} дней вперёд`,
          columns: ['Положение', 'Выпускников'],
          rows: SERVICE_STATE_LINES.map(([state, label]) => [label, total.states[state]]),
        },
        terminal,
      ),
      ...(months.length === 0
        ? []
        : [
            `Возвращаются: ${months.map(({ month, returning }) => `${month.slice(5)}.${month.slice(0, 4)} — ${returning}`).join(', ')}.`,
          ]),
      `Вакансии рядом есть для ${total.withVacancies}, курсы для ${total.withCourses}. Подлежат призыву ${dueForConscription}, отсрочек заканчивается ${deferrals}.`,
      '',
    ].join('\n');
  },
  next: 'route retrain',
});

const DAYS = { d: 1, w: 7, m: 30 } as const;

function daysOf(text: string): number {
  const unit = text.at(-1);
  return Number.parseInt(text, 10) * (unit === 'w' || unit === 'm' ? DAYS[unit] : DAYS.d);
}
