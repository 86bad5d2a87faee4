import { z } from 'zod';
import { EXIT, Failure } from '../domain/failure.ts';
import { counted } from '../domain/russian.ts';
import { renderTable } from '../terminal/render-table.ts';
import { safeText } from '../terminal/safe-text.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type AppliedReview, applyPersonReview } from '../workflow/review/apply-person-review.ts';
import { decidedPersons, type PersonAnswer, reopenPerson } from '../workflow/review/reopen-person.ts';
import { issuePersonReview, type PersonReview, reviewPersons } from '../workflow/review/review-persons.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand, OUTPUT_OPTIONS } from './command.ts';
import { momentOptions, outputOptions, targetOf } from './options/market-options.ts';
import { RESTRICTED_OPTION_LINES, reasonFor, restrictedOptions } from './options/restricted.ts';
import { reviewVacancies } from './review-vacancies.ts';
import { tellWritten } from './screens/tell-written.ts';

export const command = defineCommand({
  summary: 'спорные случаи: люди и вакансии',
  operands: '<вид>',
  examples: [
    ['route review persons', 'сколько вопросов ждут ответа, без имён'],
    ['route review persons --restricted --reason "сверка списков"', 'книга с вопросами и столбцом решений'],
    ['route review persons --apply вопросы.xlsx', 'принять решения из заполненной книги'],
    ['route review persons --reopen 17-3fa9c1d2', 'отменить решение; номера — с --list'],
    ['route review vacancies', 'спорные названия вакансий: вопросы по одному, сначала где больше мест'],
    ['route review vacancies --output вопросы.xlsx', 'они же книгой; обратно — с --apply'],
    ['route review vacancies --list', 'принятые решения; отменить — с --reopen НОМЕР'],
  ],
  options: [
    ['--apply <файл>', 'заполненная книга вопросов'],
    ['--cohort <год>', 'год выпуска; иначе текущий из настроек'],
    ['--as-of <дата>', 'вакансии на какой день, ГГГГ-ММ-ДД; иначе на сегодня'],
    ['--list', 'принятые решения с их номерами'],
    ['--reopen <номер>', 'отменить решение: вопрос будет задан снова'],
    ...RESTRICTED_OPTION_LINES,
    ...OUTPUT_OPTIONS,
  ],
  schema: z.object({
    apply: z.string().min(1).optional(),
    cohort: momentOptions.cohort,
    asOf: momentOptions.asOf,
    list: z.boolean().default(false),
    reopen: z.string().min(1).optional(),
    ...restrictedOptions,
    ...outputOptions,
  }),
  async run(operands, options, context) {
    if (operands[0] === 'vacancies') return await reviewVacancies(options, context);
    if (operands[0] !== 'persons') {
      throw new Failure('bad-kind', `неизвестный вид спорных случаев «${operands[0] ?? ''}».`, {
        exitCode: EXIT.usage,
        hint: 'Есть: persons, vacancies.',
      });
    }
    const { terminal } = context;
    const named = options.restricted || options.output !== undefined;
    const reason = named ? reasonFor(options, 'вопросы с именами') : null;
    const access = { write: named || options.apply !== undefined || options.reopen !== undefined };
    return await withWorkspace(context, access, async (workspace) => {
      const target = targetOf(options, workspace, context.cwd, workspace.today);
      const applied =
        options.apply === undefined ? null : await applyPersonReview(workspace, options.apply, context.cwd);
      const reopened = options.reopen === undefined ? null : reopenPerson(workspace, options.reopen);
      const answers = options.list ? decidedPersons(workspace, target.cohort) : null;
      const review = reviewPersons(workspace, target.cohort);
      const written = reason === null ? null : await issuePersonReview(workspace, review, reason, target);
      if (context.json) {
        const { cohort, questions, decided, reasons } = review;
        terminal.out(
          `${JSON.stringify({
            schema: 'route.review/1',
            subject: 'persons',
            cohort,
            open: questions.length,
            decided,
            reasons,
            ...(applied === null ? {} : { answers: applied }),
            ...(reopened === null ? {} : { reopened }),
            ...(answers === null ? {} : { answered: answers }),
            ...(written === null ? {} : { file: written.path, status: written.status }),
          })}\n`,
        );
      } else {
        if (applied !== null) terminal.out(renderApplied(applied));
        if (reopened !== null) terminal.out(REOPENED[reopened]);
        if (answers !== null) terminal.out(renderAnswers(answers, terminal));
        terminal.out(renderReview(review, terminal));
        if (written !== null) tellWritten(written, context, 'route review persons --apply ФАЙЛ');
        else if (review.questions.length > 0) {
          terminal.out('Вопросы с именами: route review persons --restricted --reason "цель"\n');
        }
      }
      return applied !== null && applied.unreadable.length > 0 ? EXIT.partly : EXIT.done;
    });
  },
});

const REOPENED = {
  undone: 'Решение отменено: вопрос снова ждёт ответа.\n',
  unchanged: 'Вопрос и так ждёт ответа: отменять нечего.\n',
} as const;

function renderAnswers(answers: readonly PersonAnswer[], terminal: Terminal): string {
  if (answers.length === 0) return 'Решений о людях ещё нет.\n';
  const table = {
    title: 'Решения о людях',
    columns: ['Номер', 'Почему спрашивали', 'Решение', 'Когда'],
    rows: answers.map((each) => [each.number, each.reason, each.decision, each.decidedAt ?? '']),
  };
  return `${renderTable(table, terminal)}Отменить: route review persons --reopen НОМЕР\n`;
}

/** How many questions wait and why; nobody is named. */
function renderReview({ cohort, questions, decided, reasons }: PersonReview, terminal: Terminal): string {
  const answered = decided === 0 ? '' : ` Решено раньше: ${decided}.`;
  if (questions.length === 0) return `Выпуск ${cohort} года: вопросов о людях нет.${answered}\n`;
  const table = {
    title: `Один человек или два: выпуск ${cohort} года`,
    columns: ['Почему нужен ответ', 'Вопросов'],
    rows: reasons.map(({ reason, count }) => [reason, count]),
  };
  const waiting = counted(questions.length, 'вопрос ждёт', 'вопроса ждут', 'вопросов ждут');
  return `${renderTable(table, terminal)}${waiting} ответа: пока его нет, люди считаются разными.${answered}\n`;
}

function renderApplied({ applied, unchanged, left, unreadable }: AppliedReview): string {
  return [
    `Решений принято ${applied}, без изменений ${unchanged}, оставлено без ответа ${left}, не понято ячеек ${unreadable.length}.`,
    ...unreadable.map(({ sheet, cell, message }) =>
      safeText(`  ${sheet === null ? '' : `лист «${sheet}», `}ячейка ${cell}: ${message}.`),
    ),
    '',
  ].join('\n');
}
