import type { Graduate } from '../../domain/graduate.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { Status, StatusKind } from '../../domain/status.ts';
import { COMES_TRUE } from '../forms/compare-forecast.ts';
import { statusLabel } from '../status-label.ts';

/** A plan of Форма 3 and what came of it, over all graduates. */
export interface ForecastOutcome {
  readonly plan: StatusKind;
  readonly label: string;
  /** Graduates with this plan on the day of the forecast. */
  readonly planned: number;
  /** Of them those whose outcome is the planned one, another one, or not known yet. */
  readonly met: number;
  readonly otherwise: number;
  readonly unknown: number;
  /** Graduates with the outcome now, planned or not. */
  readonly fact: number;
}

/** The plan a graduate had on the day of the forecast; null = none was stated. */
export function planOn(graduate: Graduate, day: IsoDate): StatusKind | null {
  const step = graduate.statusHistory.findLast(({ asOf }) => asOf <= day);
  const kind = step?.status.kind;
  return kind !== undefined && COMES_TRUE[kind] !== undefined ? kind : null;
}

/** What came of a plan; a status that is still a plan tells nothing. */
export function planOutcome(plan: StatusKind, now: Status | null): 'met' | 'otherwise' | 'unknown' {
  if (now === null || COMES_TRUE[now.kind] !== undefined) return 'unknown';
  return now.kind === COMES_TRUE[plan] ? 'met' : 'otherwise';
}

/** Plans of the day of the forecast against the outcomes now, in the order of the forms. */
export function forecastOutcomes(graduates: readonly Graduate[], day: IsoDate): readonly ForecastOutcome[] {
  const plans = graduates.map((graduate) => planOn(graduate, day));
  return Object.keys(COMES_TRUE).flatMap((key): ForecastOutcome[] => {
    const plan = key as StatusKind;
    const outcomes = graduates.flatMap(({ status }, i) =>
      plans[i] === plan ? planOutcome(plan, status) : [],
    );
    const count = (outcome: (typeof outcomes)[number]) => outcomes.filter((one) => one === outcome).length;
    const fact = graduates.filter(({ status }) => status?.kind === COMES_TRUE[plan]).length;
    if (outcomes.length === 0 && fact === 0) return [];
    return [
      {
        plan,
        label: statusLabel(plan),
        planned: outcomes.length,
        met: count('met'),
        otherwise: count('otherwise'),
        unknown: count('unknown'),
        fact,
      },
    ];
  });
}
