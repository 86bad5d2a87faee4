import { z } from 'zod';
import { INTENTS } from '../domain/intent.ts';
import { isIsoDate, russianDate } from '../domain/iso-date.ts';
import { counted } from '../domain/russian.ts';
import { renderTable } from '../terminal/render-table.ts';
import { reportSurvey } from '../workflow/career-centre/report-survey.ts';
import { defineCentreCommand } from './centre-command.ts';
import { SINCE_OPTION, sinceOption } from './options/since-option.ts';

export const command = defineCentreCommand({
  summary: 'намерения выпускников по опросам: ответы, кто не ответил, кто передумал',
  examples: [
    ['route survey', 'результаты по вопросам, колледжам и специальностям'],
    ['route survey --since 2026-03-01', 'кто передумал с этого дня'],
    ['route survey --restricted --reason "повторный опрос"', 'кто не ответил и кто передумал, по именам'],
  ],
  options: [[SINCE_OPTION, 'с каким днём сравнить; иначе все дни, на которые есть сведения']],
  schema: z.object(sinceOption),
  named: 'кто не ответил и кто передумал',
  report: (workspace, target, { since }) => reportSurvey(workspace, target, since),
  render({ total, changes, comparedFrom }, terminal) {
    const { graduates, answered, intents, settled, silent, relocate, pay } = total;
    const changed = changes.reduce((sum, { persons }) => sum + persons, 0);
    return [
      renderTable(
        {
          title: 'Что намерены делать выпускники',
          columns: ['Намерение', 'Человек'],
          rows: [
            ...INTENTS.map(({ key, label }): [string, number] => [label, intents[key] ?? 0]),
            ['не спрашивают: уже заняты', settled],
            ['неизвестно', silent],
          ],
        },
        terminal,
      ),
      `Ответили ${answered} из ${graduates}. К переезду готовы ${relocate.yes}, не готовы ${relocate.no}.`,
      pay.median === null
        ? `Ожидаемую оплату назвали ${pay.answers}: для средней мало.`
        : `Ожидаемая оплата: медиана ${pay.median} ₽ в месяц, ответов ${pay.answers}.`,
      comparedFrom !== null && isIsoDate(comparedFrom)
        ? `Передумали с ${russianDate(comparedFrom)}: ${counted(changed, 'человек', 'человека', 'человек')}.`
        : 'Перемен намерений не видно: сведения одного дня.',
      '',
    ].join('\n');
  },
  next: 'route flag',
});
