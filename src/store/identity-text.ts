import type { PersonIdentity, PersonLinker } from '../domain/person-link.ts';

/** Equal for rows that say the same of who somebody is, however the name is spelled. */
export function identityText(row: PersonIdentity, linker: PersonLinker): string {
  const { birthDate, snils, cohort, college, specialty, group } = row;
  return JSON.stringify([linker.nameKey(row.person), birthDate, snils, cohort, college, specialty, group]);
}
