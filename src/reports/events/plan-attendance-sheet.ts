import type { Graduate } from '../../domain/graduate.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { EVENTS } from '../../domain/registers/events.ts';
import type { Measure } from '../../monitoring/events/graduate-measures.ts';
import { PERSON_COLUMNS, personCells } from '../flags/person-cells.ts';
import { dateCell, type SheetPlan } from '../sheet-plan.ts';
import { asOfLine, type CentreWords } from '../tracking/centre-words.ts';
import { choiceLabel } from '../tracking/choice-label.ts';
import { unlessEmpty } from '../unless-empty.ts';

/** A graduate with what was done for him. */
export interface MeasuredGraduate {
  readonly graduate: Graduate;
  readonly college: string;
  readonly measures: readonly Measure[];
}

/** «Участие по именам» and «Не приходили»: named people. */
export function planAttendanceSheets(
  graduates: readonly MeasuredGraduate[],
  words: CentreWords,
  asOf: IsoDate,
): readonly SheetPlan[] {
  const came = graduates.flatMap(({ measures, ...one }) => measures.map((measure) => ({ ...one, measure })));
  const absent = graduates.filter(({ measures }) => !measures.some((measure) => measure.came));
  return [
    {
      name: 'Участие по именам',
      title: 'Кто на каких мероприятиях был',
      subtitle: [asOfLine(words, asOf)],
      freezeColumns: 2,
      blocks: [
        unlessEmpty(came, 'В листах участия никого нет.', {
          kind: 'table',
          id: 'attendance',
          columns: [
            ...PERSON_COLUMNS,
            { key: 'date', header: 'Дата', width: 12, format: 'date' },
            { key: 'kind', header: 'Вид', width: 24, format: 'text' },
            { key: 'topic', header: 'Мероприятие', width: 36, format: 'text' },
            { key: 'came', header: 'Был', width: 8, format: 'text' },
            { key: 'offered', header: 'Предложение от', width: 28, format: 'text' },
            { key: 'accepted', header: 'Принято', width: 10, format: 'text' },
          ],
          rows: came.map(({ graduate, college, measure }, at) => ({
            key: `measure ${at}`,
            cells: {
              ...personCells(graduate, college, words),
              date: dateCell(measure.date),
              kind: choiceLabel(EVENTS.fields.kind, measure.kind),
              topic: measure.topic,
              came: measure.came ? 'да' : 'нет',
              offered: measure.offeredBy,
              accepted: measure.accepted === null ? null : measure.accepted ? 'да' : 'нет',
            },
          })),
        }),
      ],
    },
    {
      name: 'Не приходили',
      title: 'Выпускники, которые не были ни на одном мероприятии',
      subtitle: [asOfLine(words, asOf), 'Кого пригласить в первую очередь'],
      freezeColumns: 2,
      blocks: [
        unlessEmpty(absent, 'Таких выпускников нет.', {
          kind: 'table',
          id: 'absent',
          columns: PERSON_COLUMNS,
          rows: absent.map(({ graduate, college }) => ({
            key: `person ${graduate.id}`,
            cells: personCells(graduate, college, words),
          })),
        }),
      ],
    },
  ];
}
