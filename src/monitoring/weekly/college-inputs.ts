import { compareRussian } from '../../domain/russian.ts';
import { collegeDirectory } from '../college-directory.ts';
import { tasksOfCollege } from '../tasks/tasks-by-college.ts';
import type { WeeklyInput } from './weekly.ts';

/** What the report of one college is made of. */
export interface CollegeInput {
  readonly college: string;
  readonly input: WeeklyInput;
}

/**
 * The input of each college of the table, the lists or the returns, in Russian order. Deficits, risk and the forecast are the
 * region's and left out; so are persons without a college.
 */
export function collegeInputs(input: WeeklyInput): readonly CollegeInput[] {
  const { colleges, find, nameOf } = collegeDirectory(input.colleges);
  const ofCollege = <T extends { readonly college: string | null }>(rows: readonly T[]) =>
    Map.groupBy(rows, ({ college }) => nameOf(college));
  const now = ofCollege(input.now);
  const before = ofCollege(input.before);
  const start = ofCollege(input.start?.graduates ?? []);
  const returns = ofCollege(input.returns);
  const quality = ofCollege(input.quality);
  const { forecast: _, start: begun, tasks: given, ...rest } = input;
  return [
    ...new Set([...colleges.map(({ name }) => name), ...now.keys(), ...before.keys(), ...returns.keys()]),
  ]
    .filter((name) => name !== null)
    .sort(compareRussian)
    .map((college) => {
      const known = find(college);
      return {
        college,
        input: {
          ...rest,
          now: now.get(college) ?? [],
          before: before.get(college) ?? [],
          ...(begun === undefined || begun === null
            ? {}
            : { start: { asOf: begun.asOf, graduates: start.get(college) ?? [] } }),
          colleges: known === null ? [] : [known],
          returns: returns.get(college) ?? [],
          quality: quality.get(college) ?? [],
          ...(given === undefined || given === null ? {} : { tasks: tasksOfCollege(given, college) }),
          scarce: null,
          attention: null,
        },
      };
    });
}
