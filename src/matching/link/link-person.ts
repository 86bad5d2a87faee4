import type {
  KnownPerson,
  LinkBasis,
  LinkDecision,
  PersonIdentity,
  PersonLinker,
} from '../../domain/person-link.ts';
import type { PersonName } from '../../domain/person-name.ts';
import { spoKey } from '../../domain/spo-code.ts';
import { normaliseLabel } from '../../domain/text.ts';

/** From the surest to the weakest; a person taken on a surer basis is no longer free for a weaker one. */
const BASES: readonly LinkBasis[] = ['snils', 'name-and-birth-date', 'name-and-studies'];

/**
 * Links rows to known persons of the same cohort:
 * the same СНИЛС, unless name and birth date both differ; else the same name and birth date; else, where one side has no birth
 * date, the same name, college, programme and (where both state one) group, or a row that is the same in all of these, blanks
 * included. Two unequal СНИЛС are never one person. Every row of a file is a person of its own.
 */
export function createPersonLinker(): PersonLinker {
  return { nameKey, linkRows };
}

/** «иванова петрова|анна|сергеевна»: case, ё, look-alike letters, hyphens and spaces do not matter. */
function nameKey(person: PersonName): string {
  return [person.surname, person.name, person.patronymic ?? '']
    .map((part) => normaliseLabel(part.normalize('NFC')))
    .join('|');
}

function linkRows(
  rows: readonly PersonIdentity[],
  candidatesOf: (row: PersonIdentity) => readonly KnownPerson[],
): readonly LinkDecision[] {
  const label = rememberLabels();
  const compared = rows.map((row) =>
    candidatesOf(row).map((known) => ({ known, ...compare(row, known, label) })),
  );
  const decisions = new Map<number, LinkDecision>();
  const taken = new Set<number>();
  for (const basis of BASES) {
    for (const [at, candidates] of compared.entries()) {
      if (decisions.has(at)) continue;
      const free = candidates.filter((each) => each.basis === basis && !taken.has(each.known.id));
      const best = closest(free);
      if (best === null) continue;
      taken.add(best.known.id);
      decisions.set(at, { personId: best.known.id, basis, conflict: false });
    }
  }
  return compared.map(
    (candidates, at) =>
      decisions.get(at) ?? {
        personId: null,
        basis: 'none',
        conflict: candidates.some((each) => each.conflict),
      },
  );
}

/** Spellings of one file repeat by the thousand: each is normalised once. */
function rememberLabels(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const label = known.get(text) ?? normaliseLabel(text.normalize('NFC'));
    known.set(text, label);
    return label;
  };
}

type Label = (text: string) => string;

interface Comparison {
  readonly basis: LinkBasis;
  readonly conflict: boolean;
  /** How many of name, birth date, programme, college and group agree, 0–5: decides between candidates of one basis. */
  readonly closeness: number;
}

const STRANGER: Comparison = { basis: 'none', conflict: false, closeness: 0 };

/** The first of those with most agreement. */
function closest<T extends Comparison>(candidates: readonly T[]): T | null {
  let best: T | null = null;
  for (const each of candidates) if (best === null || each.closeness > best.closeness) best = each;
  return best;
}

function compare(row: PersonIdentity, known: KnownPerson, label: Label): Comparison {
  const numbers = known.identities.map(({ snils }) => snils).filter((snils) => snils !== null);
  const sameNumber = row.snils !== null && numbers.includes(row.snils);
  if (row.snils !== null && numbers.length > 0 && !sameNumber) return STRANGER;
  const results = known.identities.map((identity) => compareIdentity(row, identity, sameNumber, label));
  for (const basis of BASES) {
    const best = closest(results.filter((result) => result.basis === basis));
    if (best !== null) return best;
  }
  return { ...STRANGER, conflict: sameNumber };
}

function compareIdentity(
  row: PersonIdentity,
  other: PersonIdentity,
  sameNumber: boolean,
  label: Label,
): Comparison {
  if (row.cohort !== other.cohort) return STRANGER;
  const same = (a: string | null, b: string | null) =>
    a === b || (a !== null && b !== null && label(a) === label(b));
  const sameSurname = same(row.person.surname, other.person.surname);
  const sameFirstName = same(row.person.name, other.person.name);
  const sameName =
    sameSurname && sameFirstName && same(row.person.patronymic ?? '', other.person.patronymic ?? '');
  const sameBirth = row.birthDate === other.birthDate;
  const bothBorn = row.birthDate !== null && other.birthDate !== null;
  const sameCollege = same(row.college, other.college);
  const sameProgramme = same(
    row.specialty && spoKey(row.specialty),
    other.specialty && spoKey(other.specialty),
  );
  const sameGroup = same(row.group, other.group);
  const closeness = [sameName, sameBirth, sameProgramme, sameCollege, sameGroup].filter(Boolean).length;
  const found = (basis: LinkBasis): Comparison => ({ basis, conflict: false, closeness });
  // A surname changes and a name is misspelt, hardly both at once: nothing in common means another person's number.
  const confirmed = sameName || (bothBorn ? sameBirth : sameSurname || sameFirstName);
  if (sameNumber && confirmed) return found('snils');
  if (!sameName) return STRANGER;
  if (bothBorn) return sameBirth ? found('name-and-birth-date') : STRANGER;
  const statesStudies = row.college !== null && row.specialty !== null;
  const groupsAgree = sameGroup || row.group === null || other.group === null;
  if (sameCollege && sameProgramme && statesStudies && groupsAgree) return found('name-and-studies');
  // A copy of a row that states little is that row again, not one more person.
  return closeness === 5 ? found('name-and-studies') : STRANGER;
}
