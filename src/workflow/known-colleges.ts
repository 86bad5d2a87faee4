import type { College } from '../domain/organisations.ts';
import { collegeDirectory } from '../monitoring/college-directory.ts';
import type { OpenWorkspace } from './with-workspace.ts';

/** Colleges names in files are recognised by: those of the table of colleges, and those only the config names. */
export function knownColleges({ store, config }: OpenWorkspace): readonly College[] {
  const listed = store.colleges();
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
