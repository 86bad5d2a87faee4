import type { Snils } from '../../../src/domain/identifiers.ts';
import type { IsoDate } from '../../../src/domain/iso-date.ts';
import type { KnownPerson, PersonIdentity } from '../../../src/domain/person-link.ts';
import type { SpoCode } from '../../../src/domain/spo-code.ts';

/** Numbers of the series 999 were never issued. */
export const NUMBER = '99911122233' as Snils;
export const OTHER_NUMBER = '99944455566' as Snils;

/** What a case states; the rest is as in {@link identity}. */
export type Stated = Partial<PersonIdentity> & { fio?: string };

/** A row about Тестова Анна Образцовна with birth date, college, programme and group, without СНИЛС. */
export function identity({ fio = 'Тестова Анна Образцовна', ...stated }: Stated = {}): PersonIdentity {
  const [surname = '', name = '', patronymic = null] = fio.split(' ');
  return {
    person: { surname, name, patronymic },
    birthDate: '2007-03-14' as IsoDate,
    snils: null,
    cohort: 2026,
    college: 'Пробный колледж',
    specialty: { code: '15.02.16' as SpoCode, edition: '336' },
    group: 'Т-41',
    ...stated,
  };
}

export const known = (id: number, ...identities: Stated[]): KnownPerson => ({
  id,
  identities: identities.map(identity),
});

export const born = (date: string) => ({ birthDate: date as IsoDate });
