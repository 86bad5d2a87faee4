import type { Graduate } from '../../domain/graduate.ts';
import { CONTACTS } from '../../domain/registers/contacts.ts';
import type { Talk } from '../../monitoring/contacts/graduate-talks.ts';
import type { ContactSummary } from '../../monitoring/contacts/summarise-contacts.ts';
import { PERSON_COLUMNS, personCells } from '../flags/person-cells.ts';
import { dateCell, type SheetPlan } from '../sheet-plan.ts';
import { asOfLine, type CentreWords } from '../tracking/centre-words.ts';
import { choiceLabel } from '../tracking/choice-label.ts';
import { countTable } from '../tracking/count-table.ts';
import { unlessEmpty } from '../unless-empty.ts';

/** «Контакты»: how far talks with graduates came, by college; counts only. */
export function planContactSheets(summary: ContactSummary, words: CentreWords): readonly SheetPlan[] {
  const { byCollege, results, asOf } = summary;
  return [
    {
      name: 'Контакты',
      title: 'Работа с выпускниками: звонки, сообщения, встречи',
      subtitle: [asOfLine(words, asOf), `Реестр «${CONTACTS.title}»`],
      freezeColumns: 1,
      blocks: [
        countTable(
          'contacts',
          'Колледж',
          [
            { key: 'graduates', header: 'Выпускников' },
            { key: 'talks', header: 'Контактов' },
            { key: 'reached', header: 'Связались', group: 'Выпускников' },
            { key: 'notReached', header: 'Не дозвонились', group: 'Выпускников' },
            { key: 'agreed', header: 'Согласились на предложение', group: 'Выпускников', width: 15 },
            { key: 'scheduled', header: 'Назначен следующий контакт', group: 'Выпускников', width: 15 },
          ],
          byCollege.map(({ college, counts }) => ({ label: college, cells: { ...counts } })),
        ),
      ],
    },
    {
      name: 'По результату',
      title: 'Чем кончались контакты',
      subtitle: [asOfLine(words, asOf)],
      blocks: [
        unlessEmpty(
          results,
          'Контактов в журнале нет.',
          countTable(
            'results',
            'Результат',
            [{ key: 'talks', header: 'Контактов' }],
            results.map(({ result, talks }) => ({
              label: choiceLabel(CONTACTS.fields.result, result),
              cells: { talks },
            })),
          ),
        ),
      ],
    },
  ];
}

/** A talk with whom it was. */
export interface NamedTalk {
  readonly graduate: Graduate;
  readonly college: string;
  readonly talk: Talk;
}

/** «Журнал»: every talk by name, as kept. */
export function planTalkLog(
  talks: readonly NamedTalk[],
  words: CentreWords,
  asOf: ContactSummary['asOf'],
): SheetPlan {
  return {
    name: 'Журнал',
    title: 'Журнал контактов по выпускникам',
    subtitle: [asOfLine(words, asOf)],
    freezeColumns: 2,
    blocks: [
      unlessEmpty(talks, 'Контактов в журнале нет.', {
        kind: 'table',
        id: 'log',
        columns: [...PERSON_COLUMNS, ...TALK_COLUMNS],
        rows: talks.map(({ graduate, college, talk }, at) => ({
          key: `talk ${at}`,
          cells: { ...personCells(graduate, college, words), ...talkCells(talk) },
        })),
      }),
    ],
  };
}

/** Columns of one talk. */
export const TALK_COLUMNS = [
  { key: 'date', header: 'Дата контакта', width: 12, format: 'date' as const },
  { key: 'channel', header: 'Способ', width: 14, format: 'text' as const },
  { key: 'result', header: 'Результат', width: 20, format: 'text' as const },
  { key: 'offered', header: 'Что предложено', width: 28, format: 'text' as const },
  { key: 'reason', header: 'Причина, если не работает', width: 28, format: 'text' as const },
  { key: 'next', header: 'Следующий контакт', width: 12, format: 'date' as const },
  { key: 'by', header: 'Кто связывался', width: 18, format: 'text' as const },
];

/** Cells of {@link TALK_COLUMNS}; null = nobody has talked yet. */
export function talkCells(talk: Talk | null) {
  if (talk === null) return {};
  return {
    date: dateCell(talk.date),
    channel: talk.channel === null ? null : choiceLabel(CONTACTS.fields.channel, talk.channel),
    result: talk.result === null ? null : choiceLabel(CONTACTS.fields.result, talk.result),
    offered: talk.offered,
    reason: talk.reason,
    next: dateCell(talk.next),
    by: talk.by,
  };
}
