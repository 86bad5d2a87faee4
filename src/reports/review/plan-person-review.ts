import type { Graduate } from '../../domain/graduate.ts';
import { type IsoDate, russianDate } from '../../domain/iso-date.ts';
import type { LinkCandidate } from '../../domain/person-link.ts';
import { counted } from '../../domain/russian.ts';
import { type CellPlan, type ColumnPlan, dateCell, type RowPlan, type WorkbookPlan } from '../sheet-plan.ts';
import { DECISION_HEADER, OTHER, QUESTION_HEADER, renderQuestionNumber, SAME } from './review-columns.ts';

/** A question to a reviewer: is the new person one of the known ones? */
export interface PersonQuestion {
  readonly key: string;
  readonly person: Graduate;
  readonly candidates: readonly (LinkCandidate & { readonly known: Graduate })[];
}

const BITS = new Intl.NumberFormat('ru', { maximumFractionDigits: 1, signDisplay: 'exceptZero' });

/** The same columns for both sides, under a header of the side. */
function sideColumns(side: 'new' | 'known', group: string): readonly ColumnPlan[] {
  return [
    { key: `${side}-person`, header: 'Фамилия, имя, отчество', group, width: 22, format: 'text' },
    { key: `${side}-born`, header: 'Дата рождения', group, width: 11, format: 'date' },
    { key: `${side}-college`, header: 'Колледж', group, width: 22, format: 'text' },
    { key: `${side}-group`, header: 'Группа', group, width: 9, format: 'text' },
    { key: `${side}-source`, header: 'Файл, лист, строка', group, width: 24, format: 'text' },
  ];
}

const COLUMNS: readonly ColumnPlan[] = [
  ...sideColumns('new', 'Новая запись'),
  ...sideColumns('known', 'Известный человек'),
  { key: 'reason', header: 'Почему нужен ответ', width: 24, format: 'text' },
  { key: 'parts', header: 'За и против (биты)', width: 34, format: 'text' },
  { key: 'bits', header: 'Всего, бит', width: 8, format: 'decimal' },
  { key: 'decision', header: DECISION_HEADER, width: 11, format: 'text', choices: [SAME, OTHER] },
  { key: 'question', header: QUESTION_HEADER, width: 17, format: 'text' },
];

/** The workbook of open questions about persons, one row a candidate: `restricted`. It is filled in and read back. */
export function planPersonReview(
  questions: readonly PersonQuestion[],
  { region, cohort, asOf }: { readonly region: string; readonly cohort: number; readonly asOf: IsoDate },
): WorkbookPlan {
  const title = `Спорные случаи: один это человек или два, выпуск ${cohort} года`;
  return {
    name: `Спорные люди ${asOf}`,
    title,
    outputClass: 'restricted',
    sheets: [
      {
        name: 'Вопросы',
        title,
        subtitle: [
          `${region}, на ${russianDate(asOf)}. ${counted(questions.length, 'вопрос', 'вопроса', 'вопросов')}.`,
          `Выберите в столбце «${DECISION_HEADER}»: «${SAME}», если обе стороны строки — один человек, или «${OTHER}». Пустая ячейка — решить позже.`,
          'Если известных людей на одну новую запись несколько, «другой» действует, когда выбран у каждого.',
          'Сумма битов — логарифм шансов: 0 — один к одному, +3 — восемь к одному за одного человека.',
        ],
        blocks: [
          {
            kind: 'table',
            id: 'questions',
            columns: COLUMNS,
            rows: questions.flatMap(questionRows),
          },
        ],
        freezeColumns: 1,
      },
    ],
  };
}

function questionRows({ key, person, candidates }: PersonQuestion): readonly RowPlan[] {
  return candidates.map((candidate) => {
    const question = renderQuestionNumber({ key, personId: candidate.personId });
    return {
      key: question,
      cells: {
        ...sideCells('new', person),
        ...sideCells('known', candidate.known),
        reason: candidate.reason,
        parts: candidate.parts.map(({ label, bits }) => `${label} (${BITS.format(bits)})`).join('; '),
        bits: candidate.bits,
        question,
      },
    };
  });
}

function sideCells(side: 'new' | 'known', graduate: Graduate): Readonly<Record<string, CellPlan>> {
  const { person, birthDate, college, group, source } = graduate;
  return {
    [`${side}-person`]: [person.surname, person.name, person.patronymic]
      .filter((part) => part !== null)
      .join(' '),
    [`${side}-born`]: dateCell(birthDate),
    [`${side}-college`]: college,
    [`${side}-group`]: group,
    [`${side}-source`]: [
      source.file,
      ...(source.sheet === null ? [] : [`лист «${source.sheet}»`]),
      ...(source.row === null ? [] : [`строка ${source.row}`]),
    ].join(', '),
  };
}
