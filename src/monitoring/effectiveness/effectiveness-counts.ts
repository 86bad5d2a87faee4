import type { Graduate, TargetContract } from '../../domain/graduate.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { STATUS_KINDS, type Status, type StatusKind } from '../../domain/status.ts';
import { normaliseLabel } from '../../domain/text.ts';
import { heldJobFor } from '../editions/place-status.ts';
import { statusLabel } from '../status-label.ts';
import type { CountKey } from './effectiveness-method.ts';

/** Numbers of persons by key; null = not counted because its input was not given. */
export type EffectivenessCounts = Readonly<Record<CountKey, number | null>>;

/** Returns a college owed and sent in time over the campaign. */
export interface ReturnDiscipline {
  readonly due: number;
  readonly onTime: number;
}

/** Counts one group of graduates. `discipline` null leaves the counts of returns without data. */
export function countEffectiveness(
  graduates: readonly Graduate[],
  discipline: ReturnDiscipline | null,
  retentionMonths: number,
  asOf: IsoDate,
): EffectivenessCounts {
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
    'returns-due': discipline?.due ?? null,
    'returns-on-time': discipline?.onTime ?? null,
  };
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
  'returns-due': 'отчётов следовало сдать',
  'returns-on-time': 'отчётов сдано в срок',
};

/** Russian name of a count. */
export function countLabel(key: CountKey): string {
  return isStatusKind(key) ? statusLabel(key) : OTHER_LABELS[key];
}

function isStatusKind(key: CountKey): key is StatusKind {
  return STATUS_KINDS.some((kind) => kind === key);
}
