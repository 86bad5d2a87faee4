import type { GraduateRecord } from '../../domain/graduate.ts';
import { normaliseLabel } from '../../domain/text.ts';
import { collegeDirectory } from '../../monitoring/college-directory.ts';
import type { OpenWorkspace } from '../with-workspace.ts';

type Identity = Pick<GraduateRecord, 'person' | 'birthDate' | 'snils'>;

/** At which colleges persons are known, of any cohort. */
export interface PersonColleges {
  /** By СНИЛС, or by full name and birth date; empty for a new person. */
  of(person: Identity): ReadonlySet<string>;
  /** Learns of a person of a list just imported. */
  add(person: Identity, college: string): void;
}

/** What the workspace knows now: read once for all messages of a run. */
export function personColleges({ store }: OpenWorkspace): PersonColleges {
  const directory = collegeDirectory(store.colleges());
  const known = new Map<string, Set<string>>();
  const colleges: PersonColleges = {
    of: (person) => new Set(keysOf(person).flatMap((key) => [...(known.get(key) ?? [])])),
    add(person, stated) {
      const college = directory.nameOf(stated) ?? stated;
      for (const key of keysOf(person)) known.set(key, (known.get(key) ?? new Set()).add(college));
    },
  };
  for (const graduate of store.graduates()) {
    if (graduate.college !== null) colleges.add(graduate, graduate.college);
  }
  return colleges;
}

function keysOf({ snils, birthDate, person }: Identity): readonly string[] {
  const name = normaliseLabel(`${person.surname} ${person.name} ${person.patronymic ?? ''}`);
  return [
    ...(snils === null ? [] : [`snils ${snils}`]),
    ...(birthDate === null ? [] : [`name ${name} ${birthDate}`]),
  ];
}
