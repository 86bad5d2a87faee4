import { basename, resolve } from 'node:path';
import { EXIT, Failure } from '../../domain/failure.ts';
import type { Finding } from '../../domain/finding.ts';
import type { WeightedCode } from '../../domain/recognition.ts';
import type { SpoRef } from '../../domain/spo-code.ts';
import { parseTitleAnswer } from '../../domain/title-answer.ts';
import type { TitleDecision } from '../../domain/title-decision.ts';
import { normaliseTitle } from '../../matching/recognise/normalise/normalise-title.ts';
import { gatherTitleQuestions, type TitleQuestion } from '../../matching/review/gather-title-questions.ts';
import { planTitleReview } from '../../reports/review/plan-title-review.ts';
import {
  TITLE_DECISION_HEADER,
  TITLE_HEADER,
  TITLE_NUMBER_HEADER,
  titleNumber,
} from '../../reports/review/title-question-columns.ts';
import type { IssueTarget } from '../issue-reports.ts';
import { type MarketMoment, recogniseMarket } from '../market/recognise-market.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type WrittenReport, writeReport } from '../write-report.ts';
import { type AnswerCell, readAnswers } from './read-answers.ts';

/** Titles of open adverts that wait for a decision, and the decisions that hold. */
export interface TitleReview {
  readonly questions: readonly TitleQuestion[];
  readonly decisions: readonly TitleDecision[];
}

/** What became of a filled-in workbook of titles; each row counts once, wrong ones by their findings. */
export interface AppliedTitles {
  readonly applied: number;
  /** Decided so before. */
  readonly unchanged: number;
  readonly left: number;
  readonly findings: readonly Finding[];
}

const COLUMNS = {
  title: { header: TITLE_HEADER },
  decision: { header: TITLE_DECISION_HEADER },
  number: { header: TITLE_NUMBER_HEADER },
} as const;

/** What is still to be decided: doubtful recognitions of the open adverts, gathered by equal titles. */
export function reviewTitles(workspace: OpenWorkspace, moment: MarketMoment): TitleReview {
  const { spo } = workspace.reference();
  const { adverts } = recogniseMarket(workspace, moment);
  const programmes = new Map(spo.programmes.map(({ ref }) => [ref.code as string, ref]));
  return {
    questions: gatherTitleQuestions(adverts, normaliseTitle, (code) => {
      const ref = programmes.get(code);
      return ref === undefined ? null : (spo.findByCode(ref.code)[0]?.ref ?? ref);
    }),
    decisions: workspace.store.titleDecisions(moment.knownAt === null ? {} : { knownAt: moment.knownAt }),
  };
}

/** Writes the workbook of questions. */
export async function issueTitleReview(
  workspace: OpenWorkspace,
  { questions, decisions }: TitleReview,
  target: IssueTarget,
): Promise<WrittenReport> {
  const plan = planTitleReview(questions, {
    region: workspace.region.fullName,
    asOf: target.asOf,
    nameOf: programmeNames(workspace),
  });
  return await writeReport(workspace, plan, {
    ...target,
    content: { open: questions.length, decided: decisions.length },
    action: 'review',
    reason: null,
  });
}

/** Names of programmes for the screen and the workbook. */
export function programmeNames(workspace: OpenWorkspace): (ref: SpoRef) => string | null {
  const { spo } = workspace.reference();
  return (ref) => spo.find(ref)?.name ?? null;
}

/** Keeps a decision about all adverts with this title; journaled. */
export function decideTitle(
  { store }: OpenWorkspace,
  title: string,
  codes: readonly WeightedCode[],
): 'decided' | 'unchanged' {
  const outcome = store.decideTitle({ key: normaliseTitle(title), title, codes });
  if (outcome === 'decided') {
    store.journal({ action: 'review', outputClass: null, reason: null, details: { titles: 1 } });
  }
  return outcome;
}

/** Takes a decision back; journaled. @throws Failure `decision-unknown` */
export function undoTitle({ store }: OpenWorkspace, id: number): void {
  if (store.undoTitleDecision(id) === 'unchanged') return;
  store.journal({ action: 'review', outputClass: null, reason: null, details: { reopened: id } });
}

/**
 * Reads a filled-in workbook back and stores its decisions. A row that cannot be understood is a finding with the address of its
 * cell and stays a question; the others are stored.
 * @throws Failure when the file is no such workbook
 */
export async function applyTitleReview(
  workspace: OpenWorkspace,
  path: string,
  cwd: string,
): Promise<AppliedTitles> {
  const { store } = workspace;
  const { spo } = workspace.reference();
  const file = basename(path);
  const findings: Finding[] = [];
  const counts = { applied: 0, unchanged: 0, left: 0 };
  const rows = await readAnswers(resolve(cwd, path), COLUMNS);
  if (rows === null) {
    throw new Failure(
      'not-a-review',
      `«${file}» — не книга спорных названий: нет столбцов названия, решения и номера.`,
      { exitCode: EXIT.usage, hint: 'Книгу выдаёт route review vacancies --output ФАЙЛ.' },
    );
  }
  const decided = new Map<string, string>();
  for (const { sheet, row, cells } of rows) {
    const { title, decision, number } = cells;
    // A title alone asks nothing: a note somebody wrote below the table.
    if (decision.text === '' && number.text === '') continue;
    const tell = (code: Finding['code'], { address }: AnswerCell, args: Finding['args']) =>
      findings.push({ code, severity: 'error', at: { file, sheet, cell: address, row }, args });
    const key = normaliseTitle(title.text);
    const answer = parseTitleAnswer(decision.text, spo);
    if (answer.kind === 'empty') {
      counts.left += 1;
    } else if (number.text !== titleNumber(key)) {
      tell('value-unreadable', number, {
        found: number.text,
        expected: 'номер, выданный вместе с этим названием',
      });
    } else if (answer.kind === 'unknown-code') {
      tell('code-not-found', decision, { found: answer.found });
    } else if (answer.kind === 'unreadable') {
      tell('value-unreadable', decision, {
        found: answer.found,
        expected: 'коды программ СПО, доли ко всем или ни к одному, или «нет»',
      });
    } else if (decided.has(key) && decided.get(key) !== JSON.stringify(answer.codes)) {
      tell('value-unreadable', decision, {
        found: decision.text,
        expected: 'одно решение об одном названии: выше в книге другое',
      });
    } else {
      decided.set(key, JSON.stringify(answer.codes));
      const outcome = store.decideTitle({ key, title: title.text, codes: answer.codes });
      counts[outcome === 'decided' ? 'applied' : 'unchanged'] += 1;
    }
  }
  store.journal({
    action: 'review',
    outputClass: null,
    reason: null,
    details: { file, ...counts, unreadable: findings.length },
  });
  return { ...counts, findings };
}
