import { basename, resolve } from 'node:path';
import { EXIT, Failure } from '../../domain/failure.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import {
  DECLINE_REASONS,
  type DeclineReason,
  newestReferrals,
  type ReferralEvent,
} from '../../domain/referral.ts';
import { normaliseLabel } from '../../domain/text.ts';
import {
  ADOPTED_HEADER,
  NO,
  NUMBER_HEADER,
  parseReferralNumber,
  REASON_HEADER,
  YES,
} from '../../reports/assign/referral-columns.ts';
import { type AnswerCell, readAnswers } from '../review/read-answers.ts';
import type { OpenWorkspace } from '../with-workspace.ts';

/** A cell that could not be understood. The message names nobody. */
interface UnreadableAnswer {
  readonly file: string;
  readonly sheet: string | null;
  readonly cell: string;
  readonly message: string;
}

/** What became of the answers of one workbook; every row counts once. */
export interface AdoptedReferrals {
  readonly file: string;
  readonly adopted: number;
  readonly declined: number;
  /** Answered so before. */
  readonly unchanged: number;
  /** Without an answer. */
  readonly left: number;
  readonly unreadable: readonly UnreadableAnswer[];
  /** Number to take the answers back by; null when nothing was new. */
  readonly batch: number | null;
}

const COLUMNS = {
  adopted: { header: ADOPTED_HEADER },
  reason: { header: REASON_HEADER, optional: true },
  number: { header: NUMBER_HEADER },
} as const;

type ReferralCells = Readonly<Record<keyof typeof COLUMNS, AnswerCell>>;

/**
 * Reads a filled-in workbook of referrals back and stores the answers in one batch; journaled. A row that cannot be understood is
 * left as it was and told by its cell.
 * @throws Failure `not-referrals` when the file is no such workbook
 */
export async function adoptReferrals(
  { store }: OpenWorkspace,
  path: string,
  { cwd, asOf, cohort }: { readonly cwd: string; readonly asOf: IsoDate; readonly cohort: number },
): Promise<AdoptedReferrals> {
  const file = basename(path);
  const rows = await readAnswers(resolve(cwd, path), COLUMNS);
  if (rows === null) {
    throw new Failure(
      'not-referrals',
      `«${file}» — не книга направлений: нет столбцов «${ADOPTED_HEADER}» и «${NUMBER_HEADER}».`,
      { exitCode: EXIT.usage, hint: 'Книгу выдаёт route assign --restricted --reason "цель".' },
    );
  }
  const history = store.referrals({ cohort });
  const newest = newestReferrals(history);
  const known = new Map(history.map((step) => [`${step.graduateId}:${step.advertId}`, step]));
  const unreadable: UnreadableAnswer[] = [];
  const counts = { adopted: 0, declined: 0, unchanged: 0, left: 0 };
  const events: Omit<ReferralEvent, 'asOf'>[] = [];
  const answered = new Set<number>();
  for (const { sheet, cells } of rows) {
    // Without a number a row is no referral.
    if (cells.number.text === '') continue;
    const tell = ({ address }: AnswerCell, message: string) => {
      unreadable.push({ file, sheet, cell: address, message });
    };
    const number = parseReferralNumber(cells.number.text);
    const step = number === null ? undefined : known.get(`${number.graduateId}:${number.advertId}`);
    if (number === null || step === undefined) {
      tell(cells.number, 'такого направления в рабочей папке нет: получите новую книгу');
      continue;
    }
    const answer = answerOf(cells);
    if (answer.kind === 'empty') {
      counts.left++;
      continue;
    }
    if (answer.kind === 'unreadable') {
      tell(answer.at, answer.message);
      continue;
    }
    if (answered.has(number.graduateId)) {
      tell(cells.adopted, 'об этом выпускнике в книге уже есть ответ: оставьте один');
      continue;
    }
    answered.add(number.graduateId);
    const last = newest.get(number.graduateId);
    if (last?.state === answer.state && last.advertId === number.advertId && last.reason === answer.reason) {
      counts.unchanged++;
      continue;
    }
    if (last !== undefined && last.advertId !== number.advertId && last.state !== 'withdrawn') {
      tell(cells.adopted, 'направление заменено более поздним: ответьте в новой книге');
      continue;
    }
    counts[answer.state]++;
    const { graduateId, advertId, title, employer } = step;
    events.push({ graduateId, advertId, title, employer, state: answer.state, reason: answer.reason });
  }
  const batch = store.recordReferrals({ kind: 'answers', file, asOf, cohort, events });
  store.journal({
    action: 'assign',
    outputClass: null,
    reason: null,
    details: { file, ...counts, unreadable: unreadable.length },
  });
  return { file, ...counts, unreadable, batch: batch?.id ?? null };
}

type Answer =
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable'; readonly at: AnswerCell; readonly message: string }
  | {
      readonly kind: 'answer';
      readonly state: 'adopted' | 'declined';
      readonly reason: DeclineReason | null;
    };

const REASONS: ReadonlyMap<string, DeclineReason> = new Map(
  (Object.keys(DECLINE_REASONS) as DeclineReason[]).map((key) => [normaliseLabel(DECLINE_REASONS[key]), key]),
);

/** «да», «нет» with or without a reason, or the reason itself in place of «нет». */
function answerOf({ adopted, reason }: ReferralCells): Answer {
  const said = normaliseLabel(adopted.text);
  const why = normaliseLabel(reason.text);
  const given = REASONS.get(why);
  if (said === '' && why === '') return { kind: 'empty' };
  if (why !== '' && given === undefined) return { kind: 'unreadable', at: reason, message: REASON_EXPECTED };
  if (said === YES) {
    return given === undefined
      ? { kind: 'answer', state: 'adopted', reason: null }
      : { kind: 'unreadable', at: adopted, message: 'принято, а причина отказа названа: оставьте одно' };
  }
  if (said === NO || said === '') return { kind: 'answer', state: 'declined', reason: given ?? null };
  const inPlace = REASONS.get(said);
  return inPlace === undefined
    ? { kind: 'unreadable', at: adopted, message: `нужно «${YES}» или «${NO}»` }
    : { kind: 'answer', state: 'declined', reason: inPlace };
}

const REASON_EXPECTED = `нет такой причины; выберите из списка: ${Object.values(DECLINE_REASONS).join(', ')}`;
