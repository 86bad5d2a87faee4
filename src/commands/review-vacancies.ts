import { createInterface } from 'node:readline/promises';
import { EXIT, type ExitCode, Failure } from '../domain/failure.ts';
import { findingMessage, findingPlace } from '../domain/finding-text.ts';
import type { WeightedCode } from '../domain/recognition.ts';
import { counted } from '../domain/russian.ts';
import { planTitleReviewDocument } from '../reports/review/plan-title-review-document.ts';
import { decisionText, reasonText } from '../reports/review/title-question-text.ts';
import { renderTable } from '../terminal/render-table.ts';
import { safeText } from '../terminal/safe-text.ts';
import type { Terminal } from '../terminal/terminal.ts';
import {
  type AppliedTitles,
  applyTitleReview,
  decideTitle,
  issueTitleReview,
  programmeNames,
  reviewTitles,
  type TitleReview,
  undoTitle,
} from '../workflow/review/review-titles.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import type { RunContext } from './command.ts';
import { targetOf } from './options/market-options.ts';
import { type AskTitles, askTitles } from './screens/ask-titles.ts';
import { tellWritten } from './screens/tell-written.ts';

/** Options of `route review vacancies`. */
export interface VacancyReviewOptions {
  readonly asOf?: string | undefined;
  readonly cohort?: number | undefined;
  readonly apply?: string | undefined;
  readonly list: boolean;
  readonly reopen?: string | undefined;
  readonly output?: string | undefined;
  readonly force: boolean;
}

const SCREEN_ROWS = 15;

/**
 * Doubtful titles of vacancies: asked one by one at a terminal, else told; written to a workbook with `--output`, read back with
 * `--apply`. `readLine` is for tests; by default the standard input is read when it is a terminal.
 */
export async function reviewVacancies(
  options: VacancyReviewOptions,
  context: RunContext,
  readLine?: AskTitles['readLine'],
): Promise<ExitCode> {
  const writes = options.output !== undefined || options.apply !== undefined || options.reopen !== undefined;
  const { terminal } = context;
  const tells = context.json || context.quiet || writes || options.list;
  const asks = !tells && (readLine !== undefined || (terminal.inIsTerminal && terminal.outIsTerminal));
  const { exit, review, ask } = await withWorkspace(context, { write: writes }, async (workspace) => {
    const target = targetOf(options, workspace, context.cwd, workspace.today);
    const nameOf = programmeNames(workspace);
    if (options.reopen !== undefined) undoTitle(workspace, numberOf(options.reopen));
    const answers =
      options.apply === undefined ? null : await applyTitleReview(workspace, options.apply, context.cwd);
    const titles = reviewTitles(workspace, target);
    const written = options.output === undefined ? null : await issueTitleReview(workspace, titles, target);
    if (context.json) {
      const document = planTitleReviewDocument({ asOf: target.asOf, ...titles }, nameOf, {
        ...(answers === null ? {} : { answers: answersOf(answers) }),
        ...(written === null ? {} : { file: written.path, status: written.status }),
      });
      terminal.out(`${JSON.stringify(document)}\n`);
    } else {
      if (answers !== null) terminal.out(renderApplied(answers));
      terminal.out(options.list ? renderDecisions(titles, terminal) : renderReview(titles, terminal, asks));
      if (written !== null) tellWritten(written, context, 'route review vacancies --apply ФАЙЛ');
    }
    return {
      exit: answers !== null && answers.findings.length > 0 ? EXIT.partly : EXIT.done,
      review: titles,
      ask: { spo: workspace.reference().spo, nameOf },
    };
  });
  if (tells || review.questions.length === 0) return exit;
  if (!asks) {
    terminal.out('Дальше: route review vacancies --output вопросы.xlsx\n');
    return exit;
  }
  const decide = async (title: string, codes: readonly WeightedCode[]) => {
    // The workspace is held for the moment of writing only: a person thinks longer than Monday's job waits.
    await withWorkspace(context, { write: true }, async (workspace) => {
      decideTitle(workspace, title, codes);
    });
  };
  const round = (read: AskTitles['readLine']) =>
    askTitles(review.questions, { terminal, ...ask, readLine: read, decide });
  const decided = readLine === undefined ? await withStandardInput(round) : await round(readLine);
  terminal.out(
    `${counted(decided, 'решение записано', 'решения записаны', 'решений записано')}. Дальше: route match\n`,
  );
  return exit;
}

async function withStandardInput(round: (read: AskTitles['readLine']) => Promise<number>): Promise<number> {
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const ended = new Promise<null>((resolve) => prompt.once('close', () => resolve(null)));
  try {
    return await round((question) => Promise.race([prompt.question(question), ended]));
  } finally {
    prompt.close();
  }
}

function answersOf({ applied, unchanged, left, findings }: AppliedTitles) {
  return {
    applied,
    unchanged,
    left,
    findings: findings.map((finding) => ({
      sheet: finding.at.sheet,
      cell: finding.at.cell,
      code: finding.code,
      message: findingMessage(finding),
    })),
  };
}

function renderApplied({ applied, unchanged, left, findings }: AppliedTitles): string {
  return [
    `Решений принято ${applied}, без изменений ${unchanged}, оставлено без ответа ${left}, не понято ячеек ${findings.length}.`,
    ...findings.map((finding) => safeText(`  ${findingPlace(finding)}: ${findingMessage(finding)}`)),
    '',
  ].join('\n');
}

/** @param brief the questions follow one by one, so that no table is needed */
function renderReview({ questions, decisions }: TitleReview, terminal: Terminal, brief: boolean): string {
  const answered = decisions.length === 0 ? '' : ` Решено раньше: ${decisions.length}.`;
  if (questions.length === 0) return `Спорных названий вакансий нет.${answered}\n`;
  const places = questions.reduce((sum, question) => sum + question.places, 0);
  const shown = questions.slice(0, SCREEN_ROWS);
  const table = {
    title:
      shown.length < questions.length
        ? `Спорные названия: первые ${shown.length} из ${questions.length}`
        : 'Спорные названия',
    columns: ['Название', 'Почему нужен ответ', 'Вакансий', 'Мест'],
    rows: shown.map(({ title, reasons, adverts, places: own }) => [title, reasonText(reasons), adverts, own]),
  };
  const waiting = counted(questions.length, 'название ждёт', 'названия ждут', 'названий ждут');
  return `${brief ? '' : renderTable(table, terminal)}${waiting} решения, в них ${counted(places, 'место', 'места', 'мест')}.${answered}\n`;
}

function renderDecisions({ decisions }: TitleReview, terminal: Terminal): string {
  if (decisions.length === 0) return 'Решений о названиях вакансий нет.\n';
  const table = {
    title: 'Решения о названиях вакансий (отменить: route review vacancies --reopen НОМЕР)',
    columns: ['Номер', 'Название', 'Решение', 'Когда'],
    rows: decisions.map(({ id, title, codes, decidedAt }) => [
      id,
      title,
      decisionText(codes),
      decidedAt.slice(0, 10),
    ]),
  };
  return renderTable(table, terminal);
}

function numberOf(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Failure('bad-option', `--reopen: «${text}» — не номер решения.`, {
    exitCode: EXIT.usage,
    hint: 'Номера решений: route review vacancies --list.',
  });
}
