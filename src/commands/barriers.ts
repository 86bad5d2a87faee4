import { z } from 'zod';
import { renderTable } from '../terminal/render-table.ts';
import { reportBarriers } from '../workflow/after-graduation/report-barriers.ts';
import { defineCentreCommand } from './centre-command.ts';

export const command = defineCentreCommand({
  summary: 'что мешает трудоустройству: темы встреч с работодателями по отраслям, предложения',
  examples: [
    ['route barriers', 'темы по отраслям и работодателям, предложения'],
    ['route barriers --open', 'таблица для раздачи на встрече: малые числа скрыты, без работодателей'],
  ],
  options: [
    ['--open', 'открытые данные: числа меньше 5 скрыты вместе с теми, по которым их можно вычислить'],
  ],
  schema: z.object({ open: z.boolean().default(false) }),
  named: null,
  report: (workspace, target, { open }) => reportBarriers(workspace, target, open),
  render({ topics, persons, mentions, otherPersons, proposals, class: outputClass }, terminal) {
    const text = (number: number | null) => number ?? 'скрыто';
    return [
      ...(topics.length === 0
        ? []
        : [
            renderTable(
              {
                title: 'Темы встреч с работодателями',
                columns: ['Тема', 'Выпускников', 'Упоминаний'],
                rows: topics.map((topic) => [topic.label, text(topic.persons), topic.mentions]),
              },
              terminal,
            ),
          ]),
      outputClass === 'open'
        ? `Выпускников ${text(persons)}, упоминаний в реестре ${mentions}. Малые числа скрыты.`
        : `Выпускников, чья причина зависит от работодателей: ${text(persons)}; с другой причиной или без неё: ${text(otherPersons)}. Упоминаний в реестре: ${mentions}, с предложением: ${proposals}.`,
      '',
    ].join('\n');
  },
  next: 'route feedback',
});
