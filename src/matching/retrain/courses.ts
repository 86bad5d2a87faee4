import type { IsoDate } from '../../domain/iso-date.ts';
import type { RegisterValues } from '../../domain/register.ts';
import type { COURSES } from '../../domain/registers/courses.ts';
import { compareRussian } from '../../domain/russian.ts';
import type { Professions } from '../balance/profession.ts';

/** A short course of the user's register. */
export type Course = RegisterValues<typeof COURSES>;

/**
 * Courses by the profession they lead to, the soonest first (without a first day: last). Those that have begun are left out, and those
 * of which nobody stated where they lead.
 */
export function coursesByProfession(
  courses: readonly Course[],
  professions: Pick<Professions, 'of'>,
  asOf: IsoDate,
): ReadonlyMap<string, readonly Course[]> {
  const open = courses.filter(
    ({ towards, starts }) => towards !== null && (starts === null || starts >= asOf),
  );
  const sorted = open.sort(
    (a, b) =>
      compareRussian(a.starts ?? '9', b.starts ?? '9') ||
      compareRussian(a.course, b.course) ||
      compareRussian(a.provider ?? '', b.provider ?? ''),
  );
  return Map.groupBy(sorted, ({ towards }) => (towards === null ? '' : professions.of(towards)));
}
