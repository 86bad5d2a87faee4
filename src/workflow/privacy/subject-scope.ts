import type { PersonSecret } from '../../workspace/secret.ts';
import type { ErasureScope } from './erase-scope.ts';
import type { Subject } from './find-subject.ts';
import { type Identity, keysToRemember } from './identity-keys.ts';

/** A person without the name: the same for the same secret, whatever the workspace calls the person by. */
export function pseudonymOf(identities: readonly Identity[], secret: PersonSecret): string {
  const [first = ''] = identities.map((each) => identityText(each)).sort();
  return secret.digest('pseudonym', first).slice(0, 16);
}

/** What erasing one person covers. */
export function subjectScope(subject: Subject, secret: PersonSecret): ErasureScope {
  return {
    kind: 'subject',
    label: `псевдоним ${pseudonymOf(subject.identities, secret)}`,
    cohorts: subject.cohorts,
    persons: subject.persons,
    registerRows: subject.rows.map(({ id }) => id),
    people: subject.identities,
    imports: new Set([...subject.records, ...subject.rows].map(({ origin }) => origin.sha256)),
    aggregates: null,
  };
}

/** Keys by which the person is told when a file brings it back. */
export function subjectKeys(subject: Subject, secret: PersonSecret): readonly string[] {
  return [...new Set(subject.identities.flatMap((each) => keysToRemember(each, secret)))].sort();
}

function identityText({ person, birthDate, snils }: Identity): string {
  return JSON.stringify([snils, person.surname, person.name, person.patronymic, birthDate]);
}
