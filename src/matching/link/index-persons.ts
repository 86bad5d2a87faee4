import type { KnownPerson, PersonIdentity } from '../../domain/person-link.ts';

/**
 * Finds known persons by block keys, in memory.
 * @param blockKeys the linker's own
 * @returns candidates of a row: everybody who shares a key with it, sorted by id
 */
export function indexPersons(
  persons: readonly KnownPerson[],
  blockKeys: (row: PersonIdentity) => readonly string[],
): (row: PersonIdentity) => readonly KnownPerson[] {
  const found = new Map<string, KnownPerson[]>();
  for (const person of persons) {
    const keys = new Set<string>();
    for (const identity of person.identities) for (const key of blockKeys(identity)) keys.add(key);
    for (const key of keys) {
      const block = found.get(key);
      if (block === undefined) found.set(key, [person]);
      else block.push(person);
    }
  }
  return (row) => {
    const sharing = new Set<KnownPerson>();
    for (const key of blockKeys(row)) for (const person of found.get(key) ?? []) sharing.add(person);
    return [...sharing].sort((a, b) => a.id - b.id);
  };
}
