import { z } from 'zod';
import type { CallsDocument, ContactDocument } from '../reports/documents/contact-document.ts';
import { renderTable } from '../terminal/render-table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { CentreReport } from '../workflow/career-centre/look-at-centre.ts';
import { reportCalls, reportContacts } from '../workflow/career-centre/report-contacts.ts';
import { defineCentreCommand } from './centre-command.ts';

export const command = defineCentreCommand({
  summary: 'журнал контактов с выпускниками и список звонков на сегодня',
  examples: [
    ['route contact', 'со сколькими связались, по колледжам'],
    ['route contact --today', 'сколько звонков на сегодня и почему, без имён'],
    ['route contact --today --restricted --reason "обзвон"', 'книга со списком звонков'],
  ],
  options: [
    ['--today', 'с кем связаться сегодня'],
    ['--weeks <число>', 'красный уровень риска — если не связывались столько недель (по умолчанию 3)'],
  ],
  schema: z.object({
    today: z.boolean().default(false),
    weeks: z.coerce.number('число недель').int().min(1).max(520).default(3),
  }),
  named: 'журнал и список звонков',
  report: (workspace, target, { today, weeks }): CentreReport<ContactDocument | CallsDocument> =>
    today ? reportCalls(workspace, target, weeks) : reportContacts(workspace, target),
  render: (document, terminal) =>
    document.schema === 'route.contact/1' ? renderLog(document, terminal) : renderCalls(document, terminal),
  next: 'route stale',
});

function renderLog({ total, colleges }: ContactDocument, terminal: Terminal): string {
  const { graduates, talks, reached, notReached, agreed, scheduled } = total;
  const table = {
    title: 'Контакты по колледжам',
    columns: ['Колледж', 'Выпускников', 'Контактов', 'Связались', 'Не дозвонились'],
    rows: colleges.map((row) => [row.college, row.graduates, row.talks, row.reached, row.notReached]),
  };
  return [
    renderTable(table, terminal),
    `Контактов ${talks}. Из ${graduates} выпускников связались с ${reached}, не дозвонились ${notReached}; согласились на предложение ${agreed}; назначен следующий контакт ${scheduled}.`,
    '',
  ].join('\n');
}

function renderCalls({ total, colleges, weeks }: CallsDocument, terminal: Terminal): string {
  const table = {
    title: 'Звонки на сегодня',
    columns: ['Колледж', 'Подошёл срок', 'Не дозвонились', 'Красный уровень'],
    rows: colleges.map((row) => [row.college, row.due, row['not-reached'], row['red-flag']]),
  };
  const sum = total.due + total['not-reached'] + total['red-flag'];
  return [
    ...(colleges.length === 0 ? [] : [renderTable(table, terminal)]),
    `На сегодня звонков ${sum}: подошёл срок ${total.due}, прошлая попытка не удалась ${total['not-reached']}, красный уровень без контакта (недель: ${weeks}) ${total['red-flag']}.`,
    '',
  ].join('\n');
}
