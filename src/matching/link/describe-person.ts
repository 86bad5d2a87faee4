import { collegeCore } from '../../domain/college-name.ts';
import type { Snils } from '../../domain/identifiers.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { KnownPerson, PersonIdentity } from '../../domain/person-link.ts';
import { spoKey } from '../../domain/spo-code.ts';
import { normaliseLabel } from '../../domain/text.ts';
import {
  foldSpelling,
  orderPlainName,
  type PlainName,
  patronymicStem,
  plainName,
  surnameStem,
} from './name-forms.ts';

/** A name with the forms it is compared by. */
export interface NameForms extends PlainName {
  readonly key: string;
  readonly surnameStem: string;
  readonly nameFold: string;
  readonly patronymicStem: string;
}

/** Where and what a person learns; absent parts are ''. */
export interface Studies {
  readonly key: string;
  readonly college: string;
  readonly programme: string;
  readonly group: string;
}

/** One row in comparable form. */
export interface Description {
  readonly cohort: number;
  /** Equal for rows that state the same, what they do not state included. */
  readonly key: string;
  readonly name: NameForms;
  readonly birthDate: IsoDate | null;
  readonly snils: Snils | null;
  readonly studies: Studies;
}

/** Everything ever stated of a person within one cohort, each different value once, sorted. */
export interface KnownDescription {
  readonly id: number;
  /** Keys of the rows stated so far: a row with one of them is a copy. */
  readonly rows: ReadonlySet<string>;
  readonly names: readonly NameForms[];
  readonly birthDates: readonly IsoDate[];
  readonly numbers: readonly Snils[];
  readonly studies: readonly Studies[];
}

/** Puts rows into comparable form; remembers spellings, which repeat by the thousand within a file. */
export interface Describer {
  describe(row: PersonIdentity): Description;
  /** What is known of a person within a cohort; null when nothing is. */
  describeKnown(person: KnownPerson, cohort: number): KnownDescription | null;
}

/** @param isGivenName for a name in plain form */
export function createDescriber(isGivenName: (plain: string) => boolean): Describer {
  const label = remember(normaliseLabel);
  const college = remember(collegeCore);
  const fold = remember(foldSpelling);
  const stemOfSurname = remember(surnameStem);
  const stemOfPatronymic = remember(patronymicStem);
  const plain = remember(plainName);

  function nameOf(person: PersonIdentity['person']): NameForms {
    const ordered = orderPlainName(
      {
        surname: plain(person.surname),
        name: plain(person.name),
        patronymic: plain(person.patronymic ?? ''),
      },
      isGivenName,
    );
    return {
      ...ordered,
      key: `${ordered.surname}|${ordered.name}|${ordered.patronymic}`,
      surnameStem: stemOfSurname(ordered.surname),
      nameFold: fold(ordered.name),
      patronymicStem: stemOfPatronymic(ordered.patronymic),
    };
  }

  function describe(row: PersonIdentity): Description {
    const name = nameOf(row.person);
    const studies = {
      college: row.college === null ? '' : college(row.college),
      programme: row.specialty === null ? '' : spoKey(row.specialty),
      group: row.group === null ? '' : label(row.group).replaceAll(' ', ''),
    };
    const studiesKey = `${studies.college}|${studies.programme}|${studies.group}`;
    return {
      cohort: row.cohort,
      key: `${name.key}|${row.birthDate ?? ''}|${row.snils ?? ''}|${studiesKey}`,
      name,
      birthDate: row.birthDate,
      snils: row.snils,
      studies: { ...studies, key: studiesKey },
    };
  }

  return {
    describe,
    describeKnown(person, cohort) {
      const rows = new Map<string, Description>();
      const seen = new Set<PersonIdentity>();
      for (const identity of person.identities) {
        if (identity.cohort !== cohort || seen.has(identity)) continue;
        seen.add(identity);
        const row = describe(identity);
        rows.set(row.key, row);
      }
      const all = [...rows.values()];
      if (all.length === 0) return null;
      return {
        id: person.id,
        rows: new Set(rows.keys()),
        names: byKey(all.map(({ name }) => name)),
        birthDates: distinct(all.map(({ birthDate }) => birthDate)),
        numbers: distinct(all.map(({ snils }) => snils)),
        studies: byKey(all.map(({ studies }) => studies)),
      };
    },
  };
}

const MOST_REMEMBERED = 200_000;

function remember(convert: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = convert(text);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(text, made);
    return made;
  };
}

function distinct<T extends string>(values: readonly (T | null)[]): readonly T[] {
  return [...new Set(values.filter((value) => value !== null))].sort();
}

function byKey<T extends { readonly key: string }>(values: readonly T[]): readonly T[] {
  if (values.length === 1) return values;
  const found = new Map(values.map((value) => [value.key, value]));
  return [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}
