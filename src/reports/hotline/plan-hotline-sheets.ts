import { russianDate } from '../../domain/iso-date.ts';
import { CALLS } from '../../domain/registers/calls.ts';
import type { CallCounts, CallReport } from '../../monitoring/hotline/count-calls.ts';
import { dateCell, type SheetPlan } from '../sheet-plan.ts';
import { asOfLine, type CentreWords } from '../tracking/centre-words.ts';
import { choiceLabel } from '../tracking/choice-label.ts';
import { type CountColumn, countTable } from '../tracking/count-table.ts';
import { unlessEmpty } from '../unless-empty.ts';

const COUNT_COLUMNS: readonly (CountColumn & { readonly key: keyof CallCounts })[] = [
  { key: 'calls', header: 'Обращений' },
  { key: 'answered', header: 'Отвечено' },
  { key: 'unanswered', header: 'Без ответа' },
  { key: 'overdue', header: 'Без ответа дольше срока' },
  { key: 'medianDays', header: 'Дней до ответа, половина — не больше', summed: false, width: 16 },
  { key: 'longestDays', header: 'Дольше всего, дней', summed: false },
];

/** «Горячая линия», «По месяцам», «Без ответа»: what is asked and how fast it is answered. Who called is not kept. */
export function planHotlineSheets(
  report: CallReport,
  words: Pick<CentreWords, 'region'>,
): readonly SheetPlan[] {
  const { topics, months, colleges, waiting, since, asOf, allowedDays } = report;
  const subtitle = [
    asOfLine(words, asOf),
    `Обращения с ${russianDate(since)}; срок ответа, дней: ${allowedDays}`,
  ];
  const topicLabel = (topic: CallReport['topics'][number]['topic']) => choiceLabel(CALLS.fields.topic, topic);
  return [
    {
      name: 'Горячая линия',
      title: 'Обращения на горячую линию по темам',
      subtitle,
      freezeColumns: 1,
      blocks:
        topics.length === 0
          ? [{ kind: 'text', lines: ['Обращений за это время нет.'] }]
          : [
              countTable(
                'topics',
                'Тема',
                COUNT_COLUMNS,
                topics.map(({ topic, counts }) => ({ label: topicLabel(topic), cells: { ...counts } })),
              ),
            ],
    },
    {
      name: 'По колледжам',
      title: 'Обращения по колледжам',
      subtitle,
      freezeColumns: 1,
      blocks:
        colleges.length === 0
          ? [{ kind: 'text', lines: ['Обращений за это время нет.'] }]
          : [
              countTable(
                'colleges',
                'Колледж',
                COUNT_COLUMNS,
                colleges.map(({ college, counts }) => ({ label: college, cells: { ...counts } })),
              ),
            ],
    },
    {
      name: 'По месяцам',
      title: 'Обращения по темам и месяцам',
      subtitle,
      freezeColumns: 1,
      blocks:
        topics.length === 0
          ? [{ kind: 'text', lines: ['Обращений за это время нет.'] }]
          : [
              countTable(
                'months',
                'Тема',
                months.map((month) => ({ key: month, header: `${month.slice(5)}.${month.slice(0, 4)}` })),
                topics.map(({ topic, byMonth }) => ({
                  label: topicLabel(topic),
                  cells: Object.fromEntries(months.map((month, at) => [month, byMonth[at] ?? 0])),
                })),
              ),
            ],
    },
    {
      name: 'Без ответа',
      title: 'Обращения, на которые не ответили',
      subtitle,
      blocks: [
        unlessEmpty(waiting, 'На все обращения ответили.', {
          kind: 'table',
          id: 'waiting',
          columns: [
            { key: 'number', header: 'Номер', width: 14, format: 'text' },
            { key: 'date', header: 'Поступило', width: 12, format: 'date' },
            { key: 'topic', header: 'Тема', width: 28, format: 'text' },
            { key: 'college', header: 'Колледж', width: 34, format: 'text' },
            { key: 'days', header: 'Дней без ответа', width: 12, format: 'integer' },
          ],
          rows: waiting.map(({ number, date, topic, college, days }, at) => ({
            key: `call ${at}`,
            cells: { number, date: dateCell(date), topic: topicLabel(topic), college, days },
            ...(days > allowedDays ? { style: 'alert' as const } : {}),
          })),
        }),
      ],
    },
  ];
}
