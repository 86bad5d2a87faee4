import type { Graduate } from '../../domain/graduate.ts';
import { daysBetween, type IsoDate } from '../../domain/iso-date.ts';
import type { RegisterValues } from '../../domain/register.ts';
import type { DEFERRAL } from '../../domain/registers/deferral.ts';

/** A row of the register of deferrals. */
export type DeferralRow = RegisterValues<typeof DEFERRAL>;

/** Papers a deferral rests on, in the order they come about. */
const DEFERRAL_PAPERS = ['contract', 'request', 'commissariat', 'decision'] as const;

/** One of DEFERRAL_PAPERS. */
export type DeferralPaper = (typeof DEFERRAL_PAPERS)[number];

/**
 * Where a deferral stands: `granted`; `expiring` within WARNING_DAYS or over; `refused`; `waiting` for a decision, all papers
 * there; `incomplete`; `not-needed`: the lists say that the person is not liable or has served.
 */
export const DEFERRAL_STATES = [
  'refused',
  'expiring',
  'incomplete',
  'waiting',
  'granted',
  'not-needed',
] as const;

/** One of {@link DEFERRAL_STATES}. */
export type DeferralState = (typeof DEFERRAL_STATES)[number];

/** How one deferral stands and what comes next. */
export interface DeferralProgress {
  readonly state: DeferralState;
  /** In order; empty when nothing is missing. */
  readonly missing: readonly DeferralPaper[];
  readonly nextStep: string;
  readonly nextBy: string;
  /** What the lists say against the register; in Russian, without personal values. */
  readonly remarks: readonly string[];
}

/** A deferral that ends within so many days is to be renewed. */
const WARNING_DAYS = 60;

const NEXT: Readonly<Record<DeferralPaper, readonly [step: string, by: string]>> = {
  contract: ['заключить трудовой договор с предприятием и записать его дату', 'выпускник и предприятие'],
  request: ['получить заявку предприятия на отсрочку', 'предприятие'],
  commissariat: ['подать документы в военкомат', 'предприятие и выпускник'],
  decision: ['узнать решение и записать его', 'центр карьеры'],
};

/** What a row of the register comes to on a day. Papers dated after the day are not there yet. */
export function deferralProgress(row: DeferralRow, graduate: Graduate, asOf: IsoDate): DeferralProgress {
  const has = (date: IsoDate | null) => date !== null && date <= asOf;
  const held: Readonly<Record<DeferralPaper, boolean>> = {
    contract: has(row.contract),
    request: has(row.request),
    commissariat: has(row.commissariat),
    decision: row.granted !== null,
  };
  const missing = DEFERRAL_PAPERS.filter((paper) => !held[paper]);
  const remarks = remarksOn(row, graduate);
  const { dueForConscription, serviceFinished } = graduate.circumstances;
  const said = (state: DeferralState, nextStep: string, nextBy: string) => ({
    state,
    missing: state === 'not-needed' ? [] : missing,
    nextStep,
    nextBy,
    remarks,
  });
  if (serviceFinished === true || dueForConscription === false)
    return said(
      'not-needed',
      'проверить, нужна ли отсрочка: по спискам призыву не подлежит',
      'центр карьеры',
    );
  if (row.granted === false)
    return said(
      'refused',
      'узнать причину отказа и решить, можно ли подать снова',
      'центр карьеры и предприятие',
    );
  if (row.granted === true) {
    if (row.until !== null && daysBetween(asOf, row.until) <= WARNING_DAYS)
      return said(
        'expiring',
        row.until < asOf ? 'отсрочка кончилась: подать документы снова' : 'отсрочка кончается: продлить',
        'предприятие',
      );
    return said('granted', 'следить, что выпускник работает на предприятии', 'центр карьеры');
  }
  const [first] = missing;
  const [step, by] = NEXT[first ?? 'decision'];
  return said(first === 'decision' || first === undefined ? 'waiting' : 'incomplete', step, by);
}

function remarksOn(row: DeferralRow, { status, circumstances }: Graduate): readonly string[] {
  const remarks: string[] = [];
  if (circumstances.dueForConscription === null) remarks.push('в списках нет сведений о призыве');
  if (status?.kind === 'conscript') remarks.push('по статусу уже служит по призыву');
  if (status?.kind === 'employed' && status.employerInn !== null && row.employerInn !== null) {
    if (status.employerInn !== row.employerInn) remarks.push('по статусу работает у другого работодателя');
  }
  if (row.granted === true && row.contract === null) remarks.push('отсрочка есть, договора в реестре нет');
  if (row.granted === true && row.until === null) remarks.push('срок отсрочки не указан');
  return remarks;
}
