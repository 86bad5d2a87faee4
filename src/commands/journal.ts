import { z } from 'zod';
import { EXIT } from '../domain/failure.ts';
import { renderTable } from '../terminal/render-table.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand } from './command.ts';

const ACTION_LABEL = new Map([
  ['import', 'загрузка'],
  ['collect', 'приём почты'],
  ['mail-release', 'письмо из карантина'],
  ['mail-discard', 'письмо выброшено'],
  ['undo', 'отмена загрузки'],
  ['list', 'список людей'],
  ['flag', 'индивидуальный подход'],
  ['report', 'отчёт'],
  ['review', 'спорные случаи'],
  ['template', 'формы колледжам'],
  ['reply', 'ответы колледжам'],
  ['subject', 'данные одного человека'],
  ['erase', 'уничтожение данных человека'],
  ['lift', 'снятие запрета загрузки'],
  ['consent', 'отзыв согласия'],
  ['purge', 'уничтожение данных выпуска'],
  ['export', 'обезличенная выгрузка'],
  ['assign', 'направления'],
  ['bank', 'банк выпускников'],
  ['barriers', 'что мешает трудоустройству'],
  ['cards', 'карьерные карточки'],
  ['contact', 'журнал контактов'],
  ['contact-today', 'список звонков'],
  ['deferral', 'отсрочка для ОПК'],
  ['early', 'работа до выпуска'],
  ['events', 'мероприятия'],
  ['fair-outcome', 'итоги ярмарок'],
  ['fair-plan', 'план ярмарок'],
  ['feedback', 'отзывы работодателей'],
  ['form', 'федеральная форма'],
  ['gia', 'приглашения на ГИА'],
  ['hotline', 'горячая линия'],
  ['reasons', 'причины нетрудоустройства'],
  ['retrain', 'переобучение'],
  ['service', 'служба'],
  ['site', 'сайты колледжей'],
  ['stale', 'нет вестей'],
  ['survey', 'намерения выпускников'],
  ['target', 'целевые договоры'],
  ['target-letter', 'письмо о целевых договорах'],
  ['tasks', 'поручения'],
  ['weekly-annex', 'приложение к отчёту'],
]);

export const command = defineCommand({
  summary: 'журнал выдачи персональных данных и отчётов',
  operands: '',
  examples: [['route journal', 'кто что выгружал, когда и с какой целью']],
  options: [],
  schema: z.object({}),
  async run(_operands, _options, context) {
    return await withWorkspace(context, { write: false }, async (workspace) => {
      const entries = workspace.store.journalEntries();
      if (context.json) {
        context.terminal.out(`${JSON.stringify({ schema: 'route.journal/1', entries })}\n`);
        return EXIT.done;
      }
      const table = {
        title: 'Журнал',
        columns: ['Когда (UTC)', 'Действие', 'Класс', 'Цель', 'Подробности'],
        rows: entries.map((entry) => [
          entry.at.replace('T', ' ').replace('Z', ''),
          ACTION_LABEL.get(entry.action) ?? entry.action,
          entry.outputClass ?? '',
          entry.reason ?? '',
          Object.entries(entry.details)
            .map(([key, value]) => `${key}=${value}`)
            .join(' '),
        ]),
      };
      context.terminal.out(entries.length === 0 ? 'Журнал пуст.\n' : renderTable(table, context.terminal));
      return EXIT.done;
    });
  },
});
