import { counted } from '../../domain/russian.ts';
import type { Call, CallList, CallReason } from '../../monitoring/contacts/call-list.ts';
import { PERSON_COLUMNS, personCells } from '../flags/person-cells.ts';
import type { SheetPlan } from '../sheet-plan.ts';
import { asOfLine, type CentreWords } from '../tracking/centre-words.ts';
import { unlessEmpty } from '../unless-empty.ts';
import { TALK_COLUMNS, talkCells } from './plan-contact-sheets.ts';

/** Russian words of the reasons to call. */
const CALL_REASON_LABEL: Readonly<Record<CallReason, string>> = {
  due: 'подошёл срок следующего контакта',
  'not-reached': 'прошлая попытка не удалась',
  'red-flag': 'красный уровень риска, давно не связывались',
};

/** «Звонки на сегодня»: named people with room to write the result in. */
export function planCallSheet({ calls, asOf, weeks }: CallList, words: CentreWords): SheetPlan {
  return {
    name: 'Звонки на сегодня',
    title: 'С кем связаться сегодня',
    subtitle: [
      asOfLine(words, asOf),
      `Красный уровень — если не связывались ${counted(weeks, 'неделю', 'недели', 'недель')} и больше. Отметьте результат в журнале контактов и загрузите его`,
    ],
    freezeColumns: 3,
    blocks: [
      unlessEmpty(calls, 'На сегодня звонков нет.', {
        kind: 'table',
        id: 'calls',
        columns: [
          { key: 'reason', header: 'Почему', width: 32, format: 'text' },
          ...PERSON_COLUMNS,
          { key: 'attempts', header: 'Попыток', width: 9, format: 'integer' },
          { key: 'waiting', header: 'Дней ожидания', width: 11, format: 'integer' },
          ...TALK_COLUMNS.filter(({ key }) => key !== 'next' && key !== 'reason').map((column) => ({
            ...column,
            group: 'Последний контакт',
          })),
        ],
        rows: calls.map((call) => callRow(call, words)),
      }),
    ],
  };
}

function callRow(call: Call, words: CentreWords) {
  return {
    key: `person ${call.graduate.id}`,
    cells: {
      reason: CALL_REASON_LABEL[call.reason],
      ...personCells(call.graduate, call.college, words),
      attempts: call.attempts,
      waiting: call.waiting,
      ...lastCells(call),
    },
  };
}

function lastCells({ last }: Call) {
  const { date = null, channel = null, result = null, offered = null, by = null } = talkCells(last);
  return { date, channel, result, offered, by };
}
