import { INTENTS } from '../../domain/intent.ts';
import { russianDate } from '../../domain/iso-date.ts';
import type { IntentChange } from '../../monitoring/survey/intent-changes.ts';
import type { SurveyCounts, SurveyReport } from '../../monitoring/survey/survey-results.ts';
import { PERSON_COLUMNS, personCells } from '../flags/person-cells.ts';
import { dateCell, type SheetPlan, type TableBlock } from '../sheet-plan.ts';
import { asOfLine, type CentreWords } from '../tracking/centre-words.ts';
import { type CountColumn, type CountLine, countTable, lineKey } from '../tracking/count-table.ts';
import { unlessEmpty } from '../unless-empty.ts';
import { shareCell } from '../weekly/live-cells.ts';

const COLUMNS: readonly CountColumn[] = [
  { key: 'graduates', header: 'Выпускников', width: 11 },
  { key: 'answered', header: 'Ответили', width: 11 },
  { key: 'share', header: 'Доля ответивших', format: 'percent', width: 11 },
  ...INTENTS.map(({ key, label }) => ({ key, header: label, group: 'Намерен', width: 12 })),
  { key: 'settled', header: 'Не спрашивают: уже заняты' },
  { key: 'silent', header: 'Намерение неизвестно' },
  { key: 'move', header: 'Готов', group: 'К переезду', width: 9 },
  { key: 'stay', header: 'Не готов', group: 'К переезду', width: 9 },
  { key: 'pays', header: 'Назвали сумму', group: 'Ожидаемая оплата', width: 10 },
  { key: 'median', header: 'Медиана, ₽ в месяц', group: 'Ожидаемая оплата', format: 'money', width: 12 },
];

/** «Вопросы», «По колледжам», «По специальностям», «Перемены»: counts only. */
export function planSurveySheets(report: SurveyReport, words: CentreWords): readonly SheetPlan[] {
  const subtitle = [
    asOfLine(words, report.asOf),
    'Намерения — по ответам в опросах и планам в списках; новое слово сменяет прежнее',
  ];
  const wide = (name: string, title: string, id: string, label: string, rows: SurveyReport['byCollege']) => ({
    name,
    title,
    subtitle,
    freezeColumns: 1,
    blocks: [countTable(id, label, COLUMNS, rows.map(line))],
  });
  return [
    { name: 'Вопросы', title: 'Ответы выпускников', subtitle, blocks: [questionTable(report.total)] },
    wide('По колледжам', 'Намерения по колледжам', 'colleges', 'Колледж', report.byCollege),
    wide(
      'По специальностям',
      'Намерения по специальностям',
      'programmes',
      'Специальность',
      report.byProgramme,
    ),
    changesSheet(report, words),
  ];
}

function line({ label, counts }: SurveyReport['byCollege'][number], at: number): CountLine {
  const { graduates, answered, intents, settled, silent, relocate, pay } = counts;
  return {
    label,
    cells: {
      graduates,
      answered,
      share: shareCell(
        { row: lineKey(at), column: 'answered', value: answered },
        { row: lineKey(at), column: 'graduates', value: graduates },
      ),
      ...intents,
      settled,
      silent,
      move: relocate.yes,
      stay: relocate.no,
      pays: pay.answers,
      median: pay.median,
    },
  };
}

function questionTable({
  graduates,
  answered,
  intents,
  settled,
  silent,
  relocate,
  pay,
}: SurveyCounts): TableBlock {
  const rows: readonly (readonly [question: string, answer: string, count: number])[] = [
    ['Опрос', 'ответили', answered],
    ['Опрос', 'не ответили', graduates - answered],
    ...INTENTS.map(({ key, label }) => ['Что намерен делать', label, intents[key]] as const),
    ['Что намерен делать', 'не спрашивают: уже работает, учится, служит', settled],
    ['Что намерен делать', 'неизвестно', silent],
    ['Готов к переезду', 'да', relocate.yes],
    ['Готов к переезду', 'нет', relocate.no],
    ['Готов к переезду', 'нет ответа', graduates - relocate.yes - relocate.no],
    ['Ожидаемая оплата', 'назвали сумму в месяц', pay.answers],
  ];
  return {
    kind: 'table',
    id: 'questions',
    columns: [
      { key: 'question', header: 'Вопрос', width: 28, format: 'text' },
      { key: 'answer', header: 'Ответ', width: 46, format: 'text' },
      { key: 'count', header: 'Выпускников', width: 14, format: 'integer' },
    ],
    rows: rows.map(([question, answer, count], at) => ({
      key: `answer ${at}`,
      cells: { question, answer, count },
    })),
  };
}

function changesSheet({ changes, compared, asOf }: SurveyReport, words: CentreWords): SheetPlan {
  const span =
    compared === null
      ? 'Сравнить не с чем: сведения одного дня'
      : `Сведения с ${russianDate(compared.from)} по ${russianDate(compared.to)}; у каждого — последняя перемена`;
  return {
    name: 'Перемены',
    title: 'Кто передумал: прежнее намерение и новое',
    subtitle: [asOfLine(words, asOf), span],
    freezeColumns: 1,
    blocks: [
      unlessEmpty(
        changes,
        'Перемен намерений нет.',
        countTable(
          'changes',
          'Было намерение',
          INTENTS.map(({ key, label }) => ({ key, header: label, group: 'Стало' })),
          INTENTS.filter(({ key }) => changes.some(({ from }) => from === key)).map(({ key, label }) => ({
            label,
            cells: Object.fromEntries(
              INTENTS.map((to) => [
                to.key,
                changes.filter((change) => change.from === key && change.to === to.key).length,
              ]),
            ),
          })),
        ),
      ),
    ],
  };
}

/** «Не ответили» and «Передумали»: named people. */
export function planSurveyPersons(
  report: SurveyReport,
  words: CentreWords,
  collegeOf: (change: IntentChange) => string,
): readonly SheetPlan[] {
  const { unanswered, changes, asOf } = report;
  const label = (intent: IntentChange['from']) => INTENTS.find(({ key }) => key === intent)?.label ?? intent;
  return [
    {
      name: 'Не ответили',
      title: 'Выпускники, которые не ответили ни на один опрос',
      subtitle: [asOfLine(words, asOf)],
      freezeColumns: 2,
      blocks: [
        unlessEmpty(unanswered, 'Ответили все.', {
          kind: 'table',
          id: 'unanswered',
          columns: PERSON_COLUMNS,
          rows: unanswered.map(({ graduate, college }) => ({
            key: `person ${graduate.id}`,
            cells: personCells(graduate, college, words),
          })),
        }),
      ],
    },
    {
      name: 'Передумали',
      title: 'Выпускники, намерение которых переменилось',
      subtitle: [asOfLine(words, asOf)],
      freezeColumns: 2,
      blocks: [
        unlessEmpty(changes, 'Перемен намерений нет.', {
          kind: 'table',
          id: 'changed',
          columns: [
            ...PERSON_COLUMNS,
            { key: 'from', header: 'Прежнее намерение', width: 26, format: 'text' },
            { key: 'fromDay', header: 'Известно с', width: 12, format: 'date' },
            { key: 'to', header: 'Новое намерение', width: 26, format: 'text' },
            { key: 'toDay', header: 'Известно с', width: 12, format: 'date' },
          ],
          rows: changes.map((change) => ({
            key: `person ${change.graduate.id}`,
            cells: {
              ...personCells(change.graduate, collegeOf(change), words),
              from: label(change.from),
              fromDay: dateCell(change.fromDay),
              to: label(change.to),
              toDay: dateCell(change.toDay),
            },
          })),
        }),
      ],
    },
  ];
}
