import type { Graduate, StatusChange } from '../../domain/graduate.ts';
import { addDays, type IsoDate } from '../../domain/iso-date.ts';
import type { StatusKind } from '../../domain/status.ts';
import { monthsAfter } from '../retention/months-after.ts';

/** A day on which the centre looks again how the graduate is. */
export interface CheckPoint {
  /** «7 дней», «3 месяца». */
  readonly label: string;
  readonly date: IsoDate;
  /** `ahead` of the report, `known` by a record of the day or later, `due`: the day has come and nothing newer is known. */
  readonly state: 'ahead' | 'known' | 'due';
  /** The status on that day; null unless known. */
  readonly status: StatusKind | null;
}

/** Check points and the day they are counted from. */
export interface CheckPlan {
  readonly from: IsoDate;
  /** `job`: the first day of the job the lists state; `graduation`: the day the cohort graduates. */
  readonly basis: 'job' | 'graduation';
  readonly points: readonly CheckPoint[];
}

/** 7 days, then 1, 3, 6 and 12 months. */
const POINTS: readonly (readonly [label: string, day: (from: IsoDate) => IsoDate])[] = [
  ['7 дней', (from) => addDays(from, 7)],
  ['1 месяц', (from) => monthsAfter(from, 1)],
  ['3 месяца', (from) => monthsAfter(from, 3)],
  ['6 месяцев', (from) => monthsAfter(from, 6)],
  ['12 месяцев', (from) => monthsAfter(from, 12)],
];

/** Check points of a graduate: from the first day of a job, else from graduation. */
export function planChecks(graduate: Graduate, graduationDay: IsoDate, asOf: IsoDate): CheckPlan {
  const { status, statusHistory, statusAsOf } = graduate;
  const begun = status?.kind === 'employed' ? status.since : null;
  const from = begun ?? graduationDay;
  return {
    from,
    basis: begun === null ? 'graduation' : 'job',
    points: POINTS.map(([label, day]) => {
      const date = day(from);
      if (date > asOf) return { label, date, state: 'ahead', status: null };
      const isKnown = statusAsOf !== null && statusAsOf >= date;
      return isKnown
        ? { label, date, state: 'known', status: statusOn(statusHistory, date) ?? status?.kind ?? null }
        : { label, date, state: 'due', status: null };
    }),
  };
}

/** The status that held on a day. */
function statusOn(history: readonly StatusChange[], date: IsoDate): StatusKind | null {
  return history.filter(({ asOf }) => asOf <= date).at(-1)?.status.kind ?? null;
}
