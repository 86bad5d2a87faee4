import type { IsoDate, IsoInstant } from './iso-date.ts';

/**
 * What became of sending a graduate to an advert: `proposed` in an issued workbook; `adopted` or `declined` by whom it was given
 * to; `withdrawn` by a later proposal.
 */
export type ReferralState = 'proposed' | 'adopted' | 'declined' | 'withdrawn';

/** States in words. */
export const REFERRAL_STATE_LABEL: Readonly<Record<ReferralState, string>> = {
  proposed: 'предложено',
  adopted: 'принято',
  declined: 'отказ',
  withdrawn: 'снято',
};

/** Why a referral was declined, by the words of the workbook's list of answers. Words of one's own are not kept: they name people. */
export const DECLINE_REASONS = {
  'far-away': 'далеко',
  pay: 'не устраивает зарплата',
  conditions: 'не устраивают условия',
  'other-plans': 'другие планы',
  'own-job': 'нашёл работу сам',
  'employer-refused': 'отказал работодатель',
  'advert-closed': 'вакансия закрыта',
  other: 'другое',
} as const;

/** One of {@link DECLINE_REASONS}. */
export type DeclineReason = keyof typeof DECLINE_REASONS;

/** Why a referral no longer stands, in words. */
export const WITHDRAWAL_CAUSES = {
  'not-seeking': 'выпускник больше не ищет работу',
  'advert-closed': 'вакансия закрыта или больше не подходит для направлений',
  'places-cut': 'мест стало меньше, чем принятых направлений',
  declined: 'отказ',
  'not-feasible': 'больше не подходит',
  'needed-by-others': 'место нужнее другим: так размещается больше людей или общая стоимость меньше',
} as const;

/** One of {@link WITHDRAWAL_CAUSES}. */
export type WithdrawalCause = keyof typeof WITHDRAWAL_CAUSES;

/** A step in the life of a referral. */
export interface ReferralEvent {
  readonly graduateId: number;
  /** Id of the vacancy; its title and employer as they were then, for adverts that close. */
  readonly advertId: string;
  readonly title: string;
  readonly employer: string | null;
  readonly state: ReferralState;
  readonly reason: DeclineReason | WithdrawalCause | null;
  readonly asOf: IsoDate;
}

/** Why it was declined or withdrawn, in words; null where nobody said. */
export function referralReason({ state, reason }: Pick<ReferralEvent, 'state' | 'reason'>): string | null {
  const words: Readonly<Record<string, string>> = state === 'withdrawn' ? WITHDRAWAL_CAUSES : DECLINE_REASONS;
  return reason === null ? null : (words[reason] ?? null);
}

/** A step as the workspace remembers it; `batch` came in one go and is undone in one. */
export interface StoredReferral extends ReferralEvent {
  readonly id: number;
  readonly batch: number;
  readonly knownAt: IsoInstant;
}

/** Steps recorded together: an issued proposal, or the answers of one workbook. */
export interface ReferralBatch {
  readonly id: number;
  readonly kind: 'proposal' | 'answers';
  /** Name of the workbook of answers. */
  readonly file: string | null;
  readonly asOf: IsoDate;
  readonly cohort: number;
  readonly events: number;
  readonly knownAt: IsoInstant;
  readonly undoneAt: IsoInstant | null;
}

/** The newest step of each graduate, by id of the graduate; `history` is in the order of recording. */
export function newestReferrals(history: readonly StoredReferral[]): ReadonlyMap<number, StoredReferral> {
  return new Map(history.map((event) => [event.graduateId, event]));
}
