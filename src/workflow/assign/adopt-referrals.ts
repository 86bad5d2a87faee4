import { basename, resolve } from 'node:path';
import { EXIT, Failure } from '../../domain/failure.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import {
  DECLINE_REASONS,
  type DeclineReason,
  newestReferrals,
  type ReferralEvent,
} from '../../domain/referral.ts';
import { cleanText, normaliseLabel } from '../../domain/text.ts';
import { cellAddress } from '../../intake/sheets/cell-address.ts';
import { readSheets } from '../../intake/sheets/read-sheets.ts';
import type { SourceRow, SourceSheet } from '../../intake/sheets/source-sheet.ts';
import {
  ADOPTED_HEADER,
  NO,
  NUMBER_HEADER,
  parseReferralNumber,
  REASON_HEADER,
  YES,
} from '../../reports/assign/referral-columns.ts';
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

interface AnswerCell {
  readonly text: string;
  readonly cell: string;
}

interface AnswerRow {
  readonly sheet: string | null;
  readonly adopted: AnswerCell;
  readonly reason: AnswerCell;
  readonly number: AnswerCell;
}

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
  const rows = await answerRowsOf(resolve(cwd, path), file);
  const history = store.referrals({ cohort });
  const newest = newestReferrals(history);
  const known = new Map(history.map((step) => [`${step.graduateId}:${step.advertId}`, step]));
  const unreadable: UnreadableAnswer[] = [];
  const counts = { adopted: 0, declined: 0, unchanged: 0, left: 0 };
  const events: Omit<ReferralEvent, 'asOf'>[] = [];
  const answered = new Set<number>();
  for (const row of rows) {
    const tell = ({ cell }: AnswerCell, message: string) => {
      unreadable.push({ file, sheet: row.sheet, cell, message });
    };
    const number = parseReferralNumber(row.number.text);
    const step = number === null ? undefined : known.get(`${number.graduateId}:${number.advertId}`);
    if (number === null || step === undefined) {
      tell(row.number, 'такого направления в рабочей папке нет: получите новую книгу');
      continue;
    }
    const answer = answerOf(row);
    if (answer.kind === 'empty') {
      counts.left++;
      continue;
    }
    if (answer.kind === 'unreadable') {
      tell(answer.at, answer.message);
      continue;
    }
    if (answered.has(number.graduateId)) {
      tell(row.adopted, 'об этом выпускнике в книге уже есть ответ: оставьте один');
      continue;
    }
    answered.add(number.graduateId);
    const last = newest.get(number.graduateId);
    if (last?.state === answer.state && last.advertId === number.advertId && last.reason === answer.reason) {
      counts.unchanged++;
      continue;
    }
    if (last !== undefined && last.advertId !== number.advertId && last.state !== 'withdrawn') {
      tell(row.adopted, 'направление заменено более поздним: ответьте в новой книге');
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
function answerOf({ adopted, reason }: AnswerRow): Answer {
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

async function answerRowsOf(path: string, file: string): Promise<readonly AnswerRow[]> {
  const source = await readSheets(path);
  try {
    const found: AnswerRow[] = [];
    let isReferrals = false;
    for (const sheet of source.sheets) {
      const rows = await rowsOf(sheet);
      if (rows === null) continue;
      isReferrals = true;
      found.push(...rows);
    }
    if (isReferrals) return found;
  } finally {
    source.close();
  }
  throw new Failure(
    'not-referrals',
    `«${file}» — не книга направлений: нет столбцов «${ADOPTED_HEADER}» и «${NUMBER_HEADER}».`,
    { exitCode: EXIT.usage, hint: 'Книгу выдаёт route assign --restricted --reason "цель".' },
  );
}

/** Rows below the header; null when the sheet has none. */
async function rowsOf(sheet: SourceSheet): Promise<readonly AnswerRow[] | null> {
  let columns: { readonly adopted: number; readonly reason: number | null; readonly number: number } | null =
    null;
  const found: AnswerRow[] = [];
  for await (const batch of sheet.rows()) {
    for (const row of batch) {
      if (columns === null) {
        const adopted = columnOf(row, ADOPTED_HEADER);
        const number = columnOf(row, NUMBER_HEADER);
        if (adopted !== null && number !== null)
          columns = { adopted, number, reason: columnOf(row, REASON_HEADER) };
        continue;
      }
      const at = (column: number | null): AnswerCell => ({
        text: column === null ? '' : cleanText(row.cells.find((cell) => cell.column === column)?.text ?? ''),
        cell: cellAddress(row.number, column ?? 0),
      });
      const number = at(columns.number);
      // The second row of the header repeats the merged cells above it.
      if (number.text === '' || number.text === NUMBER_HEADER) continue;
      found.push({ sheet: sheet.name, adopted: at(columns.adopted), reason: at(columns.reason), number });
    }
  }
  return columns === null ? null : found;
}

function columnOf(row: SourceRow, header: string): number | null {
  return row.cells.find(({ text }) => cleanText(text) === header)?.column ?? null;
}
