import { type IsoDate, russianDate } from '../../domain/iso-date.ts';
import type { FeedbackRow } from '../../monitoring/feedback/feedback.ts';
import { dateCell, type WorkbookPlan } from '../sheet-plan.ts';
import { unlessEmpty } from '../unless-empty.ts';

/** What the workbook of answers in full names besides the answers. */
export interface QuotesHeading {
  readonly asOf: IsoDate;
  readonly region: string;
  readonly cohort: number;
  readonly specialtyName: (graduate: FeedbackRow['graduate']) => string | null;
}

/** Employers' answers in full, with the graduates they are about: `restricted`. */
export function planQuotes(rows: readonly FeedbackRow[], heading: QuotesHeading): WorkbookPlan {
  const { asOf, region, cohort, specialtyName } = heading;
  return {
    name: `Отзывы дословно ${asOf}`,
    title: `Отзывы работодателей дословно: ${region}, выпуск ${cohort} года`,
    outputClass: 'restricted',
    sheets: [
      {
        name: 'Отзывы',
        title: 'Отзывы работодателей дословно',
        subtitle: [`${region}, выпуск ${cohort} года, по данным на ${russianDate(asOf)}`],
        freezeColumns: 1,
        blocks: [
          unlessEmpty(rows, 'Отзывов нет.', {
            kind: 'table',
            id: 'quotes',
            columns: [
              { key: 'person', header: 'Выпускник', width: 34, format: 'text' },
              { key: 'college', header: 'Колледж', width: 30, format: 'text' },
              { key: 'specialty', header: 'Профессия, специальность', width: 34, format: 'text' },
              { key: 'employer', header: 'Работодатель', width: 28, format: 'text' },
              { key: 'date', header: 'Дата', width: 11, format: 'date' },
              { key: 'mark', header: 'Оценка', width: 9, format: 'integer' },
              { key: 'again', header: 'Примут ещё', width: 10, format: 'text' },
              { key: 'missing', header: 'Чего не хватает', width: 60, format: 'text' },
            ],
            rows: rows.map(({ row, graduate }, i) => {
              const { surname, name, patronymic } = graduate.person;
              const { values } = row;
              return {
                key: `quote ${i}`,
                cells: {
                  person: [surname, name, patronymic ?? ''].join(' ').trim(),
                  college: graduate.college,
                  specialty: specialtyName(graduate),
                  employer: values.employer,
                  date: dateCell(values.date),
                  mark: values.satisfaction,
                  again: values.again === null ? null : values.again ? 'да' : 'нет',
                  missing: values.missing,
                },
              };
            }),
          }),
        ],
      },
    ],
  };
}
