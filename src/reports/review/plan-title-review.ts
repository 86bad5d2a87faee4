import { type IsoDate, russianDate } from '../../domain/iso-date.ts';
import { counted } from '../../domain/russian.ts';
import type { TitleQuestion } from '../../matching/review/gather-title-questions.ts';
import type { ColumnPlan, RowPlan, WorkbookPlan } from '../sheet-plan.ts';
import {
  TITLE_DECISION_HEADER,
  TITLE_HEADER,
  TITLE_NUMBER_HEADER,
  titleNumber,
} from './title-question-columns.ts';
import { candidateText, evidenceText, type ProgrammeName, reasonText } from './title-question-text.ts';

const COLUMNS: readonly ColumnPlan[] = [
  { key: 'title', header: TITLE_HEADER, width: 32, format: 'text' },
  { key: 'places', header: 'Мест под вопросом', width: 9, format: 'integer', scale: 'more-is-worse' },
  { key: 'adverts', header: 'Вакансий под вопросом', width: 9, format: 'integer' },
  { key: 'same', header: 'Всего с таким названием', width: 9, format: 'integer' },
  { key: 'reason', header: 'Почему нужен ответ', width: 26, format: 'text' },
  { key: 'candidates', header: 'Кандидаты', width: 42, format: 'text' },
  { key: 'decision', header: TITLE_DECISION_HEADER, width: 22, format: 'text' },
  { key: 'evidence', header: 'Что прочитано', width: 28, format: 'text' },
  { key: 'example', header: 'Пример: работодатель, адрес', width: 28, format: 'text' },
  { key: 'number', header: TITLE_NUMBER_HEADER, width: 14, format: 'text' },
];

/** The workbook of doubtful titles, most places first; it is filled in and read back. */
export function planTitleReview(
  questions: readonly TitleQuestion[],
  {
    region,
    asOf,
    nameOf,
  }: { readonly region: string; readonly asOf: IsoDate; readonly nameOf: ProgrammeName },
): WorkbookPlan {
  const title = 'Спорные названия вакансий';
  return {
    name: `Спорные вакансии ${asOf}`,
    title,
    outputClass: 'official',
    sheets: [
      {
        name: 'Названия',
        title,
        subtitle: [
          `${region}, на ${russianDate(asOf)}. ${counted(questions.length, 'название', 'названия', 'названий')}, ${counted(
            questions.reduce((sum, { places }) => sum + places, 0),
            'место',
            'места',
            'мест',
          )}.`,
          'Впишите код программы СПО («15.01.05»), несколько кодов через «;» с долями («15.01.05 70 %; 23.01.17 30 %») или «нет», если программ СПО сюда не ведёт.',
          'Решение относится ко всем вакансиям с таким названием и действует дальше. Пустая ячейка — решить позже.',
        ],
        blocks: [
          {
            kind: 'table',
            id: 'titles',
            columns: COLUMNS,
            rows: questions.map((each) => rowOf(each, nameOf)),
          },
        ],
        freezeColumns: 1,
      },
    ],
  };
}

function rowOf(question: TitleQuestion, nameOf: ProgrammeName): RowPlan {
  const number = titleNumber(question.key);
  return {
    key: number,
    cells: {
      title: question.title,
      places: question.places,
      adverts: question.adverts,
      same: question.sameTitle,
      reason: reasonText(question.reasons),
      candidates: candidateText(question.candidates, nameOf),
      evidence: evidenceText(question.evidence),
      example: [question.example.employer, question.example.address]
        .filter((part) => part !== null)
        .join(', '),
      number,
    },
  };
}
