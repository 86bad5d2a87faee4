import type { Graduate } from '../../domain/graduate.ts';
import { daysBetween, type IsoDate } from '../../domain/iso-date.ts';
import type { College } from '../../domain/organisations.ts';
import { compareRussian } from '../../domain/russian.ts';
import { type SpoRef, spoKey } from '../../domain/spo-code.ts';
import { normaliseLabel } from '../../domain/text.ts';
import { collegeDirectory } from '../college-directory.ts';
import { type EmploymentRow, heldAt, type JobSpell, jobSpells } from './job-spells.ts';
import { type LeavingReasons, leavingReason } from './leaving-reason.ts';
import { type RetentionLine, retentionLine } from './retention-line.ts';

/** Everything the report on keeping at work is made of. */
export interface RetentionInput {
  readonly asOf: IsoDate;
  readonly region: string;
  readonly cohort: number;
  readonly graduates: readonly Graduate[];
  readonly employment: readonly EmploymentRow[];
  /** Rows of the register whose graduate could not be told, with where they stand. */
  readonly unfound: readonly UnfoundEmployment[];
  readonly colleges: readonly College[];
  /** The industry an employer belongs to; null = not known. */
  readonly industryOf: (employer: {
    readonly employer: string | null;
    readonly employerInn: string | null;
  }) => string | null;
  readonly specialtyName: (ref: SpoRef) => string | null;
  readonly reasons: LeavingReasons;
  readonly months: readonly number[];
  /** Leaving before so many months is early. */
  readonly earlyMonths: number;
  readonly minimum: number;
}

/** A row of the register that cannot be used. */
interface UnfoundEmployment {
  readonly why: 'nobody' | 'several' | 'contradicted';
  readonly source: { readonly file: string; readonly sheet: string | null; readonly row: number | null };
}

/** Jobs left early for one kind of reason. */
interface EarlyReason {
  readonly reason: string;
  readonly count: number;
}

/** Early leaving of one group: of `reached` jobs that could have lasted so long, `left` did not. */
export interface EarlyLine {
  readonly key: string;
  readonly label: string;
  readonly reached: number;
  readonly left: number;
  readonly unknown: number;
  readonly reasons: readonly EarlyReason[];
  /** Days worked by those of whom the last day is stated: the middle value; null = of nobody. */
  readonly medianDays: number | null;
}

/** The report on keeping graduates at work, as numbers. No person is named. */
export interface RetentionReport {
  readonly asOf: IsoDate;
  readonly region: string;
  readonly cohort: number;
  readonly months: readonly number[];
  readonly earlyMonths: number;
  readonly minimum: number;
  readonly total: RetentionLine;
  readonly groups: readonly {
    readonly key: 'employer' | 'industry' | 'college' | 'specialty';
    readonly title: string;
    readonly lines: readonly RetentionLine[];
    readonly early: readonly EarlyLine[];
  }[];
  readonly early: EarlyLine;
  readonly sources: { readonly register: number; readonly status: number; readonly withoutStart: number };
  readonly unfound: readonly UnfoundEmployment[];
}

const NONE = {
  employer: 'Работодатель не указан',
  industry: 'Отрасль не определена',
  college: 'Колледж не указан',
  specialty: 'Специальность не указана',
} as const;

/** Counts how long graduates stay with their employers: a line a job (a graduate with two jobs counts with both). */
export function retentionReport(input: RetentionInput): RetentionReport {
  const { asOf, region, cohort, months, earlyMonths, minimum } = input;
  const { spells, withoutStart } = jobSpells(input.graduates, input.employment, asOf);
  const directory = collegeDirectory(input.colleges);
  const names = employerNames(spells);
  const grouped = (
    key: keyof typeof NONE,
    title: string,
    labelOf: (spell: JobSpell) => string | null,
  ): RetentionReport['groups'][number] => {
    const groups = [...Map.groupBy(spells, (spell) => labelOf(spell) ?? NONE[key])].sort(
      ([a, x], [b, y]) =>
        Number(a === NONE[key]) - Number(b === NONE[key]) || y.length - x.length || compareRussian(a, b),
    );
    return {
      key,
      title,
      lines: groups.map(([label, some]) => retentionLine({ key: label, label }, some, input)),
      early: groups.map(([label, some]) => earlyLine(label, some, input)).filter(({ left }) => left > 0),
    };
  };
  return {
    asOf,
    region,
    cohort,
    months,
    earlyMonths,
    minimum,
    total: retentionLine({ key: 'region', label: region }, spells, input),
    groups: [
      grouped('employer', 'По работодателям', (spell) => names.get(employerKey(spell)) ?? null),
      grouped('industry', 'По отраслям', input.industryOf),
      grouped('college', 'По колледжам', ({ graduate }) => directory.nameOf(graduate.college)),
      grouped('specialty', 'По специальностям', ({ graduate: { specialty } }) => {
        if (specialty === null) return null;
        const name = input.specialtyName(specialty);
        return name === null ? spoKey(specialty) : `${specialty.code} ${name}`;
      }),
    ],
    early: earlyLine(region, spells, input),
    sources: {
      register: spells.filter(({ source }) => source === 'register').length,
      status: spells.filter(({ source }) => source === 'status').length,
      withoutStart,
    },
    unfound: input.unfound,
  };
}

function earlyLine(
  label: string,
  spells: readonly JobSpell[],
  { asOf, earlyMonths, reasons }: RetentionInput,
): EarlyLine {
  const states = spells.map((spell) => heldAt(spell, earlyMonths, asOf));
  const left = spells.filter((_, i) => states[i] === 'left');
  const byReason = Map.groupBy(left, ({ leftWhy }) => leavingReason(leftWhy, reasons));
  const days = left.flatMap(({ from, to }) => (to === null ? [] : [daysBetween(from, to) + 1]));
  return {
    key: label,
    label,
    reached: states.filter((state) => state !== 'not-reached').length,
    left: left.length,
    unknown: states.filter((state) => state === 'unknown').length,
    reasons: [...byReason]
      .map(([reason, { length: count }]) => ({ reason, count }))
      .sort((a, b) => b.count - a.count || compareRussian(a.reason, b.reason)),
    medianDays: days.sort((a, b) => a - b)[Math.floor((days.length - 1) / 2)] ?? null,
  };
}

function employerKey({ employer, employerInn }: JobSpell): string {
  return employerInn ?? normaliseLabel(employer ?? '');
}

/** An employer goes under the name most of its jobs bear; under the ИНН where none is stated. */
function employerNames(spells: readonly JobSpell[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [key, some] of Map.groupBy(spells, employerKey)) {
    const tally = Map.groupBy(
      some.flatMap(({ employer }) => employer ?? []),
      (name) => name,
    );
    const [most] = [...tally].sort(([a, x], [b, y]) => y.length - x.length || compareRussian(a, b));
    if (most !== undefined) names.set(key, most[0]);
    else if (key !== '') names.set(key, `ИНН ${key}`);
  }
  return names;
}
