import type { IsoDate } from '../../domain/iso-date.ts';
import type { PersonName } from '../../domain/person-name.ts';
import { normaliseLabel } from '../../domain/text.ts';
import type { PersonSecret } from '../../workspace/secret.ts';

/** What a row tells of who somebody is. */
export interface Identity {
  readonly person: PersonName;
  readonly birthDate: IsoDate | null;
  readonly snils: string | null;
  readonly college: string | null;
}

/** Stands for any patronymic. */
const ANY = '*';

/**
 * Keys by which an erased person is told again: СНИЛС; name and birth date, also without the patronymic; name and college for rows
 * that state neither number nor date.
 */
export function keysToRemember(identity: Identity, secret: PersonSecret): readonly string[] {
  const { patronymic } = identity.person;
  return keys(identity, patronymic === null ? [ANY] : [normaliseLabel(patronymic), ''], true, secret);
}

/** Keys under which a row would be remembered if its person was erased. */
export function keysToAsk(identity: Identity, secret: PersonSecret): readonly string[] {
  const isBare = identity.birthDate === null && identity.snils === null;
  return keys(identity, [normaliseLabel(identity.person.patronymic ?? ''), ANY], isBare, secret);
}

function keys(
  { person, birthDate, snils, college }: Identity,
  patronymics: readonly string[],
  withCollege: boolean,
  secret: PersonSecret,
): readonly string[] {
  const key = (...parts: readonly string[]) => secret.digest('erased', parts.join('|'));
  const name = [person.surname, person.name].map(normaliseLabel);
  return [
    ...(snils === null ? [] : [key('snils', snils)]),
    ...patronymics.flatMap((patronymic) => [
      ...(birthDate === null ? [] : [key('birth', ...name, patronymic, birthDate)]),
      ...(withCollege && college !== null
        ? [key('college', ...name, patronymic, normaliseLabel(college))]
        : []),
    ]),
  ];
}
