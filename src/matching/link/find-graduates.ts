import type { Graduate } from '../../domain/graduate.ts';
import type { PersonName } from '../../domain/person-name.ts';
import type { RegisterPerson } from '../../domain/register.ts';
import { normaliseLabel } from '../../domain/text.ts';

/** A row that names a person, as far as it can be looked up. */
interface NamedRow {
  readonly person: RegisterPerson | null;
}

/** A row whose graduate cannot be told: nobody of that name, several, or one whom other facts contradict. */
interface UnfoundRow<Row> {
  readonly row: Row;
  readonly why: 'nobody' | 'several' | 'contradicted';
}

/** Rows with the graduates they are about; every row is in exactly one of the two lists, in the order given. */
export interface FoundGraduates<Row> {
  readonly found: readonly { readonly row: Row; readonly graduate: Graduate }[];
  readonly unfound: readonly UnfoundRow<Row>[];
}

/**
 * Looks up the graduates rows of a register are about: by СНИЛС, else by name. Registers add facts to known graduates and never make
 * new ones, so only what points to exactly one is used: of several namesakes birth date, college and group decide; a stated birth
 * date or СНИЛС that differs forbids. A patronymic left out on one side is no difference.
 * @param collegeNamed the known name of a college in any spelling
 */
export function findGraduates<Row extends NamedRow>(
  rows: readonly Row[],
  graduates: readonly Graduate[],
  collegeNamed: (name: string | null) => string | null,
): FoundGraduates<Row> {
  const byName = new Map<string, Graduate[]>();
  const bySnils = new Map<string, Graduate>();
  for (const graduate of graduates) {
    const key = nameKey(graduate.person);
    const same = byName.get(key);
    if (same === undefined) byName.set(key, [graduate]);
    else same.push(graduate);
    if (graduate.snils !== null) bySnils.set(graduate.snils, graduate);
  }
  const found: { row: Row; graduate: Graduate }[] = [];
  const unfound: UnfoundRow<Row>[] = [];
  for (const row of rows) {
    if (row.person === null) continue;
    const result = look(row.person);
    if (typeof result === 'string') unfound.push({ row, why: result });
    else found.push({ row, graduate: result });
  }
  return { found, unfound };

  function look(person: RegisterPerson): Graduate | UnfoundRow<Row>['why'] {
    const bySure = person.snils === null ? undefined : bySnils.get(person.snils);
    if (bySure !== undefined)
      return nameKey(bySure.person) === nameKey(person.person) ? bySure : 'contradicted';
    const named = (byName.get(nameKey(person.person)) ?? []).filter((graduate) =>
      patronymicsAgree(graduate.person, person.person),
    );
    if (named.length === 0) return 'nobody';
    const possible = named.filter(
      (graduate) => !differs(graduate.birthDate, person.birthDate) && !differs(graduate.snils, person.snils),
    );
    if (possible.length === 0) return 'contradicted';
    return narrow(possible, person) ?? 'several';
  }

  /** Each fact in turn decides among those left, if it leaves exactly one. */
  function narrow(possible: readonly Graduate[], person: RegisterPerson): Graduate | null {
    const college = collegeNamed(person.college) ?? person.college;
    const facts: readonly ((graduate: Graduate) => boolean)[] = [
      () => true,
      (graduate) => person.birthDate !== null && graduate.birthDate === person.birthDate,
      (graduate) => college !== null && (collegeNamed(graduate.college) ?? graduate.college) === college,
      (graduate) =>
        person.group !== null && normaliseLabel(graduate.group ?? '') === normaliseLabel(person.group),
    ];
    let left = possible;
    for (const holds of facts) {
      const kept = left.filter(holds);
      const [only, other] = kept;
      if (only !== undefined && other === undefined) return only;
      if (kept.length > 0) left = kept;
    }
    return null;
  }
}

function nameKey({ surname, name }: PersonName): string {
  return `${normaliseLabel(surname)} ${normaliseLabel(name)}`;
}

function patronymicsAgree(a: PersonName, b: PersonName): boolean {
  if (a.patronymic === null || b.patronymic === null) return true;
  return normaliseLabel(a.patronymic) === normaliseLabel(b.patronymic);
}

function differs(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b;
}
