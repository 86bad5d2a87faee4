import type { Description, KnownDescription } from './describe-person.ts';
import type { NameFrequencies } from './read-name-frequencies.ts';

/** A word that so many people bear is a name; a typing error is not repeated so often. */
const FEWEST_BEARERS = 3;
const SMALLEST_SHARE = 0.00005;
/** Shorter ones are initials, or stand in the table. */
const SHORTEST_NAME = 3;

/** Given names of the table and of the people at hand: no table has all the names of all peoples. */
export function withNamesInUse(
  rows: readonly Description[],
  persons: readonly KnownDescription[],
  { isGivenName }: NameFrequencies,
): (plain: string) => boolean {
  const bearers = new Map<string, number>();
  const add = (name: string) => bearers.set(name, (bearers.get(name) ?? 0) + 1);
  for (const row of rows) add(row.name.name);
  for (const person of persons) for (const name of new Set(person.names.map((each) => each.name))) add(name);
  // Most people stand on both sides.
  const fewest = 2 * Math.max(FEWEST_BEARERS, (SMALLEST_SHARE * (rows.length + persons.length)) / 2);
  return (plain) =>
    isGivenName(plain) || (plain.length >= SHORTEST_NAME && (bearers.get(plain) ?? 0) >= fewest);
}
