import { EXIT, Failure } from '../../domain/failure.ts';
import type { Graduate } from '../../domain/graduate.ts';
import { parseSnils, type Snils } from '../../domain/identifiers.ts';
import { type IsoDate, parseDate, yearOf } from '../../domain/iso-date.ts';
import { type PersonName, parseFullName } from '../../domain/person-name.ts';
import { normaliseLabel } from '../../domain/text.ts';
import type { NamedRow, PersonFacts, PersonRecord } from '../../store/erasure.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import type { Identity } from './identity-keys.ts';

/** Who is asked for: the number of a graduate in the workspace, or what tells a person. */
export type SubjectQuery =
  | { readonly id: number }
  | { readonly person: PersonName; readonly birthDate: IsoDate | null; readonly snils: Snils | null };

/** One person with everything stored of it, whatever the cohort. */
export interface Subject {
  /** Every number the person has in the workspace, the oldest first. */
  readonly persons: readonly number[];
  /** As known now; one a cohort. Empty where all imports that list the person are undone. */
  readonly graduates: readonly Graduate[];
  readonly records: readonly PersonRecord[];
  readonly rows: readonly NamedRow[];
  readonly identities: readonly Identity[];
  readonly cohorts: readonly number[];
  /** Persons and rows of the same name that nothing ties to this one: somebody must look. */
  readonly namesakes: { readonly persons: readonly number[]; readonly rows: number };
}

/**
 * Reads who is asked for: name, birth date and СНИЛС, each on a line of its own or separated by `;`.
 * @throws {Failure} `subject-unreadable`
 */
export function parseSubjectQuery(text: string, today: IsoDate): SubjectQuery {
  const parts = text
    .replace(/^\ufeff/, '')
    .split(/[;\n\r\t]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  let person: PersonName | null = null;
  let birthDate: IsoDate | null = null;
  let snils: Snils | null = null;
  for (const part of parts) {
    const name = parseFullName(part);
    const day = parseDate(part, { first: 1940, last: yearOf(today) });
    const number = parseSnils(part);
    if (name.kind === 'value') person = name.value;
    else if (day.kind === 'value') birthDate = day.value;
    else if (number.kind === 'value') snils = number.value;
    else throw unreadable();
  }
  if (person === null || (birthDate === null && snils === null)) throw unreadable();
  return { person, birthDate, snils };
}

function unreadable(): Failure {
  return new Failure('subject-unreadable', 'По файлу не понять, о ком речь.', {
    hint: 'Нужны ФИО и дата рождения (или СНИЛС), каждое в своей строке: «Фамилия Имя Отчество», «07.09.2007».',
    exitCode: EXIT.usage,
  });
}

/** Finds the person. @throws {Failure} `subject-unknown`, `subject-several` */
export function findSubject({ store }: Pick<OpenWorkspace, 'store'>, query: SubjectQuery): Subject {
  const facts = store.personFacts();
  const persons = closure(facts, seedsOf(facts, query), store);
  const rows = store.namedRows();
  const own = facts.filter(({ personId }) => persons.has(personId));
  const identities: Identity[] = own.map(({ record }) => identityOf(record));
  if ('person' in query) identities.push({ ...query, college: null });
  const namesakes = facts.filter(
    ({ personId, record }) =>
      !persons.has(personId) && identities.some((each) => isSameName(each.person, record.person)),
  );
  const named = rows.filter((row) => identities.some((each) => isSameName(each.person, row.person.person)));
  const mine = rows.filter((row) => isOf(row.person, identities, namesakes.length === 0));
  if (persons.size === 0 && mine.length === 0) {
    throw new Failure('subject-unknown', 'Такого человека в рабочей папке нет.', {
      hint: 'Сверьте ФИО и дату рождения: route subject --find ФАЙЛ. Уничтоженные данные не находятся; их акт: route purge --act НОМЕР.',
      exitCode: EXIT.usage,
    });
  }
  const ids = [...persons].sort((a, b) => a - b);
  return {
    persons: ids,
    graduates: store.graduates().filter(({ id }) => persons.has(id)),
    records: store.personRecords(ids),
    rows: mine,
    identities: [...identities, ...mine.map(({ person }) => identityOf(person))],
    cohorts: [
      ...new Set([...own.map(({ record }) => record.cohort), ...mine.map(({ cohort }) => cohort)]),
    ].sort(),
    namesakes: {
      persons: [...new Set(namesakes.map(({ personId }) => personId))],
      rows: named.filter((row) => !mine.includes(row)).length,
    },
  };
}

function seedsOf(facts: readonly PersonFacts[], query: SubjectQuery): ReadonlySet<number> {
  if ('id' in query) {
    return new Set(facts.filter(({ personId }) => personId === query.id).map(({ personId }) => personId));
  }
  const asked: Identity = { ...query, college: null };
  return new Set(
    facts.filter(({ record }) => isSamePerson(asked, identityOf(record))).map(({ personId }) => personId),
  );
}

/** All numbers of the same human: merged ones, other cohorts, rows linked to nobody. */
function closure(
  facts: readonly PersonFacts[],
  seeds: ReadonlySet<number>,
  store: Pick<OpenWorkspace['store'], 'personMembers'>,
): ReadonlySet<number> {
  const found = new Set([...seeds].flatMap((id) => store.personMembers(id)));
  for (;;) {
    const identities = facts
      .filter(({ personId }) => found.has(personId))
      .map(({ record }) => identityOf(record));
    const added = facts.filter(
      ({ personId, record }) =>
        !found.has(personId) && identities.some((each) => isSamePerson(each, identityOf(record))),
    );
    if (added.length === 0) return found;
    for (const { personId } of added) for (const id of store.personMembers(personId)) found.add(id);
  }
}

/** The same number with the same given name, or the same name and birth date. */
function isSamePerson(a: Identity, b: Identity): boolean {
  const sameNumber = a.snils !== null && a.snils === b.snils;
  if (sameNumber && normaliseLabel(a.person.name) === normaliseLabel(b.person.name)) return true;
  return a.birthDate !== null && a.birthDate === b.birthDate && isSameName(a.person, b.person);
}

/** A row of a register states less: without date and number a known college decides, or that nobody else has the name. */
function isOf(row: Identity, identities: readonly Identity[], isOnly: boolean): boolean {
  return identities.some((each) => {
    if (isSamePerson(row, each)) return true;
    if (!isSameName(row.person, each.person)) return false;
    if (row.birthDate !== null && each.birthDate !== null) return false;
    if (row.snils !== null && each.snils !== null) return false;
    const sameCollege =
      row.college !== null &&
      each.college !== null &&
      normaliseLabel(row.college) === normaliseLabel(each.college);
    return isOnly || sameCollege;
  });
}

function isSameName(a: PersonName, b: PersonName): boolean {
  const same = (left: string, right: string) => normaliseLabel(left) === normaliseLabel(right);
  if (!same(a.surname, b.surname) || !same(a.name, b.name)) return false;
  return a.patronymic === null || b.patronymic === null || same(a.patronymic, b.patronymic);
}

function identityOf({ person, birthDate, snils, college }: Identity): Identity {
  return { person, birthDate, snils, college };
}
