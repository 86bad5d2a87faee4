import type { Graduate } from '../../domain/graduate.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { StatusKind } from '../../domain/status.ts';
import { groupBy } from '../tracking/group-by.ts';
import { OTHER_REASON, type ReasonClass, type ReasonRules, type ReasonSide } from './reason-rules.ts';

/** Whether the graduate does not work, or works outside the specialty. */
type ReasonGap = 'not-working' | 'outside-specialty';

/** A graduate the question of reasons is asked of. */
interface ReasonCase {
  readonly graduate: Graduate;
  readonly gap: ReasonGap;
  /** null = no reason stated. */
  readonly reason: ReasonClass | null;
}

/** Persons by class of reason; `byClass` has a number for every class of the rules, its sum and `unstated` make `persons`. */
interface ReasonCounts {
  readonly persons: number;
  readonly notWorking: number;
  readonly outsideSpecialty: number;
  readonly byClass: ReadonlyMap<string, number>;
  readonly bySide: Readonly<Record<ReasonSide, number>>;
  readonly unstated: number;
}

/** Reasons in one group. */
export interface ReasonRow {
  readonly label: string;
  readonly counts: ReasonCounts;
}

/** Why graduates do not work, or not in their specialty. */
export interface ReasonReport {
  readonly asOf: IsoDate;
  readonly rules: Pick<ReasonRules, 'source' | 'sides' | 'classes'>;
  readonly cases: readonly ReasonCase[];
  readonly total: ReasonCounts;
  readonly byProfession: readonly ReasonRow[];
  readonly byCollege: readonly ReasonRow[];
  readonly byEmployer: readonly ReasonRow[];
  readonly byTerritory: readonly ReasonRow[];
}

/** Names of the groups a graduate is counted in. */
export interface ReasonWords {
  readonly profession: (graduate: Graduate) => string;
  readonly college: (graduate: Graduate) => string;
  readonly employer: (graduate: Graduate) => string;
  readonly territory: (graduate: Graduate) => string;
}

const AT_WORK: ReadonlySet<StatusKind> = new Set(['employed', 'entrepreneur', 'self-employed', 'informal']);
const PLANS_WORK: ReadonlySet<StatusKind> = new Set([
  'will-be-employed',
  'will-be-entrepreneur',
  'will-be-self-employed',
]);

/**
 * Counts reasons of graduates with a known status who do not work and have no job to come, or who work outside their specialty. The
 * words of the newest talk come first, then those beside the status, then what the status says by itself. Everyone counts once, under
 * the reason named first.
 * @param toldIn the reason given in the newest talk that gave one
 */
export function countReasons(
  graduates: readonly Graduate[],
  toldIn: (graduateId: number) => string | null,
  rules: ReasonRules,
  words: ReasonWords,
  asOf: IsoDate,
): ReasonReport {
  const cases = graduates.flatMap((graduate): readonly ReasonCase[] => {
    const gap = gapOf(graduate);
    if (gap === null) return [];
    const { status } = graduate;
    const reason =
      rules.ofText(toldIn(graduate.id)) ??
      rules.ofText(status?.reason ?? null) ??
      (gap === 'not-working' ? rules.ofStatus(status?.kind ?? null) : null);
    return [{ graduate, gap, reason }];
  });
  const count = (group: readonly ReasonCase[]) => countCases(group, rules);
  const by = (name: (graduate: Graduate) => string) =>
    groupBy(cases, ({ graduate }) => name(graduate)).map(([label, group]) => ({
      label,
      counts: count(group),
    }));
  return {
    asOf,
    rules: { source: rules.source, sides: rules.sides, classes: rules.classes },
    cases,
    total: count(cases),
    byProfession: by(words.profession),
    byCollege: by(words.college),
    byEmployer: by(words.employer),
    byTerritory: by(words.territory),
  };
}

function gapOf({ status }: Graduate): ReasonGap | null {
  if (status === null || PLANS_WORK.has(status.kind)) return null;
  if (!AT_WORK.has(status.kind)) return 'not-working';
  return status.inSpecialty === false ? 'outside-specialty' : null;
}

function countCases(cases: readonly ReasonCase[], rules: ReasonRules): ReasonCounts {
  const byClass = new Map(rules.classes.map(({ key }) => [key, 0]));
  const bySide: Record<ReasonSide, number> = { life: 0, market: 0, choice: 0, other: 0 };
  for (const { reason } of cases) {
    if (reason === null) continue;
    const key = byClass.has(reason.key) ? reason.key : OTHER_REASON.key;
    byClass.set(key, (byClass.get(key) ?? 0) + 1);
    bySide[reason.side]++;
  }
  const notWorking = cases.filter(({ gap }) => gap === 'not-working').length;
  return {
    persons: cases.length,
    notWorking,
    outsideSpecialty: cases.length - notWorking,
    byClass,
    bySide,
    unstated: cases.filter(({ reason }) => reason === null).length,
  };
}
