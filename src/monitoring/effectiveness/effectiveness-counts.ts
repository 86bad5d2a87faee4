import type { Graduate, TargetContract } from '../../domain/graduate.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { STATUS_KINDS, type Status, type StatusKind } from '../../domain/status.ts';
import { normaliseLabel } from '../../domain/text.ts';
import { heldJobFor } from '../forms/place-status.ts';
import { heldAt, type JobSpell } from '../retention/job-spells.ts';
import { statusLabel } from '../status-label.ts';
import type { CountKey } from './effectiveness-method.ts';
import { planOn, planOutcome } from './forecast-accuracy.ts';
import type { RequestCounts } from './request-counts.ts';
import type { ReturnDiscipline } from './return-discipline.ts';

/** Numbers of persons by key; null = not counted because its input was not given. */
export type EffectivenessCounts = Readonly<Record<CountKey, number | null>>;

/** Facts of graduates that other sources than their lists tell. */
export interface CountContext {
  readonly asOf: IsoDate;
  /** Months of the base form's column 10. */
  readonly retentionMonths: number;
  /** First job of each graduate who has one with a known first day. */
  readonly jobs: ReadonlyMap<number, JobSpell>;
  /** Graduates of the red level: whether their plan is carried out; null = no register of plans. */
  readonly plans: ReadonlyMap<number, boolean> | null;
  /** The day the forecast was made for; null = there is none yet. */
  readonly forecastDay: IsoDate | null;
}

/** What a group of graduates has besides them: its returns and its requests; null = not counted for such a group. */
export interface OwnCounts {
  readonly discipline: ReturnDiscipline | null;
  readonly requests: RequestCounts | null;
}

/** Nothing besides the graduates. */
export const NO_OWN_COUNTS: OwnCounts = { discipline: null, requests: null };

/** Counts one group of graduates. What is null in `own` or `context` leaves its counts without data. */
export function countEffectiveness(
  graduates: readonly Graduate[],
  { discipline, requests }: OwnCounts,
  context: CountContext,
): EffectivenessCounts {
  const { asOf, retentionMonths } = context;
  const statuses = Object.fromEntries(STATUS_KINDS.map((kind) => [kind, 0])) as Record<StatusKind, number>;
  const marks = {
    'in-specialty': 0,
    'in-specialty-unknown': 0,
    retained: 0,
    'retained-unknown': 0,
    target: 0,
    'target-fulfilled': 0,
    'target-suspended': 0,
    'target-unknown': 0,
  };
  let unknown = 0;
  for (const { status, statusAsOf, targetContract } of graduates) {
    if (status === null) unknown++;
    else statuses[status.kind]++;
    if (status?.kind === 'employed') {
      if (status.inSpecialty === null) marks['in-specialty-unknown']++;
      else if (status.inSpecialty) marks['in-specialty']++;
      const retained = heldJobFor(status, retentionMonths, asOf, statusAsOf);
      if (retained === null) marks['retained-unknown']++;
      else if (retained) marks.retained++;
    }
    if (targetContract !== null) {
      marks.target++;
      const outcome = contractOutcome(targetContract, status);
      if (outcome !== 'not-fulfilled') marks[`target-${outcome}`]++;
    }
  }
  return {
    ...statuses,
    ...marks,
    all: graduates.length,
    known: graduates.length - unknown,
    unknown,
    ...countJobs(graduates, context),
    ...countForecast(graduates, context),
    'plans-due': context.plans === null ? null : graduates.filter(({ id }) => context.plans?.has(id)).length,
    'plans-done': context.plans === null ? null : graduates.filter(({ id }) => context.plans?.get(id)).length,
    'requests-places': requests?.places ?? null,
    'requests-filled': requests?.filled ?? null,
    'requests-unknown': requests?.unknown ?? null,
    'requests-retained': requests?.retained ?? null,
    'requests-retained-unknown': requests?.retainedUnknown ?? null,
    'returns-due': discipline?.due ?? null,
    'returns-on-time': discipline?.onTime ?? null,
    'returns-sent': discipline?.sent ?? null,
    'returns-clean': discipline?.clean ?? null,
    'returns-fixed': discipline?.fixed ?? null,
    'fix-days': discipline?.fixDays ?? null,
  };
}

function countJobs(graduates: readonly Graduate[], { jobs, asOf }: CountContext) {
  const counts = {
    'reached-3': 0,
    'held-3': 0,
    'left-3': 0,
    'held-unknown-3': 0,
    'reached-6': 0,
    'held-6': 0,
    'held-unknown-6': 0,
    'reached-12': 0,
    'held-12': 0,
    'held-unknown-12': 0,
  };
  for (const { id } of graduates) {
    const job = jobs.get(id);
    if (job === undefined) continue;
    for (const months of [3, 6, 12] as const) {
      const state = heldAt(job, months, asOf);
      if (state === 'not-reached') continue;
      counts[`reached-${months}`]++;
      if (state === 'held') counts[`held-${months}`]++;
      else if (state === 'unknown') counts[`held-unknown-${months}`]++;
      else if (months === 3) counts['left-3']++;
    }
  }
  return counts;
}

