import type { Graduate } from '../../domain/graduate.ts';
import { compareRussian } from '../../domain/russian.ts';
import { OUTCOME_GROUPS, type OutcomeGroup, outcomeGroup } from '../outcome-group.ts';

/** Persons by group of outcome; the groups sum to `persons`. `inSpecialty` is a part of `employed`. */
export interface OutcomeTally {
  readonly persons: number;
  readonly groups: Readonly<Record<OutcomeGroup, number>>;
  readonly inSpecialty: number;
}

/** One line of a breakdown: persons as of the report and a week before. */
export interface BreakdownRow {
  /** Unique within the breakdown; empty for «не указано». */
  readonly key: string;
  readonly label: string;
  readonly now: OutcomeTally;
  readonly before: OutcomeTally;
}

/** What a breakdown sorts persons by. null = not stated, shown as a row of its own and never dropped. */
export interface BreakdownKey {
  readonly key: string;
  readonly label: string;
}

/** Counts persons by group of outcome. */
export function tallyOutcomes(graduates: readonly Graduate[]): OutcomeTally {
  const groups = Object.fromEntries(OUTCOME_GROUPS.map((group) => [group.key, 0])) as Record<
    OutcomeGroup,
    number
  >;
  let inSpecialty = 0;
  for (const { status } of graduates) {
    groups[outcomeGroup(status?.kind ?? null)]++;
    if (status?.kind === 'employed' && status.inSpecialty === true) inSpecialty++;
  }
  return { persons: graduates.length, groups, inSpecialty };
}

/** Both weeks by one attribute, in Russian order of labels, «не указано» last. */
export function breakDown(
  now: readonly Graduate[],
  before: readonly Graduate[],
  keyOf: (graduate: Graduate) => BreakdownKey | null,
  unstated: string,
): readonly BreakdownRow[] {
  const lines = new Map<string, { label: string; now: Graduate[]; before: Graduate[] }>();
  const collect = (graduates: readonly Graduate[], week: 'now' | 'before') => {
    for (const graduate of graduates) {
      const { key, label } = keyOf(graduate) ?? { key: '', label: unstated };
      const line = lines.get(key);
      if (line === undefined) {
        const made = { label, now: [] as Graduate[], before: [] as Graduate[] };
        made[week].push(graduate);
        lines.set(key, made);
      } else line[week].push(graduate);
    }
  };
  collect(now, 'now');
  collect(before, 'before');
  return [...lines]
    .sort(([a, left], [b, right]) => {
      if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
      return compareRussian(left.label, right.label) || (a < b ? -1 : 1);
    })
    .map(([key, line]) => ({
      key,
      label: line.label,
      now: tallyOutcomes(line.now),
      before: tallyOutcomes(line.before),
    }));
}
