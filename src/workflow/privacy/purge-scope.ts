import { EXIT, Failure } from '../../domain/failure.ts';
import { type IsoDate, russianDate } from '../../domain/iso-date.ts';
import { normaliseLabel } from '../../domain/text.ts';
import { findGraduates } from '../../matching/link/find-graduates.ts';
import { collegeDirectory } from '../../monitoring/college-directory.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import type { ErasureScope } from './erase-scope.ts';
import type { NamedPerson } from './people-index.ts';

/** Whose data are past their time: of a cohort, of persons no list has named since a day, or both at once. */
export interface PurgeRequest {
  readonly cohort: number | null;
  readonly before: IsoDate | null;
  readonly keepAggregates: boolean;
}

/**
 * What a purge covers: persons, rows of registers about them, and rows about nobody known that are as old. A row of a register about
 * somebody who stays is kept.
 * @throws {Failure} `purge-empty`
 */
export function purgeScope(workspace: OpenWorkspace, request: PurgeRequest): ErasureScope {
  const { store } = workspace;
  const { cohort, before, keepAggregates } = request;
  const newest = new Map<number, IsoDate>();
  const everybody = store.personFacts();
  const facts = everybody.filter(({ record }) => cohort === null || record.cohort === cohort);
  for (const { personId, newest: day } of facts) {
    const [root = personId] = store.personMembers(personId);
    const known = newest.get(root);
    if (known === undefined || day > known) newest.set(root, day);
  }
  const isOld = (day: IsoDate) => before === null || day < before;
  const persons = new Set(
    [...newest].filter(([, day]) => isOld(day)).flatMap(([root]) => store.personMembers(root)),
  );
  const purged = facts.filter(({ personId }) => persons.has(personId));
  const rows = store.namedRows();
  const directory = collegeDirectory(store.colleges());
  const { found, unfound } = findGraduates(rows, store.graduates(), (name) => directory.nameOf(name));
  const ofPurged = new Set(found.filter(({ graduate }) => persons.has(graduate.id)).map(({ row }) => row.id));
  const ofNobody = new Set(unfound.map(({ row }) => row.id));
  const registerRows = rows
    .filter(
      (row) =>
        ofPurged.has(row.id) ||
        (ofNobody.has(row.id) && isOld(row.origin.asOf) && (cohort === null || row.cohort === cohort)),
    )
    .map(({ id }) => id);
  if (persons.size === 0 && registerRows.length === 0) {
    throw new Failure('purge-empty', 'Таких данных в рабочей папке нет: уничтожать нечего.', {
      exitCode: EXIT.usage,
    });
  }
  const records = store.personRecords([...persons]);
  const going = new Set(registerRows);
  const named = rows.filter(({ id }) => going.has(id));
  return {
    kind: 'purge',
    label: labelOf(request),
    cohorts: [
      ...new Set([...purged.map(({ record }) => record.cohort), ...named.map((row) => row.cohort)]),
    ].sort(),
    persons: [...persons].sort((a, b) => a - b),
    registerRows,
    people: withoutStaying(
      [...purged.map(({ record }) => record), ...named.map(({ person }) => person)],
      everybody.filter(({ personId }) => !persons.has(personId)).map(({ record }) => record),
    ),
    imports: new Set([...records, ...named].map(({ origin }) => origin.sha256)),
    aggregates: keepAggregates ? null : { cohort, before },
  };
}

function labelOf({ cohort, before }: PurgeRequest): string {
  return [
    ...(cohort === null ? [] : [`выпуск ${cohort} года`]),
    ...(before === null ? [] : [`данные до ${russianDate(before)}`]),
  ].join(', ');
}

/** Those of whom nothing may be left. Who also belongs to a cohort that stays is named by its files with right. */
function withoutStaying(
  people: readonly (NamedPerson & { readonly birthDate: IsoDate | null })[],
  staying: readonly (NamedPerson & { readonly birthDate: IsoDate | null })[],
): readonly NamedPerson[] {
  const keyOf = ({ person, birthDate }: (typeof people)[number]) =>
    [person.surname, person.name, birthDate ?? ''].map(normaliseLabel).join('|');
  const kept = new Set(staying.map(keyOf));
  return people.filter((each) => !kept.has(keyOf(each)));
}
