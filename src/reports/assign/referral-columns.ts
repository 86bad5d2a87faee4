import { DECLINE_REASONS } from '../../domain/referral.ts';
import type { ColumnPlan } from '../sheet-plan.ts';

/** Headers by which a workbook of referrals is read back. */
export const ADOPTED_HEADER = 'Принято';
export const REASON_HEADER = 'Причина отказа';
export const NUMBER_HEADER = 'Номер направления (не менять)';

/** Answers in the column of adoption. */
export const YES = 'да';
export const NO = 'нет';

/** The columns that are filled in. */
export const ANSWER_COLUMNS: readonly ColumnPlan[] = [
  { key: 'adopted', header: ADOPTED_HEADER, width: 9, format: 'text', choices: [YES, NO] },
  {
    key: 'reason',
    header: REASON_HEADER,
    width: 18,
    format: 'text',
    choices: Object.values(DECLINE_REASONS),
  },
  { key: 'number', header: NUMBER_HEADER, width: 16, format: 'text' },
];

/** «17:0a1b…»: the graduate and the advert. */
export function referralNumber(graduateId: number, advertId: string): string {
  return `${graduateId}:${advertId}`;
}

/** null when the text is no such number. */
export function parseReferralNumber(
  text: string,
): { readonly graduateId: number; readonly advertId: string } | null {
  const [, id, advertId] = /^(\d+):(.+)$/.exec(text.trim()) ?? [];
  return id === undefined || advertId === undefined ? null : { graduateId: Number(id), advertId };
}
