import type { Graduate } from '../domain/graduate.ts';
import type { IsoInstant } from '../domain/iso-date.ts';
import type { RegisterDefinition, RegisterRow } from '../domain/register.ts';
import type { REGISTERS, RegisterName } from '../domain/registers.ts';
import { type FoundGraduates, findGraduates } from '../matching/link/find-graduates.ts';
import { collegeDirectory } from '../monitoring/college-directory.ts';
import type { Moment } from '../store/store.ts';
import type { OpenWorkspace } from './with-workspace.ts';

/** The rows of a register at a moment, with the types of its values. */
export function registerRows<Name extends RegisterName>(
  { store }: Pick<OpenWorkspace, 'store'>,
  name: Name,
  moment: Moment,
): readonly RegisterRow<(typeof REGISTERS)[Name]>[] {
  // The definition of the register gave the stored values their types when they were read.
  return store.registerRows(name, moment) as readonly RegisterRow<(typeof REGISTERS)[Name]>[];
}

/**
 * Which graduate each row is about. Names of colleges are compared as the workspace knows them.
 * @param knownAt as it knew them then; null = now
 */
export function rowsByGraduate<Definition extends RegisterDefinition>(
  { store }: Pick<OpenWorkspace, 'store'>,
  rows: readonly RegisterRow<Definition>[],
  graduates: readonly Graduate[],
  knownAt: IsoInstant | null = null,
): FoundGraduates<RegisterRow<Definition>> {
  const directory = collegeDirectory(store.colleges(knownAt === null ? {} : { knownAt }));
  return findGraduates(rows, graduates, (name) => directory.nameOf(name));
}