function countForecast(graduates: readonly Graduate[], { forecastDay }: CountContext) {
  if (forecastDay === null) {
    return { 'forecast-planned': null, 'forecast-met': null, 'forecast-unknown': null };
  }
  const counts = { 'forecast-planned': 0, 'forecast-met': 0, 'forecast-unknown': 0 };
  for (const graduate of graduates) {
    const plan = planOn(graduate, forecastDay);
    if (plan === null) continue;
    counts['forecast-planned']++;
    const outcome = planOutcome(plan, graduate.status);
    if (outcome !== 'otherwise') counts[`forecast-${outcome}`]++;
  }
  return counts;
}

/**
 * Fulfilled = employed by the customer of the contract, by ИНН, else by name. Suspended = so stated, or study, conscription,
 * childcare: the states of the monitoring form of September 2025 that prolong a contract.
 */
function contractOutcome(
  contract: TargetContract,
  status: Status | null,
): 'fulfilled' | 'suspended' | 'unknown' | 'not-fulfilled' {
  if (contract.state === 'broken-by-employer' || contract.state === 'broken-by-graduate')
    return 'not-fulfilled';
  if (contract.state === 'suspended') return 'suspended';
  if (status === null) return 'unknown';
  if (PROLONGING.includes(status.kind)) return 'suspended';
  if (status.kind !== 'employed') return 'not-fulfilled';
  if (contract.employerInn !== null && status.employerInn !== null) {
    return contract.employerInn === status.employerInn ? 'fulfilled' : 'not-fulfilled';
  }
  if (contract.employer === null || status.employer === null) return 'unknown';
  return normaliseLabel(contract.employer) === normaliseLabel(status.employer) ? 'fulfilled' : 'unknown';
}

const PROLONGING: readonly StatusKind[] = ['studying', 'conscript', 'childcare'];

const OTHER_LABELS: Readonly<Record<Exclude<CountKey, StatusKind>, string>> = {
  all: 'всего выпускников',
  known: 'статус известен',
  unknown: 'нет данных о статусе',
  'in-specialty': 'трудоустроен по специальности',
  'in-specialty-unknown': 'по специальности ли — не указано',
  retained: 'на последнем месте не менее срока закрепления',
  'retained-unknown': 'срок работы не указан',
  target: 'имел целевой договор',
  'target-fulfilled': 'работает у заказчика целевого договора',
  'target-suspended': 'целевой договор приостановлен',
  'target-unknown': 'исполнение целевого договора не установлено',
  'reached-3': 'с начала работы прошло 3 месяца',
  'held-3': 'работает 3 месяца у того же работодателя',
  'left-3': 'ушёл раньше 3 месяцев',
  'held-unknown-3': 'работает ли 3 месяца — неизвестно',
  'reached-6': 'с начала работы прошло 6 месяцев',
  'held-6': 'работает 6 месяцев у того же работодателя',
  'held-unknown-6': 'работает ли 6 месяцев — неизвестно',
  'reached-12': 'с начала работы прошло 12 месяцев',
  'held-12': 'работает 12 месяцев у того же работодателя',
  'held-unknown-12': 'работает ли 12 месяцев — неизвестно',
  'forecast-planned': 'был план на день выпуска',
  'forecast-met': 'исход совпал с планом',
  'forecast-unknown': 'что вышло из плана — неизвестно',
  'plans-due': 'красный уровень риска',
  'plans-done': 'индивидуальный план выполнен',
  'requests-places': 'мест в заявках работодателей',
  'requests-filled': 'мест закрыто выпускниками',
  'requests-unknown': 'мест в заявках без сведений о закрытии',
  'requests-retained': 'принятые по заявкам работают и сейчас',
  'requests-retained-unknown': 'работают ли принятые по заявкам — неизвестно',
  'returns-due': 'отчётов следовало сдать',
  'returns-on-time': 'отчётов сдано в срок',
  'returns-sent': 'недель с отчётами',
  'returns-clean': 'отчётов принято с первого раза',
  'returns-fixed': 'отчётов с ошибками исправлено',
  'fix-days': 'дней до исправления, всего',
};

/** Russian name of a count. */
export function countLabel(key: CountKey): string {
  return isStatusKind(key) ? statusLabel(key) : OTHER_LABELS[key];
}

function isStatusKind(key: CountKey): key is StatusKind {
  return STATUS_KINDS.some((kind) => kind === key);
}
