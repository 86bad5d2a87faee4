import { addDays, daysBetween, type IsoDate, mondayOf } from '../../domain/iso-date.ts';

/** A file a college sent, list or form. */
export interface ReturnedFile {
  readonly college: string;
  /** The day its data speak of. */
  readonly asOf: IsoDate;
  /** The day it was sent; the day of its data where nobody knows. */
  readonly sentOn: IsoDate;
  /** Sent after the due time of its week; null = the instant is not known. */
  readonly late: boolean | null;
  /** Findings that lost something: of severity error. */
  readonly errors: number;
}

/**
 * Returns a college owed and sent over the campaign. On time = sent for the week, and not known to be late. Clean = the first file of
 * the week had no errors. `fixed` weeks got a file without errors later, `fixDays` after the first in all.
 */
export interface ReturnDiscipline {
  readonly due: number;
  readonly onTime: number;
  readonly sent?: number;
  readonly clean?: number;
  readonly fixed?: number;
  readonly fixDays?: number;
}

/** Counts the weeks of each college. @param mondays the weeks of the campaign @param colleges those that owe a return each week */
export function returnDiscipline(
  files: readonly ReturnedFile[],
  mondays: ReadonlySet<IsoDate>,
  colleges: readonly string[],
): ReadonlyMap<string, ReturnDiscipline> {
  const byCollege = Map.groupBy(files, ({ college }) => college);
  const names = [...new Set([...colleges, ...byCollege.keys()])];
  return new Map(
    names.map((name) => {
      const own = byCollege.get(name) ?? [];
      const weeks = [...Map.groupBy(own, ({ asOf }) => mondayOf(addDays(asOf, 6)))].filter(([monday]) =>
        mondays.has(monday),
      );
      const firsts = weeks.flatMap(([, week]) => week.sort(bySending)[0] ?? []);
      const broken = firsts.filter(({ errors }) => errors > 0);
      const days = broken.flatMap((first) => {
        const fixed = own
          .filter((file) => file !== first && file.errors === 0 && file.sentOn >= first.sentOn)
          .sort(bySending)[0];
        return fixed === undefined ? [] : daysBetween(first.sentOn, fixed.sentOn);
      });
      const discipline = {
        due: mondays.size,
        onTime: firsts.filter(({ late }) => late !== true).length,
        sent: firsts.length,
        clean: firsts.length - broken.length,
        fixed: days.length,
        fixDays: days.reduce((sum, one) => sum + one, 0),
      };
      return [name, discipline];
    }),
  );
}

/** Discipline of all colleges together; null without any. */
export function sumDiscipline(discipline: ReadonlyMap<string, ReturnDiscipline>): ReturnDiscipline | null {
  if (discipline.size === 0) return null;
  const all = [...discipline.values()];
  const sum = (part: keyof ReturnDiscipline) => all.reduce((total, one) => total + (one[part] ?? 0), 0);
  const counted = all.some(({ sent }) => sent !== undefined);
  const base = { due: sum('due'), onTime: sum('onTime') };
  return counted
    ? { ...base, sent: sum('sent'), clean: sum('clean'), fixed: sum('fixed'), fixDays: sum('fixDays') }
    : base;
}

function bySending(a: ReturnedFile, b: ReturnedFile): number {
  return a.sentOn < b.sentOn ? -1 : a.sentOn > b.sentOn ? 1 : 0;
}
