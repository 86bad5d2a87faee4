import type { SpoProgramme } from '../domain/lookups.ts';
import type { SpoListRow } from '../domain/organisations.ts';
import { spoKey } from '../domain/spo-code.ts';
import { programmeNameKey } from './programme-name.ts';

/** What stands as the source of a programme taken from the user's official list. */
export const USER_LIST = 'таблица пользователя';

/**
 * Shipped programmes with the user's official rows laid over them: the user's name wins, a confirmed shipped name stays as a
 * former one, several rows of one programme add up their qualifications.
 */
export function overrideProgrammes(
  shipped: readonly SpoProgramme[],
  rows: readonly SpoListRow[],
): readonly SpoProgramme[] {
  const programmes = new Map(shipped.map((programme) => [spoKey(programme.ref), programme]));
  for (const row of rows) {
    const known = programmes.get(spoKey(row.ref));
    programmes.set(spoKey(row.ref), known === undefined ? added(row) : overridden(known, row));
  }
  return Array.from(programmes.values());
}

function added(row: SpoListRow): SpoProgramme {
  return {
    ref: row.ref,
    name: row.name,
    formerNames: [],
    type: row.ref.code.slice(3, 5) === '01' ? 'profession' : 'specialty',
    ugs: `${row.ref.code.slice(0, 2)}.00.00`,
    qualifications: row.qualification === null ? [] : [row.qualification],
    confirmed: true,
    sources: [USER_LIST],
  };
}

function overridden(known: SpoProgramme, row: SpoListRow): SpoProgramme {
  const renamed = programmeNameKey(known.name) !== programmeNameKey(row.name);
  const fresh = known.sources[0] === USER_LIST ? known.qualifications : [];
  return {
    ...known,
    name: row.name,
    formerNames: renamed && known.confirmed ? [...known.formerNames, known.name] : known.formerNames,
    qualifications: row.qualification === null ? known.qualifications : unique([...fresh, row.qualification]),
    confirmed: true,
    sources: [USER_LIST],
  };
}

function unique(values: readonly string[]): readonly string[] {
  return Array.from(new Set(values));
}
