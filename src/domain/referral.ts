import type { IsoDate, IsoInstant } from './iso-date.ts';

/**
 * What became of sending a graduate to an advert: `proposed` in an issued workbook; `adopted` or `declined` by whom it was given
 * to; `withdrawn` by a later proposal.
 */
export type ReferralState = 'proposed' | 'adopted' | 'declined' | 'withdrawn';

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

/** Why a referral no longer stands. */
export type WithdrawalCause =
  | 'not-seeking'
  | 'advert-closed'
  | 'places-cut'
  | 'declined'
  | 'not-feasible'
  | 'needed-by-others';

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
