import type { Graduate } from '../domain/graduate.ts';
import type { IsoInstant } from '../domain/iso-date.ts';
import type { College } from '../domain/organisations.ts';
import { type CollegeDirectory, collegeDirectory } from '../monitoring/college-directory.ts';
import type { OpenWorkspace } from './with-workspace.ts';

/**
 * Colleges names in files are recognised by: those of the table of colleges, and those only the config names.
 * @param knownAt the table as it was known then; null = now
 */
export function knownColleges(
  { store, config }: OpenWorkspace,
  knownAt: IsoInstant | null = null,
): readonly College[] {
  const listed = store.colleges(knownAt === null ? {} : { knownAt });
  const directory = collegeDirectory(listed);
  const onlyNamed = config.colleges.filter(({ name }) => directory.find(name) === null);
  return [
    ...listed,
    ...onlyNamed.map(
      ({ name, email }): College => ({
        name,
        email,
        aliases: [],
        inn: null,
        settlement: null,
        municipality: null,
        clusters: [],
        clusterProgrammes: [],
      }),
    ),
  ];
}

/** Names of all colleges there are: those of the directory, then those only graduates name. */
export function collegeNames(directory: CollegeDirectory, graduates: readonly Graduate[]): readonly string[] {
  return [
    ...new Set([
      ...directory.colleges.map(({ name }) => name),
      ...graduates.flatMap(({ college }) => directory.nameOf(college) ?? []),
    ]),
  ];
}
