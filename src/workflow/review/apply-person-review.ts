import { basename, resolve } from 'node:path';
import { EXIT, Failure } from '../../domain/failure.ts';
import { normaliseLabel } from '../../domain/text.ts';
import {
  DECISION_HEADER,
  OTHER,
  parseQuestionNumber,
  QUESTION_HEADER,
  SAME,
} from '../../reports/review/review-columns.ts';
import type { ReviewDecision, StoredReview } from '../../store/store.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type AnswerCell, type AnswerRow, readAnswers } from './read-answers.ts';

/** A cell of the workbook that could not be understood. */
interface UnreadableAnswer {
  readonly file: string;
  readonly sheet: string | null;
  readonly cell: string;
  /** In Russian: what was found, what was expected. Names nobody. */
  readonly message: string;
}

/** What became of the questions of a filled-in workbook: each counts once, unreadable ones by their cells. */
export interface AppliedReview {
  readonly applied: number;
  /** Answered so before. */
  readonly unchanged: number;
  /** Without an answer, or not answered for every candidate. */
  readonly left: number;
  readonly unreadable: readonly UnreadableAnswer[];
}

/** An answer to one row, by the words that mean it. */
const ANSWERS: ReadonlyMap<string, 'same' | 'other'> = new Map([
  [SAME, 'same'],
  ['та же', 'same'],
  ['тотже', 'same'],
  [OTHER, 'other'],
  ['другая', 'other'],
]);

const COLUMNS = { decision: { header: DECISION_HEADER }, question: { header: QUESTION_HEADER } } as const;

type PersonRow = AnswerRow<keyof typeof COLUMNS>;

interface Answer {
  readonly row: PersonRow;
  readonly personId: number;
  /** null = the cell is empty. */
  readonly says: 'same' | 'other' | null;
}

/**
 * Reads a filled-in workbook of questions back and stores its answers. A question with one cell that cannot be understood is left
 * as it was; the others are stored.
 * @throws Failure when the file is no such workbook
 */
export async function applyPersonReview(
  { store }: OpenWorkspace,
  path: string,
  cwd: string,
): Promise<AppliedReview> {
  const file = basename(path);
  const rows = await readAnswers(resolve(cwd, path), COLUMNS);
  if (rows === null) {
    throw new Failure(
      'not-a-review',
      `«${file}» — не книга спорных случаев: нет столбцов решения и номера.`,
      {
        exitCode: EXIT.usage,
        hint: 'Книгу выдаёт route review persons --restricted --reason "цель".',
      },
    );
  }
  const reviews = new Map(
    [...store.reviews(), ...store.reviews({ decided: true })].map((each) => [each.key, each]),
  );
  const unreadable: UnreadableAnswer[] = [];
  const tell = ({ sheet }: PersonRow, { address }: AnswerCell, message: string) =>
    unreadable.push({ file, sheet, cell: address, message });
  const broken = new Set<string>();
  const answers = new Map<StoredReview, Answer[]>();
  for (const row of rows) {
    const { decision, question } = row.cells;
    const number = parseQuestionNumber(question.text);
    const review = number === null ? undefined : reviews.get(number.key);
    const isAsked = review?.candidates.some(({ personId }) => personId === number?.personId) === true;
    if (number === null || review === undefined || !isAsked) {
      tell(row, question, 'такого вопроса в рабочей папке нет: получите новую книгу');
      continue;
    }
    const text = normaliseLabel(decision.text);
    const says = text === '' ? null : ANSWERS.get(text);
    if (says === undefined) {
      broken.add(review.key);
      tell(row, decision, `нет такого решения; выберите «${SAME}» или «${OTHER}»`);
      continue;
    }
    const earlier = answers.get(review);
    const answer = { row, personId: number.personId, says };
    if (earlier === undefined) answers.set(review, [answer]);
    else earlier.push(answer);
  }
  const counts = { applied: 0, unchanged: 0, left: 0 };
  for (const [review, given] of answers) {
    if (broken.has(review.key)) continue;
    const contradiction = findContradiction(given);
    if (contradiction !== null) {
      tell(
        contradiction.row,
        contradiction.row.cells.decision,
        `ответы противоречат друг другу: «${SAME}» можно выбрать у одного известного человека, и один раз`,
      );
      continue;
    }
    const decision = decisionOf(review, given);
    if (decision === null) counts.left++;
    else counts[store.decideReview(review.id, decision) === 'decided' ? 'applied' : 'unchanged']++;
  }
  store.journal({
    action: 'review',
    outputClass: null,
    reason: null,
    details: { file, ...counts, unreadable: unreadable.length },
  });
  return { ...counts, unreadable };
}

/** An answer that cannot stand beside the others: a second «the same», or both answers about one person. */
function findContradiction(given: readonly Answer[]): Answer | null {
  const same = given.find(({ says }) => says === 'same');
  if (same === undefined) return null;
  return (
    given.find(
      (each) =>
        (each.says === 'same' && each.personId !== same.personId) ||
        (each.says === 'other' && each.personId === same.personId),
    ) ?? null
  );
}

function decisionOf(review: StoredReview, given: readonly Answer[]): ReviewDecision | null {
  const same = given.find(({ says }) => says === 'same');
  if (same !== undefined) return { same: same.personId };
  const others = new Set(given.filter(({ says }) => says === 'other').map(({ personId }) => personId));
  return review.candidates.every(({ personId }) => others.has(personId)) ? 'different' : null;
}
