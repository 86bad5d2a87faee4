import { russianDate } from '../../domain/iso-date.ts';
import { EVENTS } from '../../domain/registers/events.ts';
import type { EventCoverage, EventRow, EventSums } from '../../monitoring/events/cover-events.ts';
import { dateCell, type SheetPlan, type TableBlock } from '../sheet-plan.ts';
import { asOfLine, type CentreWords } from '../tracking/centre-words.ts';
import { choiceLabel } from '../tracking/choice-label.ts';
import { countTable, lineKey } from '../tracking/count-table.ts';
import { unlessEmpty } from '../unless-empty.ts';
import { shareCell } from '../weekly/live-cells.ts';

const SUM_COLUMNS = [
  { key: 'events', header: 'Мероприятий' },
  { key: 'invited', header: 'Приглашено, сумма' },
  { key: 'came', header: 'Пришло, сумма' },
  { key: 'offers', header: 'Предложений работы' },
  { key: 'silent', header: 'Без числа пришедших' },
];

/** «Охват», «По видам», «Мероприятия»: counts only. */
export function planEventSheets(coverage: EventCoverage, words: CentreWords): readonly SheetPlan[] {
  const subtitle = [
    asOfLine(words, coverage.asOf),
    `Мероприятия с ${russianDate(coverage.since)}; суммы — по числам реестра, охват — по именам в листах участия`,
  ];
  return [
    {
      name: 'Охват',
      title: 'Мероприятия колледжей и охват выпускников',
      subtitle,
      freezeColumns: 1,
      blocks: [...noteBlocks(coverage), collegeTable(coverage)],
    },
    {
      name: 'По видам',
      title: 'Мероприятия по видам',
      subtitle,
      blocks: [
        unlessEmpty(
          coverage.byKind,
          'Мероприятий в реестре нет.',
          countTable(
            'kinds',
            'Вид',
            SUM_COLUMNS,
            coverage.byKind.map(({ kind, sums }) => ({
              label: choiceLabel(EVENTS.fields.kind, kind),
              cells: { ...sums },
            })),
          ),
        ),
      ],
    },
    {
      name: 'Мероприятия',
      title: 'Проведено и предстоит',
      subtitle,
      freezeColumns: 3,
      blocks: [
        ...eventTables('Проведено', 'held', coverage.events),
        ...eventTables('Предстоит', 'planned', coverage.planned),
      ],
    },
  ];
}

function noteBlocks({ common, unlisted }: EventCoverage) {
  const lines = [
    'Выпускник считается охваченным, если пришёл хотя бы раз; каждый считается один раз. Суммы приглашённых и пришедших по мероприятиям повторяют людей.',
    ...(common.events === 0 ? [] : [`Для всех колледжей, вне строк: ${sumText(common)}.`]),
    ...(unlisted === 0 ? [] : [`Строк участия в мероприятиях, которых нет в реестре: ${unlisted}.`]),
  ];
  return [{ kind: 'text' as const, lines }];
}

function sumText({ events, invited, came }: EventSums): string {
  const number = (value: number | null) => (value === null ? 'не указано' : String(value));
  return `мероприятий ${events}, приглашено ${number(invited)}, пришло ${number(came)}`;
}

function collegeTable({ byCollege }: EventCoverage): TableBlock {
  return countTable(
    'coverage',
    'Колледж',
    [
      ...SUM_COLUMNS,
      { key: 'graduates', header: 'Выпускников', group: 'По именам' },
      { key: 'reached', header: 'Приходили хотя бы раз', group: 'По именам' },
      { key: 'share', header: 'Охват', group: 'По именам', format: 'percent' },
      { key: 'offered', header: 'Получили предложение', group: 'По именам' },
      { key: 'accepted', header: 'Приняли', group: 'По именам' },
    ],
    byCollege.map(({ college, sums, reach }, at) => ({
      label: college,
      cells: {
        ...sums,
        ...reach,
        share: shareCell(
          { row: lineKey(at), column: 'reached', value: reach.reached },
          { row: lineKey(at), column: 'graduates', value: reach.graduates },
        ),
      },
    })),
  );
}

function eventTables(caption: string, id: string, events: readonly EventRow[]): readonly TableBlock[] {
  if (events.length === 0) return [];
  return [
    {
      kind: 'table',
      id,
      caption,
      columns: [
        { key: 'date', header: 'Дата', width: 12, format: 'date' },
        { key: 'kind', header: 'Вид', width: 24, format: 'text' },
        { key: 'topic', header: 'Тема', width: 40, format: 'text' },
        { key: 'college', header: 'Колледж', width: 30, format: 'text' },
        { key: 'invited', header: 'Приглашено', width: 12, format: 'integer', group: 'По реестру' },
        { key: 'came', header: 'Пришло', width: 10, format: 'integer', group: 'По реестру' },
        { key: 'offers', header: 'Предложений', width: 13, format: 'integer', group: 'По реестру' },
        { key: 'listed', header: 'Пришло', width: 10, format: 'integer', group: 'По именам' },
        { key: 'offered', header: 'Получили предложение', width: 14, format: 'integer', group: 'По именам' },
        { key: 'accepted', header: 'Приняли', width: 10, format: 'integer', group: 'По именам' },
      ],
      rows: events.map((event, at) => ({
        key: `${id} ${at}`,
        cells: {
          date: dateCell(event.date),
          kind: choiceLabel(EVENTS.fields.kind, event.kind),
          topic: event.topic,
          college: event.college ?? 'для всех колледжей',
          invited: event.invited,
          came: event.came,
          offers: event.offers,
          listed: event.named.came,
          offered: event.named.offered,
          accepted: event.named.accepted,
        },
      })),
    },
  ];
}
